// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::platform_client::remote {

// Bytes both ways, for one reader that waits.
class ByteStream {
  public:
    ByteStream() = default;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    virtual ~ByteStream() = default;

    // At least one byte. Errors: Unavailable (it ended), NotSupported (it could not begin),
    // TimedOut, ShuttingDown (it was stopped).
    [[nodiscard]] virtual domain::Result<std::string> read(
        std::chrono::steady_clock::time_point deadline) = 0;
    virtual void write(std::string_view bytes) = 0;
};

}  // namespace berth::platform_client::remote
