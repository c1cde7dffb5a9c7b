// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/placer.h"

#include <map>
#include <utility>

namespace berth::sim::deployments {

Placer::Placer(std::uint64_t seed, std::unique_ptr<scheduling::PlacementPolicy> policy,
               cluster::Cluster& cluster, cluster::NodeLife& life)
    : m_random(seed, "placement"), m_policy(std::move(policy)), m_cluster(cluster), m_life(life) {}

int Placer::placeAll() {
    // What did not fit does not fit for the next one that asks the same, until something is placed.
    using Ask = std::pair<std::string, std::vector<domain::RegionId>>;
    std::map<Ask, std::vector<domain::PlacementRejection>> refused;
    int placed = 0;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        cluster::NodeRecord& node = *m_life.find(*it);
        const Ask ask{node.spec->gpuSpec, node.spec->regions};
        if (const auto known = refused.find(ask); known != refused.end()) {
            m_life.notPlaced(node, known->second);
            ++it;
            continue;
        }
        cluster::Demand nothing;
        nothing.gpuSpec = node.spec->gpuSpec;
        const auto demand = m_cluster.demandOf(*node.spec, node.deployment).value_or(nothing);
        cluster::Cluster::Candidates candidates = m_cluster.candidates(demand);
        if (candidates.machines.empty()) {
            m_life.notPlaced(node, candidates.rejections);
            refused.emplace(ask, std::move(candidates.rejections));
            ++it;
            continue;
        }
        if (node.image != nullptr) {
            for (scheduling::MachineLoad& machine : candidates.machines)
                machine.imageCached = m_life.puller().allCached(machine.machine, *node.image);
        }
        const auto chosen =
            m_policy->choose({demand.cpuMilli, demand.memory / domain::kMiB, demand.gpuMilli},
                             candidates.machines, m_random);
        if (!chosen) {
            ++it;
            continue;
        }
        it = m_waiting.erase(it);
        m_life.place(node, demand, *chosen);
        refused.clear();
        ++placed;
    }
    return placed;
}

}  // namespace berth::sim::deployments
