// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace berth::domain {

// Whether Windows takes a name for a device, with any ending and in any case: CON, PRN, AUX, NUL,
// CONIN$, CONOUT$, COM0 to COM9, LPT0 to LPT9. Blanks before the ending do not count.
[[nodiscard]] bool isDeviceName(std::string_view name);

}  // namespace berth::domain
