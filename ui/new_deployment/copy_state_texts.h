// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/new_deployment/batch_publisher.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// Word, shape and colour of what becomes of a deployment of a batch.
[[nodiscard]] QString copyStateText(CopyState state);
[[nodiscard]] StateVisual visualOf(CopyState state);

}  // namespace berth::ui
