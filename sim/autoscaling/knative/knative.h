// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>

#include "sim/autoscaling/scaling_policy.h"

namespace berth::sim::autoscaling {

// Knative's pod autoscaler on concurrency, with the defaults of its config-autoscaler; source: the
// Knative documentation on autoscaling, and pkg/autoscaler/scaling/autoscaler.go of release 1.12.
//
// Every 2 s it takes the mean number of requests there are, waiting or in progress, over a stable
// window of 60 s and a panic window of 6 s, and divides both by 70 % of the target (100):
//
//   wanted = ceil(mean / (target · 0.7)), within ready / 2 (rounded down) … ready · 1000
//
// When the panic window asks for at least twice the nodes that are ready, it panics: it follows the
// larger of both, never downwards, until the panic window has not asked for so many during a whole
// stable window. To zero only after the stable window, a full one, was empty and 30 s of grace went
// by; the first request after that waits for a node, which is ordered at once (Knative's
// activator).
//
// Limits: Knative averages what its proxies report of every second; here the number of requests at
// the instant of each look is taken. A window that is not full yet is averaged over what there is.
class Knative final : public ScalingPolicy {
  public:
    explicit Knative(const domain::AutoscalingSpec& spec);

    [[nodiscard]] engine::Time period() const override { return kTick; }
    [[nodiscard]] ScalingDecision decide(const ScalingMetrics& metrics) override;
    [[nodiscard]] bool panics() const { return m_panicSince.has_value(); }

    static constexpr engine::Time kTick = 2 * engine::kSecond;
    static constexpr engine::Time kStableWindow = 60 * engine::kSecond;
    static constexpr engine::Time kPanicWindow = 6 * engine::kSecond;
    static constexpr engine::Time kZeroGrace = 30 * engine::kSecond;
    static constexpr double kUtilization = 0.7;
    static constexpr double kPanicThreshold = 2;
    static constexpr int kMostUp = 1000;
    static constexpr int kMostDown = 2;

  private:
    [[nodiscard]] double meanOver(engine::Time window, engine::Time now) const;
    void lookForPanic(const ScalingMetrics& metrics, int asked);
    [[nodiscard]] int mayBeZero(const ScalingMetrics& metrics, int nodes);

    struct Sample {
        engine::Time at = 0;
        int requests = 0;
    };
    domain::AutoscalingSpec m_spec;
    std::deque<Sample> m_samples;              // of the stable window
    std::optional<engine::Time> m_panicSince;  // when the panic window asked for too many last
    int m_panicNodes = 0;
    std::optional<engine::Time> m_begun;      // its first look
    std::optional<engine::Time> m_idleSince;  // since when none is wanted
};

}  // namespace berth::sim::autoscaling
