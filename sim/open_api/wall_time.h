// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "models/domain/billing.h"
#include "models/domain/units.h"

namespace berth::sim::open_api {

inline constexpr std::int64_t kOffsetSeconds = 8 * 3600;  // the platform's times are those of UTC+8

// Where the simulation's zero lies on the calendar: fixed when the server first sees it, so that
// ages are right at speed 1. At other speeds the times that are shown run ahead of or behind the
// clock on the wall, as the simulation does.
class WallTime {
  public:
    WallTime() = default;
    // `at` is shown as the wall instant `unixMs`.
    WallTime(domain::Instant at, std::int64_t unixMs) : m_zero(unixMs * 1'000'000 - at.ns) {}

    // "2026-01-01T11:27:57.653136+08:00".
    [[nodiscard]] std::string text(domain::Instant at) const;
    // The same as "2026-01-01 11:27:57", as the storage calls write it.
    [[nodiscard]] std::string plainText(domain::Instant at) const;
    // RFC 3339, any offset, 0 to 9 decimals of a second. Nothing when it is not of that form.
    [[nodiscard]] std::optional<domain::Instant> parse(std::string_view text) const;

    // The same with its zero put back to the quarter of an hour that it lies in.
    [[nodiscard]] WallTime atQuarter() const;
    // What the minute hand shows at zero.
    [[nodiscard]] int minutesAtZero() const;
    // The hour, day, week (from Monday) or month at UTC+8 that `at` lies in: [first, second).
    [[nodiscard]] std::pair<domain::Instant, domain::Instant> period(domain::BillingStep step,
                                                                     domain::Instant at) const;

  private:
    std::int64_t m_zero = 0;  // nanoseconds since the Unix epoch
};

// "20260101112757", in UTC+8.
[[nodiscard]] std::string compactTime(std::int64_t unixMs);
// "Thu, 01 Jan 2026 03:27:57 GMT": the form of HTTP's Date (RFC 9110, 5.6.7).
[[nodiscard]] std::string httpDate(std::int64_t unixMs);

}  // namespace berth::sim::open_api
