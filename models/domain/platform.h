// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/domain/billing.h"
#include "models/domain/capabilities.h"
#include "models/domain/change.h"
#include "models/domain/error.h"
#include "models/domain/snapshot.h"
#include "models/domain/stream.h"

namespace berth::domain {

template <class T>
using Reply = std::function<void(Result<T>)>;

// Destroying it ends delivery: once the destructor has returned, no further call is made and none
// is running, except the one that destroys it from inside a call.
class Subscription {
  public:
    Subscription() = default;
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;
    virtual ~Subscription() = default;
};

enum class ConnectionState { Connecting, Connected, Lost };

// Both callbacks come on a thread of the platform's and must not block it.
struct WatchCallbacks {
    // The newest state. Calls may be skipped when the watcher is slow, never reordered.
    std::function<void(SnapshotPtr)> onSnapshot;
    // New events in order of sequence, none skipped. The first call may hold up to the newest 1,000
    // events from before the subscription.
    std::function<void(const std::vector<Event>&)> onEvents;
    std::function<void(ConnectionState)> onConnection;
};

struct LogFilter {
    DeploymentId deployment;  // empty: all
    NodeId node;              // empty: all of the deployment
    std::size_t tail = 1000;  // newest lines delivered first, merged on one clock
};

struct LogBatch {
    std::vector<LogLine> lines;
    std::uint64_t missing = 0;  // lines lost before these: buffer overrun, reconnect
};
using LogCallback = std::function<void(const LogBatch&)>;

struct MetricsQuery {
    DeploymentId deployment;
    int port = 0;  // 0: all ports
    Instant from, to;
    int maxPoints = 600;  // down-sampled to at most this many
};

// One interval of a port link's traffic. Latencies in seconds; 0 when nothing completed.
struct MetricPoint {
    Instant at;  // end of the interval
    Duration length{0};
    std::int64_t offered = 0, completed = 0, failed = 0, rejected = 0;
    double p50 = 0, p95 = 0, p99 = 0;
    double gpuUse = 0;  // mean over the running nodes
    Rate rate;          // billed at its end

    friend bool operator==(const MetricPoint&, const MetricPoint&) = default;
};

struct NodeShare {
    NodeId node;
    int ordinal = 0;
    std::int64_t completed = 0;

    friend bool operator==(const NodeShare&, const NodeShare&) = default;
};

struct Metrics {
    std::vector<MetricPoint> points;  // oldest first
    std::vector<NodeShare> shares;    // over [from, to], by ordinal
};

struct FileEntry {
    std::string path;  // absolute, in the node
    Bytes size;
    Instant modified;
    bool onVolume = false;

    friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

// A place where deployments live. Values in, values out.
// Every method may be called from any thread and returns at once. Every request ends in exactly one
// reply, also when the platform is destroyed (ShuttingDown); replies come on a thread of the
// platform's, or inside the call for requests refused at once.
class Platform {
  public:
    Platform() = default;
    Platform(const Platform&) = delete;
    Platform& operator=(const Platform&) = delete;
    virtual ~Platform() = default;

    [[nodiscard]] virtual Capabilities capabilities() const = 0;
    // The newest state; never null, empty before the first is known.
    [[nodiscard]] virtual SnapshotPtr snapshot() const = 0;
    [[nodiscard]] virtual std::unique_ptr<Subscription> watch(WatchCallbacks callbacks) = 0;

    // What the change would do. Errors: InvalidArgument (with field), NotFound, WrongState,
    // AlreadyExists, NotSupported.
    virtual void plan(Change change, Reply<Plan> reply) = 0;
    // Acknowledged = durable. The same operation id again gives the first outcome, `repeated` set.
    // Errors: as plan, and StateMoved, StorageFailed, Unavailable, TimedOut.
    virtual void apply(ChangeRequest request, Reply<ChangeOutcome> reply) = 0;

    [[nodiscard]] virtual std::unique_ptr<Subscription> followLogs(LogFilter filter,
                                                                   LogCallback callback) = 0;
    virtual void readMetrics(MetricsQuery query, Reply<Metrics> reply) = 0;
    // Files written since the node started, and those on its volumes; sorted by path.
    virtual void listFiles(NodeId node, Reply<std::vector<FileEntry>> reply) = 0;
    // At most 64 MiB. Errors: NotFound, LimitExceeded, NotSupported.
    virtual void readFile(NodeId node, std::string path, Reply<std::string> reply) = 0;
    // What was charged. Errors: InvalidArgument (an empty or too long span), NotSupported,
    // Unavailable, TimedOut.
    virtual void readBilling(BillingQuery query, Reply<Billing> reply) = 0;
};

}  // namespace berth::domain
