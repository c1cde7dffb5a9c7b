// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

#include "models/domain/clock.h"

namespace berth::support {

// A clock that moves only when the test moves it. Thread-safe.
class FakeClock final : public domain::Clock {
  public:
    [[nodiscard]] domain::Duration monotonic() const override { return domain::Duration{m_ns}; }
    [[nodiscard]] std::int64_t unixMilliseconds() const override {
        return kStartUnixMs + m_ns / 1'000'000;
    }
    void advance(domain::Duration by) { m_ns += by.count(); }

    static constexpr std::int64_t kStartUnixMs = 1'790'000'000'000;

  private:
    std::atomic<std::int64_t> m_ns{0};
};

}  // namespace berth::support
