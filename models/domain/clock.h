// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "models/domain/units.h"

namespace berth::domain {

// Real time, behind a seam so that tests can set it. Thread-safe.
class Clock {
  public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    // Never goes back; zero is arbitrary.
    [[nodiscard]] virtual Duration monotonic() const = 0;
    [[nodiscard]] virtual std::int64_t unixMilliseconds() const = 0;
};

class SystemClock final : public Clock {
  public:
    [[nodiscard]] Duration monotonic() const override;
    [[nodiscard]] std::int64_t unixMilliseconds() const override;
};

}  // namespace berth::domain
