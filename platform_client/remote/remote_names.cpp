// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/remote_names.h"

#include "models/domain/device_name.h"

namespace berth::platform_client::remote {

namespace {

constexpr std::size_t kMaxName = 255;

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
    if (domain::isDeviceName(name)) return "the name of a device";
    return {};
}

}  // namespace berth::platform_client::remote
