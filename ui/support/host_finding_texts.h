// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/host_profile.h"

namespace berth::ui {

// What is wrong with what a person says of a computer to reach over SSH, and how to mend it: one or
// two short sentences, to stand under the field.
[[nodiscard]] QString hostFindingText(domain::HostFindingKind kind);

}  // namespace berth::ui
