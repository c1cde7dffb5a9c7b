// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::terminal {

// How many cells a character takes: 2 for those of East Asian width, 0 for marks that join the
// character before them, 1 for all others. Says the same as the emulator underneath, which decides
// where the cursor goes; a test asks both for every character. Control characters have no width and
// never come here.
[[nodiscard]] int characterWidth(char32_t character);

}  // namespace berth::terminal
