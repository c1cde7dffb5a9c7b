// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/sftp_packet.h"

namespace berth::sim::node_ssh {

namespace {

enum Flag : std::uint32_t {
    kSize = 0x01,
    kOwner = 0x02,
    kPermissions = 0x04,
    kTimes = 0x08,
    kExtended = 0x8000'0000,
};

}  // namespace

std::string_view SftpReader::take(std::size_t bytes) {
    if (m_failed || m_rest.size() < bytes) {
        m_failed = true;
        return {};
    }
    const std::string_view taken = m_rest.substr(0, bytes);
    m_rest.remove_prefix(bytes);
    return taken;
}

std::uint8_t SftpReader::byte() {
    const std::string_view one = take(1);
    return one.empty() ? 0 : static_cast<std::uint8_t>(one.front());
}

std::uint32_t SftpReader::number() {
    std::uint32_t value = 0;
    for (const char c : take(4))
        value = (value << 8U) | static_cast<std::uint8_t>(c);
    return value;
}

std::uint64_t SftpReader::longNumber() {
    const std::uint64_t high = number();
    return (high << 32U) | number();
}

std::string_view SftpReader::text() {
    return take(number());
}

SftpAttributes SftpReader::attributes() {
    SftpAttributes out;
    const std::uint32_t flags = number();
    if ((flags & kSize) != 0) out.size = longNumber();
    if ((flags & kOwner) != 0) {
        out.hasOwner = true;
        (void)longNumber();
    }
    if ((flags & kPermissions) != 0) out.permissions = number();
    if ((flags & kTimes) != 0) {
        out.accessed = number();
        out.modified = number();
    }
    if ((flags & kExtended) != 0) {
        // Pairs of texts that nothing here knows; a false count ends with the packet.
        for (std::uint32_t pairs = number(); pairs > 0 && !m_failed; --pairs) {
            (void)text();
            (void)text();
        }
    }
    return out;
}

SftpWriter& SftpWriter::byte(std::uint8_t value) {
    m_bytes.push_back(static_cast<char>(value));
    return *this;
}

SftpWriter& SftpWriter::number(std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        byte(static_cast<std::uint8_t>(value >> static_cast<unsigned>(shift)));
    return *this;
}

SftpWriter& SftpWriter::longNumber(std::uint64_t value) {
    number(static_cast<std::uint32_t>(value >> 32U));
    return number(static_cast<std::uint32_t>(value));
}

SftpWriter& SftpWriter::text(std::string_view value) {
    number(static_cast<std::uint32_t>(value.size()));
    m_bytes.append(value);
    return *this;
}

SftpWriter& SftpWriter::attributes(const SftpAttributes& a) {
    number((a.size ? kSize : 0U) | kOwner | (a.permissions ? kPermissions : 0U) |
           (a.modified ? kTimes : 0U));
    if (a.size) longNumber(*a.size);
    longNumber(0);  // root, and its group
    if (a.permissions) number(*a.permissions);
    if (a.modified) {
        number(a.accessed.value_or(*a.modified));
        number(*a.modified);
    }
    return *this;
}

std::string SftpWriter::packet() const {
    const auto size = static_cast<std::uint32_t>(m_bytes.size());
    std::string out;
    out.reserve(m_bytes.size() + 4);
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(size >> static_cast<unsigned>(shift)));
    out += m_bytes;
    return out;
}

}  // namespace berth::sim::node_ssh
