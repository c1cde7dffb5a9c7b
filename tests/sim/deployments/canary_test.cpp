// SPDX-License-Identifier: GPL-3.0-or-later
// A version of a deployment that is tried on a part of its requests.
#include <algorithm>
#include <functional>

#include "models/domain/fault_traits.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::Canary;
using domain::CanaryReason;
using domain::CanaryState;
using domain::ErrorCode;
using domain::EventKind;
using domain::FaultKind;
using domain::NodeState;
using engine::kMinute;
using namespace std::chrono_literals;
using Names = std::vector<std::string>;

namespace {

domain::CanaryRule rule(int share = 30) {
    domain::CanaryRule rule;
    rule.sharePercent = share;
    rule.watch = 2min;
    rule.limit = 10min;
    rule.fewestRequests = 100;
    rule.lowestAvailability = 0.99;
    return rule;
}

domain::DeploymentSpec another(domain::DeploymentSpec spec) {
    spec.environment = {{"MODE", "new"}};
    return spec;
}

// A deployment of four nodes that gets twenty requests a second, with room for many more nodes.
struct CanaryLab : Lab {
    explicit CanaryLab(scenario::Scenario scenario = smallScenario(4, 4),
                       const domain::DeploymentSpec& old = spec("echo", 4))
        : Lab(std::move(scenario)), before(old) {
        id = deploy(before);
        if (before.ports.empty()) return;
        EXPECT_TRUE(
            sim.startLoad({id, before.ports.front().port, domain::ArrivalKind::Constant, 20}));
    }
    domain::Result<domain::ChangeOutcome> tryOut(const domain::CanaryRule& by = rule()) {
        return apply(domain::StartCanary{id, another(before), by});
    }
    [[nodiscard]] Canary canary() const { return deployment(id).canary.value_or(Canary{}); }
    void runUntilWatched() {
        for (int i = 0; i < 600 && !canary().watchingSince; ++i)
            runFor(kSecond);
        EXPECT_TRUE(canary().watchingSince);
    }
    void breakVersion(FaultKind kind, double probability) {
        domain::Fault fault = domain::usualFault(kind);
        fault.target = id.value;
        fault.probability = probability;
        const auto injected = sim.inject(fault);
        EXPECT_TRUE(injected) << injected.error().detail;
    }
    void expectEnded(CanaryState state, CanaryReason reason) {
        EXPECT_EQ(canary().state, state);
        EXPECT_EQ(domain::toText(canary().reason), std::string(domain::toText(reason)));
        EXPECT_TRUE(canary().ended);
    }
    // The old nodes alone, and nobody has asked for anything else.
    void expectAsBefore() {
        runFor(2 * kMinute);
        EXPECT_EQ(liveNodes(), (Names{"web-1", "web-2", "web-3", "web-4"}));
        EXPECT_EQ(deployment(id).spec, before);
        EXPECT_EQ(deployment(id).revision, 1);
        EXPECT_EQ(deployment(id).state, domain::DeploymentState::Running);
    }
    [[nodiscard]] serving::LinkTotals totals() const {
        return sim.deploymentReports().front().ports.front().second.totals;
    }

    domain::DeploymentSpec before;
    domain::DeploymentId id;
};

}  // namespace

TEST(CanaryDeployment, GivesTheNewVersionItsShareAndPromotesItWhenItKeepsItsRule) {
    CanaryLab lab;
    ASSERT_TRUE(lab.tryOut());
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2", "web-3", "web-4", "web-5", "web-6"}));
    EXPECT_EQ(lab.node("web-5").revision, 2);
    EXPECT_EQ(lab.deployment(lab.id).revision, 1);
    EXPECT_EQ(lab.canary().after.offered, 0) << "it is not ready";
    lab.runUntilWatched();
    lab.runFor(kMinute);
    const Canary half = lab.canary();
    EXPECT_EQ(half.state, CanaryState::Watching);
    EXPECT_EQ(half.after.nodesReady, 2);
    EXPECT_EQ(half.before.nodesReady, 4);
    const std::int64_t all = half.before.offered + half.after.offered;
    EXPECT_GT(all, 1100);
    EXPECT_NEAR(static_cast<double>(half.after.offered), static_cast<double>(all) * 0.3, 1.0);
    EXPECT_EQ(half.after.failed, 0);
    EXPECT_GT(half.after.cost, domain::Money{});
    EXPECT_GT(half.after.p95, domain::Duration{0});
    lab.runFor(5 * kMinute);
    lab.expectEnded(CanaryState::Promoted, CanaryReason::Kept);
    const domain::Deployment after = lab.deployment(lab.id);
    EXPECT_EQ(after.spec, another(lab.before));
    EXPECT_EQ(after.revision, 2);
    EXPECT_EQ(after.state, domain::DeploymentState::Running);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-5", "web-6", "web-7", "web-8"}))
        << "those that were tried count as up to date";
    EXPECT_EQ(lab.canary().ended->ns, lab.canary().watchingSince->ns + 120 * kSecond);
    EXPECT_EQ(lab.totals().failed + lab.totals().rejected, 0);
    EXPECT_EQ(lab.told.of(EventKind::CanaryStarted).size(), 1U);
    EXPECT_EQ(lab.told.of(EventKind::CanaryWatched).size(), 1U);
    ASSERT_EQ(lab.told.of(EventKind::CanaryPromoted).size(), 1U);
    EXPECT_EQ(lab.told.of(EventKind::CanaryPromoted)[0].detail, "kept");
}

TEST(CanaryDeployment, RollsAVersionBackThatAnswersTooFewRequests) {
    CanaryLab lab;
    ASSERT_TRUE(lab.tryOut());
    lab.runUntilWatched();
    lab.breakVersion(FaultKind::VersionErrors, 0.2);
    lab.runFor(kMinute);
    lab.expectEnded(CanaryState::RolledBack, CanaryReason::AvailabilityLow);
    const Canary over = lab.canary();
    EXPECT_GE(over.after.ended(), 100);
    EXPECT_GT(over.after.failed, 0);
    EXPECT_EQ(over.before.failed, 0);
    EXPECT_EQ(lab.node("web-5").reason, domain::ReasonKind::CanaryEnded);
    const auto told = lab.told.of(EventKind::CanaryRolledBack);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].detail, "availability_low");
    EXPECT_EQ(told[0].severity, domain::Severity::Warning);
    lab.expectAsBefore();
    EXPECT_LE(lab.totals().failed, over.after.failed + 5) << "later requests are answered";
    EXPECT_EQ(lab.canary(), over) << "the verdict stays as it fell";
}

TEST(CanaryDeployment, RollsAVersionBackThatCostsTooMuch) {
    CanaryLab lab;
    domain::CanaryRule dear = rule(10);
    dear.nodes = 4;  // as many nodes as the old version has, for a tenth of the requests
    dear.mostExtraCost = 0.5;
    ASSERT_TRUE(lab.tryOut(dear));
    lab.runUntilWatched();
    lab.runFor(90 * kSecond);
    lab.expectEnded(CanaryState::RolledBack, CanaryReason::CostHigh);
    EXPECT_NEAR(*lab.canary().after.costPerThousand() / *lab.canary().before.costPerThousand(), 9,
                0.5);
    lab.expectAsBefore();
}

TEST(CanaryDeployment, RollsAVersionBackWhoseAnswersAreLate) {
    scenario::Scenario scenario = smallScenario(4, 4);
    for (images::ImageModel& image : scenario.images) {
        if (image.preset.name == "counter")
            image.serviceTime = {engine::DistributionKind::Constant, 0.5, 0};
    }
    CanaryLab lab(std::move(scenario));
    domain::CanaryRule prompt = rule();
    prompt.p95Limit = 400ms;
    domain::DeploymentSpec slow = lab.before;
    slow.image = "counter";
    ASSERT_TRUE(lab.apply(domain::StartCanary{lab.id, slow, prompt}));
    lab.runUntilWatched();
    lab.runFor(kMinute);
    lab.expectEnded(CanaryState::RolledBack, CanaryReason::LatencyHigh);
    EXPECT_EQ(lab.canary().after.image, "counter");
    EXPECT_GE(lab.canary().after.p95, 490ms);
    EXPECT_LT(lab.canary().before.p95, 400ms);
    lab.expectAsBefore();
}

TEST(CanaryDeployment, StaysWatchedWithTooFewRequestsAndIsRolledBackUndecidedAtItsLimit) {
    CanaryLab lab;
    domain::CanaryRule many = rule();
    many.fewestRequests = 1'000'000;
    ASSERT_TRUE(lab.tryOut(many));
    lab.runFor(10 * kMinute - 1);
    EXPECT_EQ(lab.canary().state, CanaryState::Watching);
    lab.runFor(1);
    lab.expectEnded(CanaryState::RolledBack, CanaryReason::Undecided);
    lab.expectAsBefore();
}

TEST(CanaryDeployment, IsRolledBackAtItsLimitWhenItNeverHadRoom) {
    CanaryLab lab(smallScenario(1, 2));  // its four nodes fill the cluster
    ASSERT_TRUE(lab.tryOut());
    lab.runFor(9 * kMinute);
    EXPECT_EQ(lab.canary().state, CanaryState::Watching);
    EXPECT_FALSE(lab.canary().watchingSince);
    EXPECT_EQ(lab.canary().before.offered, 0) << "nothing counts before it is ready";
    lab.runFor(kMinute);
    lab.expectEnded(CanaryState::RolledBack, CanaryReason::Undecided);
    lab.expectAsBefore();
    EXPECT_EQ(lab.totals().failed + lab.totals().rejected, 0);
}

TEST(CanaryDeployment, RollsAVersionBackWhoseProgramOrImageFails) {
    {
        CanaryLab lab;
        domain::DeploymentSpec crashing = lab.before;
        crashing.image = "crash-loop";
        ASSERT_TRUE(lab.apply(domain::StartCanary{lab.id, crashing, rule()}));
        lab.runFor(2 * kMinute);
        lab.expectEnded(CanaryState::RolledBack, CanaryReason::Crashing);
        lab.expectAsBefore();
    }
    CanaryLab lab;
    domain::DeploymentSpec unknown = lab.before;
    unknown.image = "files";
    for (const char* region : {"north", "south"})
        lab.inject(FaultKind::RegistryDown, region);
    ASSERT_TRUE(lab.apply(domain::StartCanary{lab.id, unknown, rule()}));
    lab.runFor(2 * kMinute);
    lab.expectEnded(CanaryState::RolledBack, CanaryReason::ImagePullFailing);
    lab.expectAsBefore();
}

TEST(CanaryDeployment, DoesNotWarnOfAPortThatOnlyTheNewVersionRefused) {
    CanaryLab lab;
    domain::DeploymentSpec broken = lab.before;
    broken.image = "broken-port";
    ASSERT_TRUE(lab.apply(domain::StartCanary{lab.id, broken, rule()}));
    lab.runFor(2 * kMinute);
    lab.expectEnded(CanaryState::RolledBack, CanaryReason::AvailabilityLow);
    lab.expectAsBefore();
    for (const domain::Warning& warning : lab.deployment(lab.id).warnings)
        EXPECT_NE(warning.kind, domain::WarningKind::PortNobodyListens);
}

TEST(CanaryDeployment, LosesANodeAndGoesOnWithAnotherOne) {
    CanaryLab lab;
    domain::CanaryRule one = rule();
    one.nodes = 1;
    ASSERT_TRUE(lab.tryOut(one));
    lab.runUntilWatched();
    lab.runFor(20 * kSecond);
    lab.inject(FaultKind::KillNode, lab.node("web-5").id.value);
    lab.runFor(500 * kMillisecond);
    EXPECT_EQ(lab.canary().state, CanaryState::Watching);
    EXPECT_EQ(lab.liveNodes().back(), "web-6");
    EXPECT_EQ(lab.node("web-6").revision, 2);
    const std::int64_t offered = lab.canary().after.offered;
    const std::int64_t others = lab.canary().before.offered;
    while (lab.node("web-6").state != NodeState::Running && lab.sim.now() < 3600 * kSecond)
        lab.runFor(100 * kMillisecond);
    EXPECT_LE(lab.canary().after.offered - offered, 1) << "the old version gets them all";
    EXPECT_GT(lab.canary().before.offered, others + 5);
    lab.runFor(5 * kMinute);
    lab.expectEnded(CanaryState::Promoted, CanaryReason::Kept);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-6", "web-7", "web-8", "web-9"}));
}

TEST(CanaryDeployment, IsMovedWithTheMachineThatItLoses) {
    CanaryLab lab;
    ASSERT_TRUE(lab.tryOut());
    lab.runUntilWatched();
    lab.inject(FaultKind::MachineDown, lab.node("web-5").machine.value);
    lab.runFor(4 * kMinute);
    EXPECT_NE(lab.canary().state, CanaryState::GivenUp);
    lab.runFor(10 * kMinute);
    EXPECT_NE(lab.canary().state, CanaryState::Watching);
    EXPECT_EQ(lab.liveNodes().size(), 4U);
    for (const std::string& name : lab.liveNodes())
        EXPECT_EQ(lab.node(name).revision, lab.deployment(lab.id).revision);
}

TEST(CanaryDeployment, IsPromotedAndRolledBackByHand) {
    CanaryLab lab;
    EXPECT_EQ(lab.apply(domain::PromoteCanary{lab.id}).error().code, ErrorCode::WrongState);
    EXPECT_EQ(lab.apply(domain::RollBackCanary{lab.id}).error().code, ErrorCode::WrongState);
    ASSERT_TRUE(lab.tryOut());
    lab.runUntilWatched();
    ASSERT_TRUE(lab.apply(domain::RollBackCanary{lab.id}));
    lab.expectEnded(CanaryState::RolledBack, CanaryReason::ByHand);
    lab.expectAsBefore();
    ASSERT_TRUE(lab.tryOut());
    EXPECT_EQ(lab.node("web-7").revision, 3) << "no number comes twice";
    lab.runFor(kSecond);
    ASSERT_TRUE(lab.apply(domain::PromoteCanary{lab.id}));
    lab.expectEnded(CanaryState::Promoted, CanaryReason::ByHand);
    lab.runFor(5 * kMinute);
    EXPECT_EQ(lab.deployment(lab.id).revision, 3);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-7", "web-8", "web-9", "web-10"}));
    EXPECT_EQ(lab.totals().failed + lab.totals().rejected, 0);
    // The next edit goes on counting.
    domain::DeploymentSpec edited = another(lab.before);
    edited.environment[0].value = "newer";
    ASSERT_TRUE(lab.apply(domain::EditDeployment{lab.id, edited}));
    EXPECT_EQ(lab.deployment(lab.id).revision, 4);
}

TEST(CanaryDeployment, IsGivenUpByAPauseAnEditADeletionAndAScaleToNothing) {
    struct Case {
        std::function<domain::Change(const CanaryLab&)> change;
        CanaryReason reason;
    };
    for (const Case& each :
         {Case{[](const CanaryLab& lab) { return domain::PauseDeployment{lab.id}; },
               CanaryReason::Paused},
          Case{[](const CanaryLab& lab) {
                   domain::DeploymentSpec edited = lab.before;
                   edited.environment = {{"MODE", "edited"}};
                   return domain::EditDeployment{lab.id, edited};
               },
               CanaryReason::Edited},
          Case{[](const CanaryLab& lab) {
                   domain::DeploymentSpec edited = lab.before;
                   edited.extensions = R"({"note":1})";
                   return domain::EditDeployment{lab.id, edited};
               },
               CanaryReason::Edited},
          Case{[](const CanaryLab& lab) { return domain::DeleteDeployment{lab.id}; },
               CanaryReason::Deleted},
          Case{[](const CanaryLab& lab) {
                   return domain::ScaleDeployment{lab.id, 0};
               },
               CanaryReason::NoNodesWanted}}) {
        CanaryLab lab;
        ASSERT_TRUE(lab.tryOut());
        lab.runUntilWatched();
        lab.runFor(10 * kSecond);
        ASSERT_TRUE(lab.apply(each.change(lab)));
        lab.expectEnded(CanaryState::GivenUp, each.reason);
        EXPECT_EQ(lab.told.of(EventKind::CanaryGivenUp).size(), 1U);
        lab.runFor(11 * kMinute);
        for (const std::string& name : lab.liveNodes())
            EXPECT_EQ(lab.node(name).revision, lab.deployment(lab.id).revision);
        EXPECT_EQ(lab.told.of(EventKind::CanaryRolledBack).size(), 0U);
    }
}

TEST(CanaryDeployment, IsGivenUpWhenTheDeploymentStopsItself) {
    domain::DeploymentSpec stops = spec("echo", 2);
    stops.stopAfter = 5min;
    CanaryLab lab(smallScenario(4, 4), stops);
    domain::CanaryRule patient = rule();
    patient.watch = 9min;
    ASSERT_TRUE(lab.tryOut(patient));
    lab.runFor(6 * kMinute);
    EXPECT_EQ(lab.liveNodes(), Names{});
    lab.expectEnded(CanaryState::GivenUp, CanaryReason::Paused);
}

TEST(CanaryDeployment, GoesOnThroughAnEditThatChangesNothingAndRefusesARestart) {
    CanaryLab lab;
    ASSERT_TRUE(lab.tryOut());
    ASSERT_TRUE(lab.apply(domain::EditDeployment{lab.id, lab.before}));
    EXPECT_EQ(lab.canary().state, CanaryState::Watching);
    EXPECT_EQ(lab.apply(domain::RestartDeployment{lab.id}).error().code, ErrorCode::WrongState);
    EXPECT_EQ(lab.tryOut().error().code, ErrorCode::WrongState) << "one at a time";
    EXPECT_EQ(lab.canary().state, CanaryState::Watching);
}

TEST(CanaryDeployment, KeepsItsShareOfTheNodesWhileTheDeploymentIsScaled) {
    CanaryLab lab;
    ASSERT_TRUE(lab.tryOut());
    lab.runUntilWatched();
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{lab.id, 8}));
    lab.runFor(30 * kSecond);
    EXPECT_EQ(lab.canary().before.nodesReady, 8);
    EXPECT_EQ(lab.canary().after.nodesReady, 3);
    EXPECT_EQ(lab.deployment(lab.id).nodesReady, 11);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{lab.id, 1}));
    lab.runFor(30 * kSecond);
    EXPECT_EQ(lab.canary().before.nodesReady, 1);
    EXPECT_EQ(lab.canary().after.nodesReady, 1);
    lab.runFor(5 * kMinute);
    lab.expectEnded(CanaryState::Promoted, CanaryReason::Kept);
    EXPECT_EQ(lab.deployment(lab.id).spec.nodes, 1) << "the number is not part of the version";
    EXPECT_EQ(lab.liveNodes().size(), 1U);
}

TEST(CanaryDeployment, ReplacesOneOfItsNodesOnRequest) {
    CanaryLab lab;
    ASSERT_TRUE(lab.tryOut());
    lab.runUntilWatched();
    ASSERT_TRUE(lab.apply(domain::ReplaceNode{lab.node("web-5").id}));
    lab.runFor(kMinute);
    EXPECT_EQ(lab.liveNodes(), (Names{"web-1", "web-2", "web-3", "web-4", "web-6", "web-7"}));
    EXPECT_EQ(lab.node("web-7").revision, 2);
    EXPECT_EQ(lab.canary().state, CanaryState::Watching);
}

TEST(CanaryDeployment, IsNoneOfTheNodesThatAnAutoscalerOrAWarmPoolCounts) {
    domain::DeploymentSpec elastic = spec("echo", 2);
    elastic.autoscaling.emplace();
    elastic.autoscaling->kind = domain::AutoscalingKind::Hpa;
    elastic.autoscaling->minimum = 2;
    elastic.autoscaling->maximum = 4;
    elastic.autoscaling->warm.nodes = 1;
    CanaryLab lab(smallScenario(4, 4), elastic);
    lab.runFor(20 * kSecond);
    const int warm = lab.deployment(lab.id).nodesWarm;
    EXPECT_EQ(warm, 1);
    domain::CanaryRule two = rule();
    two.nodes = 2;
    ASSERT_TRUE(lab.tryOut(two));
    lab.runUntilWatched();
    lab.runFor(kMinute);
    EXPECT_EQ(lab.deployment(lab.id).spec.nodes, 2);
    EXPECT_EQ(lab.deployment(lab.id).nodesWarm, 1);
    EXPECT_EQ(lab.canary().before.nodesReady, 2);
    EXPECT_EQ(lab.canary().after.nodesReady, 2);
    lab.runFor(6 * kMinute);
    lab.expectEnded(CanaryState::Promoted, CanaryReason::Kept);
    EXPECT_EQ(lab.deployment(lab.id).nodesReady, 2);
    EXPECT_EQ(lab.deployment(lab.id).nodesWarm, 1);
}

TEST(CanaryDeployment, IsRefusedWhereItMakesNoSenseWithTheFieldNamed) {
    CanaryLab lab;
    const auto refusal = [&](const std::function<void(domain::StartCanary&)>& spoil) {
        domain::StartCanary change{lab.id, another(lab.before), rule()};
        spoil(change);
        const auto outcome = lab.apply(change);
        EXPECT_FALSE(outcome);
        return outcome ? domain::Error{} : outcome.error();
    };
    EXPECT_EQ(refusal([](auto& change) { change.rule.sharePercent = 0; }).field,
              "canary.sharePercent");
    EXPECT_EQ(refusal([](auto& change) { change.rule.nodes = 5; }).field, "canary.nodes");
    EXPECT_EQ(refusal([](auto& change) { change.spec.environment.clear(); }).field, "spec");
    EXPECT_EQ(refusal([](auto& change) { change.spec.ports[0].port = 8080; }).field, "ports");
    EXPECT_EQ(refusal([](auto& change) { change.spec.job.emplace(); }).field, "job");
    EXPECT_EQ(refusal([](auto& change) { change.spec.stopAfter = 1h; }).field, "stopAfter");
    EXPECT_EQ(refusal([](auto& change) { change.spec.autoscaling.emplace(); }).field,
              "autoscaling");
    EXPECT_EQ(refusal([](auto& change) { change.spec.gpuSpec = "9999"; }).field, "gpuSpec");
    EXPECT_EQ(refusal([](auto& change) { change.deployment = {"none"}; }).code,
              ErrorCode::NotFound);
    ASSERT_TRUE(lab.apply(domain::EditDeployment{lab.id, another(lab.before)}));
    EXPECT_EQ(refusal([](auto& change) { change.spec.environment[0].value = "third"; }).code,
              ErrorCode::WrongState)
        << "an update is under way";
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{lab.id}));
    EXPECT_EQ(refusal([](auto&) {}).code, ErrorCode::WrongState);
    EXPECT_EQ(lab.told.of(EventKind::CanaryStarted).size(), 0U);
}

TEST(CanaryDeployment, IsRefusedForAJobAndForWhoeverHasNoLink) {
    domain::DeploymentSpec pulls = spec("echo", 1);
    pulls.ports.clear();
    CanaryLab lab(smallScenario(4, 4), pulls);
    EXPECT_EQ(lab.tryOut().error().code, ErrorCode::WrongState);
    domain::DeploymentSpec job = spec("echo", 1);
    job.name = "job";
    job.ports.clear();
    job.job.emplace();
    const domain::DeploymentId id = lab.create(job);
    EXPECT_EQ(lab.apply(domain::StartCanary{id, another(job), rule()}).error().code,
              ErrorCode::NotSupported);
}

TEST(CanaryDeployment, CostsWhatItsVersionsCostAndNotAPointMore) {
    scenario::Scenario scenario = smallScenario(4, 4);
    scenario.cluster.options.settleEvery = kSecond;  // settled is what has accrued
    CanaryLab lab(std::move(scenario));
    ASSERT_TRUE(lab.tryOut());
    lab.runUntilWatched();
    const engine::Time began = lab.canary().watchingSince->ns;
    std::optional<domain::Money> rest;
    for (int i = 0; i < 100; ++i) {
        lab.runFor(kSecond);
        const domain::Deployment now = lab.deployment(lab.id);
        const domain::Money counted = now.canary->before.cost + now.canary->after.cost;
        const domain::Money other = now.costSoFar - counted;
        if (!rest) rest = other;
        // What it had cost before never changes.
        ASSERT_EQ(other, *rest) << i;
        const std::int64_t seconds = (lab.sim.now() - began) / kSecond;
        ASSERT_NEAR(static_cast<double>(now.canary->after.cost.points),
                    static_cast<double>(2 * 466 * seconds), 2 * 466.0);
        if (i == 50) lab.inject(FaultKind::KillNode, lab.node("web-1").id.value);
    }
}

TEST(CanaryDeployment, IsPlannedWithWhatItCostsAndWhichNodesEnd) {
    CanaryLab lab;
    const domain::Rate price{466};
    const auto start = lab.sim.plan(domain::StartCanary{lab.id, another(lab.before), rule()});
    ASSERT_TRUE(start);
    EXPECT_EQ(start->nodesStarted, 2);
    EXPECT_TRUE(start->nodesEnded.empty());
    EXPECT_EQ(start->rateBefore, price * 4);
    EXPECT_EQ(start->rateAfter, price * 6);
    ASSERT_EQ(start->fields.size(), 1U);
    EXPECT_EQ(start->fields[0].field, "environment.MODE");
    ASSERT_TRUE(lab.apply(domain::StartCanary{lab.id, another(lab.before), rule()}, start->basis));
    EXPECT_FALSE(lab.apply(domain::ScaleDeployment{lab.id, 5}, start->basis))
        << "what it was planned for is gone";
    lab.runUntilWatched();
    lab.runFor(20 * kSecond);
    const auto promote = lab.sim.plan(domain::PromoteCanary{lab.id});
    ASSERT_TRUE(promote);
    EXPECT_EQ(promote->nodesEnded, (Names{"web-1", "web-2", "web-3", "web-4"}));
    EXPECT_EQ(promote->nodesStarted, 2);
    EXPECT_EQ(promote->rateBefore, price * 6);
    EXPECT_EQ(promote->rateAfter, price * 4);
    const auto back = lab.sim.plan(domain::RollBackCanary{lab.id});
    ASSERT_TRUE(back);
    EXPECT_EQ(back->nodesEnded, (Names{"web-5", "web-6"}));
    EXPECT_EQ(back->nodesStarted, 0);
    EXPECT_EQ(back->rateAfter, price * 4);
    EXPECT_FALSE(back->linksInterrupted);
    const auto pause = lab.sim.plan(domain::PauseDeployment{lab.id});
    ASSERT_TRUE(pause);
    EXPECT_EQ(pause->nodesEnded.size(), 6U);
    const auto scale = lab.sim.plan(domain::ScaleDeployment{lab.id, 8});
    ASSERT_TRUE(scale);
    EXPECT_EQ(scale->nodesStarted, 4 + 1);
    EXPECT_EQ(scale->rateAfter, price * 11);
    const auto less = lab.sim.plan(domain::ScaleDeployment{lab.id, 2});
    ASSERT_TRUE(less);
    EXPECT_EQ(less->nodesEnded.size(), 3U);
    EXPECT_EQ(less->rateAfter, price * 3);
}

TEST(CanaryDeployment, GivesTheSameTraceForTheSameCommands) {
    const auto run = [](std::uint64_t seed, bool tries) {
        Lab lab(smallScenario(4, 4), seed);
        const domain::DeploymentSpec old = spec("echo", 4);
        const domain::DeploymentId id = lab.deploy(old);
        EXPECT_TRUE(lab.sim.startLoad({id, 80, domain::ArrivalKind::Poisson, 30}));
        const bool started =
            tries && lab.apply(domain::StartCanary{id, another(old), rule()}).has_value();
        EXPECT_EQ(started, tries);
        lab.runFor(5 * kMinute);
        return lab.sim.traceHash();
    };
    EXPECT_EQ(run(5, true), run(5, true));
    EXPECT_NE(run(5, true), run(5, false));
    EXPECT_NE(run(5, true), run(6, true));
}

}  // namespace berth::sim::platform::testing
