// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/random.h"
#include "sim/faults/fault_injector.h"
#include "sim/scenario/scenario.h"

namespace berth::sim::faults {

// Machines, racks and cards that break by themselves and are repaired, as often and as long as the
// pools of a cluster say: renewal processes, each from a random stream of its own, so that one more
// machine changes nothing of what happens to the others. What it does is done by faults.
class FailureModel {
  public:
    FailureModel(engine::Engine& engine, std::uint64_t seed, const scenario::ClusterConfig& config,
                 const cluster::Cluster& cluster, FaultInjector& injector);

    void onEvent(const engine::EventRecord& event);

  private:
    // One thing that breaks.
    struct Source {
        domain::FaultKind kind = domain::FaultKind::MachineDown;
        std::string target;
        int card = 0;
        int xid = 0;
        scenario::FailureRate rate;
        engine::RandomStream random;
    };
    void add(domain::FaultKind kind, const std::string& target, int card,
             const scenario::FailureRate& rate, int xid = 0);
    void planNext(std::size_t index, engine::Time after);

    engine::Engine& m_engine;
    std::uint64_t m_seed;
    FaultInjector& m_injector;
    std::vector<Source> m_sources;
};

}  // namespace berth::sim::faults
