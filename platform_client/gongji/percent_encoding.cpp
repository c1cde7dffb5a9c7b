// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/percent_encoding.h"

namespace berth::platform_client::gongji {
namespace {

bool unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string percentEncoded(std::string_view text) {
    constexpr char kDigits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (unreserved(c)) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += kDigits[byte >> 4U];
        encoded += kDigits[byte & 0xFU];
    }
    return encoded;
}

Target& Target::with(std::string_view name, std::string_view value) {
    m_text += m_hasQuery ? '&' : '?';
    m_hasQuery = true;
    m_text += percentEncoded(name);
    m_text += '=';
    m_text += percentEncoded(value);
    return *this;
}

}  // namespace berth::platform_client::gongji
