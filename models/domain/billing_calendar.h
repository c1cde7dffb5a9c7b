// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/domain/billing.h"
#include "models/domain/snapshot.h"

namespace berth::domain {

// The platform's own clock, on which its days and months begin: UTC+8, all the year.
inline constexpr int kPlatformUtcOffsetMinutes = 8 * 60;

// [from, to)
struct TimeSpan {
    Instant from, to;

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

// The hour, day, week or month that `at` lies in, on the clock that is `utcOffsetMinutes` ahead of
// UTC; weeks begin on Mondays. `at` may lie before the zero of its time base.
//
// A simulation has no date: its zero is "Day 1, 00:00". For its bills, zero is the midnight that
// began Monday, 1 January 2001, at UTC+8, where the platform is. So with that offset days and hours
// are those that a simulation shows, its weeks begin on Day 1, 8, 15 … and its months are those of
// the calendar: 31 days, 28, 31 …
[[nodiscard]] TimeSpan billingPeriod(BillingStep step, Instant at, TimeBase base,
                                     int utcOffsetMinutes);
// 1 for the month that a simulation begins in, 2 for the next …
[[nodiscard]] int simulatedMonth(Instant at);

// What is asked about bills: the month that runs, by the day, or a stretch of time up to now.
enum class BillingWindow { ThisMonth, Hours24, Days30, Months12 };

// The periods of a window, oldest first, without gaps; the last one holds `at`. A simulation has no
// time before its zero: in one that is younger than the window, the first period holds zero, and
// the window reaches as far into the future as it is long. Never empty.
[[nodiscard]] std::vector<TimeSpan> periodsOf(BillingWindow window, Instant at, TimeBase base,
                                              int utcOffsetMinutes = kPlatformUtcOffsetMinutes);
// Up to the end of the period that holds `at`.
[[nodiscard]] BillingQuery queryOf(BillingWindow window, Instant at, TimeBase base,
                                   int utcOffsetMinutes = kPlatformUtcOffsetMinutes);
// One entry for each of the periods, in their order, 0 where nothing was charged. A charge counts
// where it begins; what lies outside of all periods is left out.
[[nodiscard]] std::vector<BillingPeriod> chargedIn(const std::vector<TimeSpan>& periods,
                                                   const Billing& billing);

}  // namespace berth::domain
