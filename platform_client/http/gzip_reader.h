// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace berth::platform_client {

// Unpacks what arrives in the gzip format (RFC 1952), piece by piece, and never more than it is
// allowed to: a bomb ends at the limit, however well it was packed.
class GzipReader {
  public:
    enum class Outcome { GoesOn, Malformed, TooLarge };

    GzipReader();
    ~GzipReader();
    GzipReader(const GzipReader&) = delete;
    GzipReader& operator=(const GzipReader&) = delete;

    // Appends to `out`, which is never made longer than `limit`. After anything but GoesOn it must
    // not be called again.
    [[nodiscard]] Outcome feed(std::string_view packed, std::string& out, std::size_t limit);
    // Whether what came so far is whole; nothing at all is.
    [[nodiscard]] bool isWhole() const { return m_betweenMembers; }

  private:
    struct Stream;

    std::unique_ptr<Stream> m_stream;
    bool m_betweenMembers = true;
};

}  // namespace berth::platform_client
