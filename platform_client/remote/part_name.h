// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace berth::platform_client::remote {

// What a file is called while it is not whole.
[[nodiscard]] inline std::string partName(const std::string& name) {
    return name + ".part";
}

}  // namespace berth::platform_client::remote
