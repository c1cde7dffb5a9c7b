// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/explore/breach.h"
#include "sim/platform/simulation.h"

namespace berth::sim::explore {

// Looks at a simulation from outside, again and again, and remembers: what users were shown must
// follow from what they were shown before. It believes no book of the simulation but compares what
// it is told in different places.
class Auditor {
  public:
    // Somebody has deleted it: from now on it may go.
    void noteDeleted(const domain::DeploymentId& deployment) {
        m_deployments[deployment].deleting = true;
    }
    // At least once in the ten minutes for which nodes that have ended stay listed.
    [[nodiscard]] std::optional<Breach> look(const platform::Simulation& simulation);

    // What must be so long after the last disturbance: everything is as its owner wants it, and
    // every request has ended.
    [[nodiscard]] static std::optional<Breach> settled(const platform::Simulation& simulation);

  private:
    struct SeenNode {
        std::string name;
        domain::DeploymentId deployment;
        domain::NodeState state = domain::NodeState::Pending;
        domain::Money cost;
        bool completed = false;  // a run of a job that succeeded
    };
    struct SeenDeployment {
        std::string name;
        bool deleting = false;
        int succeeded = 0;
        bool finished = false;
        domain::Money ofForgotten;  // the cost of nodes that are not listed any more
        int forgottenRuns = 0;
    };
    using Nodes = std::map<domain::NodeId, SeenNode>;

    [[nodiscard]] std::optional<std::string> lookAtNode(const domain::Node& node);
    void forgetNodes(const domain::Snapshot& snapshot);
    [[nodiscard]] std::optional<std::string> lookForLost(const domain::Snapshot& snapshot);
    [[nodiscard]] std::optional<std::string> lookAtJob(const domain::Deployment& deployment,
                                                       int runsSeen);
    [[nodiscard]] std::optional<std::string> lookAtMoney(const domain::Snapshot& snapshot,
                                                         const platform::Simulation& simulation);

    Nodes m_nodes;
    std::map<domain::DeploymentId, SeenDeployment> m_deployments;
    domain::Money m_cost;
};

}  // namespace berth::sim::explore
