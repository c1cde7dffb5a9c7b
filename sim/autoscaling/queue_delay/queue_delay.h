// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/autoscaling/largest_within.h"
#include "sim/autoscaling/scaling_policy.h"

namespace berth::sim::autoscaling {

// The platform's "queue_delay", as RunPod's scaler of that name describes it: when a request has
// waited for longer than the threshold (4 s), nodes are added; a node that has been idle for the
// idle time-out (5 s) ends.
//
// Neither says how many are added at once. Here as many as the requests there are need,
// ceil((waiting + in progress) / concurrency), so that nodes which are still starting are not
// ordered again and again; and at least one more than are ready, since that many are too few.
// Idle: the need has been smaller than what is there for the whole time-out; the largest need
// within it stays.
//
// Without any node there is nobody who could be quick enough: the first request that waits brings
// the first node at once. Limits: it looks once a second, and a queue that stays below the
// threshold never grows the deployment, however long it is.
class QueueDelay final : public ScalingPolicy {
  public:
    explicit QueueDelay(const domain::AutoscalingSpec& spec);

    [[nodiscard]] engine::Time period() const override { return engine::kSecond; }
    [[nodiscard]] ScalingDecision decide(const ScalingMetrics& metrics) override;

  private:
    domain::AutoscalingSpec m_spec;
    LargestWithin m_need;
    std::optional<int> m_decided;  // nothing before the first look
};

}  // namespace berth::sim::autoscaling
