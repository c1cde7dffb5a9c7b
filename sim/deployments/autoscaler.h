// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/domain/autoscaling.h"
#include "sim/autoscaling/scaling_policy.h"
#include "sim/deployments/deployments.h"
#include "sim/engine/engine.h"

namespace berth::sim::deployments {

// Events of the autoscalers: kind 0x0Axx.
enum AutoscalerEvent : std::uint32_t {
    kScalingLook = 0x0A01,  // a: deployment
};

// What is seen of a deployment, and what the machines could hold.
class ScalingView {
  public:
    [[nodiscard]] virtual autoscaling::ScalingMetrics scalingMetrics(
        const DeploymentRecord& deployment) const = 0;
    // Nodes of it that all machines together could hold if they were empty.
    [[nodiscard]] virtual int mostNodes(const DeploymentRecord& deployment) const = 0;

  protected:
    ~ScalingView() = default;
};

// Asks the policy of every autoscaled deployment how many nodes are wanted, as often as the policy
// says, and has the deployment want so many: never fewer than its minimum, never more than its
// maximum or, above the minimum, than the machines could hold together with its warm pool. While a
// deployment is paused nothing is asked; a policy begins anew when the deployment is resumed or its
// autoscaling is edited.
class Autoscaler {
  public:
    Autoscaler(engine::Engine& engine, Deployments& deployments, const ScalingView& view)
        : m_engine(engine), m_deployments(deployments), m_view(view) {}

    // It was created, edited, paused, resumed or deleted.
    void deploymentChanged(const DeploymentRecord& deployment);
    void forget(serving::DeploymentKey key);
    // A request waits for its first node: it is asked at this instant, not only at the next look.
    void requestWaits(serving::DeploymentKey key);
    void onEvent(const engine::EventRecord& event);

    // Null: it is not autoscaled.
    [[nodiscard]] domain::AutoscalingHistoryPtr history(serving::DeploymentKey key) const;
    [[nodiscard]] std::vector<std::string> brokenInvariants() const;

    static constexpr engine::Time kPointEvery = 15 * engine::kSecond;

  private:
    struct Entry {
        domain::AutoscalingSpec spec;
        std::unique_ptr<autoscaling::ScalingPolicy> policy;  // null: paused
        engine::EventHandle look;
        bool hurries = false;  // the look is at this instant
        std::deque<domain::AutoscalingPoint> points;
        mutable domain::AutoscalingHistoryPtr published;  // of these points, or null
    };

    void look(serving::DeploymentKey key, Entry& entry);
    static void note(Entry& entry, domain::AutoscalingPoint point);
    void stop(Entry& entry);

    engine::Engine& m_engine;
    Deployments& m_deployments;
    const ScalingView& m_view;
    std::map<serving::DeploymentKey, Entry> m_entries;
};

}  // namespace berth::sim::deployments
