// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/metering/billing_calendar.h"

#include <chrono>

namespace berth::sim::metering {

namespace {

using namespace std::chrono;

constexpr sys_days kZero = 2001y / January / 1;
static_assert(weekday(kZero) == Monday);

constexpr int kOffsetAtZero = 8 * 60;
constexpr engine::Time kDay = 24 * engine::kHour;

// The beginning of the stretch of length `length` that `local` lies in.
engine::Time roundedDown(engine::Time local, engine::Time length) {
    const engine::Time into = local % length;
    return local - (into < 0 ? into + length : into);
}

BillingSpan month(engine::Time local) {
    const sys_days day = kZero + days(roundedDown(local, kDay) / kDay);
    const year_month_day date(day);
    const year_month here(date.year(), date.month());
    const auto beginning = [](year_month of) { return (sys_days(of / 1) - kZero).count() * kDay; };
    return {beginning(here), beginning(here + months(1))};
}

}  // namespace

BillingSpan billingPeriod(domain::BillingStep step, engine::Time at, int utcOffsetMinutes) {
    const engine::Time ahead = (utcOffsetMinutes - kOffsetAtZero) * engine::kMinute;
    const engine::Time local = at + ahead;
    BillingSpan span;
    switch (step) {
        case domain::BillingStep::Hour:
            span.from = roundedDown(local, engine::kHour);
            span.to = span.from + engine::kHour;
            break;
        case domain::BillingStep::Day:
            span.from = roundedDown(local, kDay);
            span.to = span.from + kDay;
            break;
        case domain::BillingStep::Week:
            span.from = roundedDown(local, 7 * kDay);
            span.to = span.from + 7 * kDay;
            break;
        case domain::BillingStep::Month:
            span = month(local);
            break;
    }
    return {span.from - ahead, span.to - ahead};
}

}  // namespace berth::sim::metering
