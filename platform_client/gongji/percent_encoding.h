// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace berth::platform_client::gongji {

// Every byte but the unreserved ones of RFC 3986 (letters, digits, "-", ".", "_", "~") as %XX:
// comma, plus and slash too, since a signature covers the query as it is on the wire.
[[nodiscard]] std::string percentEncoded(std::string_view text);

// A path with its query, as it is signed and sent.
class Target {
  public:
    explicit Target(std::string_view path) : m_text(path) {}

    Target& with(std::string_view name, std::string_view value);
    Target& with(std::string_view name, std::int64_t value) {
        return with(name, std::to_string(value));
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

  private:
    std::string m_text;
    bool m_hasQuery = false;
};

}  // namespace berth::platform_client::gongji
