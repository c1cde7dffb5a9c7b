// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "sim/scenario/map_reader.h"
#include "sim/scenario/scenario.h"

namespace berth::sim::scenario {

// Reads the key "target" of a fault whose kind has been read, and reports one that there is not.
// `sound`: what was read before has no mistake; else there may be other machines than it seems.
void readFaultTarget(const MapReader& map, const Scenario& scenario, domain::Fault& fault,
                     bool sound);

// How many GPUs a machine, or a node of a deployment, has; 0: there is no such one.
[[nodiscard]] int cardsOfMachine(const Scenario& scenario, const std::string& name);
[[nodiscard]] int cardsOfNode(const Scenario& scenario, const std::string& name);

}  // namespace berth::sim::scenario
