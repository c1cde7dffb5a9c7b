// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/capabilities.h"
#include "models/domain/deployment.h"

namespace berth::ui {

// What a person can ask of a platform.
enum class Doing { Create, Edit, Scale, Pause, Resume, Restart, ReplaceNode, TryVersion, Delete };

// Why it cannot be asked of this platform now, in one sentence for the control that is greyed;
// empty: it can.
[[nodiscard]] QString whyNot(Doing doing, const domain::Capabilities& capabilities);
// Likewise of this deployment, or of a node of its; null: of any.
[[nodiscard]] QString whyNot(Doing doing, const domain::Capabilities& capabilities,
                             const domain::Deployment* deployment);

}  // namespace berth::ui
