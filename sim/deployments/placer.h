// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "sim/cluster/node_life.h"
#include "sim/engine/random.h"
#include "sim/scheduling/machine_chooser.h"

namespace berth::sim::deployments {

// Nodes that wait for a machine, oldest first. One that fits nowhere does not hold up those behind
// it.
class Placer final : private scheduling::PlacementFacts {
  public:
    Placer(std::uint64_t seed, std::unique_ptr<scheduling::PlacementPolicy> policy,
           cluster::Cluster& cluster, cluster::NodeLife& life);

    void add(serving::NodeKey node) { m_waiting.insert(node); }
    void remove(serving::NodeKey node) { m_waiting.erase(node); }
    [[nodiscard]] bool empty() const { return m_waiting.empty(); }
    // Places what can be placed now; the others learn why not. Returns how many were placed.
    int placeAll();
    // Whether the node would find room now if its machine were not there.
    [[nodiscard]] bool fitsElsewhere(const cluster::NodeRecord& node) const;

  private:
    // What did not fit does not fit for the next one that asks the same, until something is placed.
    using Ask = std::tuple<std::string, std::vector<domain::RegionId>, serving::DeploymentKey>;
    using Refused = std::map<Ask, std::vector<domain::PlacementRejection>>;

    [[nodiscard]] static Ask askOf(const cluster::NodeRecord& node);
    struct Place {
        cluster::Demand demand;
        cluster::MachineIndex machine = 0;
        std::vector<std::uint16_t> cards;
    };
    // Nothing: the node has been told why, and what it asked for is refused.
    std::optional<Place> find(cluster::NodeRecord& node, const Ask& ask, Refused& refused);
    [[nodiscard]] std::uint64_t idOf(const images::ImageModel* image);

    [[nodiscard]] std::uint32_t nodesOn(cluster::MachineIndex machine,
                                        std::uint64_t deployment) const override;
    [[nodiscard]] std::uint32_t nodesInRackOf(cluster::MachineIndex machine,
                                              std::uint64_t deployment) const override;
    [[nodiscard]] std::uint32_t nodesInGroup(std::uint32_t group,
                                             std::uint64_t deployment) const override;
    [[nodiscard]] bool imageCached(cluster::MachineIndex machine,
                                   std::uint64_t image) const override;

    engine::RandomStream m_random;
    std::unique_ptr<scheduling::PlacementPolicy> m_policy;
    cluster::Cluster& m_cluster;
    cluster::NodeLife& m_life;
    scheduling::MachineChooser m_chooser;
    std::vector<const images::ImageModel*> m_images;  // their ids are their places, from 1
    std::set<serving::NodeKey> m_waiting;
};

}  // namespace berth::sim::deployments
