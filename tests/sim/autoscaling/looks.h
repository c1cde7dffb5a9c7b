// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/autoscaling/scaling_policy.h"

namespace berth::sim::autoscaling::testing {

using engine::kSecond;

[[nodiscard]] inline domain::AutoscalingSpec specOf(domain::AutoscalingKind kind, int minimum = 1,
                                                    int maximum = 10) {
    domain::AutoscalingSpec spec;
    spec.kind = kind;
    spec.minimum = minimum;
    spec.maximum = maximum;
    return spec;
}

// A look at so many seconds, with all wanted nodes ready.
[[nodiscard]] inline ScalingMetrics look(double seconds, int nodes) {
    ScalingMetrics metrics;
    metrics.at = static_cast<engine::Time>(seconds * 1e9);
    metrics.wanted = metrics.ready = nodes;
    return metrics;
}

}  // namespace berth::sim::autoscaling::testing
