// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "models/inspection/finding.h"

namespace berth::inspection {

// The texts of all kinds: those of GPUs, then those of the machine around them, in the order of the
// kinds.
[[nodiscard]] std::span<const FindingText> gpuTexts();
[[nodiscard]] std::span<const FindingText> machineTexts();

}  // namespace berth::inspection
