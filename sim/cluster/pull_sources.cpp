// SPDX-License-Identifier: GPL-3.0-or-later
// Where layers come from and how fast: the registry, machines of the region, what faults do to
// both.
#include <algorithm>

#include "sim/cluster/event_kinds.h"
#include "sim/cluster/puller.h"

namespace berth::sim::cluster {

using domain::FaultKind;

double Puller::Line::share(bool fromPeer) const {
    const auto of = std::count_if(transfers.begin(), transfers.end(), [fromPeer](const auto& each) {
        return each.fromPeer == fromPeer;
    });
    return of == 0 ? 0 : (fromPeer ? peerRate : rate) / static_cast<double>(of);
}

const MachineEffects& Puller::effectsOn(MachineIndex machine) const {
    return m_effects == nullptr ? m_noEffects : m_effects->machine(machine);
}

std::string Puller::refusalOf(MachineIndex machine, const Pull& pull) {
    if (!needsRegistry(machine, pull)) return {};
    const RegionIndex region = m_cluster.regionOf(machine);
    if (m_registry.down(region)) return "the image registry does not answer";
    if (m_effects != nullptr) {
        const RegistryEffects effects = m_effects->registry(region);
        if (m_effects->strikes(FaultKind::RegistryUnauthorized, effects.unauthorized))
            return "the image registry refused the pull: 401 Unauthorized";
        if (m_effects->strikes(FaultKind::RegistryThrottled, effects.throttled))
            return "the image registry refused the pull: 429 Too Many Requests";
    }
    if (!admitted(region)) return "the image registry refused the pull: 429 Too Many Requests";
    return {};
}

bool Puller::needsRegistry(MachineIndex machine, const Pull& pull) const {
    return std::any_of(pull.needed.begin(), pull.needed.end(), [&](const auto& layer) {
        return !m_caches[machine].has(layer.digest) && !peerHas(machine, layer.digest);
    });
}

bool Puller::peerHas(MachineIndex machine, const std::string& digest) const {
    const RegionIndex region = m_cluster.regionOf(machine);
    if (m_registry.peerRate(region) <= 0) return false;
    for (const PoolInfo& pool : m_cluster.pools()) {
        if (pool.region != region) continue;
        for (MachineIndex each = pool.firstMachine; each < pool.firstMachine + pool.machines;
             ++each) {
            if (each == machine || !m_caches[each].has(digest)) continue;
            if (!m_cluster.machine(each).down && !effectsOn(each).cutFromClients) return true;
        }
    }
    return false;
}

bool Puller::admitted(RegionIndex region) {
    const int limit = m_registry.pullLimit(region);
    if (limit <= 0) return true;
    std::deque<engine::Time>& pulls = m_admitted[region];
    while (!pulls.empty() && pulls.front() + m_registry.pullLimitWindow(region) <= m_engine.now())
        pulls.pop_front();
    if (pulls.size() >= static_cast<std::size_t>(limit)) return false;
    pulls.push_back(m_engine.now());
    return true;
}

void Puller::setRates(MachineIndex machine, Line& line) {
    const RegionIndex region = m_cluster.regionOf(machine);
    const auto sharers = m_sharers.find(region);
    line.rate = m_registry.rate(region, sharers == m_sharers.end() ? 0 : sharers->second.size());
    line.peerRate = m_registry.peerRate(region);
    if (const auto own = m_lineRates.find(machine); own != m_lineRates.end()) {
        line.rate = std::min(line.rate, own->second);
        line.peerRate = std::min(line.peerRate, own->second);
    }
    const double disk = effectsOn(machine).diskSpeed;
    line.rate *= disk;
    line.peerRate *= disk;
}

void Puller::countSharers(MachineIndex machine, bool pullsFromRegistry) {
    const RegionIndex region = m_cluster.regionOf(machine);
    if (!m_registry.isShared(region)) return;
    std::set<MachineIndex>& sharers = m_sharers[region];
    const bool changed =
        pullsFromRegistry ? sharers.insert(machine).second : sharers.erase(machine) > 0;
    // The others learn of it once this instant's changes are through.
    if (changed && m_sharesDue.insert(region).second)
        m_engine.scheduleAfter(0, {kSharesDue, region, 0});
}

void Puller::shareAnew(RegionIndex region) {
    m_sharesDue.erase(region);
    const std::set<MachineIndex> sharers = m_sharers[region];
    for (const MachineIndex machine : sharers)
        machineChanged(machine);
}

void Puller::machineChanged(MachineIndex machine) {
    if (!m_lines.contains(machine)) return;
    advance(machine);
    settle(machine);
}

void Puller::setLineRate(MachineIndex machine, double bytesPerSecond) {
    m_lineRates[machine] = bytesPerSecond;
    machineChanged(machine);
}

void Puller::warm(MachineIndex machine, const images::ImageModel& image) {
    for (const images::ImageLayer& layer : image.layers)
        m_caches[machine].insert(layer.digest, layer.bytes);
    noteCacheOf(machine);
}

void Puller::dropInvalidLayers(MachineIndex machine, const images::ImageModel& image) {
    const double probability = effectsOn(machine).invalidLayers;
    if (probability <= 0) return;
    ImageCache& cache = m_caches[machine];
    for (const images::ImageLayer& layer : image.layers) {
        // What runs from a layer goes on; so it is looked at only where nobody else has it.
        if (!cache.has(layer.digest) || cache.pins(layer.digest) > 1) continue;
        if (m_effects->strikes(FaultKind::LayerInvalid, probability)) cache.drop(layer.digest);
    }
    noteCacheOf(machine);
}

}  // namespace berth::sim::cluster
