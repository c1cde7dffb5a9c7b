// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "models/domain/catalogue.h"
#include "models/domain/deployment.h"
#include "models/domain/node.h"

namespace berth::domain {

enum class TimeBase {
    SimulationStart,  // Instant counts from the start of the simulation: "Day 1, 00:00:00"
    UnixEpoch,
};

struct Volume {
    VolumeId id;
    std::string name;
    Bytes used, capacity;
    int files = 0;

    friend bool operator==(const Volume&, const Volume&) = default;
};

// The whole state of a platform at one instant. Immutable once published; share it by pointer.
// Deployments are sorted by name, nodes by (deployment name, ordinal). Ended and failed nodes stay
// listed for ten minutes.
struct Snapshot {
    std::uint64_t version = 0;  // grows with every publication
    TimeBase timeBase = TimeBase::SimulationStart;
    Instant at;  // what instant it shows
    Catalogue catalogue;
    std::vector<Deployment> deployments;
    std::vector<Node> nodes;
    std::vector<Volume> volumes;
    Rate rateNow;     // sum over deployments
    Money costSoFar;  // of the account, deleted deployments included

    [[nodiscard]] const Deployment* findDeployment(const DeploymentId& id) const;
    [[nodiscard]] const Deployment* findDeploymentByName(const std::string& name) const;
    [[nodiscard]] const Node* findNode(const NodeId& id) const;
    [[nodiscard]] std::vector<const Node*> nodesOf(const DeploymentId& id) const;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

}  // namespace berth::domain
