// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/bridge/transfer_queue.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// "Download output and 2 more".
[[nodiscard]] QString transferTitle(const bridge::TransferJob& job);
// How far it is, or how it ended: one line.
[[nodiscard]] QString transferState(const bridge::TransferJob& job, const Formatter& format);
// Which files did not come through and why, one a line, ten at most. Empty: all did.
[[nodiscard]] QString transferProblems(const bridge::TransferJob& job);
// 0 … 1; below 0 while it is not known how much there is.
[[nodiscard]] double transferRatio(const bridge::TransferJob& job);

}  // namespace berth::ui
