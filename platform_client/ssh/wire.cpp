// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/wire.h"

namespace berth::platform_client::ssh {

std::optional<std::uint8_t> WireReader::byte() {
    if (m_rest.empty()) return std::nullopt;
    const auto value = static_cast<std::uint8_t>(m_rest.front());
    m_rest.remove_prefix(1);
    return value;
}

std::optional<std::uint64_t> WireReader::uint64() {
    const std::optional<std::uint32_t> high = uint32(), low = uint32();
    if (!high || !low) return std::nullopt;
    return std::uint64_t{*high} << 32 | *low;
}

std::optional<std::uint32_t> WireReader::uint32() {
    if (m_rest.size() < 4) {
        m_rest = {};
        return std::nullopt;
    }
    std::uint32_t value = 0;
    for (const char c : m_rest.substr(0, 4))
        value = value << 8 | static_cast<unsigned char>(c);
    m_rest.remove_prefix(4);
    return value;
}

std::optional<std::string_view> WireReader::string() {
    const std::optional<std::uint32_t> size = uint32();
    if (!size || *size > m_rest.size()) {
        m_rest = {};
        return std::nullopt;
    }
    const std::string_view bytes = m_rest.substr(0, *size);
    m_rest.remove_prefix(*size);
    return bytes;
}

void putUint32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift & 0xFFU);
}

void putUint64(std::string& out, std::uint64_t value) {
    putUint32(out, static_cast<std::uint32_t>(value >> 32));
    putUint32(out, static_cast<std::uint32_t>(value));
}

void putString(std::string& out, std::string_view bytes) {
    putUint32(out, static_cast<std::uint32_t>(bytes.size()));
    out += bytes;
}

void putMpint(std::string& out, std::string_view magnitude) {
    while (!magnitude.empty() && magnitude.front() == '\0')
        magnitude.remove_prefix(1);
    const bool topBit = !magnitude.empty() && (magnitude.front() & 0x80) != 0;
    putUint32(out, static_cast<std::uint32_t>(magnitude.size() + (topBit ? 1 : 0)));
    if (topBit) out += '\0';
    out += magnitude;
}

}  // namespace berth::platform_client::ssh
