// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The data types of RFC 4251, section 5, as far as keys and files use them.

namespace berth::platform_client::ssh {

// Takes what is asked for off the front; nothing, and all further takings too, once there is less
// than that. The bytes must outlive it.
class WireReader {
  public:
    explicit WireReader(std::string_view bytes) : m_rest(bytes) {}

    [[nodiscard]] std::optional<std::uint8_t> byte();
    [[nodiscard]] std::optional<std::uint32_t> uint32();
    [[nodiscard]] std::optional<std::uint64_t> uint64();
    // The bytes of a "string"; views into what was given.
    [[nodiscard]] std::optional<std::string_view> string();
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

  private:
    std::string_view m_rest;
};

void putUint32(std::string& out, std::uint32_t value);
void putUint64(std::string& out, std::uint64_t value);
void putString(std::string& out, std::string_view bytes);
// A positive "mpint": big-endian, without leading zeros but the one that keeps it positive.
void putMpint(std::string& out, std::string_view magnitude);

}  // namespace berth::platform_client::ssh
