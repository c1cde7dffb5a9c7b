// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/billing_calendar.h"

#include <algorithm>
#include <chrono>

namespace berth::domain {

namespace {

using namespace std::chrono;

// Local midnights that the instants of a time base are counted from.
constexpr sys_days kUnixZero = 1970y / January / 1;
constexpr sys_days kSimulationZero = 2001y / January / 1;
static_assert(weekday(kSimulationZero) == Monday);

constexpr std::int64_t kMinuteNs = nanoseconds(minutes(1)).count();
constexpr std::int64_t kHourNs = 60 * kMinuteNs;
constexpr std::int64_t kDayNs = 24 * kHourNs;

// Nanoseconds of the wanted clock since a midnight of its own, and which one that is.
struct LocalClock {
    sys_days zero;
    std::int64_t ahead;  // of the instants, ns

    LocalClock(TimeBase base, int utcOffsetMinutes)
        : zero(base == TimeBase::UnixEpoch ? kUnixZero : kSimulationZero),
          ahead((utcOffsetMinutes - (base == TimeBase::UnixEpoch ? 0 : kPlatformUtcOffsetMinutes)) *
                kMinuteNs) {}
};

// The beginning of the stretch of length `length` that `local` lies in.
std::int64_t roundedDown(std::int64_t local, std::int64_t length) {
    const std::int64_t into = local % length;
    return local - (into < 0 ? into + length : into);
}

year_month monthOf(sys_days zero, std::int64_t local) {
    const year_month_day date(zero + days(roundedDown(local, kDayNs) / kDayNs));
    return {date.year(), date.month()};
}

std::int64_t beginningOf(year_month month, sys_days zero) {
    return (sys_days(month / 1) - zero).count() * kDayNs;
}

TimeSpan month(std::int64_t local, sys_days zero) {
    const year_month here = monthOf(zero, local);
    return {{beginningOf(here, zero)}, {beginningOf(here + months(1), zero)}};
}

// What a window is made of.
struct Shape {
    BillingStep step;
    std::size_t periods;  // 0: as many as the month has had
};

Shape shapeOf(BillingWindow window) {
    switch (window) {
        case BillingWindow::Hours24:
            return {BillingStep::Hour, 24};
        case BillingWindow::Days30:
            return {BillingStep::Day, 30};
        case BillingWindow::Months12:
            return {BillingStep::Month, 12};
        case BillingWindow::ThisMonth:
            break;
    }
    return {BillingStep::Day, 0};
}

}  // namespace

TimeSpan billingPeriod(BillingStep step, Instant at, TimeBase base, int utcOffsetMinutes) {
    const LocalClock clock(base, utcOffsetMinutes);
    const std::int64_t local = at.ns + clock.ahead;
    // From a Monday: 1 January 1970 was a Thursday.
    const std::int64_t intoWeek = base == TimeBase::UnixEpoch ? 3 * kDayNs : 0;
    TimeSpan span;
    switch (step) {
        case BillingStep::Hour:
            span.from.ns = roundedDown(local, kHourNs);
            span.to.ns = span.from.ns + kHourNs;
            break;
        case BillingStep::Day:
            span.from.ns = roundedDown(local, kDayNs);
            span.to.ns = span.from.ns + kDayNs;
            break;
        case BillingStep::Week:
            span.from.ns = roundedDown(local + intoWeek, 7 * kDayNs) - intoWeek;
            span.to.ns = span.from.ns + 7 * kDayNs;
            break;
        case BillingStep::Month:
            span = month(local, clock.zero);
            break;
    }
    return {{span.from.ns - clock.ahead}, {span.to.ns - clock.ahead}};
}

int simulatedMonth(Instant at) {
    const year_month first(year_month_day(kSimulationZero).year(),
                           year_month_day(kSimulationZero).month());
    return static_cast<int>((monthOf(kSimulationZero, at.ns) - first).count()) + 1;
}

std::vector<TimeSpan> periodsOf(BillingWindow window, Instant at, TimeBase base,
                                int utcOffsetMinutes) {
    const auto [step, count] = shapeOf(window);
    const auto periodAt = [&, step = step](Instant instant) {
        return billingPeriod(step, instant, base, utcOffsetMinutes);
    };
    std::vector<TimeSpan> periods;
    if (count == 0) {
        const Instant first = billingPeriod(BillingStep::Month, at, base, utcOffsetMinutes).from;
        for (TimeSpan day = periodAt(first); day.from <= at; day = periodAt(day.to))
            periods.push_back(day);
        return periods;
    }
    const bool begins = base == TimeBase::SimulationStart;
    for (TimeSpan period = periodAt(at); periods.size() < count;
         period = periodAt({period.from.ns - 1})) {
        if (begins && period.to <= Instant{} && !periods.empty()) break;
        periods.push_back(period);
    }
    std::ranges::reverse(periods);
    while (periods.size() < count)
        periods.push_back(periodAt(periods.back().to));
    return periods;
}

BillingQuery queryOf(BillingWindow window, Instant at, TimeBase base, int utcOffsetMinutes) {
    BillingQuery query;
    query.step = shapeOf(window).step;
    query.from = periodsOf(window, at, base, utcOffsetMinutes).front().from;
    query.to = billingPeriod(query.step, at, base, utcOffsetMinutes).to;
    query.utcOffsetMinutes = utcOffsetMinutes;
    return query;
}

std::vector<BillingPeriod> chargedIn(const std::vector<TimeSpan>& periods, const Billing& billing) {
    std::vector<BillingPeriod> charged;
    charged.reserve(periods.size());
    for (const TimeSpan& period : periods)
        charged.push_back({period.from, period.to, {}, {}});
    for (const BillingPeriod& told : billing.periods) {
        const auto after = std::ranges::upper_bound(charged, told.from, {}, &BillingPeriod::from);
        if (after == charged.begin()) continue;
        BillingPeriod& into = *std::prev(after);
        if (told.from >= into.to) continue;
        into.charged += told.charged;
        into.listPrice += told.listPrice;
    }
    return charged;
}

}  // namespace berth::domain
