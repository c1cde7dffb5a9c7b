// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/terminal/terminal_surface.h"

namespace berth::terminal {

// A surface that keeps what it sends and asks.
struct TerminalFixture {
    explicit TerminalFixture(SurfaceSize size = {5, 20}, TerminalSurface::Limits limits = {});

    // The screen as text: rows without blanks at their ends, joined by "|".
    [[nodiscard]] std::string screen() const;
    // What has scrolled out, in the same form.
    [[nodiscard]] std::string history() const;
    [[nodiscard]] Row row(int index) const;
    // The style of the cell at this place of the screen.
    [[nodiscard]] Style style(int row, int column) const;

    std::string sent;
    std::vector<std::string> clipboards;
    int bells = 0;
    TerminalSurface surface;
};

// All that can be told of a surface: lines, styles, cursor, modes, title.
[[nodiscard]] std::string portrait(const TerminalSurface& surface);

// Sequences of every kind, with characters of one to four bytes between them.
[[nodiscard]] std::string sampleStream();

}  // namespace berth::terminal
