// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan says before anything is done, and that it holds.
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::ErrorCode;
using Names = std::vector<std::string>;

namespace {

domain::DeploymentSpec edited(domain::DeploymentSpec spec) {
    spec.environment = {{"MODE", "b"}};
    return spec;
}

}  // namespace

TEST(Plan, OfACreationSaysWhatItWillCost) {
    Lab lab;
    const auto plan = lab.sim.plan(domain::CreateDeployment{spec("echo", 3)});
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->nodesStarted, 3);
    EXPECT_EQ(plan->rateBefore.pointsPerSecond, 0);
    EXPECT_EQ(plan->rateAfter.pointsPerSecond, 3 * 466);
    EXPECT_NE(plan->basis, 0U);
    EXPECT_TRUE(lab.told.events.empty());
}

TEST(Plan, OfAnEditNamesTheFieldsTheNodesAndWhatTheyLose) {
    Lab lab;
    domain::DeploymentSpec files = spec("files", 2);
    files.mounts = {{{"vol"}, "/data"}};
    const auto id = lab.deploy(files);
    for (int i = 1; i <= 7; ++i)
        lab.ask("PUT", "/f" + std::to_string(2 * i) + ".bin",
                std::string(static_cast<std::size_t>(i), 'x'));
    lab.ask("PUT", "/data/kept.txt", "kept");
    const auto plan = lab.sim.plan(domain::EditDeployment{id, edited(files)});
    ASSERT_TRUE(plan);
    ASSERT_EQ(plan->fields.size(), 1U);
    EXPECT_NE(plan->fields[0].field.find("MODE"), std::string::npos);
    EXPECT_EQ(plan->nodesEnded, (Names{"web-1", "web-2"}));
    EXPECT_EQ(plan->nodesStarted, 2);
    EXPECT_EQ(plan->volumesKept, std::vector<domain::VolumeId>{{"vol"}});
    EXPECT_EQ(plan->bytesLost().count, 1 + 2 + 3 + 4 + 5 + 6 + 7);
    ASSERT_EQ(plan->losses.size(), 2U);  // in turn: odd ones on web-1, even ones on web-2
    EXPECT_EQ(plan->losses[0].nodeName, "web-1");
    EXPECT_EQ(plan->losses[0].files, 4);
    EXPECT_EQ(plan->losses[0].bytes.count, 1 + 3 + 5 + 7);
    EXPECT_EQ(plan->losses[0].largestPaths, (Names{"/f14.bin", "/f10.bin", "/f6.bin", "/f2.bin"}));
    EXPECT_EQ(plan->losses[1].files, 3);
    EXPECT_GT(plan->losses[1].lastWrite.ns, 0);
    EXPECT_FALSE(plan->linksInterrupted);
}

TEST(Plan, OfAScaleDownNamesExactlyTheNodesThatWillEnd) {
    Lab lab;
    const auto id = lab.deploy(spec("files", 4));
    lab.ask("PUT", "/one.txt", "1");
    const auto plan = lab.sim.plan(domain::ScaleDeployment{id, 2});
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->nodesEnded, (Names{"web-3", "web-4"}));
    EXPECT_TRUE(plan->losses.empty());  // it was written to web-1
    EXPECT_EQ(plan->rateBefore.pointsPerSecond, 4 * 466);
    EXPECT_EQ(plan->rateAfter.pointsPerSecond, 2 * 466);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 2}, plan->basis));
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2"}));
}

TEST(Plan, OfAPauseADeletionAndAScaleToNothingWarnsThatTheLinkStops) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    for (const domain::Change& change : std::initializer_list<domain::Change>{
             domain::PauseDeployment{id}, domain::DeleteDeployment{id},
             domain::ScaleDeployment{id, 0}}) {
        const auto plan = lab.sim.plan(change);
        ASSERT_TRUE(plan);
        EXPECT_TRUE(plan->linksInterrupted);
        EXPECT_EQ(plan->nodesEnded.size(), 2U);
        EXPECT_EQ(plan->rateAfter.pointsPerSecond, 0);
    }
}

TEST(Plan, HoldsWhileOnlyRequestsCome) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    const auto plan = lab.sim.plan(domain::RestartDeployment{id});
    for (int i = 0; i < 5; ++i)
        lab.ask("GET", "/");
    lab.runFor(1000 * kSecond);
    EXPECT_TRUE(lab.apply(domain::RestartDeployment{id}, plan->basis));
}

TEST(Plan, IsRefusedOnceMoreDataWasWritten) {
    Lab lab;
    const auto id = lab.deploy(spec("files", 1));
    const auto plan = lab.sim.plan(domain::DeleteDeployment{id});
    lab.ask("PUT", "/new.txt", "new");
    EXPECT_EQ(lab.apply(domain::DeleteDeployment{id}, plan->basis).error().code,
              ErrorCode::StateMoved);
    EXPECT_EQ(lab.liveNodes().size(), 1U);
    const auto fresh = lab.sim.plan(domain::DeleteDeployment{id});
    EXPECT_TRUE(lab.apply(domain::DeleteDeployment{id}, fresh->basis));
}

TEST(Plan, IsRefusedOnceTheSpecOrTheNodesHaveChanged) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 2));
    const domain::Change restart = domain::RestartDeployment{id};
    const auto before = lab.sim.plan(restart)->basis;
    lab.inject(domain::FaultKind::KillNode, lab.node("web-1").id.value);
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.apply(restart, before).error().code, ErrorCode::StateMoved);
    const auto killed = lab.sim.plan(restart)->basis;
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 3}));
    EXPECT_EQ(lab.apply(restart, killed).error().code, ErrorCode::StateMoved);
    const auto scaled = lab.sim.plan(restart)->basis;
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, edited(spec("echo", 3))}));
    EXPECT_EQ(lab.apply(restart, scaled).error().code, ErrorCode::StateMoved);
}

TEST(Plan, RefusesWhatApplyWouldRefuse) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 1));
    EXPECT_EQ(lab.sim.plan(domain::ResumeDeployment{id}).error().code, ErrorCode::WrongState);
    EXPECT_EQ(lab.sim.plan(domain::CreateDeployment{spec("echo", 1)}).error().code,
              ErrorCode::AlreadyExists);
    domain::DeploymentSpec nowhere = spec("echo", 1);
    nowhere.name = "nowhere";
    nowhere.gpuSpec = "H100";
    EXPECT_EQ(lab.sim.plan(domain::CreateDeployment{nowhere}).error().field, "gpuSpec");
}

TEST(Plan, OfAReplacedNodeEndsThatOneAndStartsOne) {
    Lab lab;
    lab.deploy(spec("files", 2));
    lab.ask("PUT", "/a.txt", "aaa");
    const auto plan = lab.sim.plan(domain::ReplaceNode{lab.node("web-1").id});
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->nodesEnded, Names{"web-1"});
    EXPECT_EQ(plan->nodesStarted, 1);
    EXPECT_EQ(plan->bytesLost().count, 3);
    EXPECT_EQ(plan->rateAfter, plan->rateBefore);
}

}  // namespace berth::sim::platform::testing
