// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "models/domain/autoscaling.h"
#include "sim/engine/time.h"

namespace berth::sim::autoscaling {

// What a policy is told of a deployment at one instant.
struct ScalingMetrics {
    engine::Time at = 0;     // never before that of the look before
    int wanted = 0;          // nodes in service that are wanted now
    int ready = 0;           // of them, those that are ready
    int inProgress = 0;      // requests that nodes work on
    int queued = 0;          // requests that wait, at nodes or for the first node
    double oldestWait = 0;   // seconds, of those; 0: none waits
    double meanPerNode = 0;  // the metric of the spec, averaged over the ready nodes (Hpa)
};

struct ScalingDecision {
    int nodes = 0;       // wanted from now on, within the bounds of the spec
    double metric = 0;   // what was looked at, in the unit of the target
    std::string reason;  // English: "queue delay 6.2 s > 4 s"

    friend bool operator==(const ScalingDecision&, const ScalingDecision&) = default;
};

// Decides how many nodes are wanted. Has no clock: it is asked every period() with what is true
// then, and keeps what it needs of the looks before. A policy is a folder of its own; all of them
// pass the contract suite in tests/sim/autoscaling.
class ScalingPolicy {
  public:
    ScalingPolicy() = default;
    ScalingPolicy(const ScalingPolicy&) = delete;
    ScalingPolicy& operator=(const ScalingPolicy&) = delete;
    virtual ~ScalingPolicy() = default;

    [[nodiscard]] virtual engine::Time period() const = 0;
    [[nodiscard]] virtual ScalingDecision decide(const ScalingMetrics& metrics) = 0;
};

[[nodiscard]] std::unique_ptr<ScalingPolicy> makeScalingPolicy(const domain::AutoscalingSpec& spec);

// ceil(value / perNode) as a number of nodes, without running over.
[[nodiscard]] int nodesFor(double value, double perNode);
[[nodiscard]] int withinBounds(const domain::AutoscalingSpec& spec, int nodes);

}  // namespace berth::sim::autoscaling
