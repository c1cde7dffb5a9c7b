// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments that run to an end, where the platform has them.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "tests/contract/platform_contract.h"

namespace berth::contract {

using domain::DeploymentState;
using domain::ErrorCode;
using domain::JobFailure;
using domain::Snapshot;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

domain::DeploymentSpec asJob(domain::DeploymentSpec spec, int completions, int atOnce) {
    spec.nodes = atOnce;
    spec.job.emplace();
    spec.job->completions = completions;
    spec.job->runTime = seconds(60);
    spec.job->timeout = hours(24);
    return spec;
}

// A job that is at work for longer than any of these tests.
domain::DeploymentSpec longJob(const domain::DeploymentSpec& spec) {
    domain::DeploymentSpec job = asJob(spec, 3, 2);
    job.job->runTime = hours(23);
    job.job->timeout = hours(24 * 30);
    return job;
}

bool isIn(const Snapshot& snapshot, const domain::DeploymentId& id, DeploymentState state) {
    const domain::Deployment* deployment = snapshot.findDeployment(id);
    return deployment != nullptr && deployment->state == state;
}

}  // namespace

TEST_P(PlatformContract, RunsAJobToItsEndOrSaysThatItRunsNone) {
    const auto wanted = asJob(spec("alpha"), 3, 2);
    if (!platform().capabilities().jobs) {
        const auto planned = plan(domain::CreateDeployment{wanted});
        ASSERT_FALSE(planned);
        EXPECT_EQ(planned.error().code, ErrorCode::NotSupported);
        EXPECT_EQ(planned.error().field, "job");
        return;
    }
    std::mutex mutex;
    std::vector<domain::Event> events;
    auto subscription =
        platform().watch({{},
                          [&](const std::vector<domain::Event>& fresh) {
                              const std::lock_guard lock(mutex);
                              events.insert(events.end(), fresh.begin(), fresh.end());
                          },
                          {}});
    const auto planned = plan(domain::CreateDeployment{wanted});
    ASSERT_TRUE(planned) << planned.error().detail;
    EXPECT_EQ(planned->nodesStarted, 2);
    const auto created = apply(domain::CreateDeployment{wanted});
    ASSERT_TRUE(created) << created.error().detail;
    const domain::DeploymentId id = created->deployment;
    const domain::Deployment made = *platform().snapshot()->findDeployment(id);
    ASSERT_TRUE(made.spec.job && made.job);
    EXPECT_EQ(made.spec.job, wanted.job);
    EXPECT_EQ(made.spec.nodes, 2);
    const auto over =
        waitFor([&](const Snapshot& s) { return isIn(s, id, DeploymentState::Completed); });
    ASSERT_TRUE(over);
    const domain::JobProgress progress = *over->findDeployment(id)->job;
    EXPECT_EQ(progress.succeeded, 3);
    EXPECT_EQ(progress.failed, 0);
    EXPECT_EQ(progress.failure, JobFailure::None);
    EXPECT_TRUE(progress.finished);
    EXPECT_TRUE(waitFor([&](const Snapshot& s) {
        const domain::Deployment* job = s.findDeployment(id);
        const auto nodes = s.nodesOf(id);
        return job->nodesRunning == 0 && job->rateNow.pointsPerSecond == 0 &&
               std::none_of(nodes.begin(), nodes.end(),
                            [](const domain::Node* node) { return node->alive(); });
    }));
    subscription.reset();
    const std::lock_guard lock(mutex);
    const auto completed = std::find_if(
        events.begin(), events.end(),
        [](const domain::Event& event) { return event.kind == domain::EventKind::JobCompleted; });
    ASSERT_NE(completed, events.end());
    EXPECT_EQ(completed->deployment, id);
    EXPECT_EQ(completed->value, 3);
}

TEST_P(PlatformContract, FailsAJobWhoseTimeIsUp) {
    if (!platform().capabilities().jobs) return;
    auto wanted = longJob(spec("alpha"));
    wanted.job->timeout = minutes(5);
    const auto created = apply(domain::CreateDeployment{wanted});
    ASSERT_TRUE(created) << created.error().detail;
    const auto over = waitFor(
        [&](const Snapshot& s) { return isIn(s, created->deployment, DeploymentState::Failed); });
    ASSERT_TRUE(over);
    EXPECT_EQ(over->findDeployment(created->deployment)->job->failure, JobFailure::TimedOut);
    EXPECT_EQ(over->findDeployment(created->deployment)->nodesWanted(), 0);
}

TEST_P(PlatformContract, ForgetsADeletedJobWhetherItIsOverOrNot) {
    if (!platform().capabilities().jobs) return;
    const auto brief = apply(domain::CreateDeployment{asJob(spec("brief"), 1, 1)});
    const auto lasting = apply(domain::CreateDeployment{longJob(spec("lasting"))});
    ASSERT_TRUE(brief && lasting);
    ASSERT_TRUE(waitFor([&](const Snapshot& s) {
        return isIn(s, brief->deployment, DeploymentState::Completed) &&
               isIn(s, lasting->deployment, DeploymentState::Running);
    }));
    for (const auto& id : {brief->deployment, lasting->deployment}) {
        const auto outcome = apply(domain::DeleteDeployment{id});
        ASSERT_TRUE(outcome) << outcome.error().detail;
        EXPECT_TRUE(waitFor([&](const Snapshot& s) { return s.findDeployment(id) == nullptr; }));
        EXPECT_EQ(apply(domain::DeleteDeployment{id}).error().code, ErrorCode::NotFound);
    }
    EXPECT_TRUE(apply(domain::CreateDeployment{asJob(spec("brief"), 1, 1)}))
        << "its name is free again";
}

TEST_P(PlatformContract, NeverEditsOrRestartsAJobAndChangesItOnlyWhereItSaysSo) {
    if (!platform().capabilities().jobs) return;
    const auto wanted = longJob(spec("alpha"));
    const auto created = apply(domain::CreateDeployment{wanted});
    ASSERT_TRUE(created) << created.error().detail;
    const domain::DeploymentId id = created->deployment;
    ASSERT_TRUE(waitFor([&](const Snapshot& s) { return isIn(s, id, DeploymentState::Running); }));
    auto edited = wanted;
    edited.environment = {{"MODE", "fast"}};
    EXPECT_EQ(plan(domain::EditDeployment{id, edited}).error().code, ErrorCode::NotSupported);
    EXPECT_EQ(plan(domain::RestartDeployment{id}).error().code, ErrorCode::NotSupported);
    if (!platform().capabilities().jobChanges) {
        EXPECT_EQ(apply(domain::PauseDeployment{id}).error().code, ErrorCode::NotSupported);
        EXPECT_EQ(apply(domain::ScaleDeployment{id, 3}).error().code, ErrorCode::NotSupported);
        return;
    }
    ASSERT_TRUE(apply(domain::ScaleDeployment{id, 3}));
    EXPECT_TRUE(waitFor([&](const Snapshot& s) { return s.findDeployment(id)->nodesReady == 3; }));
    ASSERT_TRUE(apply(domain::PauseDeployment{id}));
    EXPECT_TRUE(waitFor([&](const Snapshot& s) { return isIn(s, id, DeploymentState::Paused); }));
    ASSERT_TRUE(apply(domain::ResumeDeployment{id}));
    EXPECT_TRUE(waitFor([&](const Snapshot& s) { return isIn(s, id, DeploymentState::Running); }));
}

TEST_P(PlatformContract, RefusesAJobThatCannotBeAndNamesTheField) {
    if (!platform().capabilities().jobs) return;
    const auto fieldOf = [&](const std::function<void(domain::JobSpec&)>& spoil) {
        auto bad = asJob(spec("alpha"), 3, 2);
        spoil(*bad.job);
        const auto applied = apply(domain::CreateDeployment{bad});
        return applied ? std::string("nothing") : applied.error().field;
    };
    EXPECT_EQ(fieldOf([](domain::JobSpec& job) { job.completions = 0; }), "job.completions");
    EXPECT_EQ(fieldOf([](domain::JobSpec& job) { job.timeout = seconds(0); }), "job.timeout");
    EXPECT_EQ(fieldOf([](domain::JobSpec& job) { job.runTime = hours(25); }), "job.runTime");
    EXPECT_EQ(fieldOf([](domain::JobSpec& job) { job.backoffLimit = -1; }), "job.backoffLimit");
    EXPECT_TRUE(platform().snapshot()->deployments.empty());
}

}  // namespace berth::contract
