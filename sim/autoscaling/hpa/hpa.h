// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "sim/autoscaling/largest_within.h"
#include "sim/autoscaling/scaling_policy.h"

namespace berth::sim::autoscaling {

// Kubernetes' HorizontalPodAutoscaler (autoscaling/v2) with one average metric and its default
// behaviour; source: "Horizontal Pod Autoscaling" of the Kubernetes documentation, and
// pkg/controller/podautoscaler (replica_calculator.go, horizontal.go) of release 1.29.
//
//   ratio = mean over the ready nodes / target; |ratio − 1| ≤ 0.1: no change
//   recommended = ceil(ratio · ready nodes)
//
// Nodes that are not ready, such as those just started, have no part in the mean. When there are
// some and the ratio asks for more, it is taken again with them counted as using nothing; if that
// lies within the tolerance or points the other way, or would not give more than are there, nothing
// is done. With no ready node there is no metric and nothing is done either.
//
// Upwards at most to the larger of 4 nodes and 100 % more than there were 15 s ago. Downwards to
// the largest recommendation of the last 300 s, then without a limit; what it begins with counts as
// its first recommendation. It looks every 15 s.
//
// Limits: one metric, no missing metrics, no initial readiness delay of the CPU metric; it never
// goes to zero nor comes back from there (HPAScaleToZero is off), so the minimum is 1 at least.
class Hpa final : public ScalingPolicy {
  public:
    explicit Hpa(const domain::AutoscalingSpec& spec);

    [[nodiscard]] engine::Time period() const override { return kSync; }
    [[nodiscard]] ScalingDecision decide(const ScalingMetrics& metrics) override;

    static constexpr engine::Time kSync = 15 * engine::kSecond;
    static constexpr engine::Time kPolicyPeriod = 15 * engine::kSecond;
    static constexpr engine::Time kStabilization = 300 * engine::kSecond;
    static constexpr double kTolerance = 0.1;
    static constexpr int kMoreNodes = 4;

  private:
    [[nodiscard]] int recommend(const ScalingMetrics& metrics) const;
    // What the rate of growth allows.
    [[nodiscard]] int limitOf(const ScalingMetrics& metrics);

    domain::AutoscalingSpec m_spec;
    LargestWithin m_recommended{kStabilization};
    struct Change {
        engine::Time at = 0;
        int nodes = 0;
    };
    bool m_begun = false;
    std::deque<Change> m_changes;  // of its own, within the last period
};

}  // namespace berth::sim::autoscaling
