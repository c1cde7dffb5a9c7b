// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/autoscaling.h"

#include <algorithm>
#include <cmath>

namespace berth::domain {
namespace {

constexpr int kMostWarm = 1'000'000;  // far above what any platform takes

}  // namespace

double AutoscalingSpec::aim() const {
    return target.value_or(defaultTarget(kind, metric));
}

int AutoscalingSpec::warmNodes(int inService) const {
    // A share like 0.1 is a little more than a tenth: 10 nodes are to have one of them, not two.
    const double share = std::ceil(warm.share * std::max(inService, 0) - 1e-9);
    // Numbers that nobody has checked yet may be any.
    const int ofShare = share > 0 ? static_cast<int>(std::min<double>(share, kMostWarm)) : 0;
    return std::clamp(std::max(warm.nodes, ofShare), 0, kMostWarm);
}

double defaultTarget(AutoscalingKind kind, AutoscalingMetric metric) {
    switch (kind) {
        case AutoscalingKind::QueueDelay:
        case AutoscalingKind::QueueLength:
            return 4;
        case AutoscalingKind::Hpa:
            return metric == AutoscalingMetric::Busy ? 0.8 : 10;
        case AutoscalingKind::Knative:
            return 100;
    }
    return 1;
}

const char* toText(AutoscalingKind kind) {
    switch (kind) {
        case AutoscalingKind::QueueDelay:
            return "queue_delay";
        case AutoscalingKind::QueueLength:
            return "queue_length";
        case AutoscalingKind::Hpa:
            return "hpa";
        case AutoscalingKind::Knative:
            return "knative";
    }
    return "unknown";
}

const char* toText(AutoscalingMetric metric) {
    switch (metric) {
        case AutoscalingMetric::Busy:
            return "busy";
        case AutoscalingMetric::RequestsPerSecond:
            return "requests_per_second";
    }
    return "unknown";
}

}  // namespace berth::domain
