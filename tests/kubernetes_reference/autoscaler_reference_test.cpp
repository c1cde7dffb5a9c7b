// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "sim/autoscaling/hpa/hpa.h"
#include "tests/kubernetes_reference/recording.h"

namespace berth::testing {

namespace {

using sim::autoscaling::Hpa;

// What our policy wants once the same has been seen for longer than it waits before it shrinks.
int settledWish(const nlohmann::json& recorded) {
    domain::AutoscalingSpec spec;
    spec.kind = domain::AutoscalingKind::Hpa;
    spec.metric = domain::AutoscalingMetric::RequestsPerSecond;
    spec.maximum = 1000;
    spec.target = recorded["target"].get<double>();
    const auto values = recorded["measured"].get<std::vector<double>>();
    sim::autoscaling::ScalingMetrics metrics;
    metrics.wanted = recorded["nodes"];
    metrics.ready = static_cast<int>(values.size());
    metrics.meanPerNode =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    Hpa policy(spec);
    int nodes = 0;
    for (; metrics.at <= Hpa::kStabilization + Hpa::kSync; metrics.at += Hpa::kSync)
        nodes = policy.decide(metrics).nodes;
    return nodes;
}

}  // namespace

TEST(AutoscalerBesideKubernetes, WantsAsManyNodesAsItsReplicaCalculator) {
    int grows = 0, shrinks = 0, stays = 0;
    for (const nlohmann::json& recorded : recordedCases("autoscaler")) {
        const int nodes = recorded["nodes"];
        const int theirs = recorded["wanted"];
        // What limits growth in a step is another part of the controller.
        const int most = std::max(nodes + Hpa::kMoreNodes, 2 * nodes);
        EXPECT_EQ(settledWish(recorded), std::min(theirs, most)) << recorded;
        ++(theirs > nodes ? grows : theirs < nodes ? shrinks : stays);
    }
    EXPECT_GT(grows, 20);
    EXPECT_GT(shrinks, 5);
    EXPECT_GT(stays, 20);
}

}  // namespace berth::testing
