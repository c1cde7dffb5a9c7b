// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/domain/simulator_control.h"
#include "sim/cluster/cluster.h"
#include "sim/cluster/node_life.h"

namespace berth::sim::faults {

// One revision of a deployment.
struct Version {
    serving::DeploymentKey deployment = 0;
    int revision = 0;

    friend bool operator==(const Version&, const Version&) = default;
};

// What the targets of faults mean in a cluster: machines by their own name, by that of their rack
// or of their region; nodes and deployments by their ids.
class FaultTargets {
  public:
    FaultTargets(const cluster::Cluster& cluster, const cluster::NodeLife& life)
        : m_cluster(cluster), m_life(life) {}

    // Whether there is such a target and it can meet the fault now; cards are CardFaults' to check.
    // Errors: NotFound, WrongState (a node that is gone, without process or disk).
    [[nodiscard]] domain::Result<void> check(const domain::Fault& fault) const;
    // Of faults on machines, racks, regions and areas.
    [[nodiscard]] bool covers(const domain::Fault& fault, cluster::MachineIndex machine) const;
    [[nodiscard]] std::vector<cluster::MachineIndex> machinesOf(const domain::Fault& fault) const;
    [[nodiscard]] bool isRack(const std::string& name) const;
    // In the order of their machines.
    [[nodiscard]] std::vector<std::string> racks() const;
    [[nodiscard]] const cluster::NodeRecord* findNode(const std::string& id) const;
    // The newest of those that have a node.
    [[nodiscard]] std::optional<Version> newestVersion(const std::string& deploymentId) const;

  private:
    [[nodiscard]] domain::Result<void> checkNode(const domain::Fault& fault) const;

    const cluster::Cluster& m_cluster;
    const cluster::NodeLife& m_life;
};

}  // namespace berth::sim::faults
