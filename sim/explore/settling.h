// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/scenario/scenario.h"

namespace berth::sim::explore {

// So long after the last disturbance everything has come right again: the longest waits before
// another try are five minutes, those for a job that nobody helps a little less than this.
inline constexpr engine::Time kSettlesWithin = 30 * engine::kMinute;
inline constexpr engine::Time kLongestJob = 24 * engine::kMinute;

// When the last disturbance of a scenario is over, so that it must have settled kSettlesWithin
// later. Nothing when that cannot be said: a fault or load without an end, an image that does not
// work, a job that may take longer, or a cluster without room for everything wanted at the worst
// moment (each deployment at its largest, with the surge of its rolling update and one more).
[[nodiscard]] std::optional<engine::Time> quietFrom(const scenario::Scenario& scenario);

}  // namespace berth::sim::explore
