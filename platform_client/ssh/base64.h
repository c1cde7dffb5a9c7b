// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace berth::platform_client::ssh {

// RFC 4648, the standard alphabet with padding.
[[nodiscard]] std::string encodeBase64(std::string_view bytes);

struct Base64Bytes {
    std::string bytes;
    bool canonical = true;  // encoding the bytes again gives the very text
};

// As b64_pton, which OpenSSH decodes with: blanks of any kind between the characters are passed
// over, padding must be there and be right, spare bits must be zero. Nothing: it is no base64.
[[nodiscard]] std::optional<Base64Bytes> decodeBase64(std::string_view text);

}  // namespace berth::platform_client::ssh
