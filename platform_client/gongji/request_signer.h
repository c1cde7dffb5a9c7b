// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/domain/connection.h"
#include "platform_client/gongji/rsa_key.h"
#include "platform_client/http/http_transport.h"

namespace berth::platform_client::gongji {

inline constexpr std::string_view kApiVersion = "1.0.0";

// What is signed: "{path}\n{version}\n{timestamp}\n{token}\n{body}", where the path has its query
// as it is on the wire. The body of a GET is the empty text: one public client signs "{}" there,
// the official documentation calls that a mistake.
[[nodiscard]] std::string stringToSign(std::string_view target, std::string_view timestamp,
                                       std::string_view token, std::string_view body);

// Whether the text has the shape of the platform's tokens: a UUID and fourteen digits.
[[nodiscard]] bool hasTokenShape(std::string_view text);

// Puts the headers on a request that say who asks. There is no nonce: the platform takes a request
// whose timestamp is within five minutes of its own clock, so every attempt is signed anew.
// Timestamps are this computer's own and not corrected by what the platform's clock shows: up to
// the five minutes nothing needs correcting, and beyond them every age and time the console shows
// would be wrong, which is told rather than hidden.
class RequestSigner {
  public:
    // Errors: InvalidArgument, field "token" or "privateKey".
    [[nodiscard]] static domain::Result<RequestSigner> make(domain::KeyMode mode,
                                                            domain::ConnectionSecrets secrets);

    // The headers for one attempt at `unixMs`. `body` is empty for GET. Errors: Internal.
    [[nodiscard]] domain::Result<HttpHeaders> headers(std::string_view target,
                                                      std::string_view body,
                                                      std::int64_t unixMs) const;

  private:
    RequestSigner(domain::SecretString token, std::optional<RsaKey> key)
        : m_token(std::move(token)), m_key(std::move(key)) {}

    domain::SecretString m_token;
    std::optional<RsaKey> m_key;
};

}  // namespace berth::platform_client::gongji
