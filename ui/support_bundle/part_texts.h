// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/support_bundle/bundle.h"

namespace berth::ui {

// What a part of a support bundle tells, in the words of the language: "What is noticeable".
[[nodiscard]] QString partText(support_bundle::PartKind kind);

}  // namespace berth::ui
