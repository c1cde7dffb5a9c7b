// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/balancing/balancer.h"
#include "sim/balancing/split/split_balancer.h"
#include "sim/engine/histogram.h"
#include "sim/engine/random.h"
#include "sim/serving/access_log.h"
#include "sim/serving/behaviours/behaviour.h"
#include "sim/serving/link_metrics.h"
#include "sim/serving/node_traffic.h"
#include "sim/serving/request_pool.h"
#include "sim/serving/retry_budget.h"
#include "sim/serving/service_times.h"
#include "sim/serving/serving.h"
#include "sim/serving/warmth.h"

namespace berth::sim::serving {

// Events of this room.
inline constexpr std::uint32_t kWorkDone = 0x0201;        // a: slot, b: its generation
inline constexpr std::uint32_t kNextPiece = 0x0202;       // likewise
inline constexpr std::uint32_t kWaitingTooLong = 0x0203;  // a: index of the node
inline constexpr std::uint32_t kSecondOver = 0x0204;      // likewise
inline constexpr std::uint32_t kHeldTooLong = 0x0210;     // a: index of the link
// Only of links whose options ask for it:
inline constexpr std::uint32_t kQueuedTooLong = 0x0205;      // a: index of the link
inline constexpr std::uint32_t kProcessingTooLong = 0x0206;  // a: slot, b: its generation
inline constexpr std::uint32_t kSlowStartStep = 0x0207;      // a: index of the node, b: of the link
inline constexpr std::uint32_t kEjectionOver = 0x0208;       // likewise
inline constexpr std::uint32_t kDrainOver = 0x0209;          // likewise

inline constexpr engine::Time kLongestWait = 60 * engine::kSecond;

// One link, kept after it was closed for the report of its deployment.
struct LinkState {
    LinkState(LinkKey linkKey, std::uint64_t seed);

    LinkKey key;
    bool open = false;
    domain::BalancingPolicy policy = domain::BalancingPolicy::RoundRobin;
    domain::BalancingOptions options;
    RequestList queue;       // with the policy Queue: what waits for a node
    RequestList queueAfter;  // likewise, for the version that is tried
    engine::EventHandle queueTimer;
    RetryBudget budget;
    int ejectedNodes = 0;
    std::unique_ptr<balancing::Balancer> balancer;
    balancing::SplitBalancer* split = nullptr;  // the balancer, while a version is tried
    engine::RandomStream random;
    LinkMetrics metrics;
    // Requests that wait for the first node: their slots have no node.
    bool holds = false;
    RequestList held;
    engine::EventHandle heldTimer;
    TrafficTape tape;
    std::uint64_t strangers = 0;  // real requests on it whose callers cannot be told apart

    [[nodiscard]] bool queues() const { return policy == domain::BalancingPolicy::Queue; }
    [[nodiscard]] int waiting() const { return queue.size + queueAfter.size; }
    // The line of requests for that version, the first one where no version is tried.
    [[nodiscard]] RequestList& line(std::optional<balancing::Side> side) {
        return split != nullptr && side == balancing::Side::After ? queueAfter : queue;
    }
};

// What one node is to one link.
struct Seat {
    std::uint32_t link = kNone;
    LinkMetrics::ShareIndex share = kNone;  // its counter there, once it has served
    int inProgress = 0;                     // requests of the link on the node
    int failuresInARow = 0;
    bool ejected = false;
    std::int64_t ejections = 0;  // of late
    engine::Time returned = 0;   // from the last of them
    engine::EventHandle rampTimer, ejectionTimer, drainTimer;
};

// One node, kept after its container stopped until it is forgotten.
struct NodeState {
    NodeState(NodeKey nodeKey, std::uint64_t seed);

    NodeKey key;
    bool running = false;
    bool ready = false;
    Container container;
    std::unique_ptr<Process> process;
    engine::RandomStream service;   // service times
    engine::RandomStream detail;    // what a behaviour draws beside
    engine::RandomStream impaired;  // what an impairment hits
    InService inService;
    RequestList waiting;  // first come, first served
    engine::EventHandle waitTimer;
    engine::EventHandle logTimer;
    std::int64_t requests = 0;  // of this container
    AccessLogLimit log;
    std::optional<ServiceTimes> times;  // of its image, while it runs
    Warmth warmth;
    NodeTrafficMeter traffic;
    bool noted = false;  // among the busy ones of its deployment
    engine::Time readySince = 0;
    std::vector<Seat> seats;  // one a port, so a handful
};

// Tells the client of a real request, if it is still there.
void refuse(const std::unique_ptr<Exchange>& exchange, int status, std::string_view node,
            std::string_view detail);

// An image that names a health path answers there as soon as it listens.
[[nodiscard]] bool asksForHealth(const NodeState& node, const Request& request);

// A version that is tried, and what has been counted of both.
struct SplitState {
    struct Counts {
        VersionTally tally;  // p95: see latency
        engine::Histogram latency;
    };
    Split split;
    std::uint32_t count = 0;  // names what is counted now
    Counts before, after;

    [[nodiscard]] Counts& of(balancing::Side side) {
        return side == balancing::Side::Before ? before : after;
    }
};

// What the parts of one deployment are, by index.
struct DeploymentState {
    std::optional<SplitState> split;
    std::vector<std::uint32_t> links;  // by port
    std::vector<std::uint32_t> nodes;  // running ones, by key
    // Of what image the running ones are, and which of them have had requests of late.
    std::vector<std::pair<const images::ImageModel*, int>> images;
    std::vector<std::uint32_t> busy;
};

struct Serving::State {
    State(engine::Engine& engineRef, std::uint64_t seedValue, ServingListener& listenerRef)
        : engine(engineRef), seed(seedValue), listener(listenerRef) {}

    engine::Engine& engine;
    std::uint64_t seed;
    ServingListener& listener;
    std::vector<std::unique_ptr<LinkState>> links;  // null once forgotten, as nodes
    std::vector<std::unique_ptr<NodeState>> nodes;
    std::size_t bodyBytes = 0;                                   // of all exchanges in the pool
    std::unordered_map<std::uint64_t, std::uint32_t> linkIndex;  // deployment << 16 | port
    std::unordered_map<NodeKey, std::uint32_t> nodeIndex;
    std::unordered_map<DeploymentKey, DeploymentState> deployments;
    std::uint32_t lastCount = 0;  // of requests of versions
    RequestPool pool;
    bool records = false;
    std::vector<ServiceTimes> serviceTimes;  // of workloads

    [[nodiscard]] static std::uint64_t packed(LinkKey key) {
        return (std::uint64_t{key.deployment} << 16U) | key.port;
    }
    [[nodiscard]] std::uint32_t findLinkIndex(LinkKey key) const;
    [[nodiscard]] LinkState* findLink(LinkKey key) const;
    [[nodiscard]] NodeState* findNode(NodeKey key) const;

    // arrival.cpp: the way of a request to a node.
    struct Refusal {
        int status = 503;
        Outcome outcome = Outcome::Rejected;
        std::string node;  // its name, empty when none was chosen
        std::string detail;
    };
    struct Caller {
        std::optional<balancing::RequestKey> key;
        bool idempotent = false;
        std::optional<balancing::Side> side{};  // the version it is given to, while one is tried
    };
    using Choice = tl::expected<std::uint32_t, Refusal>;  // index of a node that takes it
    Seat& seatOf(NodeState& node, std::uint32_t link);
    [[nodiscard]] std::vector<std::uint32_t> requestsOf(const NodeState& node) const {
        return pool.all(node.inService, node.waiting);
    }
    std::uint64_t arrive(LinkKey key, std::unique_ptr<Exchange> exchange,
                         const GeneratedRequest& generated = {});
    // A slot for a request that is not refused; it is with no node yet, and in no line.
    std::uint32_t admit(std::uint32_t link, LinkMetrics::Epoch epoch, const Caller& caller,
                        std::unique_ptr<Exchange> exchange, const GeneratedRequest& generated);
    void record(LinkState& link, const Exchange* exchange, GeneratedRequest request);
    [[nodiscard]] Caller callerOf(const LinkState& link, std::uint32_t client,
                                  const Exchange* exchange) const;
    Choice choose(std::uint32_t link, const Caller& caller, int retries, NodeKey avoid);
    std::optional<NodeKey> pick(LinkState& link, const Caller& caller, NodeKey avoid);
    Choice tryNode(std::uint32_t link, NodeKey node);
    void place(std::uint32_t slot, std::uint32_t nodeIdx);
    // Off its node and its balancer: to be placed again, or given back.
    void detach(std::uint32_t slot);
    // Elsewhere, when that is allowed. False when nothing has changed.
    bool retry(std::uint32_t slot);
    // Requests whose node let them down: retried, or failed with 502.
    void lose(const std::vector<std::uint32_t>& slots, std::string_view detail);

    // link_queue.cpp: requests that wait at the link.
    bool hasRoom(std::uint32_t link, NodeKey node);
    void enqueue(std::uint32_t slot);
    void feed(std::uint32_t link);
    void feedLine(std::uint32_t link, RequestList& line);
    void queuedTooLong(std::uint32_t link);
    void processingTooLong(std::uint32_t slot, std::uint32_t generation);
    void emptyQueue(std::uint32_t link);  // by the policy the link has now

    // split.cpp: a version that is tried.
    [[nodiscard]] SplitState* splitOf(const LinkState& link);
    void splitLink(LinkState& link, const Split& split);
    void joinLines(LinkState& link);  // one line again, in the order in which they came
    // What is counted of a request that is there, or never came to be (the first).
    void refused(LinkState& link, std::optional<balancing::Side> side);
    void countOffered(std::uint32_t slot, std::optional<balancing::Side> side);
    void countEnded(std::uint32_t slot, bool well, engine::Time latency);
    void countWithdrawn(std::uint32_t slot);
    // It goes to this node now; `letDown`: by the node it was on.
    void countMoved(std::uint32_t slot, const NodeState& node, bool letDown);

    // rotation.cpp: who is in the balancer of a link, and with which weight.
    // Into a new balancer, with the requests it works on.
    void introduce(std::uint32_t link, const NodeState& node);
    // With the weight it had; what else is known of it stays.
    void joinAgain(std::uint32_t link, const NodeState& node);
    void join(std::uint32_t link, NodeState& node);
    void leave(std::uint32_t link, NodeState& node);
    void resetSeat(std::uint32_t link, NodeState& node);
    void slowStartStep(std::uint32_t nodeIdx, std::uint32_t link);
    void answered(std::uint32_t link, NodeState& node, bool well);
    void ejectionOver(std::uint32_t nodeIdx, std::uint32_t link);
    void drainOver(std::uint32_t nodeIdx, std::uint32_t link);

    // dispatch.cpp: the way of a request through a node.
    void start(std::uint32_t slot);
    engine::Time drawService(NodeState& node, std::uint32_t slot);
    void startWaiting(std::uint32_t nodeIdx);
    // A request of this link has left this node.
    void freed(std::uint32_t nodeIdx, std::uint32_t link);
    void workDone(std::uint32_t slot);
    // impaired.cpp: what a request meets beside its work; how long it takes altogether.
    [[nodiscard]] engine::Time impair(std::uint32_t slot, engine::Time time);
    void endImpaired(std::uint32_t slot);
    void nextPiece(std::uint32_t slot);
    void answerWhole(std::uint32_t slot);
    // Takes the request off its node (or queue) and its link's balancer and gives the slot back.
    std::unique_ptr<Exchange> release(std::uint32_t slot);
    // Off its link as well: it is answered with that.
    void refuseSlot(std::uint32_t slot, const Refusal& refusal);
    void tellEnd(std::uint64_t ticket, int status) {
        if (ticket != 0) listener.onEnded(ticket, status);
    }
    void waitingTooLong(std::uint32_t nodeIdx);
    void fail(const std::vector<std::uint32_t>& slots, int status, Outcome outcome,
              std::string_view detail);
    void abandon(std::uint64_t id);
    void writeLog(std::uint32_t nodeIdx, std::string_view method, std::string_view target,
                  int status, std::int64_t bytes, engine::Time latency, bool real);
    void secondOver(std::uint32_t nodeIdx);

    // gpu_use.cpp: what the figures of a deployment are made of.
    void countImage(DeploymentState& deployment, const images::ImageModel* image, int more);
    void noteBusy(std::uint32_t nodeIdx);

    // holding.cpp: requests that wait at the link for the first node.
    std::uint64_t hold(std::uint32_t link, LinkMetrics::Epoch epoch, const Caller& caller,
                       std::unique_ptr<Exchange> exchange, const GeneratedRequest& generated);
    void unhold(std::uint32_t slot);
    void releaseHeld(std::uint32_t link);  // a node is ready
    void failAllHeld(std::uint32_t link, int status, Outcome outcome, std::string_view detail);
    void heldTooLong(std::uint32_t link);
};

}  // namespace berth::sim::serving
