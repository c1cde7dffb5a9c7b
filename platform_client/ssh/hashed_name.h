// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace berth::platform_client::ssh {

inline constexpr std::size_t kNameSaltBytes = 20;

// "|1|SALT|HASH" in base64: HMAC-SHA1 of the name under the salt, as known_hosts files hold names
// that nobody is to read. Not a protection of the key: that is compared in full.
[[nodiscard]] std::string hashName(std::string_view name, std::string_view salt);

// The salt of such a name; nothing: it is none.
[[nodiscard]] std::optional<std::string> saltOf(std::string_view hashed);

// A salt from the kernel's generator.
[[nodiscard]] std::string newNameSalt();

}  // namespace berth::platform_client::ssh
