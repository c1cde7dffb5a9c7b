// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments that run to an end, in a whole simulation.
#include <algorithm>
#include <set>

#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::DeploymentState;
using domain::EventKind;
using domain::FaultKind;
using domain::JobFailure;
using domain::NodeState;
using domain::ReasonKind;
using std::chrono::seconds;

namespace {

// The echo image is up 15.27 s after its creation; one run takes about a minute.
domain::DeploymentSpec jobSpec(int completions, int parallelism) {
    domain::DeploymentSpec wanted = spec("echo", parallelism);
    wanted.job.emplace();
    wanted.job->completions = completions;
    wanted.job->runTime = seconds(60);
    wanted.job->timeout = seconds(7200);
    wanted.job->backoffLimit = 3;
    return wanted;
}

domain::DeploymentSpec indexedJob(int completions, int parallelism, domain::JobIndexes indexes) {
    domain::DeploymentSpec wanted = jobSpec(completions, parallelism);
    wanted.job->indexes = indexes;
    return wanted;
}

std::vector<domain::Node> nodesIn(const Lab& lab, NodeState state) {
    std::vector<domain::Node> found;
    for (const domain::Node& node : lab.sim.snapshot().nodes) {
        if (node.state == state) found.push_back(node);
    }
    return found;
}

// Runs until a node is at work, and says which one.
domain::Node someoneAtWork(Lab& lab) {
    for (int i = 0; i < 600; ++i) {
        const auto running = nodesIn(lab, NodeState::Running);
        if (!running.empty()) return running.front();
        lab.runFor(kSecond);
    }
    ADD_FAILURE() << "nobody works";
    return {};
}

// Runs until this one is at work.
domain::Node atWork(Lab& lab, const std::string& name) {
    for (int i = 0; i < 600; ++i) {
        for (const domain::Node& node : nodesIn(lab, NodeState::Running)) {
            if (node.name == name) return node;
        }
        lab.runFor(kSecond);
    }
    ADD_FAILURE() << name << " never works";
    return {};
}

domain::JobProgress progressOf(const Lab& lab, const domain::DeploymentId& id) {
    return lab.deployment(id).job.value_or(domain::JobProgress{});
}

bool isOver(const Lab& lab, const domain::DeploymentId& id) {
    return progressOf(lab, id).finished.has_value();
}

void runToItsEnd(Lab& lab, const domain::DeploymentId& id) {
    for (int i = 0; i < 4000 && !isOver(lab, id); ++i)
        lab.runFor(2 * kSecond);
    ASSERT_TRUE(isOver(lab, id));
}

}  // namespace

TEST(Job, RunsUntilAllItsCompletionsHaveSucceededAndNeverMoreAtOnceThanItMay) {
    Lab lab;
    const auto id = lab.create(jobSpec(7, 3));
    int most = 0;
    while (!isOver(lab, id)) {
        ASSERT_LT(lab.sim.now(), 3600 * kSecond);
        most = std::max(most, progressOf(lab, id).active);
        lab.runFor(kSecond);
    }
    EXPECT_EQ(most, 3);
    const domain::Deployment over = lab.deployment(id);
    EXPECT_EQ(over.state, DeploymentState::Completed);
    EXPECT_EQ(over.job->succeeded, 7);
    EXPECT_EQ(over.job->failed, 0);
    EXPECT_EQ(over.job->failure, JobFailure::None);
    EXPECT_EQ(over.nodesWanted(), 0);
    EXPECT_TRUE(over.warnings.empty());
    const auto nodes = nodesIn(lab, NodeState::Ended);
    ASSERT_EQ(nodes.size(), 7U);
    std::set<std::int64_t> took;
    for (const domain::Node& node : nodes) {
        EXPECT_EQ(node.reason, ReasonKind::Completed);
        ASSERT_TRUE(node.lastExit);
        EXPECT_EQ(node.lastExit->code, 0);
        EXPECT_EQ(node.lastExit->reason, "Completed");
        EXPECT_EQ(node.restarts, 0);
        const std::int64_t ran = node.ended->ns - node.runningSince->ns;
        EXPECT_NEAR(static_cast<double>(ran) * 1e-9, 60, 60 * 0.1 * 1.74);
        took.insert(ran);
    }
    EXPECT_EQ(took.size(), 7U) << "no two runs take the same time";
    EXPECT_EQ(lab.told.of(EventKind::JobCompleted).size(), 1U);
    EXPECT_EQ(lab.told.of(EventKind::JobCompleted)[0].value, 7);
    for (const domain::Event& event : lab.told.of(EventKind::NodeContainerExited))
        EXPECT_EQ(event.severity, domain::Severity::Info);
}

TEST(Job, IsChargedForItsRunsAndForNothingAfterwards) {
    Lab lab;
    const auto id = lab.create(jobSpec(2, 2));
    runToItsEnd(lab, id);
    std::int64_t points = 0;
    for (const domain::Node& node : nodesIn(lab, NodeState::Ended)) {
        const std::int64_t ran = node.ended->ns - node.runningSince->ns;
        EXPECT_EQ(node.cost.points, ran / kSecond * 466);
        points += node.cost.points;
    }
    EXPECT_GT(points, 0);
    EXPECT_EQ(lab.deployment(id).rateNow.pointsPerSecond, 0);
    lab.runFor(engine::kHour);
    EXPECT_EQ(lab.deployment(id).costSoFar.points, points);
    EXPECT_EQ(lab.sim.snapshot().costSoFar.points, points);
}

TEST(Job, ClosesItsLinkWhenItIsOverAndStaysListedUntilItIsDeleted) {
    Lab lab;
    const auto id = lab.create(jobSpec(1, 1));
    (void)someoneAtWork(lab);
    EXPECT_EQ(lab.sim.links().size(), 1U);
    EXPECT_EQ(lab.ask("GET", "/")->status, 200);
    runToItsEnd(lab, id);
    EXPECT_TRUE(lab.sim.links().empty());
    EXPECT_EQ(lab.told.closed.size(), 1U);
    lab.runFor(24 * engine::kHour);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Completed);
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    lab.runFor(kSecond);
    EXPECT_TRUE(lab.sim.snapshot().deployments.empty());
    EXPECT_EQ(lab.told.closed.size(), 1U);
    EXPECT_EQ(lab.sim.endedDeployments()->at(0).deployment.job->succeeded, 1);
}

TEST(Job, StartsAFailedRunAgainInTheSameNodeWhenItsPolicySaysSo) {
    Lab lab;
    const auto id = lab.create(jobSpec(1, 1));
    for (const auto kind : {FaultKind::CrashContainer, FaultKind::OutOfMemory}) {
        lab.inject(kind, someoneAtWork(lab).id.value);
        lab.runFor(30 * kSecond);
    }
    runToItsEnd(lab, id);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Completed);
    EXPECT_EQ(lab.node("web-1").restarts, 2);
    EXPECT_EQ(progressOf(lab, id).failed, 0) << "the node itself succeeded";
    EXPECT_EQ(nodesIn(lab, NodeState::Ended).size(), 1U);
}

TEST(Job, PutsAnotherNodeInThePlaceOfAFailedOneWhenItsPolicySaysSo) {
    Lab lab;
    domain::DeploymentSpec once = jobSpec(1, 1);
    once.job->restart = domain::JobRestart::Never;
    const auto id = lab.create(once);
    lab.inject(FaultKind::CrashContainer, someoneAtWork(lab).id.value, {}, 3);
    const engine::Time failed = lab.sim.now();
    const domain::Node node = lab.node("web-1");
    EXPECT_EQ(node.state, NodeState::Failed);
    EXPECT_EQ(node.reason, ReasonKind::ContainerExited);
    EXPECT_EQ(node.lastExit->code, 3);
    EXPECT_EQ(node.restarts, 0);
    lab.runTo(failed + 10 * kSecond - 1);
    EXPECT_TRUE(lab.liveNodes().empty()) << "it waits before it tries again";
    lab.runTo(failed + 10 * kSecond);
    EXPECT_EQ(lab.liveNodes(), std::vector<std::string>{"web-2"});
    runToItsEnd(lab, id);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Completed);
    EXPECT_EQ(progressOf(lab, id).failed, 1);
    EXPECT_EQ(progressOf(lab, id).succeeded, 1);
}

TEST(Job, FailsWithOneFailureMoreThanItsLimitAndStopsWhatStillRuns) {
    for (const auto policy : {domain::JobRestart::OnFailure, domain::JobRestart::Never}) {
        Lab lab;
        domain::DeploymentSpec fragile = jobSpec(9, 2);
        fragile.job->restart = policy;
        fragile.job->backoffLimit = 2;
        fragile.job->runTime = seconds(3600);
        const auto id = lab.create(fragile);
        for (int failures = 1; failures <= 3; ++failures) {
            ASSERT_FALSE(isOver(lab, id)) << failures;
            lab.inject(FaultKind::CrashContainer, someoneAtWork(lab).id.value);
            lab.runFor(kSecond);
        }
        lab.runFor(60 * kSecond);
        const domain::Deployment over = lab.deployment(id);
        EXPECT_EQ(over.state, DeploymentState::Failed);
        EXPECT_EQ(over.job->failure, JobFailure::TooManyFailures);
        EXPECT_EQ(over.job->active, 0);
        EXPECT_EQ(over.rateNow.pointsPerSecond, 0);
        EXPECT_TRUE(lab.liveNodes().empty());
        const auto told = lab.told.of(EventKind::JobFailed);
        ASSERT_EQ(told.size(), 1U);
        EXPECT_EQ(told[0].severity, domain::Severity::Error);
        EXPECT_EQ(told[0].detail, "TooManyFailures");
        int stopped = 0;
        for (const domain::Node& node : nodesIn(lab, NodeState::Ended))
            stopped += node.reason == ReasonKind::JobFailed ? 1 : 0;
        EXPECT_GE(stopped, 1);
    }
}

TEST(Job, CountsANodeThatIsKilledOrEvictedOrLostAsAFailure) {
    Lab lab;
    domain::DeploymentSpec tough = jobSpec(1, 1);
    tough.job->runTime = seconds(1200);
    const auto id = lab.create(tough);
    lab.inject(FaultKind::KillNode, someoneAtWork(lab).id.value);
    lab.runFor(kSecond);
    EXPECT_EQ(progressOf(lab, id).failed, 1);
    lab.inject(FaultKind::MachineDiskFull, someoneAtWork(lab).machine.value);
    lab.runFor(20 * kSecond);
    EXPECT_EQ(progressOf(lab, id).failed, 2);
    lab.inject(FaultKind::MachineDown, someoneAtWork(lab).machine.value);
    lab.runFor(400 * kSecond);  // Unknown after 40 s, lost after that
    EXPECT_EQ(progressOf(lab, id).failed, 3);
    EXPECT_FALSE(isOver(lab, id));
    lab.inject(FaultKind::KillNode, someoneAtWork(lab).id.value);
    lab.runFor(kSecond);
    EXPECT_EQ(progressOf(lab, id).failed, 4);
    EXPECT_EQ(progressOf(lab, id).failure, JobFailure::TooManyFailures);
}

TEST(Job, FailsWhenItsTimeIsUp) {
    Lab lab;
    domain::DeploymentSpec slow = jobSpec(50, 1);
    slow.job->timeout = seconds(200);
    const auto id = lab.create(slow);
    lab.runTo(200 * kSecond - 1);
    EXPECT_FALSE(isOver(lab, id));
    lab.runTo(200 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Failed);
    EXPECT_EQ(progressOf(lab, id).failure, JobFailure::TimedOut);
    EXPECT_EQ(progressOf(lab, id).finished->ns, 200 * kSecond);
    EXPECT_GE(progressOf(lab, id).succeeded, 1);
    lab.runFor(60 * kSecond);
    EXPECT_TRUE(lab.liveNodes().empty());
}

TEST(Job, FailsWhenItsTimeIsUpAlsoWhenNobodySellsWhatItOrdered) {
    Lab lab;
    domain::DeploymentSpec lost = jobSpec(1, 1);
    lost.offers = {"nobody's"};
    lost.job->timeout = seconds(100);
    const auto id = lab.create(lost);
    lab.runTo(50 * kSecond);
    EXPECT_EQ(lab.node("web-1").reason, ReasonKind::OfferUnknown);
    lab.runTo(101 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Failed);
    EXPECT_EQ(lab.sim.snapshot().costSoFar.points, 0);
}

TEST(Job, KeepsWhatIsDoneOverAPauseAndGetsItsTimeAnew) {
    Lab lab;
    domain::DeploymentSpec wanted = jobSpec(4, 1);
    wanted.job->timeout = seconds(400);
    const auto id = lab.create(wanted);
    while (progressOf(lab, id).succeeded < 2)
        lab.runFor(kSecond);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Paused);
    lab.runFor(engine::kHour);
    EXPECT_EQ(progressOf(lab, id).succeeded, 2);
    EXPECT_EQ(progressOf(lab, id).failed, 0) << "whoever was stopped has not failed";
    const auto plan = lab.sim.plan(domain::ResumeDeployment{id});
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->nodesStarted, 1);
    ASSERT_TRUE(lab.apply(domain::ResumeDeployment{id}));
    runToItsEnd(lab, id);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Completed);
}

TEST(Job, RunsMoreOrFewerAtOnceWhenItIsScaled) {
    Lab lab;
    domain::DeploymentSpec wanted = jobSpec(5, 4);
    wanted.job->runTime = seconds(600);
    const auto id = lab.create(wanted);
    (void)someoneAtWork(lab);
    lab.runFor(20 * kSecond);
    const auto fewer = lab.sim.plan(domain::ScaleDeployment{id, 1});
    ASSERT_TRUE(fewer);
    EXPECT_EQ(fewer->nodesEnded.size(), 3U);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 1}));
    EXPECT_EQ(progressOf(lab, id).active, 1);
    const auto more = lab.sim.plan(domain::ScaleDeployment{id, 9});
    ASSERT_TRUE(more);
    EXPECT_EQ(more->nodesStarted, 4) << "five runs are missing and one is at work";
    EXPECT_EQ(more->rateAfter.pointsPerSecond, 5 * 466);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 9}));
    EXPECT_EQ(progressOf(lab, id).active, 5);
    runToItsEnd(lab, id);
    EXPECT_EQ(progressOf(lab, id).succeeded, 5);
    EXPECT_EQ(progressOf(lab, id).failed, 0);
}

TEST(Job, PutsAnotherNodeInThePlaceOfOneOnRequestWithoutCountingItAsFailed) {
    Lab lab;
    const auto id = lab.create(jobSpec(2, 2));
    const domain::Node node = someoneAtWork(lab);
    ASSERT_TRUE(lab.apply(domain::ReplaceNode{node.id}));
    EXPECT_EQ(progressOf(lab, id).active, 2);
    runToItsEnd(lab, id);
    EXPECT_EQ(progressOf(lab, id).succeeded, 2);
    EXPECT_EQ(progressOf(lab, id).failed, 0);
    EXPECT_EQ(lab.node(node.name).reason, ReasonKind::ReplacedByUser);
}

TEST(Job, RefusesWhatAJobCannotDo) {
    Lab lab;
    const auto id = lab.create(jobSpec(1, 1));
    const auto codeOf = [&lab](domain::Change change) {
        const auto done = lab.apply(std::move(change));
        return done ? domain::ErrorCode::Internal : done.error().code;
    };
    domain::DeploymentSpec other = jobSpec(2, 1);
    EXPECT_EQ(codeOf(domain::EditDeployment{id, other}), domain::ErrorCode::NotSupported);
    EXPECT_EQ(codeOf(domain::RestartDeployment{id}), domain::ErrorCode::NotSupported);
    domain::DeploymentSpec plain = spec("echo", 1);
    plain.name = "plain";
    const auto serving = lab.create(plain);
    plain.job.emplace();
    EXPECT_EQ(codeOf(domain::EditDeployment{serving, plain}), domain::ErrorCode::InvalidArgument);
    runToItsEnd(lab, id);
    EXPECT_EQ(codeOf(domain::PauseDeployment{id}), domain::ErrorCode::WrongState);
    EXPECT_EQ(codeOf(domain::ResumeDeployment{id}), domain::ErrorCode::WrongState);
    EXPECT_EQ(codeOf(domain::ScaleDeployment{id, 2}), domain::ErrorCode::WrongState);
    domain::DeploymentSpec bad = jobSpec(0, 1);
    bad.name = "bad";
    EXPECT_EQ(lab.sim.plan(domain::CreateDeployment{bad}).error().field, "job.completions");
}

TEST(Job, GivesEachPieceItsNumberAndRunsEachOnce) {
    Lab lab;
    const auto id = lab.create(indexedJob(4, 2, {0, 0}));
    runToItsEnd(lab, id);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Completed);
    EXPECT_EQ(nodesIn(lab, NodeState::Ended).size(), 4U);
    std::set<std::string> numbers;
    for (const domain::LogLine& line : lab.told.lines) {
        if (line.text.starts_with("JOB_COMPLETION_INDEX")) numbers.insert(line.text);
    }
    EXPECT_EQ(numbers, (std::set<std::string>{"JOB_COMPLETION_INDEX=0", "JOB_COMPLETION_INDEX=1",
                                              "JOB_COMPLETION_INDEX=2", "JOB_COMPLETION_INDEX=3"}));
}

TEST(Job, GivesAPieceUpAfterItsOwnLimitAndFinishesTheOthersFirst) {
    Lab lab;
    const auto id = lab.create(indexedJob(2, 2, {1, 1}));
    for (const char* triesTheFirst : {"web-1", "web-3"}) {
        lab.inject(FaultKind::CrashContainer, atWork(lab, triesTheFirst).id.value);
        lab.runFor(kSecond);
    }
    EXPECT_FALSE(isOver(lab, id)) << "the second piece is still to be done";
    runToItsEnd(lab, id);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Failed);
    EXPECT_EQ(progressOf(lab, id).failure, JobFailure::PiecesGivenUp);
    EXPECT_EQ(progressOf(lab, id).succeeded, 1);
    EXPECT_EQ(progressOf(lab, id).failed, 2);
}

TEST(Job, TriesOtherPiecesWhileOneThatFailedWaitsForItsNextTry) {
    Lab lab;
    const auto id = lab.create(indexedJob(2, 1, {1, 0}));
    lab.inject(FaultKind::CrashContainer, atWork(lab, "web-1").id.value);
    lab.runFor(kSecond);
    EXPECT_EQ(lab.liveNodes(), std::vector<std::string>{"web-2"}) << "the second piece";
    runToItsEnd(lab, id);
    EXPECT_EQ(lab.deployment(id).state, DeploymentState::Completed);
    EXPECT_EQ(progressOf(lab, id).succeeded, 2);
    EXPECT_EQ(progressOf(lab, id).failed, 1);
}

TEST(Job, GoesTheSameWayTwice) {
    const auto hash = [](std::uint64_t seed) {
        scenario::Scenario scenario = smallScenario();
        scenario.deployments = {jobSpec(20, 4)};
        Recorder told;
        Simulation sim(std::move(scenario), seed, told);
        sim.runUntil(engine::kHour);
        EXPECT_EQ(sim.snapshot().deployments.at(0).state, DeploymentState::Completed);
        return sim.traceHash();
    };
    EXPECT_EQ(hash(3), hash(3));
    EXPECT_NE(hash(3), hash(4));
}

}  // namespace berth::sim::platform::testing
