// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/plan_from_snapshot.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace berth::domain {
namespace {

constexpr std::int64_t kPrice = 466;
const DeploymentId kEcho{"7"};

Capabilities everything() {
    Capabilities can;
    can.pause = can.editInPlace = can.replaceNode = can.restart = can.volumes = true;
    can.balancing = {BalancingPolicy::RoundRobin};
    return can;
}

// One deployment "echo" of so many running nodes with a file each.
Snapshot echo(int nodes) {
    Snapshot snapshot;
    snapshot.catalogue.gpuSpecs = {{"4090", "4090", 1, {24 * kGiB}, 16, {64 * kGiB}, {80 * kGiB}}};
    snapshot.catalogue.regions = {{{"a"}, "A", {}}, {{"b"}, "B", {}}};
    snapshot.catalogue.pools = {{{"a"}, "4090", {kPrice}, 9, 0}, {{"b"}, "4090", {500}, 9, 0}};
    Deployment deployment;
    deployment.id = kEcho;
    deployment.spec.name = "echo";
    deployment.spec.gpuSpec = "4090";
    deployment.spec.image = "harbor.suanleme.cn/public-hub/echo:1.0";
    deployment.spec.nodes = nodes;
    deployment.spec.ports = {{80, BalancingPolicy::RoundRobin}};
    deployment.spec.mounts = {{{"share-1"}, "/data"}};
    deployment.state = DeploymentState::Running;
    for (int i = 1; i <= nodes; ++i) {
        Node node;
        node.id = {std::to_string(100 + i)};
        node.name = "echo-" + std::to_string(i);
        node.ordinal = i;
        node.deployment = kEcho;
        node.state = NodeState::Running;
        node.region = {"a"};
        node.rate = {kPrice};
        node.diskUsed = {10 * i};
        node.diskFiles = i;
        snapshot.nodes.push_back(node);
    }
    snapshot.deployments.push_back(std::move(deployment));
    return snapshot;
}

Plan planOf(const Snapshot& snapshot, const Change& change) {
    const auto plan = planFromSnapshot(snapshot, change);
    EXPECT_TRUE(plan) << plan.error().detail;
    return plan.value_or(Plan{});
}

using Names = std::vector<std::string>;

TEST(PlanFromSnapshot, StartsTheNodesOfANewDeploymentAtTheHighestPrice) {
    DeploymentSpec spec = echo(1).deployments[0].spec;
    spec.name = "other";
    spec.nodes = 3;
    const Plan plan = planOf(echo(1), CreateDeployment{spec});
    EXPECT_EQ(plan.nodesStarted, 3);
    EXPECT_EQ(plan.rateBefore, Rate{});
    EXPECT_EQ(plan.rateAfter.pointsPerSecond, 3 * 500);
    EXPECT_EQ(plan.volumesKept, std::vector<VolumeId>{{"share-1"}});
    EXPECT_NE(plan.basis, 0U);
}

TEST(PlanFromSnapshot, EndsWhatDoesNotRunAndThenTheYoungestWhenThereAreToBeFewer) {
    Snapshot snapshot = echo(4);
    snapshot.nodes[1].state = NodeState::Pulling;
    const Plan plan = planOf(snapshot, ScaleDeployment{kEcho, 2});
    EXPECT_EQ(plan.nodesEnded, (Names{"echo-2", "echo-4"}));
    EXPECT_EQ(plan.nodesStarted, 0);
    EXPECT_EQ(plan.losses.size(), 2U);
    EXPECT_EQ(plan.bytesLost().count, 20 + 40);
    EXPECT_EQ(plan.rateAfter.pointsPerSecond, 2 * kPrice);
    EXPECT_FALSE(plan.linksInterrupted);
    ASSERT_EQ(plan.fields.size(), 1U);
    EXPECT_EQ(plan.fields[0], (FieldChange{"nodes", "4", "2"}));
    EXPECT_TRUE(planOf(snapshot, ScaleDeployment{kEcho, 0}).linksInterrupted);
}

TEST(PlanFromSnapshot, StartsWhatIsMissingWhenThereAreToBeMore) {
    const Plan plan = planOf(echo(2), ScaleDeployment{kEcho, 5});
    EXPECT_EQ(plan.nodesStarted, 3);
    EXPECT_TRUE(plan.nodesEnded.empty());
    EXPECT_EQ(plan.rateBefore.pointsPerSecond, 2 * kPrice);
    EXPECT_EQ(plan.rateAfter.pointsPerSecond, 2 * kPrice + 3 * 500);
}

TEST(PlanFromSnapshot, ReplacesEveryNodeWhenTheSpecChangesAndNoneWhenItDoesNot) {
    const Snapshot snapshot = echo(2);
    DeploymentSpec spec = snapshot.deployments[0].spec;
    spec.name = "ignored";
    spec.nodes = 99;
    EXPECT_TRUE(planOf(snapshot, EditDeployment{kEcho, spec}).nodesEnded.empty());
    spec.environment = {{"MODE", "fast"}};
    const Plan plan = planOf(snapshot, EditDeployment{kEcho, spec});
    EXPECT_EQ(plan.nodesEnded, (Names{"echo-1", "echo-2"}));
    EXPECT_EQ(plan.nodesStarted, 2);
    ASSERT_EQ(plan.fields.size(), 1U);
    EXPECT_EQ(plan.fields[0].field, "environment.MODE");
    EXPECT_EQ(planOf(snapshot, RestartDeployment{kEcho}).nodesEnded.size(), 2U);
}

TEST(PlanFromSnapshot, EndsEverythingWhenPausedAndStartsItAgainWhenResumed) {
    Snapshot snapshot = echo(2);
    const Plan pause = planOf(snapshot, PauseDeployment{kEcho});
    EXPECT_EQ(pause.nodesEnded.size(), 2U);
    EXPECT_EQ(pause.rateAfter, Rate{});
    EXPECT_TRUE(pause.linksInterrupted);
    snapshot.deployments[0].state = DeploymentState::Paused;
    for (Node& node : snapshot.nodes)
        node.state = NodeState::Ended;
    const Plan resume = planOf(snapshot, ResumeDeployment{kEcho});
    EXPECT_EQ(resume.nodesStarted, 2);
    EXPECT_EQ(resume.rateBefore, Rate{});
    EXPECT_EQ(resume.rateAfter.pointsPerSecond, 2 * 500);
    EXPECT_EQ(planOf(snapshot, ScaleDeployment{kEcho, 5}).nodesStarted, 0) << "while it is paused";
}

TEST(PlanFromSnapshot, ReplacesOneNode) {
    const Plan plan = planOf(echo(2), ReplaceNode{{"101"}});
    EXPECT_EQ(plan.nodesEnded, Names{"echo-1"});
    EXPECT_EQ(plan.nodesStarted, 1);
    EXPECT_EQ(plan.rateAfter, plan.rateBefore);
}

// The same as a job that has so many runs and is done with some of them.
Snapshot job(int nodes, int completions, int succeeded) {
    Snapshot snapshot = echo(nodes);
    snapshot.deployments[0].spec.job.emplace().completions = completions;
    snapshot.deployments[0].job.emplace().succeeded = succeeded;
    return snapshot;
}

TEST(PlanFromSnapshot, StartsNoMoreNodesOfAJobThanRunsAreMissing) {
    Snapshot snapshot = job(2, 5, 2);
    DeploymentSpec spec = snapshot.deployments[0].spec;
    spec.nodes = 9;
    const Plan created = planOf(snapshot, CreateDeployment{spec});
    EXPECT_EQ(created.nodesStarted, 5);
    EXPECT_EQ(created.rateAfter.pointsPerSecond, 5 * 500);
    const Plan more = planOf(snapshot, ScaleDeployment{kEcho, 9});
    EXPECT_EQ(more.nodesStarted, 1) << "three runs are missing and two are at work";
    EXPECT_EQ(more.rateAfter.pointsPerSecond, 2 * kPrice + 500);
    const Plan fewer = planOf(snapshot, ScaleDeployment{kEcho, 1});
    EXPECT_EQ(fewer.nodesEnded, (Names{"echo-2"}));
    snapshot.nodes.clear();
    snapshot.deployments[0].spec.nodes = 9;
    snapshot.deployments[0].state = DeploymentState::Paused;
    EXPECT_EQ(planOf(snapshot, ResumeDeployment{kEcho}).nodesStarted, 3);
}

TEST(PlanFromSnapshot, HasTheSameBasisAsLongAsNothingThatMattersChanges) {
    const Snapshot before = echo(2);
    const auto basis = [](const Snapshot& snapshot) {
        return fingerprint(snapshot, snapshot.deployments[0]);
    };
    EXPECT_EQ(planOf(before, PauseDeployment{kEcho}).basis, basis(before));
    const std::vector<std::function<void(Snapshot&)>> matters = {
        [](Snapshot& s) { s.deployments[0].spec.nodes = 3; },
        [](Snapshot& s) {
            s.deployments[0].spec.environment = {{"A", "b"}};
        },
        [](Snapshot& s) { s.deployments[0].state = DeploymentState::Paused; },
        [](Snapshot& s) { s.nodes.pop_back(); },
        [](Snapshot& s) { s.nodes[0].state = NodeState::Ended; },
        [](Snapshot& s) { s.nodes[0].diskUsed = {11}; },
        [](Snapshot& s) { s.nodes[0].id = {"999"}; }};
    for (std::size_t i = 0; i < matters.size(); ++i) {
        Snapshot after = before;
        matters[i](after);
        EXPECT_NE(basis(after), basis(before)) << i;
    }
    const std::vector<std::function<void(Snapshot&)>> doesNot = {
        [](Snapshot& s) { s.version = 9; },
        [](Snapshot& s) { s.deployments[0].state = DeploymentState::Degraded; },
        [](Snapshot& s) { s.deployments[0].costSoFar = {5}; },
        [](Snapshot& s) { s.deployments[0].spec.extensions = "{\"counter\":1}"; },
        [](Snapshot& s) { s.nodes[0].state = NodeState::NotReady; }};
    for (std::size_t i = 0; i < doesNot.size(); ++i) {
        Snapshot after = before;
        doesNot[i](after);
        EXPECT_EQ(basis(after), basis(before)) << i;
    }
}

TEST(ChangeCheck, RefusesWhatIsNotThereBeforeWhatCannotBeDone) {
    const Snapshot snapshot = echo(1);
    const DeploymentId nobody{"nobody"};
    const Capabilities nothing;
    for (const Change& change : std::vector<Change>{
             EditDeployment{nobody, {}}, ScaleDeployment{nobody, 1}, PauseDeployment{nobody},
             ResumeDeployment{nobody}, RestartDeployment{nobody}, DeleteDeployment{nobody},
             ReplaceNode{{"nobody"}}}) {
        EXPECT_EQ(checkChange(change, snapshot, nothing).error().code, ErrorCode::NotFound);
    }
    for (const Change& change : std::vector<Change>{
             EditDeployment{kEcho, snapshot.deployments[0].spec}, PauseDeployment{kEcho},
             ResumeDeployment{kEcho}, RestartDeployment{kEcho}, ReplaceNode{{"101"}}}) {
        EXPECT_EQ(checkChange(change, snapshot, nothing).error().code, ErrorCode::NotSupported)
            << toText(change);
    }
}

TEST(ChangeCheck, KnowsTheStateThatAChangeNeeds) {
    Snapshot snapshot = echo(1);
    const Capabilities can = everything();
    EXPECT_TRUE(checkChange(PauseDeployment{kEcho}, snapshot, can));
    EXPECT_EQ(checkChange(ResumeDeployment{kEcho}, snapshot, can).error().code,
              ErrorCode::WrongState);
    snapshot.deployments[0].state = DeploymentState::Paused;
    EXPECT_TRUE(checkChange(ResumeDeployment{kEcho}, snapshot, can));
    EXPECT_EQ(checkChange(PauseDeployment{kEcho}, snapshot, can).error().code,
              ErrorCode::WrongState);
    EXPECT_EQ(checkChange(RestartDeployment{kEcho}, snapshot, can).error().code,
              ErrorCode::WrongState);
    snapshot.nodes[0].state = NodeState::Ended;
    EXPECT_EQ(checkChange(ReplaceNode{{"101"}}, snapshot, can).error().code, ErrorCode::WrongState);
    snapshot.deployments[0].state = DeploymentState::Deleting;
    EXPECT_EQ(checkChange(DeleteDeployment{kEcho}, snapshot, can).error().code,
              ErrorCode::WrongState);
}

TEST(ChangeCheck, LeavesJobsAsTheyWereOrderedAndThoseThatAreOverAlone) {
    Snapshot snapshot = job(1, 3, 0);
    Capabilities can = everything();
    can.jobs = can.jobChanges = true;
    const auto codeOf = [&](const Change& change) {
        const auto checked = checkChange(change, snapshot, can);
        return checked ? ErrorCode::Internal : checked.error().code;
    };
    EXPECT_EQ(codeOf(EditDeployment{kEcho, snapshot.deployments[0].spec}), ErrorCode::NotSupported);
    EXPECT_EQ(codeOf(RestartDeployment{kEcho}), ErrorCode::NotSupported);
    EXPECT_TRUE(checkChange(PauseDeployment{kEcho}, snapshot, can));
    EXPECT_TRUE(checkChange(ScaleDeployment{kEcho, 2}, snapshot, can));
    for (const auto over : {DeploymentState::Completed, DeploymentState::Failed}) {
        snapshot.deployments[0].state = over;
        EXPECT_EQ(codeOf(PauseDeployment{kEcho}), ErrorCode::WrongState);
        EXPECT_EQ(codeOf(ResumeDeployment{kEcho}), ErrorCode::WrongState);
        EXPECT_EQ(codeOf(ScaleDeployment{kEcho, 2}), ErrorCode::WrongState);
        EXPECT_TRUE(checkChange(DeleteDeployment{kEcho}, snapshot, can));
    }
    snapshot = echo(1);
    DeploymentSpec spec = snapshot.deployments[0].spec;
    spec.job.emplace();
    EXPECT_EQ(codeOf(EditDeployment{kEcho, spec}), ErrorCode::InvalidArgument);
}

TEST(ChangeCheck, OnlyDeletesJobsWhereThePlatformChangesNone) {
    Snapshot snapshot = job(1, 3, 0);
    Capabilities can = everything();
    can.jobChanges = false;
    const auto codeOf = [&](const Change& change) {
        const auto checked = checkChange(change, snapshot, can);
        return checked ? ErrorCode::Internal : checked.error().code;
    };
    for (const Change& change : {Change(PauseDeployment{kEcho}), Change(ResumeDeployment{kEcho}),
                                 Change(ScaleDeployment{kEcho, 2}), Change(ReplaceNode{{"101"}})})
        EXPECT_EQ(codeOf(change), ErrorCode::NotSupported) << toText(change);
    EXPECT_TRUE(checkChange(DeleteDeployment{kEcho}, snapshot, can));
    snapshot = echo(1);
    EXPECT_TRUE(checkChange(ScaleDeployment{kEcho, 2}, snapshot, can));
    EXPECT_TRUE(checkChange(ReplaceNode{{"101"}}, snapshot, can));
}

TEST(ChangeCheck, LooksAtSpecsAndLeavesNamesGivenElsewhereAlone) {
    Snapshot snapshot = echo(1);
    snapshot.volumes = {{{"share-1"}, "share", {0}, {kGiB}, 0}};
    const Capabilities can = everything();
    DeploymentSpec spec = snapshot.deployments[0].spec;
    EXPECT_EQ(checkChange(CreateDeployment{spec}, snapshot, can).error().code,
              ErrorCode::AlreadyExists);
    snapshot.deployments[0].spec.name = "\u4efb\u52a1\u540d\u79f0";
    EXPECT_TRUE(checkChange(EditDeployment{kEcho, spec}, snapshot, can));
    spec.ports[0].port = 70000;
    const auto refused = checkChange(EditDeployment{kEcho, spec}, snapshot, can);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(checkChange(ScaleDeployment{kEcho, -1}, snapshot, can).error().field, "nodes");
    EXPECT_EQ(checkChange(ScaleDeployment{kEcho, 1001}, snapshot, can).error().field, "nodes");
}

}  // namespace
}  // namespace berth::domain
