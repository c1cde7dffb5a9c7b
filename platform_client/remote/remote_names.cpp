// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/remote_names.h"

#include <algorithm>
#include <array>

namespace berth::platform_client::remote {

namespace {

constexpr std::size_t kMaxName = 255;

bool isDevice(std::string_view name) {
    std::string stem(name.substr(0, name.find('.')));
    stem.resize(stem.find_last_not_of(' ') + 1);
    for (char& c : stem)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    constexpr std::array<std::string_view, 6> kDevices{"CON", "PRN",    "AUX",
                                                       "NUL", "CONIN$", "CONOUT$"};
    if (std::find(kDevices.begin(), kDevices.end(), stem) != kDevices.end()) return true;
    return stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) &&
           stem[3] >= '0' && stem[3] <= '9';
}

}  // namespace

std::string unfitName(std::string_view name) {
    if (name.empty()) return "an empty name";
    if (name == "." || name == "..") return "a name that stands for another folder";
    if (name.size() > kMaxName) return "a name of more than 255 bytes";
    for (const char c : name) {
        if (c == '/' || c == '\\') return "a name with a slash in it";
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            return "a name with a control character in it";
    }
    if (isDevice(name)) return "the name of a device";
    return {};
}

}  // namespace berth::platform_client::remote
