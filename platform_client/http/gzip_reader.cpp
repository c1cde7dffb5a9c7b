// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/gzip_reader.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace berth::platform_client {

struct GzipReader::Stream {
    z_stream z{};

    Stream() {
        // 16 more than the largest window: gzip and nothing else. It fails without memory only.
        if (inflateInit2(&z, MAX_WBITS + 16) != Z_OK) std::abort();
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() { inflateEnd(&z); }
};

GzipReader::GzipReader() : m_stream(std::make_unique<Stream>()) {}
GzipReader::~GzipReader() = default;

GzipReader::Outcome GzipReader::feed(std::string_view packed, std::string& out, std::size_t limit) {
    z_stream& z = m_stream->z;
    std::array<char, 16 * 1024> unpacked;
    std::string input(packed);  // zlib's input is not const
    z.next_in = reinterpret_cast<Bytef*>(input.data());
    z.avail_in = static_cast<uInt>(input.size());
    for (bool full = false; z.avail_in > 0 || full;) {
        if (m_betweenMembers) {  // several may follow each other (RFC 1952, 2.2)
            if (z.avail_in == 0) break;
            inflateReset(&z);
            m_betweenMembers = false;
        }
        z.next_out = reinterpret_cast<Bytef*>(unpacked.data());
        z.avail_out = static_cast<uInt>(unpacked.size());
        const int result = inflate(&z, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return Outcome::Malformed;
        const std::size_t made = unpacked.size() - z.avail_out;
        const std::size_t room = limit - std::min(limit, out.size());
        out.append(unpacked.data(), std::min(made, room));
        if (made > room) return Outcome::TooLarge;
        m_betweenMembers = result == Z_STREAM_END;
        full = z.avail_out == 0;
    }
    return Outcome::GoesOn;
}

}  // namespace berth::platform_client
