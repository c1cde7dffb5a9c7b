// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

#include "models/domain/clock.h"

namespace berth::platform_client::ssh {

// Notices that this computer has slept: the wall clock has then gone further than the monotonic
// one, which stands still meanwhile. A clock that was set looks the same; that costs a question.
class SleepWatch {
  public:
    static constexpr std::int64_t kJumpMs = 10'000;

    explicit SleepWatch(const domain::Clock& clock) : m_clock(clock), m_ahead(ahead()) {}

    // True once after each jump.
    [[nodiscard]] bool jumped() {
        const std::int64_t now = ahead();
        const bool far = now - m_ahead > kJumpMs || m_ahead - now > kJumpMs;
        m_ahead = now;
        return far;
    }

  private:
    [[nodiscard]] std::int64_t ahead() const {
        return m_clock.unixMilliseconds() -
               std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.monotonic()).count();
    }

    const domain::Clock& m_clock;
    std::int64_t m_ahead;
};

}  // namespace berth::platform_client::ssh
