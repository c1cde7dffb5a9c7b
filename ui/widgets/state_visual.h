// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/deployment.h"
#include "models/domain/node.h"
#include "models/domain/stream.h"
#include "ui/theme/mark.h"
#include "ui/theme/tokens.h"

namespace berth::ui {

// Shape and colour of a state. The word comes from ui/support/state_texts.h; never one without the
// other.
struct StateVisual {
    Mark mark = Mark::Unknown;
    Token color = Token::Off;
    Token tint = Token::OffTint;

    friend bool operator==(const StateVisual&, const StateVisual&) = default;
};

[[nodiscard]] StateVisual visualOf(domain::NodeState state);
[[nodiscard]] StateVisual visualOf(domain::DeploymentState state);
[[nodiscard]] StateVisual visualOf(domain::Severity severity);

}  // namespace berth::ui
