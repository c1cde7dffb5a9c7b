// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::sim::open_api {

// The public half of a client's key pair, with which its signatures are checked. Immutable.
class RsaPublicKey {
  public:
    // PEM, SubjectPublicKeyInfo ("BEGIN PUBLIC KEY"), RSA of 2048 bits as the platform takes it.
    // Error: InvalidArgument, saying what is wrong with the text.
    [[nodiscard]] static domain::Result<RsaPublicKey> fromPem(std::string_view pem);
    RsaPublicKey(RsaPublicKey&&) noexcept;
    RsaPublicKey& operator=(RsaPublicKey&&) noexcept;
    ~RsaPublicKey();

    // RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.2); `signature` is its standard base64 with
    // padding. False for whatever is not just that.
    [[nodiscard]] bool verifies(std::string_view message, std::string_view signature) const;

  private:
    struct Key;
    explicit RsaPublicKey(std::unique_ptr<Key> key);

    std::unique_ptr<Key> m_key;
};

}  // namespace berth::sim::open_api
