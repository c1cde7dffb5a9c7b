// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/terminal/logical_line.h"

namespace berth::terminal {

// The text of a span as UTF-8: rows that were broken by the screen are joined, blanks at the ends
// of lines are left out. Lines that have gone are left out too.
[[nodiscard]] std::string textOf(const TerminalSurface& surface, const TextSpan& span);

// The word at a place: letters, digits, all beyond ASCII, and what paths and addresses are written
// with; or the blanks, or the one sign that is there.
[[nodiscard]] TextSpan wordAt(const TerminalSurface& surface, TextPoint point);
// The whole line of text, over all its rows.
[[nodiscard]] TextSpan lineAt(const TerminalSurface& surface, TextPoint point);

struct Link {
    TextSpan span;
    std::string target;
};
// Longer addresses are no links.
inline constexpr std::size_t kLongestLink = 2'048;
// Addresses of http and https, in ASCII only, so that none can look like another. What ends a
// sentence or a bracket around the address does not belong to it.
[[nodiscard]] std::vector<Link> linksIn(const LogicalLine& line);
[[nodiscard]] std::optional<Link> linkAt(const TerminalSurface& surface, TextPoint point);

}  // namespace berth::terminal
