// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/engine/time.h"

namespace berth::sim::serving {

// Decides which requests of one node get a line in its log: the first ten of each simulated second;
// the others are counted, and told in one line when the second is over.
class AccessLogLimit {
  public:
    static constexpr int kLinesPerSecond = 10;

    enum class Decision {
        Write,
        Count,
        CountFirst,  // the first that is only counted: ask for finish() at secondEnd()
    };
    Decision onRequest(engine::Time now);
    [[nodiscard]] static engine::Time secondEnd(engine::Time now);
    // How many were only counted since the last call.
    std::int64_t finish();

  private:
    std::int64_t m_second = -1;
    int m_lines = 0;
    std::int64_t m_counted = 0;
};

// "GET /path 200, 512 bytes, 12.3 ms". Untrusted parts are cut and made printable.
[[nodiscard]] std::string accessLine(std::string_view method, std::string_view target, int status,
                                     std::int64_t bytes, engine::Time latency);

}  // namespace berth::sim::serving
