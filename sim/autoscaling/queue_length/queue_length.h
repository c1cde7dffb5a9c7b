// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/autoscaling/largest_within.h"
#include "sim/autoscaling/scaling_policy.h"

namespace berth::sim::autoscaling {

// The platform's "queue_length", RunPod's "request count":
//
//   wanted = ceil((waiting + in progress) / value)
//
// at once upwards; downwards once the formula has asked for less during the whole idle time-out
// (5 s), to the most that it asked for within it. Limits: it looks once a second and knows nothing
// of how long requests take; the concurrency of a node is not in its formula.
class QueueLength final : public ScalingPolicy {
  public:
    explicit QueueLength(const domain::AutoscalingSpec& spec);

    [[nodiscard]] engine::Time period() const override { return engine::kSecond; }
    [[nodiscard]] ScalingDecision decide(const ScalingMetrics& metrics) override;

  private:
    domain::AutoscalingSpec m_spec;
    LargestWithin m_need;
    std::optional<int> m_decided;  // nothing before the first look
};

}  // namespace berth::sim::autoscaling
