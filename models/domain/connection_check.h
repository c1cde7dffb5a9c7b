// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace berth::domain {

// What a person types to set up a connection, looked at before anything is sent. Pure.

enum class NameFlaw { None, Empty, TooLong, ControlCharacter };
inline constexpr std::size_t kLongestConnectionName = 60;  // characters
[[nodiscard]] NameFlaw checkConnectionName(std::string_view name);

enum class BaseUrlFlaw {
    None,
    Empty,
    NoScheme,       // "openapi.suanli.cn"
    UnknownScheme,  // neither https nor http
    NoHost,
    BadHost,       // a character that no host name or address has
    BadPort,       // not a number from 1 to 65535
    Credentials,   // "https://user:secret@host"
    MoreThanHost,  // a path, a query or a fragment
    Unprotected,   // http to another computer: the token would travel in the clear
};
struct BaseUrlCheck {
    BaseUrlFlaw flaw = BaseUrlFlaw::None;
    std::string suggestion;  // an address without the flaw, where there is an obvious one

    friend bool operator==(const BaseUrlCheck&, const BaseUrlCheck&) = default;
};
[[nodiscard]] BaseUrlCheck checkBaseUrl(std::string_view url);
// "openapi.suanli.cn" or "127.0.0.1:8080"; empty where the address cannot be used.
[[nodiscard]] std::string hostOf(std::string_view url);
// Whether what listens there can only be on this computer: 127.0.0.0/8, ::1, localhost.
[[nodiscard]] bool isLoopback(std::string_view url);

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
