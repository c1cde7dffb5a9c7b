// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <set>

#include "sim/cluster/node_life.h"
#include "sim/engine/random.h"
#include "sim/scheduling/placement_policy.h"

namespace berth::sim::deployments {

// Nodes that wait for a machine, oldest first. One that fits nowhere does not hold up those behind
// it.
class Placer {
  public:
    Placer(std::uint64_t seed, std::unique_ptr<scheduling::PlacementPolicy> policy,
           cluster::Cluster& cluster, cluster::NodeLife& life);

    void add(serving::NodeKey node) { m_waiting.insert(node); }
    void remove(serving::NodeKey node) { m_waiting.erase(node); }
    [[nodiscard]] bool empty() const { return m_waiting.empty(); }
    // Places what can be placed now; the others learn why not. Returns how many were placed.
    int placeAll();

  private:
    engine::RandomStream m_random;
    std::unique_ptr<scheduling::PlacementPolicy> m_policy;
    cluster::Cluster& m_cluster;
    cluster::NodeLife& m_life;
    std::set<serving::NodeKey> m_waiting;
};

}  // namespace berth::sim::deployments
