// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/service_levels.h"

namespace berth::domain {

const char* toText(AlarmAction action) {
    switch (action) {
        case AlarmAction::Notice:
            return "notice";
        case AlarmAction::Scale:
            return "scale";
        case AlarmAction::StopLoad:
            return "stop_load";
        case AlarmAction::Restart:
            return "restart";
        case AlarmAction::Pause:
            return "pause";
    }
    return "";
}

const char* toText(BudgetUnit unit) {
    return unit == BudgetUnit::Seconds ? "seconds" : "requests";
}

}  // namespace berth::domain
