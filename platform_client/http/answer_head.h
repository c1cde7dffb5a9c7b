// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "platform_client/http/http_transport.h"

namespace berth::platform_client {

struct HeadLimits {
    std::size_t fields = 100;
    std::size_t bytes = std::size_t{32} << 10;  // of all lines together, line ends included
};

// Where the body ends (RFC 9112, 6.3).
struct BodyFraming {
    enum class Kind { None, Length, Chunked, UntilClose };
    Kind kind = Kind::None;
    std::uint64_t length = 0;
    bool gzip = false;
    bool keepAlive = false;  // the connection may carry another request afterwards
};

struct StatusLine {
    int status = 0;
    bool http10 = false;
};

// The pieces of an answer's head, read strictly: what two readers could understand differently is
// refused. Errors are English, for HttpFailureKind::Malformed; they quote nothing.
// Lines come without their line ends.
[[nodiscard]] tl::expected<StatusLine, std::string> readStatusLine(std::string_view line);
// The name comes in lower case, the value without blanks around it.
[[nodiscard]] tl::expected<std::pair<std::string, std::string>, std::string> readField(
    std::string_view line);
[[nodiscard]] tl::expected<BodyFraming, std::string> decideFraming(const StatusLine& status,
                                                                   const HttpHeaders& fields);
// A line that begins a chunk (RFC 9112, 7.1); extensions are ignored.
[[nodiscard]] tl::expected<std::uint64_t, std::string> readChunkSize(std::string_view line);

}  // namespace berth::platform_client
