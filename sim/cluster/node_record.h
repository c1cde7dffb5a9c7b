// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/node.h"
#include "sim/cluster/back_off.h"
#include "sim/cluster/cluster.h"
#include "sim/engine/engine.h"
#include "sim/engine/random.h"
#include "sim/images/image_model.h"
#include "sim/serving/link_key.h"
#include "sim/storage/disk.h"

namespace berth::sim::cluster {

// Why a node is to be replaced by another one that starts first.
enum class ReplaceCause { None, ByUser, NotReady };

// One node, from its creation until it is forgotten ten minutes after it ended or failed. NodeLife
// moves it from state to state; the deployment's controller decides that it exists.
struct NodeRecord {
    NodeRecord(serving::NodeKey nodeKey, std::uint64_t seed)
        : key(nodeKey), random(seed, "node/" + std::to_string(nodeKey)) {}

    serving::NodeKey key = 0;
    engine::RandomStream random;  // of everything that is drawn for this node

    // What it is; fixed.
    serving::DeploymentKey deployment = 0;
    domain::NodeId id;
    domain::DeploymentId deploymentId;
    std::string deploymentName;
    std::string name;
    int ordinal = 0;
    int revision = 1;              // of the deployment's spec
    std::uint64_t generation = 0;  // of the deployment's rollout: older ones are replaced
    std::shared_ptr<const domain::DeploymentSpec> spec;
    const images::ImageModel* image = nullptr;  // null: nobody knows the address
    bool offerUnknown = false;  // ordered with offers that nobody knows: it is never placed
    int jobIndex = -1;          // the piece of an indexed job that is its own
    engine::Time created = 0;

    // Where it is in its life.
    domain::NodeState state = domain::NodeState::Pending;
    engine::Time stateSince = 0;
    domain::ReasonKind reason = domain::ReasonKind::None;
    std::string reasonDetail;
    std::vector<domain::PlacementRejection> rejections;
    std::optional<MachineIndex> machine;  // the last one, also after the end
    bool onMachine = false;               // holds its allocation there
    domain::Rate price;
    std::optional<engine::Time> runningSince;  // first time
    std::optional<engine::Time> ended;
    domain::ReasonKind endReason = domain::ReasonKind::None;  // while Terminating

    // Its container.
    bool processUp = false;
    bool listening = false;
    bool started = false;         // the startup probe has passed, or there is none
    bool readinessGiven = false;  // the readiness probe says yes, or there is none
    std::string notReadyWhy;      // what the readiness probe met last
    bool inBalancer = false;
    bool warm = false;  // once it is ready: kept out of the balancer, for when more are needed
    bool billed = false;
    engine::Time processSince = 0;
    int restarts = 0;
    std::optional<domain::ContainerExit> lastExit;
    std::optional<engine::Time> nextTry;
    BackOff restartBackOff, pullBackOff;
    bool wasReady = false;  // at some time in this container
    int failedRuns = 0;     // of a job: how often its program did not end with 0

    // How its container ended while the platform could not see it.
    struct UnseenExit {
        int code = 0;
        std::string reason, detail;
        domain::ReasonKind kind = domain::ReasonKind::None;
    };
    std::optional<UnseenExit> unseenExit;

    // Its disk: the writable layer, from its placement to its end.
    std::unique_ptr<storage::Disk> disk;

    // Replacement (kept by the deployment's controller).
    ReplaceCause replaceCause = ReplaceCause::None;
    std::optional<serving::NodeKey> replaces;  // ends this one once ready

    // Timers; each is cancelled when its reason is gone.
    engine::EventHandle startTimer, crashTimer, workTimer, tryTimer, endTimer, graceTimer;
    engine::Time workEnds = 0;  // of a job's program, at the speed its cards have
    double workSpeed = 1;
    engine::Time exitNotBefore = 0;  // after SIGTERM: when the process would be done by itself

    [[nodiscard]] bool alive() const {
        return state != domain::NodeState::Ended && state != domain::NodeState::Failed;
    }
    // Counts towards what the deployment wants: neither gone nor going.
    [[nodiscard]] bool active() const { return alive() && state != domain::NodeState::Terminating; }
    [[nodiscard]] bool ready() const { return state == domain::NodeState::Running; }
};

// By key, that is by age. Records stay where they are until they are forgotten.
using NodeTable = std::map<serving::NodeKey, std::unique_ptr<NodeRecord>>;

}  // namespace berth::sim::cluster
