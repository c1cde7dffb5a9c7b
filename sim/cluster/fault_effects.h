// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "models/domain/simulator_control.h"
#include "sim/cluster/image_registry.h"
#include "sim/engine/random.h"
#include "sim/engine/time.h"
#include "sim/scheduling/placement_policy.h"
#include "sim/serving/link_key.h"

namespace berth::sim::cluster {

// What the faults that last on a machine, its rack, its region or everywhere add up to.
struct MachineEffects {
    bool cutFromControl = false;
    bool cutFromClients = false;
    double loss = 0;              // of each try of a request, 0 … 1
    engine::Time delay = 0;       // of each request
    double diskSpeed = 1;         // of writes and pulls, above 0
    double invalidLayers = 0;     // probability, per layer that is looked at
    engine::Time clockAhead = 0;  // below 0: behind

    friend bool operator==(const MachineEffects&, const MachineEffects&) = default;
};

// Probabilities of the refusal of a pull.
struct RegistryEffects {
    double unauthorized = 0;  // 401
    double throttled = 0;     // 429

    friend bool operator==(const RegistryEffects&, const RegistryEffects&) = default;
};

// What is wrong with one revision of a deployment.
struct VersionEffects {
    double crashes = 0;  // of a container that would listen
    int exitCode = 1;
    double errors = 0;  // of a request

    friend bool operator==(const VersionEffects&, const VersionEffects&) = default;
};

// The effects of faults on those who meet them again and again: the injector sets them, whoever
// meets one asks, and each hit is counted. Draws come from one stream for each kind of fault, so
// that a fault of one kind changes nothing of what another hits.
class FaultEffects {
  public:
    explicit FaultEffects(std::uint64_t seed);

    void setMachine(scheduling::MachineIndex machine, const MachineEffects& effects);
    [[nodiscard]] const MachineEffects& machine(scheduling::MachineIndex machine) const;
    void setRegistry(RegionIndex region, const RegistryEffects& effects);
    [[nodiscard]] RegistryEffects registry(RegionIndex region) const;
    void setVersion(serving::DeploymentKey deployment, int revision, const VersionEffects& effects);
    [[nodiscard]] VersionEffects version(serving::DeploymentKey deployment, int revision) const;
    // How probable it is that a health check of the node fails by itself.
    void setFlapping(serving::NodeKey node, double probability);
    [[nodiscard]] double flapping(serving::NodeKey node) const;

    // Whether a fault of the kind strikes this time; it is counted when it does. Draws nothing for
    // a probability of 0.
    [[nodiscard]] bool strikes(domain::FaultKind kind, double probability);
    void count(domain::FaultKind kind) { ++m_hits[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] std::uint64_t hits(domain::FaultKind kind) const {
        return m_hits[static_cast<std::size_t>(kind)];
    }

  private:
    std::vector<engine::RandomStream> m_random;  // by kind
    std::array<std::uint64_t, domain::kFaultKinds> m_hits{};
    const MachineEffects m_nothing;
    // Only of those on which there is a fault.
    std::map<scheduling::MachineIndex, MachineEffects> m_machines;
    std::map<RegionIndex, RegistryEffects> m_registries;
    std::map<std::pair<serving::DeploymentKey, int>, VersionEffects> m_versions;
    std::map<serving::NodeKey, double> m_flapping;
};

}  // namespace berth::sim::cluster
