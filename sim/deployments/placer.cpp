// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/placer.h"

#include <algorithm>
#include <utility>

namespace berth::sim::deployments {

Placer::Placer(std::uint64_t seed, std::unique_ptr<scheduling::PlacementPolicy> policy,
               cluster::Cluster& cluster, cluster::NodeLife& life)
    : m_random(seed, "placement"),
      m_policy(std::move(policy)),
      m_cluster(cluster),
      m_life(life),
      m_chooser(cluster.table(), *m_policy, this) {}

int Placer::placeAll() {
    Refused refused;
    int placed = 0;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        cluster::NodeRecord& node = *m_life.find(*it);
        const Ask ask = askOf(node);
        if (const auto known = refused.find(ask); known != refused.end()) {
            m_life.notPlaced(node, known->second);
            ++it;
            continue;
        }
        const std::optional<Place> place = find(node, ask, refused);
        if (!place) {
            ++it;
            continue;
        }
        it = m_waiting.erase(it);
        m_life.place(node, place->demand, place->machine, place->cards);
        refused.clear();
        ++placed;
    }
    return placed;
}

bool Placer::fitsElsewhere(const cluster::NodeRecord& node) const {
    const auto demand = m_cluster.demandOf(*node.spec, node.deployment);
    if (!demand) return false;
    const scheduling::PlacementQuery query = m_cluster.queryOf(*demand);
    for (cluster::MachineIndex machine = 0; machine < m_cluster.machineCount(); ++machine) {
        if (machine == node.machine) continue;
        if (!scheduling::firstRejection(query, m_cluster.table(), machine, this)) return true;
    }
    return false;
}

Placer::Ask Placer::askOf(const cluster::NodeRecord& node) {
    const bool apart = node.spec->antiAffinity != domain::AntiAffinity::None;
    return {node.spec->gpuSpec, node.spec->regions, apart ? node.deployment : 0};
}

std::optional<Placer::Place> Placer::find(cluster::NodeRecord& node, const Ask& ask,
                                          Refused& refused) {
    cluster::Demand nothing;
    nothing.gpuSpec = node.spec->gpuSpec;
    const auto demand = m_cluster.demandOf(*node.spec, node.deployment).value_or(nothing);
    scheduling::PlacementQuery query = m_cluster.queryOf(demand);
    query.image = idOf(node.image);
    m_chooser.simplify(query);
    for (const cluster::MachineIndex machine : m_life.takeChangedCaches())
        m_cluster.touch(machine);
    const auto chosen = m_chooser.choose(query, m_random);
    if (!chosen) {
        const auto [known, isNew] = refused.emplace(ask, m_chooser.rejections(query));
        m_life.notPlaced(node, known->second);
        return std::nullopt;
    }
    Place place{demand, *chosen, {}};
    m_chooser.chooseCards(query.demand, *chosen, place.cards);
    return place;
}

std::uint64_t Placer::idOf(const images::ImageModel* image) {
    if (image == nullptr) return 0;
    const auto found = std::find(m_images.begin(), m_images.end(), image);
    if (found != m_images.end()) return static_cast<std::uint64_t>(found - m_images.begin()) + 1;
    m_images.push_back(image);
    return m_images.size();
}

std::uint32_t Placer::nodesOn(cluster::MachineIndex machine, std::uint64_t deployment) const {
    return m_cluster.nodesOn(machine, static_cast<serving::DeploymentKey>(deployment));
}

std::uint32_t Placer::nodesInRackOf(cluster::MachineIndex machine, std::uint64_t deployment) const {
    return m_cluster.nodesInRackOf(machine, static_cast<serving::DeploymentKey>(deployment));
}

std::uint32_t Placer::nodesInGroup(std::uint32_t group, std::uint64_t deployment) const {
    return m_cluster.nodesInRegion(static_cast<cluster::RegionIndex>(group),
                                   static_cast<serving::DeploymentKey>(deployment));
}

bool Placer::imageCached(cluster::MachineIndex machine, std::uint64_t image) const {
    return m_life.puller().allCached(machine, *m_images[image - 1]);
}

}  // namespace berth::sim::deployments
