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

// domain::billingPeriod() in the time of the simulation: the console, which asks for bills, and the
// book, which answers, go by the same calendar.
[[nodiscard]] BillingSpan billingPeriod(domain::BillingStep step, engine::Time at,
                                        int utcOffsetMinutes);

}  // namespace berth::sim::metering
