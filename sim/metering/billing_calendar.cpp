// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metering/billing_calendar.h"

#include "models/domain/billing_calendar.h"

namespace berth::sim::metering {

BillingSpan billingPeriod(domain::BillingStep step, engine::Time at, int utcOffsetMinutes) {
    const domain::TimeSpan span = domain::billingPeriod(
        step, engine::toInstant(at), domain::TimeBase::SimulationStart, utcOffsetMinutes);
    return {engine::toTime(span.from), engine::toTime(span.to)};
}

}  // namespace berth::sim::metering
