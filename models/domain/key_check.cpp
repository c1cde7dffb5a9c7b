// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/key_check.h"

#include <algorithm>
#include <string>

#include "models/domain/ascii.h"

namespace berth::domain {

namespace {

// Where the dashes of a token stand, and from where on it holds decimal digits only.
constexpr std::size_t kDashes[] = {8, 13, 18, 23, 36};
constexpr std::size_t kDecimalFrom = 37;

}  // namespace

TokenCheck checkToken(std::string_view token) {
    if (token.empty()) return {TokenFlaw::Empty, 0};
    for (std::size_t i = 0; i < std::min(token.size(), kTokenLength); ++i) {
        const bool dash = std::ranges::find(kDashes, i) != std::ranges::end(kDashes);
        const char c = token[i];
        const bool right = dash ? c == '-' : i < kDecimalFrom ? isLowerHex(c) : isDigit(c);
        if (!right) return {TokenFlaw::WrongCharacter, i};
    }
    if (token.size() > kTokenLength) return {TokenFlaw::TooLong, 0};
    if (token.size() < kTokenLength) return {TokenFlaw::Unfinished, token.size()};
    return {};
}

PrivateKeyFlaw checkPrivateKey(std::string_view pem) {
    const auto has = [pem](std::string_view part) {
        return pem.find(part) != std::string_view::npos;
    };
    if (std::ranges::all_of(pem, [](char c) { return c == ' ' || c == '\n' || c == '\r'; })) {
        return PrivateKeyFlaw::Empty;
    }
    if (has("-----BEGIN PUBLIC KEY-----") || has("-----BEGIN RSA PUBLIC KEY-----") ||
        pem.starts_with("ssh-rsa ")) {
        return PrivateKeyFlaw::PublicKey;
    }
    if (has("-----BEGIN ENCRYPTED PRIVATE KEY-----") || has("Proc-Type: 4,ENCRYPTED")) {
        return PrivateKeyFlaw::Encrypted;
    }
    for (const char* kind : {"PRIVATE KEY-----", "RSA PRIVATE KEY-----"}) {
        const std::string begin = std::string("-----BEGIN ") + kind;
        const std::string end = std::string("-----END ") + kind;
        const std::size_t from = pem.find(begin);
        if (from == std::string_view::npos) continue;
        return pem.find(end, from + begin.size()) == std::string_view::npos
                   ? PrivateKeyFlaw::Unfinished
                   : PrivateKeyFlaw::None;
    }
    return has("-----BEGIN ") ? PrivateKeyFlaw::OtherKind : PrivateKeyFlaw::NotPem;
}

}  // namespace berth::domain
