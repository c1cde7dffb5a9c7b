// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace berth::ui {

// The type scale. Sizes are px / line height at 100 %; fonts are set in points (px × 0.75) so that
// the system's text size applies.
enum class TextStyle {
    Figure,        // 28/34 semibold, one a page
    Title,         // 20/26 semibold
    Section,       // 15/22 semibold
    Strong,        // 13/18 semibold: names, states, buttons
    Body,          // 13/18
    Second,        // 12/17
    SecondStrong,  // 12/17 semibold: headers
    Small,         // 11/15: axes, counters
    SmallStrong,   // 11/15 semibold
    Mono,          // 12/18 of one width
    MonoStrong,
};

[[nodiscard]] QFont fontFor(TextStyle style);
// Line height in device-independent pixels at the font's real size.
[[nodiscard]] int lineHeight(TextStyle style);

}  // namespace berth::ui
