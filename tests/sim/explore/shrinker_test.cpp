// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/shrinker.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/explore/generator.h"

namespace berth::sim::explore {
namespace {

using scenario::Scenario;

// A scenario with enough in it to be shrunk.
Scenario large() {
    for (std::uint64_t seed = 0;; ++seed) {
        Scenario drawn = randomScenario(seed);
        const bool enough = drawn.deployments.size() > 2 && drawn.faults.size() > 5 &&
                            drawn.changes.size() > 5 && !drawn.workloads.empty();
        if (enough) return drawn;
    }
}

bool hasFault(const Scenario& scenario, const scenario::FaultConfig& wanted) {
    return std::any_of(scenario.faults.begin(), scenario.faults.end(),
                       [&](const scenario::FaultConfig& fault) {
                           return fault.fault.kind == wanted.fault.kind &&
                                  fault.fault.target == wanted.fault.target;
                       });
}

TEST(Shrinker, LeavesOnlyWhatTheBreachNeeds) {
    const Scenario whole = large();
    const scenario::FaultConfig needed = whole.faults[3];
    const auto find = [&](const Scenario& candidate) -> std::optional<Breach> {
        if (!hasFault(candidate, needed)) return std::nullopt;
        return Breach{BreachKind::Money, "needed", needed.at};
    };
    const Shrunk shrunk = shrink(whole, *find(whole), find, 1000);
    EXPECT_EQ(shrunk.scenario.faults.size(), 1U);
    EXPECT_TRUE(shrunk.scenario.changes.empty());
    EXPECT_TRUE(shrunk.scenario.workloads.empty());
    EXPECT_TRUE(shrunk.scenario.deployments.empty() || !needed.fault.target.empty());
    EXPECT_EQ(shrunk.scenario.cluster.pools.size(), 1U);
    EXPECT_EQ(shrunk.scenario.cluster.pools[0].machines, 1);
    EXPECT_LE(shrunk.scenario.duration, needed.at + engine::kSecond);
    EXPECT_LT(shrunk.runs, 200);
}

TEST(Shrinker, FindsSmallestNumbers) {
    const Scenario whole = large();
    Scenario crowded = whole;
    crowded.deployments[0].nodes = 50;
    const std::string name = crowded.deployments[0].name;
    const auto find = [&](const Scenario& candidate) -> std::optional<Breach> {
        for (const domain::DeploymentSpec& spec : candidate.deployments) {
            if (spec.name == name && spec.nodes >= 1) return Breach{BreachKind::TaskLost, "x", 0};
        }
        return std::nullopt;
    };
    const Shrunk shrunk = shrink(crowded, *find(crowded), find, 1000);
    ASSERT_EQ(shrunk.scenario.deployments.size(), 1U);
    EXPECT_EQ(shrunk.scenario.deployments[0].nodes, 1);
    EXPECT_TRUE(shrunk.scenario.faults.empty());
    EXPECT_FALSE(shrunk.scenario.deployments[0].job.has_value());
}

TEST(Shrinker, TakesNoBreachOfAnotherKindAndKeepsToItsRuns) {
    const Scenario whole = large();
    int asked = 0;
    const auto other = [&](const Scenario&) -> std::optional<Breach> {
        ++asked;
        return Breach{BreachKind::Money, "another", 0};
    };
    const Shrunk kept = shrink(whole, {BreachKind::TaskLost, "this", whole.duration}, other, 40);
    EXPECT_EQ(asked, 40);
    EXPECT_EQ(kept.runs, 40);
    EXPECT_EQ(kept.breach.what, "this");
    EXPECT_EQ(kept.scenario.faults.size(), whole.faults.size());
}

}  // namespace
}  // namespace berth::sim::explore
