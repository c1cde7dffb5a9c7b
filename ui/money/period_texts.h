// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/billing_calendar.h"
#include "ui/support/formatter.h"

namespace berth::ui {

// The periods of bills in words, on the clock of the platform, which is not always that of the
// desk: midnight is where a charge counts to another day.

// Short, for below a bar: "14:00", "27", "Nov"; of a simulation "14:00", "3", "Month 2".
[[nodiscard]] QString periodTick(const domain::TimeSpan& period, domain::BillingStep step,
                                 domain::TimeBase base, const Formatter& format);
// In full: "27 Nov 2026, 14:00", "27 Nov 2026", "November 2026"; "Day 3, 14:00", "Day 3",
// "Month 2".
[[nodiscard]] QString periodText(const domain::TimeSpan& period, domain::BillingStep step,
                                 domain::TimeBase base, const Formatter& format);
// For programs that read a saved file: "2026-11-27 14:00", "Day 3 14:00". Not translated.
[[nodiscard]] QString fileMoment(domain::Instant at, domain::TimeBase base);

}  // namespace berth::ui
