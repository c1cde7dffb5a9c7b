// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "models/domain/catalogue.h"
#include "models/domain/deployment.h"
#include "models/domain/front.h"
#include "models/domain/node.h"
#include "models/domain/volume.h"

namespace berth::domain {

enum class TimeBase {
    SimulationStart,  // Instant counts from the start of the simulation: "Day 1, 00:00:00"
    UnixEpoch,
};

// A platform that answers one question at a time is shown while it is read for the first time.
struct FirstReading {
    int deployments = 0;  // so many are in the snapshot
    int of = 0;           // so many there are

    friend bool operator==(const FirstReading&, const FirstReading&) = default;
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
    std::vector<Front> fronts{};  // by name; see Capabilities::fronts
    // While it is there, what is not in the snapshot may exist all the same, and sums are of what
    // is.
    std::optional<FirstReading> firstReading;
    Rate rateNow;     // sum over deployments
    Money costSoFar;  // of the account, deleted deployments included

    // What is not in it does not exist.
    [[nodiscard]] bool isWhole() const { return version > 0 && !firstReading; }
    [[nodiscard]] const Deployment* findDeployment(const DeploymentId& id) const;
    [[nodiscard]] const Deployment* findDeploymentByName(const std::string& name) const;
    [[nodiscard]] const Node* findNode(const NodeId& id) const;
    [[nodiscard]] std::vector<const Node*> nodesOf(const DeploymentId& id) const;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

}  // namespace berth::domain
