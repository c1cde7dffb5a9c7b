// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/device_name.h"

#include <algorithm>
#include <array>
#include <string>

#include "models/domain/ascii.h"
#include "models/domain/text.h"

namespace berth::domain {

bool isDeviceName(std::string_view name) {
    constexpr std::array<std::string_view, 6> kDevices{"con", "prn",    "aux",
                                                       "nul", "conin$", "conout$"};
    const std::string stem = lowerCase(trimmed(name.substr(0, name.find('.'))));
    if (std::ranges::find(kDevices, stem) != kDevices.end()) return true;
    return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
           isDigit(stem[3]);
}

}  // namespace berth::domain
