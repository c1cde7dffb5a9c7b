// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/inspection/finding.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// What was found on a machine or a node, with its evidence, and how long ago: "GPU 3 is too hot
// (91 °C) and runs slower to protect itself." Plain text; what comes from the machine is bounded
// and harmless, and is never taken for a placeholder.
[[nodiscard]] QString findingSentence(const inspection::Finding& finding, const Formatter& format);
// What to do about it.
[[nodiscard]] QString findingNextStep(const inspection::Finding& finding, const Formatter& format);
// What the machine itself said, in its own language, where the sentence does not hold it already:
// the line of the kernel's log behind an Xid. Empty: nothing more.
[[nodiscard]] QString machineWords(const inspection::Finding& finding);

}  // namespace berth::ui
