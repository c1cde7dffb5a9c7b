// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/autoscaling/scaling_policy.h"

#include <algorithm>
#include <cmath>

#include "sim/autoscaling/hpa/hpa.h"
#include "sim/autoscaling/knative/knative.h"
#include "sim/autoscaling/queue_delay/queue_delay.h"
#include "sim/autoscaling/queue_length/queue_length.h"
#include "sim/engine/require.h"

namespace berth::sim::autoscaling {

namespace {

constexpr double kMostEver = 1e6;  // nodes; far above every bound

}  // namespace

std::unique_ptr<ScalingPolicy> makeScalingPolicy(const domain::AutoscalingSpec& spec) {
    switch (spec.kind) {
        case domain::AutoscalingKind::QueueDelay:
            return std::make_unique<QueueDelay>(spec);
        case domain::AutoscalingKind::QueueLength:
            return std::make_unique<QueueLength>(spec);
        case domain::AutoscalingKind::Hpa:
            return std::make_unique<Hpa>(spec);
        case domain::AutoscalingKind::Knative:
            return std::make_unique<Knative>(spec);
    }
    engine::require(false, "a kind of autoscaling that there is");
    return nullptr;
}

int nodesFor(double value, double perNode) {
    // A ratio that ought to be whole may come out a little above it.
    const double nodes = std::ceil(value / perNode - 1e-9);
    return static_cast<int>(std::clamp(nodes, 0.0, kMostEver));
}

int withinBounds(const domain::AutoscalingSpec& spec, int nodes) {
    return std::clamp(nodes, spec.minimum, std::max(spec.minimum, spec.maximum));
}

}  // namespace berth::sim::autoscaling
