// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "models/domain/canary.h"
#include "models/domain/deployment.h"
#include "models/domain/ids.h"
#include "models/domain/money.h"
#include "models/domain/units.h"

namespace berth::domain {

struct CreateDeployment {
    DeploymentSpec spec;
    friend bool operator==(const CreateDeployment&, const CreateDeployment&) = default;
};
// Replaces the whole spec except name and nodes; every node is replaced, their disks are wiped,
// unless only the spec's extensions or its autoscaling change. The number of nodes is brought
// within the bounds of the autoscaling.
struct EditDeployment {
    DeploymentId deployment;
    DeploymentSpec spec;
    friend bool operator==(const EditDeployment&, const EditDeployment&) = default;
};
// Of an autoscaled deployment: within its bounds, and only until its autoscaler wants another
// number. Outside of them it is refused: the bounds are changed by an edit.
struct ScaleDeployment {
    DeploymentId deployment;
    int nodes = 0;
    friend bool operator==(const ScaleDeployment&, const ScaleDeployment&) = default;
};
struct PauseDeployment {
    DeploymentId deployment;
    friend bool operator==(const PauseDeployment&, const PauseDeployment&) = default;
};
struct ResumeDeployment {
    DeploymentId deployment;
    friend bool operator==(const ResumeDeployment&, const ResumeDeployment&) = default;
};
struct RestartDeployment {  // replaces every node by rolling update, the spec unchanged
    DeploymentId deployment;
    friend bool operator==(const RestartDeployment&, const RestartDeployment&) = default;
};
struct ReplaceNode {  // a new node first, then this one ends
    NodeId node;
    friend bool operator==(const ReplaceNode&, const ReplaceNode&) = default;
};
struct DeleteDeployment {
    DeploymentId deployment;
    friend bool operator==(const DeleteDeployment&, const DeleteDeployment&) = default;
};

// Tries another version on a part of the requests, by nodes of its own beside those there are. The
// spec keeps name, nodes, ports, autoscaling and stop-after of the deployment.
struct StartCanary {
    DeploymentId deployment;
    DeploymentSpec spec;
    CanaryRule rule;
    friend bool operator==(const StartCanary&, const StartCanary&) = default;
};
// The new version becomes the spec, and the nodes of the old one are replaced by rolling update.
struct PromoteCanary {
    DeploymentId deployment;
    friend bool operator==(const PromoteCanary&, const PromoteCanary&) = default;
};
struct RollBackCanary {  // the nodes of the new version end, the spec is unchanged
    DeploymentId deployment;
    friend bool operator==(const RollBackCanary&, const RollBackCanary&) = default;
};

// What a person can ask of a platform. One type, so that planning, journalling, sending and
// replaying treat every action alike.
using Change = std::variant<CreateDeployment, EditDeployment, ScaleDeployment, PauseDeployment,
                            ResumeDeployment, RestartDeployment, ReplaceNode, DeleteDeployment,
                            StartCanary, PromoteCanary, RollBackCanary>;

// One line of the data-loss ledger.
struct NodeLoss {
    NodeId node;
    std::string nodeName;
    Bytes bytes;
    int files = 0;
    std::vector<std::string> largestPaths;  // at most five
    Instant lastWrite;

    friend bool operator==(const NodeLoss&, const NodeLoss&) = default;
};

// One changed field of an edit; values in their JSON form.
struct FieldChange {
    std::string field;   // "environment.MODE", "image", "nodes"
    std::string before;  // empty: was not there
    std::string after;

    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

// What applying a change will do, as far as the platform knows now.
struct Plan {
    Change change;
    std::uint64_t basis = 0;  // fingerprint of the state it was made for
    std::vector<FieldChange> fields;
    std::vector<std::string> nodesEnded;  // names of the nodes that end
    int nodesStarted = 0;
    std::vector<NodeLoss> losses;  // nodes with data on their own disk that end
    std::vector<VolumeId> volumesKept;
    Rate rateBefore, rateAfter;     // of the deployment, all nodes running
    bool linksInterrupted = false;  // a moment without any ready node is to be expected

    [[nodiscard]] Bytes bytesLost() const {
        Bytes sum;
        for (const NodeLoss& loss : losses)
            sum += loss.bytes;
        return sum;
    }
};

struct ChangeRequest {
    OperationId operation;
    Change change;
    // The Plan::basis it was confirmed on; 0: apply whatever the state is. A basis that no longer
    // holds is refused with StateMoved and nothing is done.
    std::uint64_t basis = 0;
    // An attempt under this id may have been made before, by this process or by one that is gone: a
    // platform that cannot tell by the id alone looks at what came of it first. Not kept on disk.
    bool lookUp{false};

    friend bool operator==(const ChangeRequest&, const ChangeRequest&) = default;
};

struct ChangeOutcome {
    OperationId operation;
    DeploymentId deployment;
    bool repeated = false;  // this operation had been applied before; nothing was done again
};

[[nodiscard]] const char* toText(const Change& change);  // "create", "scale" …

}  // namespace berth::domain
