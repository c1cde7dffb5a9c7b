// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace berth::ui {

inline constexpr int kShownName = 60;      // of a name
inline constexpr int kShownMessage = 240;  // of what a machine said

// A text that is not to be trusted, to stand inside a sentence: what is invisible or turns the
// direction is shown (bridge::toDisplayText), and past `most` QChars it is cut, with "…" behind.
// Still plain text, to be shown as such.
[[nodiscard]] QString shownText(std::string_view untrusted, int most = kShownName);

}  // namespace berth::ui
