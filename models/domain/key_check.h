// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace berth::domain {

// What a person pastes to set up a connection, looked at before anything is sent. Pure; nothing of
// it is kept. Names and addresses: connection_rules.h.

// Shape xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-yyyyMMddHHmmss of lower-case hexadecimal digits and,
// at the end, decimal ones.
enum class TokenFlaw { None, Empty, Unfinished, WrongCharacter, TooLong };
inline constexpr std::size_t kTokenLength = 51;
struct TokenCheck {
    TokenFlaw flaw = TokenFlaw::None;
    std::size_t at = 0;  // WrongCharacter: its place, from 0. Unfinished: how many there are

    friend bool operator==(const TokenCheck&, const TokenCheck&) = default;
};
[[nodiscard]] TokenCheck checkToken(std::string_view token);

// PEM of an RSA private key, PKCS#8 or PKCS#1; only its frame is looked at.
enum class PrivateKeyFlaw { None, Empty, NotPem, PublicKey, Encrypted, OtherKind, Unfinished };
[[nodiscard]] PrivateKeyFlaw checkPrivateKey(std::string_view pem);

}  // namespace berth::domain
