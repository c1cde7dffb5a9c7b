// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "models/domain/deployment.h"
#include "sim/cluster/node_record.h"
#include "sim/deployments/canary_record.h"
#include "sim/deployments/job_step.h"
#include "sim/deployments/order.h"
#include "sim/engine/engine.h"
#include "sim/images/image_model.h"

namespace berth::sim::deployments {

// How far the job of a deployment has come.
struct JobRecord {
    int succeeded = 0, failed = 0;  // nodes
    int failures = 0;               // runs that failed, of nodes that are gone
    int failuresInARow = 0;         // nodes that failed since the last one that succeeded
    engine::Time notBefore = 0;     // of the next node; without indexes
    std::vector<JobPiece> pieces;   // with indexes
    std::optional<engine::Time> finished;
    domain::JobFailure failure = domain::JobFailure::None;
    engine::EventHandle deadline, retry;
};

// One deployment, from its creation until its last node has ended after its deletion.
struct DeploymentRecord {
    serving::DeploymentKey key = 0;
    domain::DeploymentId id;
    std::shared_ptr<const domain::DeploymentSpec> spec;  // replaced as a whole, never changed
    const images::ImageModel* image = nullptr;           // null: nobody knows the address
    Order order;
    int revision = 1;              // grows with every edit
    std::uint64_t generation = 1;  // grows with every edit and restart: older nodes are replaced
    domain::ReasonKind replaceReason = domain::ReasonKind::ReplacedByEdit;
    int lastOrdinal = 0;
    engine::Time created = 0;
    std::optional<engine::Time> pausedAt;
    std::optional<engine::Time> stopsAt;
    engine::EventHandle stopTimer;
    bool deleting = false;
    bool linksOpen = false;
    bool wasFull = false;  // has had all its nodes ready since the last change of what it wants
    bool reconcileDue = false;                 // an event for it is on its way
    std::set<serving::NodeKey> nodes;          // neither ended nor failed
    std::vector<serving::NodeKey> lost;        // killed or evicted, their successors not made yet
    std::map<int, engine::Time> refusedPorts;  // requests came, nobody listens; since when
    std::optional<JobRecord> job;
    std::optional<CanaryRecord> canary;  // the newest, also once it is over
    // The highest that were given, also to canaries that were not taken.
    int lastRevision = 1;
    std::uint64_t lastGeneration = 1;

    // A canary is watched.
    [[nodiscard]] bool tries() const { return canary && canary->watched(); }
    // The node runs the version that is tried.
    [[nodiscard]] bool isTried(const cluster::NodeRecord& node) const {
        return tries() && node.generation == canary->generation;
    }
    [[nodiscard]] bool finished() const { return job && job->finished; }
    // As Deployment::nodesWanted.
    [[nodiscard]] int wanted() const;
    // Nodes of the warm pool that are wanted beside them.
    [[nodiscard]] int warmWanted() const;
    [[nodiscard]] int altogetherWanted() const { return wanted() + warmWanted(); }
};

struct NodeCounts {
    int active = 0, ready = 0, running = 0;  // ready: in service; running: container up
    int warm = 0;                            // ready, kept warm
    int readyTried = 0;                      // of those ready: of the version that is tried
    int pending = 0, crashing = 0, pullFailing = 0, notReady = 0, unknown = 0;

    // Of those that the spec wants.
    [[nodiscard]] int readyWanted() const { return ready - readyTried; }
};

[[nodiscard]] NodeCounts countNodes(const DeploymentRecord& deployment,
                                    const cluster::NodeTable& nodes);

// Of a job as long as it is not over: Running as soon as a node runs, else as any other.
// Running: all wanted nodes are ready. Degraded: once they were, now fewer are, or some of them
// fail. Failing: none is ready and some fail. Pending: none has a machine. Else Starting.
[[nodiscard]] domain::DeploymentState stateOf(const DeploymentRecord& deployment,
                                              const NodeCounts& counts);

}  // namespace berth::sim::deployments
