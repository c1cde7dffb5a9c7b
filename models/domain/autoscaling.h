// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/units.h"

namespace berth::domain {

// Who decides how many nodes are wanted. QueueDelay and QueueLength are the platform's own
// (`dynamic_pod_strategy`); the other two are those of Kubernetes, with its numbers.
enum class AutoscalingKind {
    QueueDelay,   // how long the oldest waiting request has waited
    QueueLength,  // requests waiting and in progress, so many to a node
    Hpa,          // Kubernetes' HorizontalPodAutoscaler: an average over the ready nodes
    Knative,      // Knative's pod autoscaler: requests at the same time, so many to a node
};

// What the HorizontalPodAutoscaler averages over the ready nodes.
enum class AutoscalingMetric {
    Busy,  // share of a node's places for requests in use over the last minute, 0 … 1
    RequestsPerSecond,  // over the last minute
};

// Nodes kept ready beyond those in service: placed, image pulled, program started and ready, but
// not in the balancer. One is put into service at the instant it is needed, and a node that is not
// needed any more becomes one of them before any is ended. They cost what every running node costs.
struct WarmPool {
    int nodes = 0;     // at least so many
    double share = 0;  // and at least this share of those in service, rounded up; 0 … 1

    friend bool operator==(const WarmPool&, const WarmPool&) = default;
};

// Keeps DeploymentSpec::nodes, which is then what is wanted now, between two bounds.
struct AutoscalingSpec {
    AutoscalingKind kind = AutoscalingKind::QueueDelay;
    int minimum = 1;  // 0: none without requests, the first request waits for a node
    int maximum = 10;
    // What is aimed at: seconds of delay (QueueDelay), requests to a node (QueueLength, Knative),
    // the metric's value (Hpa). Absent: defaultTarget().
    std::optional<double> target;
    std::optional<int> port;  // looks at requests to this port alone; absent: at all
    // QueueDelay, QueueLength: a node more than needed ends after being that for so long.
    Duration idleTimeout = std::chrono::seconds(5);
    int concurrency = 1;  // QueueDelay: requests that one node works on at the same time
    AutoscalingMetric metric = AutoscalingMetric::Busy;  // Hpa
    WarmPool warm;

    [[nodiscard]] double aim() const;  // `target`, or the default
    // Size of the warm pool while so many nodes are in service.
    [[nodiscard]] int warmNodes(int inService) const;

    friend bool operator==(const AutoscalingSpec&, const AutoscalingSpec&) = default;
};

// 4 s, 4 requests (both RunPod's), 80 % busy or 10 requests a second, 100 requests (Knative's).
[[nodiscard]] double defaultTarget(AutoscalingKind kind, AutoscalingMetric metric);

// One look of the autoscaler, for charts.
struct AutoscalingPoint {
    Instant at;
    double metric = 0;   // in the unit of the target
    int wanted = 0;      // nodes in service that are wanted from now on
    int ready = 0;       // in service and ready
    int warm = 0;        // ready, kept in the warm pool
    std::string reason;  // English: "queue delay 6.2 s > 4 s"

    friend bool operator==(const AutoscalingPoint&, const AutoscalingPoint&) = default;
};

// What an autoscaler saw and decided, oldest first: a point each time its decision changes, and one
// every fifteen seconds in between, at most kMostAutoscalingPoints of them. Never changed once it
// is published: a later one is another object.
using AutoscalingHistory = std::vector<AutoscalingPoint>;
using AutoscalingHistoryPtr = std::shared_ptr<const AutoscalingHistory>;

inline constexpr std::size_t kMostAutoscalingPoints = 480;

[[nodiscard]] const char* toText(AutoscalingKind kind);      // "queue_delay" …
[[nodiscard]] const char* toText(AutoscalingMetric metric);  // "busy" …

}  // namespace berth::domain
