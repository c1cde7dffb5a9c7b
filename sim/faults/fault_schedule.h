// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "sim/engine/random.h"
#include "sim/faults/fault_injector.h"
#include "sim/scenario/scenario.h"

namespace berth::sim::faults {

// Faults that a scenario asks for at a time, once or again and again, or at a rate (a Poisson
// process, whatever happened before). Whom they hit is decided when
// they fire, each from its own random stream: a name of a node or of a deployment (a random node of
// it), a machine, a rack, a region, or nothing (anything there is; everywhere, for an area). One
// that finds nobody, or a target on which the same lasts already until it is cleared, is skipped.
class FaultSchedule {
  public:
    FaultSchedule(engine::Engine& engine, std::uint64_t seed,
                  std::span<const scenario::FaultConfig> faults, const cluster::Cluster& cluster,
                  const cluster::NodeLife& life, FaultInjector& injector);

    void onEvent(const engine::EventRecord& event);

  private:
    void planNext(std::size_t index, engine::Time after);
    [[nodiscard]] std::optional<std::string> target(std::size_t index);
    [[nodiscard]] std::optional<std::string> nodeTarget(const std::string& name, bool needsProcess,
                                                        engine::RandomStream& random) const;

    [[nodiscard]] std::optional<std::string> machineUnder(const std::string& name,
                                                          engine::RandomStream& random) const;
    [[nodiscard]] std::optional<std::string> machineTarget(const std::string& name,
                                                           engine::RandomStream& random) const;
    [[nodiscard]] std::optional<std::string> rackTarget(const std::string& name,
                                                        engine::RandomStream& random) const;
    [[nodiscard]] std::optional<std::string> deploymentTarget(const std::string& name,
                                                              engine::RandomStream& random) const;

    engine::Engine& m_engine;
    std::span<const scenario::FaultConfig> m_faults;
    const cluster::Cluster& m_cluster;
    const cluster::NodeLife& m_life;
    FaultTargets m_targets;
    FaultInjector& m_injector;
    std::vector<engine::RandomStream> m_random;
};

}  // namespace berth::sim::faults
