// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/platform.h"
#include "models/domain/stream.h"
#include "sim/engine/engine.h"
#include "sim/images/image_model.h"
#include "sim/serving/generated_request.h"
#include "sim/serving/http_message.h"
#include "sim/serving/impairment.h"
#include "sim/serving/link_key.h"
#include "sim/serving/traffic_tape.h"
#include "sim/storage/disk.h"

namespace berth::sim::serving {

struct MountedVolume {
    std::string path;               // mount path in the node
    storage::Disk* disk = nullptr;  // outlives the container
};

// A container that has begun to listen. The pointers stay valid until containerStopped().
struct Container {
    NodeKey node = 0;
    DeploymentKey deployment = 0;
    std::string nodeName;  // "echo-1", sent as X-Berth-Node
    const images::ImageModel* image = nullptr;
    storage::Disk* disk = nullptr;  // its writable layer
    std::vector<MountedVolume> mounts;
    std::vector<domain::EnvironmentVariable> environment;
    double speed = 1;  // above 0: service times are longer by one over it
    Impairment impairment;
    std::uint64_t version = 0;  // of what it runs, see Serving::startSplit()
};

// What a container answers to a request from inside its own node.
struct LocalAnswer {
    HttpHead head;
    std::string body;
};

// What serving tells the rest of the simulation.
class ServingListener {
  public:
    virtual void onLogLine(NodeKey node, domain::Severity severity, std::string text) = 0;
    // A request came for a port that the container does not listen on.
    virtual void onPortRefused(LinkKey link) = 0;
    // The container wrote to or removed from its own disk or a volume.
    virtual void onDiskChanged(NodeKey node) = 0;
    // A request waits at a link for the first node, see Serving::setHolding().
    virtual void onHeld(LinkKey) {}
    // A request met what impairs the container.
    virtual void onImpaired(NodeKey /*node*/, ImpairmentHit /*hit*/) {}
    // A generated request that has a ticket is over: 200, or as in ResponseSink::onFailure(). As a
    // sink it may be told within arrive(), and must not ask Serving for anything then.
    virtual void onEnded(std::uint64_t /*ticket*/, int /*status*/) {}
    // What Serving::takesRequests() says of this link may have changed. Likewise.
    virtual void onTakesRequests(LinkKey /*link*/) {}

  protected:
    ~ServingListener() = default;
};

struct LinkTotals {
    std::int64_t offered = 0, completed = 0, failed = 0, rejected = 0, timedOut = 0;
    std::int64_t retried = 0;  // retries, of whatever end
    std::int64_t ejected = 0;  // times a node was put out of the rotation
    std::int64_t waited = 0;   // of those completed, such that did not begin at once
};

struct NodeTraffic {
    std::int64_t served = 0;
    double requestsPerSecond = 0;  // over the last minute
    double busy = 0;               // 0 … 1 of its concurrency, over the last minute
};

// Latency from arrival to the last byte, seconds.
struct LatencySummary {
    double mean = 0, p50 = 0, p90 = 0, p95 = 0, p99 = 0, max = 0;
};

// A version that is tried on a share of the requests, see balancing::SplitBalancer.
struct Split {
    std::uint64_t version = 0;  // Container::version of those that run it
    int sharePercent = 10;      // 1 … 99
    // Answers that took longer are late; below 0: none is.
    engine::Time lateAfter = -1;
};

// Requests given to one of the two versions since counting began. One that a version let down and
// the other one answered is in both; one that its client gave up is in none.
struct VersionTally {
    std::int64_t offered = 0;
    std::int64_t completed = 0;  // and not with a status of 500 or more
    std::int64_t failed = 0;     // ended in any other way
    std::int64_t late = 0;       // of those completed
    engine::Time p95 = 0;        // of those completed
};

struct SplitTally {
    VersionTally before, after;
};

// Requests that are there at one instant.
struct Pressure {
    int inProgress = 0;
    int queued = 0;               // at nodes and links
    engine::Time oldestWait = 0;  // of those that wait: how long the first of them has
};

struct LinkReport {
    LinkTotals totals;
    LatencySummary latency, wait;
    // Warm and cold apart, where there are times for cold ones and one has come.
    struct Warmths {
        std::int64_t warmCompleted = 0, coldCompleted = 0;
        LatencySummary warm, cold;
    };
    std::optional<Warmths> warmths;
    std::vector<domain::NodeShare> perNode;  // node id is left empty; ordinal holds the NodeKey
};

// Links, requests and the containers that answer them: balancer → node queue → service → answer.
// With the policy Queue requests wait at the link instead: link queue → free node → service →
// answer. Part of one simulation, on its thread; events of kind 0x02xx are its own.
class Serving {
  public:
    Serving(engine::Engine& engine, std::uint64_t seed, ServingListener& listener);
    ~Serving();

    void openLink(LinkKey link, domain::BalancingPolicy policy,
                  const domain::BalancingOptions& options = {});
    // Changing the policy of an open link keeps its requests. Ejected nodes are back.
    void setPolicy(LinkKey link, domain::BalancingPolicy policy,
                   const domain::BalancingOptions& options = {});
    void closeLink(LinkKey link);  // requests in progress fail with 503
    // Whether requests wait while no node is ready, instead of being refused: at most kMostHeld of
    // them, for kLongestHold, then they fail with 504. Once it does not hold any more, those that
    // wait are refused.
    void setHolding(LinkKey link, bool holds);
    // Whether the link is open and has a ready node, or waits for one with its requests.
    [[nodiscard]] bool takesRequests(LinkKey link) const;

    // From now on the links of the deployment, also those that are opened later, give the tried
    // version its share. One at a time: an earlier split ends.
    void startSplit(DeploymentKey deployment, const Split& split);
    // Counts from here on, requests in progress left out.
    void restartSplitTally(DeploymentKey deployment);
    // All nodes are in one balancer again.
    void endSplit(DeploymentKey deployment);
    [[nodiscard]] SplitTally splitTally(DeploymentKey deployment) const;  // zeros without a split

    void containerStarted(Container container);
    // Requests in progress on it fail with 502 unless they may be tried elsewhere, waiting ones
    // too; state in the process is gone.
    void containerStopped(NodeKey node);
    // Of requests that begin from now on; until the container stops.
    void setSpeed(NodeKey node, double speed);
    // Likewise. Whom nobody can reach loses the requests in progress (502).
    void setImpairment(NodeKey node, const Impairment& impairment);
    // In and out of the balancer of every link of its deployment. Leaving lets requests in progress
    // finish (draining).
    void nodeReady(NodeKey node);
    void nodeNotReady(NodeKey node);
    // What is kept of a node whose container is gone, and of a deployment whose links are closed,
    // for reports that nobody asks for any more.
    void forgetNode(NodeKey node);
    void forgetDeployment(DeploymentKey deployment);
    // Requests in progress or waiting on the node: 0 means that draining is done.
    [[nodiscard]] int inProgress(NodeKey node) const;

    // A request of the load generator: no body, no answer. Same path as a real one.
    void arrive(LinkKey link, const GeneratedRequest& request = {});
    // What tells the caller of this request from others, where the link's policy asks for that.
    [[nodiscard]] std::optional<std::uint64_t> balancingKey(LinkKey link,
                                                            const HttpRequest& request) const;
    // What requests of a workload take instead of what the image says; when one finds its node cold
    // is still the image's. Kept for ever. Returns its name for GeneratedRequest::times.
    std::uint32_t addServiceTimes(const engine::Distribution& warm,
                                  const std::optional<engine::Distribution>& cold);
    // From now on what comes to links is noted, so that it can be played again.
    void recordTraffic();
    // What came to a link since an instant, as requests of a load, oldest first: what its work
    // takes is drawn where its load says that, and left open where the image does.
    [[nodiscard]] std::vector<TapedRequest> recorded(LinkKey link, engine::Time since) const;
    // A real request. The sink is called from later events (or at once when refused).
    std::uint64_t arrive(LinkKey link, HttpRequest request, std::shared_ptr<ResponseSink> sink);
    // A request from inside the node, past link and balancer: it takes no time and no place in the
    // queue, and is not counted; what it changes in the node is changed. A stream comes whole.
    // Errors: Unavailable (nothing listens there).
    domain::Result<LocalAnswer> askNode(NodeKey node, std::uint16_t port,
                                        const HttpRequest& request);
    // The client went away.
    void abandon(std::uint64_t exchange);

    void onEvent(const engine::EventRecord& event);
    // Into the cache, what a probable event is about.
    void fetch(const engine::EventRecord& event) const;

    [[nodiscard]] LinkReport report(LinkKey link) const;  // since measuring began
    void restartMeasuring();                              // end of the warm-up
    [[nodiscard]] NodeTraffic traffic(NodeKey node) const;
    // How much the GPUs of the containers that listen are in use on average over the last minute, 0
    // … 1; 0 where none does. Takes as long as there are nodes with requests of late.
    [[nodiscard]] double gpuUse(DeploymentKey deployment);
    // port 0: of all ports.
    [[nodiscard]] Pressure pressure(DeploymentKey deployment, int port) const;
    // Points oldest first, from a ring of the last two hours in intervals of 5 s (shares: NodeKey
    // in ordinal). port 0: all ports.
    [[nodiscard]] domain::Metrics metrics(DeploymentKey deployment, int port, engine::Time from,
                                          engine::Time to, int maxPoints) const;

    // Bodies of requests in progress, whose clients may have left: beyond this further ones are
    // refused with 503.
    static constexpr std::size_t kMostBodyBytes = 128U << 20U;
    // Of one link. The time is the default of Knative's activator.
    static constexpr int kMostHeld = 1000;
    static constexpr engine::Time kLongestHold = 300 * engine::kSecond;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

// True when a request of this method to this image may change what a node keeps (its files or the
// state of its process): such requests are written to the command log before they are answered.
[[nodiscard]] bool changesState(images::Behaviour behaviour, std::string_view method);

}  // namespace berth::sim::serving
