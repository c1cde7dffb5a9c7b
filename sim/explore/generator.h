// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "sim/scenario/scenario.h"

namespace berth::sim::explore {

// A cluster, deployments and jobs on it, loads, changes and faults, all drawn from the seed, which
// is the scenario's own as well. It is small and crowded, so that everything meets everything; its
// last disturbance ends kSettlesWithin before its end (see quietFrom()), and it can be written as a
// scenario file (scenarioText()).
[[nodiscard]] scenario::Scenario randomScenario(std::uint64_t seed);

}  // namespace berth::sim::explore
