// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/billing.h"
#include "sim/engine/time.h"

namespace berth::sim::metering {

// [from, to)
struct BillingSpan {
    engine::Time from = 0, to = 0;

    friend bool operator==(const BillingSpan&, const BillingSpan&) = default;
};

// The hour, day, week or month that `at` lies in, on the clock that is `utcOffsetMinutes` ahead of
// UTC; weeks begin on Mondays.
//
// A simulation has no date: its zero is "Day 1, 00:00". For its bills, zero is the midnight that
// began Monday, 1 January 2001, at UTC+8, where the platform is. So with that offset (the default
// of a query) days and hours are those that a simulation shows, its weeks begin on Day 1, 8, 15 …
// and its months are those of the calendar: 31 days, 28, 31 … `at` may lie before zero.
[[nodiscard]] BillingSpan billingPeriod(domain::BillingStep step, engine::Time at,
                                        int utcOffsetMinutes);

}  // namespace berth::sim::metering
