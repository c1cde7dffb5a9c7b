// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "models/domain/connection.h"
#include "models/domain/error.h"

namespace berth::platform_client::gongji {

// An RSA-2048 private key, as the platform's RSA mode wants it. Immutable; any thread.
class RsaKey {
  public:
    // PEM, PKCS#8 or PKCS#1, not encrypted. Errors: InvalidArgument, field "privateKey".
    [[nodiscard]] static domain::Result<RsaKey> fromPem(const domain::SecretString& pem);

    // RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2), in base64 with padding. Errors: Internal.
    [[nodiscard]] domain::Result<std::string> sign(std::string_view text) const;

    // PEM of the public half, SubjectPublicKeyInfo. Errors: Internal.
    [[nodiscard]] domain::Result<std::string> publicPem() const;

  private:
    struct Parts;
    explicit RsaKey(std::shared_ptr<const Parts> parts) : m_parts(std::move(parts)) {}

    std::shared_ptr<const Parts> m_parts;
};

// Takes up to a second. Errors: Internal.
[[nodiscard]] domain::Result<domain::RsaKeyPair> makeRsaKeyPair();

}  // namespace berth::platform_client::gongji
