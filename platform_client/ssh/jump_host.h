// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace berth::platform_client::ssh {

inline constexpr int kMaxPort = 65535;

// A host on the way to another.
struct JumpHost {
    std::string user;  // empty: none is given
    std::string host;  // without brackets
    int port = 0;      // 0: none is given

    friend bool operator==(const JumpHost&, const JumpHost&) = default;
};

// 1 … 65535 in decimal digits; nothing: it is no such number.
[[nodiscard]] std::optional<int> portFromText(std::string_view text);

// The value of ProxyJump: "[user@]host[:port]" or "ssh://[user@]host[:port]", several with commas,
// in the order in which they are passed; "none" gives an empty list. Nothing: it cannot be read.
[[nodiscard]] std::optional<std::vector<JumpHost>> readJumpHosts(std::string_view value);

}  // namespace berth::platform_client::ssh
