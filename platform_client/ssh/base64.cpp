// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/base64.h"

#include <cstdint>

#include "models/domain/ascii.h"

namespace berth::platform_client::ssh {

namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// 0 … 63; -1: not of the alphabet.
int valueOf(char c) {
    if (domain::isUpperLetter(c)) return c - 'A';
    if (domain::isLowerLetter(c)) return c - 'a' + 26;
    if (domain::isDigit(c)) return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

}  // namespace

std::string encodeBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8 |
                    (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        const std::size_t given = bytes.size() - at < 3 ? bytes.size() - at : 3;
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= given ? kAlphabet[group >> (18 - 6 * i) & 63] : '=';
    }
    return text;
}

std::optional<Base64Bytes> decodeBase64(std::string_view text) {
    Base64Bytes decoded;
    std::uint32_t bits = 0;
    int held = 0;    // how many of the lowest bits of `bits` are not written yet
    int digits = 0;  // characters of the alphabet, modulo 4
    std::size_t at = 0;
    for (; at < text.size() && text[at] != '='; ++at) {
        if (isBlank(text[at])) {
            decoded.canonical = false;
            continue;
        }
        const int value = valueOf(text[at]);
        if (value < 0) return std::nullopt;
        bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFU;
        held += 6;
        digits = (digits + 1) % 4;
        if (held >= 8) {
            held -= 8;
            decoded.bytes += static_cast<char>(bits >> held & 0xFFU);
        }
    }
    int padding = 0;
    for (; at < text.size(); ++at) {
        if (text[at] == '=')
            ++padding;
        else if (isBlank(text[at]))
            decoded.canonical = false;
        else
            return std::nullopt;
    }
    if (padding != (4 - digits) % 4 || digits == 1) return std::nullopt;
    if (held > 0 && (bits & ((1U << held) - 1)) != 0) return std::nullopt;
    return decoded;
}

}  // namespace berth::platform_client::ssh
