// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/balancing/balancer.h"
#include "sim/engine/random.h"
#include "sim/serving/access_log.h"
#include "sim/serving/behaviours/behaviour.h"
#include "sim/serving/link_metrics.h"
#include "sim/serving/node_traffic.h"
#include "sim/serving/request_pool.h"
#include "sim/serving/serving.h"

namespace berth::sim::serving {

// Events of this room.
inline constexpr std::uint32_t kWorkDone = 0x0201;        // a: slot, b: its generation
inline constexpr std::uint32_t kNextPiece = 0x0202;       // likewise
inline constexpr std::uint32_t kWaitingTooLong = 0x0203;  // a: index of the node
inline constexpr std::uint32_t kSecondOver = 0x0204;      // likewise
inline constexpr std::uint32_t kHeldTooLong = 0x0210;     // a: index of the link

inline constexpr engine::Time kLongestWait = 60 * engine::kSecond;

// One link, kept after it was closed for the report of its deployment.
struct LinkState {
    LinkState(LinkKey linkKey, std::uint64_t seed);

    LinkKey key;
    bool open = false;
    std::unique_ptr<balancing::Balancer> balancer;
    engine::RandomStream random;
    LinkMetrics metrics;
    // Requests that wait for the first node: their slots have no node.
    bool holds = false;
    RequestList held;
    engine::EventHandle heldTimer;
};

// One node, kept after its container stopped until it is forgotten.
struct NodeState {
    NodeState(NodeKey nodeKey, std::uint64_t seed);

    NodeKey key;
    bool running = false;
    bool ready = false;
    Container container;
    std::unique_ptr<Process> process;
    engine::RandomStream service;  // service times
    engine::RandomStream detail;   // what a behaviour draws beside
    RequestList inService;
    RequestList waiting;  // first come, first served
    engine::EventHandle waitTimer;
    engine::EventHandle logTimer;
    std::int64_t requests = 0;  // of this container
    AccessLogLimit log;
    NodeTrafficMeter traffic;
    // Its counters in the metrics of the links it has served: one per port, so a handful.
    std::vector<std::pair<std::uint32_t, LinkMetrics::ShareIndex>> shares;
};

// An image that names a health path answers there as soon as it listens.
[[nodiscard]] bool asksForHealth(const NodeState& node, const Request& request);

// What the parts of one deployment are, by index.
struct DeploymentState {
    std::vector<std::uint32_t> links;  // by port
    std::vector<std::uint32_t> nodes;  // running ones, by key
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
    RequestPool pool;

    [[nodiscard]] static std::uint64_t packed(LinkKey key) {
        return (std::uint64_t{key.deployment} << 16U) | key.port;
    }
    [[nodiscard]] std::uint32_t findLinkIndex(LinkKey key) const;
    [[nodiscard]] LinkState* findLink(LinkKey key) const;
    [[nodiscard]] NodeState* findNode(NodeKey key) const;

    // dispatch.cpp: the way of a request.
    LinkMetrics::ShareIndex shareOf(NodeState& node, std::uint32_t link);
    std::uint64_t arrive(LinkKey key, std::unique_ptr<Exchange> exchange);
    void start(std::uint32_t slot);
    void startWaiting(std::uint32_t nodeIdx);
    void workDone(std::uint32_t slot);
    void nextPiece(std::uint32_t slot);
    void answerWhole(std::uint32_t slot);
    // Takes the request off its node and its link's balancer and gives the slot back.
    std::unique_ptr<Exchange> release(std::uint32_t slot);
    void waitingTooLong(std::uint32_t nodeIdx);
    void fail(const std::vector<std::uint32_t>& slots, int status, Outcome outcome,
              std::string_view detail);
    void abandon(std::uint64_t id);
    void writeLog(std::uint32_t nodeIdx, std::string_view method, std::string_view target,
                  int status, std::int64_t bytes, engine::Time latency, bool real);
    void secondOver(std::uint32_t nodeIdx);

    // holding.cpp: requests that wait at a link for the first node.
    std::uint64_t hold(std::uint32_t linkIdx, std::unique_ptr<Exchange> exchange,
                       LinkMetrics::Epoch epoch);
    void releaseHeld(std::uint32_t linkIdx);  // a node is ready
    void failHeld(std::uint32_t linkIdx, const std::vector<std::uint32_t>& slots, int status,
                  Outcome outcome, std::string_view detail);
    void failAllHeld(std::uint32_t linkIdx, int status, Outcome outcome, std::string_view detail);
    void heldTooLong(std::uint32_t linkIdx);
};

}  // namespace berth::sim::serving
