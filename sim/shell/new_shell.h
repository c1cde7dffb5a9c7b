// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "sim/shell/open_file.h"
#include "sim/shell/session.h"
#include "sim/shell/shell_state.h"

namespace berth::sim::shell {

// What the shell of a session begins with.
[[nodiscard]] ShellState newShellState(Session& session);

// A line of a script that is read from a descriptor, byte by byte, so that what the script reads
// itself stands right behind it; nothing: the end.
[[nodiscard]] std::optional<std::string> readScriptLine(OpenFile& input,
                                                        const std::stop_token& stop);

}  // namespace berth::sim::shell
