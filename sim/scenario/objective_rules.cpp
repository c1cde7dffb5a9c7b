// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/objective_rules.h"

namespace berth::sim::scenario {

static_assert(static_cast<int>(ObjectiveKind::RestartsAtMost) ==
              static_cast<int>(domain::ObjectiveFigure::Restarts));

bool isMet(ObjectiveKind kind, double value, double target) {
    switch (kind) {
        case ObjectiveKind::AvailabilityAtLeast:
        case ObjectiveKind::ReadyAtLeast:
        case ObjectiveKind::AnsweredAtLeast:
            return value >= target;
        case ObjectiveKind::P95AtMost:
        case ObjectiveKind::P99AtMost:
        case ObjectiveKind::CostAtMost:
        case ObjectiveKind::RestartsAtMost:
            return value <= target;
    }
    return false;
}

bool isRaisedBelow(domain::AlarmFigure figure) {
    return figure == domain::AlarmFigure::Availability || figure == domain::AlarmFigure::Answered;
}

}  // namespace berth::sim::scenario
