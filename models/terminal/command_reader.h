// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace berth::terminal {

// What operating system commands (OSC …) ask for, of those that are obeyed.
// Source: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, "Operating System Commands"

// Of OSC 0 and 2: the title, cleaned by cleanLine() and cut at TerminalSurface::kLongestTitle.
[[nodiscard]] std::optional<std::string> readTitle(std::string_view command);

// Of OSC 52 that writes: the text for the clipboard, valid UTF-8 and not empty. One that asks for
// the clipboard, or that is too long or malformed, is nothing.
[[nodiscard]] std::optional<std::string> readClipboard(std::string_view command);

// Valid UTF-8 on one line: control characters and those that reorder or hide text are left out.
[[nodiscard]] std::string cleanLine(std::string_view text, std::size_t mostBytes);

// What a paste sends: line ends as the Enter key, tabs, and no other control character, so that no
// text can end a bracketed paste or press keys.
[[nodiscard]] std::string pasteText(std::string_view utf8);

}  // namespace berth::terminal
