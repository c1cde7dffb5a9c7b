// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/domain/clock.h"
#include "models/domain/random.h"
#include "models/domain/secret_store.h"
#include "sim/open_api/api_error.h"
#include "sim/open_api/rsa_public_key.h"
#include "sim/serving/http_message.h"

namespace berth::sim::open_api {

// Whether a request comes from the owner of the key. With a public key it is one of the kind that
// signs every request; without, token, timestamp and version are all there is.
// The text to sign: "{path and query as sent}\n{version}\n{timestamp}\n{token}\n{body}". The body
// of a GET is taken as "" and as "{}": the platform's guide says the one, a client in use the
// other. There is no nonce; a request may be repeated for five minutes.
class Authentication {
  public:
    static constexpr std::int64_t kWindowMs = 5 * 60 * 1000;  // either way, of our clock

    Authentication(domain::SecretString token, std::optional<RsaPublicKey> key,
                   const domain::Clock& clock);

    [[nodiscard]] ApiResult<void> check(const serving::HttpRequest& request) const;
    [[nodiscard]] bool needsSignature() const { return m_key.has_value(); }

  private:
    [[nodiscard]] ApiResult<void> checkTimestamp(std::string_view text) const;
    [[nodiscard]] bool isSigned(const serving::HttpRequest& request, std::string_view version,
                                std::string_view timestamp, std::string_view signature) const;

    domain::SecretString m_token;
    std::optional<RsaPublicKey> m_key;
    const domain::Clock& m_clock;
};

// "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-yyyyMMddHHmmss", lower-case hexadecimal digits and a time.
[[nodiscard]] bool isTokenShaped(std::string_view text);
// One of that shape out of 128 random bits; the time is that of UTC+8.
[[nodiscard]] domain::SecretString newToken(domain::Random& random, std::int64_t unixMs);

}  // namespace berth::sim::open_api
