// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/fault_effects.h"

#include <fmt/format.h>

#include "models/domain/fault_traits.h"

namespace berth::sim::cluster {

namespace {

// What is as if there were no fault is not kept.
template <class Key, class Effects>
void keep(std::map<Key, Effects>& effects, const Key& key, const Effects& value) {
    if (value == Effects{})
        effects.erase(key);
    else
        effects[key] = value;
}

template <class Key, class Effects>
Effects found(const std::map<Key, Effects>& effects, const Key& key) {
    const auto place = effects.find(key);
    return place == effects.end() ? Effects{} : place->second;
}

}  // namespace

FaultEffects::FaultEffects(std::uint64_t seed) {
    m_random.reserve(domain::kFaultKinds);
    for (const domain::FaultTraits& traits : domain::faultTraits())
        m_random.emplace_back(seed, fmt::format("fault/hit/{}", traits.word));
}

void FaultEffects::setMachine(scheduling::MachineIndex machine, const MachineEffects& effects) {
    keep(m_machines, machine, effects);
}

const MachineEffects& FaultEffects::machine(scheduling::MachineIndex machine) const {
    const auto place = m_machines.find(machine);
    return place == m_machines.end() ? m_nothing : place->second;
}

void FaultEffects::setRegistry(RegionIndex region, const RegistryEffects& effects) {
    keep(m_registries, region, effects);
}

RegistryEffects FaultEffects::registry(RegionIndex region) const {
    return found(m_registries, region);
}

void FaultEffects::setVersion(serving::DeploymentKey deployment, int revision,
                              const VersionEffects& effects) {
    keep(m_versions, {deployment, revision}, effects);
}

VersionEffects FaultEffects::version(serving::DeploymentKey deployment, int revision) const {
    return found(m_versions, {deployment, revision});
}

void FaultEffects::setFlapping(serving::NodeKey node, double probability) {
    keep(m_flapping, node, probability);
}

double FaultEffects::flapping(serving::NodeKey node) const {
    return found(m_flapping, node);
}

bool FaultEffects::strikes(domain::FaultKind kind, double probability) {
    if (probability <= 0) return false;
    if (m_random[static_cast<std::size_t>(kind)].uniform() >= probability) return false;
    count(kind);
    return true;
}

}  // namespace berth::sim::cluster
