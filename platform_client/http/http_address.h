// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::platform_client {

// An absolute http or https address taken apart (RFC 3986). Path and query are kept byte for byte:
// they are what has been signed.
struct HttpAddress {
    bool tls = false;
    std::string host;  // lower case; an IPv6 address without its brackets
    std::uint16_t port = 80;
    std::string target = "/";  // path and query as they go over the wire; begins with "/"

    // "https://api.example:443": scheme, host and port, the port always written.
    [[nodiscard]] std::string origin() const;
    // The value of the Host field: the port only where it is not the scheme's own.
    [[nodiscard]] std::string hostField() const;
    // 127.0.0.0/8, ::1, localhost and what ends with ".localhost" (RFC 6761).
    [[nodiscard]] bool isLoopback() const;

    friend bool operator==(const HttpAddress&, const HttpAddress&) = default;
};

[[nodiscard]] bool sameOrigin(const HttpAddress& a, const HttpAddress& b);

inline constexpr std::size_t kLongestUrl = 8192;

// Errors: InvalidArgument (field "url") for anything that could not be kept as it stands: other
// schemes, user names, fragments, spaces, bytes beyond ASCII, lone "%", more than 8 KiB.
[[nodiscard]] domain::Result<HttpAddress> parseHttpAddress(std::string_view url);

// Where a Location field leads, seen from `base` (RFC 3986, 5.2); a fragment is dropped. Errors as
// above.
[[nodiscard]] domain::Result<HttpAddress> resolveReference(const HttpAddress& base,
                                                           std::string_view reference);

}  // namespace berth::platform_client
