// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

TEST(EndedDeployments, HoldTheLastStateOnceTheLastNodeIsGone) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    lab.runFor(1000 * kSecond);
    const domain::Deployment running = lab.deployment(id);
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    EXPECT_TRUE(lab.sim.endedDeployments()->empty()) << "its nodes are still ending";
    EXPECT_EQ(lab.deployment(id).state, domain::DeploymentState::Deleting);
    lab.runFor(60 * kSecond);
    ASSERT_TRUE(lab.sim.snapshot().deployments.empty());
    ASSERT_EQ(lab.sim.endedDeployments()->size(), 1U);
    const EndedDeployment& ended = lab.sim.endedDeployments()->front();
    EXPECT_EQ(ended.deployment.id, id);
    EXPECT_EQ(ended.deployment.spec, running.spec);
    EXPECT_EQ(ended.deployment.created, running.created);
    EXPECT_EQ(ended.deployment.state, domain::DeploymentState::Deleting);
    EXPECT_EQ(ended.deployment.costSoFar, lab.sim.snapshot().costSoFar);
    EXPECT_GT(ended.deployment.costSoFar, running.costSoFar);
    EXPECT_EQ(ended.deployment.rateNow.pointsPerSecond, 0);
    EXPECT_EQ(ended.deployment.nodesRunning, 0);
    ASSERT_EQ(ended.deployment.links.size(), 1U);
    EXPECT_EQ(ended.deployment.links[0].port, 80);
    EXPECT_TRUE(ended.deployment.links[0].url.empty());
    EXPECT_EQ(ended.ended, *lab.node("web-1").ended);
}

TEST(EndedDeployments, ComeInTheOrderInWhichTheyWentAndKeepNamesApartThatWereUsedAgain) {
    Lab lab;
    std::vector<domain::DeploymentId> ids;
    for (int i = 0; i < 3; ++i) {
        ids.push_back(lab.create(spec("echo", 1)));
        lab.runFor(5 * kSecond);
        ASSERT_TRUE(lab.apply(domain::DeleteDeployment{ids.back()}));
        lab.runFor(60 * kSecond);
    }
    const auto& ended = *lab.sim.endedDeployments();
    ASSERT_EQ(ended.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(ended[i].deployment.id, ids[i]);
        EXPECT_EQ(ended[i].deployment.spec.name, "web");
    }
}

}  // namespace berth::sim::platform::testing
