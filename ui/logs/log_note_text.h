// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/bridge/log_entry.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// The words of the rows that are no lines: what is missing, who was replaced, how long the
// platform was away. Names and evidence in it are made harmless. Empty for lines.
[[nodiscard]] QString logNoteText(const bridge::LogEntry& entry, const Formatter& format);

}  // namespace berth::ui
