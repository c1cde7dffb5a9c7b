// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments that are ordered with offers of the catalogue.
#include <algorithm>
#include <set>

#include "sim/cluster/offers.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::NodeState;
using domain::ReasonKind;

namespace {

// The small cluster, and two cards at once in the south.
scenario::Scenario shop() {
    scenario::Scenario scenario = smallScenario();
    scenario::PoolConfig pair = scenario.cluster.pools[1];
    pair.spec.name = "4090 x 2";
    pair.spec.cards = 2;
    pair.price = {932};
    scenario.cluster.pools.push_back(pair);
    return scenario;
}

std::string offerOf(const Lab& lab, const std::string& region, const std::string& gpu = "4090") {
    for (const domain::Pool& pool : lab.sim.snapshot().catalogue.pools) {
        if (pool.region.value == region && pool.gpuSpec == gpu) return pool.offer;
    }
    ADD_FAILURE() << "nobody sells " << gpu << " in " << region;
    return {};
}

domain::DeploymentSpec ordered(std::vector<std::string> offers, int nodes = 2) {
    domain::DeploymentSpec wanted = spec("echo", nodes);
    wanted.offers = std::move(offers);
    return wanted;
}

std::set<std::string> regionsOf(const Lab& lab, const domain::DeploymentId& id) {
    std::set<std::string> regions;
    const domain::Snapshot snapshot = lab.sim.snapshot();
    for (const domain::Node* node : snapshot.nodesOf(id)) {
        if (node->alive()) regions.insert(node->region.value);
    }
    return regions;
}

void expectWaitsForEver(Lab& lab, const domain::DeploymentId& id) {
    const domain::Deployment shown = lab.deployment(id);
    EXPECT_EQ(shown.state, domain::DeploymentState::Pending);
    EXPECT_EQ(shown.rateNow.pointsPerSecond, 0);
    const domain::Snapshot snapshot = lab.sim.snapshot();
    int waiting = 0;
    for (const domain::Node* node : snapshot.nodesOf(id)) {
        if (!node->alive()) continue;
        ++waiting;
        EXPECT_EQ(node->state, NodeState::Pending);
        EXPECT_EQ(node->reason, ReasonKind::OfferUnknown);
        EXPECT_TRUE(node->placement.empty());
        EXPECT_TRUE(node->region.empty());
    }
    EXPECT_EQ(waiting, shown.spec.nodes);
}

}  // namespace

TEST(Order, PlacesNodesOnlyWhereItsOffersAre) {
    Lab lab(shop());
    const auto id = lab.deploy(ordered({offerOf(lab, "south")}, 3));
    EXPECT_EQ(regionsOf(lab, id), std::set<std::string>{"south"});
    EXPECT_EQ(lab.deployment(id).spec.regions, std::vector<domain::RegionId>{{"south"}});
    domain::DeploymentSpec both = ordered({offerOf(lab, "north"), offerOf(lab, "south")}, 4);
    both.name = "both";
    EXPECT_EQ(regionsOf(lab, lab.deploy(both)), (std::set<std::string>{"north", "south"}));
}

TEST(Order, TakesTheGpuOfItsOfferWhereTheSpecNamesNone) {
    Lab lab(shop());
    domain::DeploymentSpec open = ordered({offerOf(lab, "south", "4090 x 2")}, 1);
    open.gpuSpec.clear();
    const auto plan = lab.sim.plan(domain::CreateDeployment{open});
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->rateAfter.pointsPerSecond, 932);
    const auto id = lab.deploy(open);
    EXPECT_EQ(lab.deployment(id).spec.gpuSpec, "4090 x 2");
    EXPECT_EQ(lab.deployment(id).rateNow.pointsPerSecond, 932);
}

TEST(Order, IsTakenWithAnOfferThatNobodyKnowsAndThenWaitsForEver) {
    Lab lab(shop());
    domain::DeploymentSpec lost = ordered({"ha8GDGEAORN3a9Hhu7X+W4Vtce8YV33R2cqzDf1CeFte7g=="}, 2);
    lost.gpuSpec = "H800";
    lost.regions = {{"the moon"}};
    const auto plan = lab.sim.plan(domain::CreateDeployment{lost});
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->nodesStarted, 2);
    EXPECT_EQ(plan->rateAfter.pointsPerSecond, 0);
    const auto id = lab.create(lost);
    expectWaitsForEver(lab, id);
    lab.runFor(48 * engine::kHour);
    expectWaitsForEver(lab, id);
    EXPECT_EQ(lab.deployment(id).spec, lost);
    EXPECT_EQ(lab.deployment(id).costSoFar.points, 0);
    EXPECT_TRUE(lab.sim.links().empty());
    EXPECT_TRUE(lab.told.opened.empty());
    ASSERT_EQ(lab.deployment(id).warnings.size(), 1U);
    EXPECT_EQ(lab.deployment(id).warnings[0].detail, "the platform does not know its offer");
}

TEST(Order, IsTakenWithoutAGpuWhenItsOfferIsUnknownButStillNeedsAnImageAndAName) {
    Lab lab(shop());
    domain::DeploymentSpec lost = ordered({"nobody's"});
    lost.gpuSpec.clear();
    EXPECT_TRUE(lab.sim.plan(domain::CreateDeployment{lost}));
    lost.image.clear();
    EXPECT_EQ(lab.sim.plan(domain::CreateDeployment{lost}).error().field, "image");
    lost.image = "echo";
    lost.name.clear();
    EXPECT_EQ(lab.sim.plan(domain::CreateDeployment{lost}).error().field, "name");
    lost.name = "web";
    lost.offers.clear();
    EXPECT_EQ(lab.sim.plan(domain::CreateDeployment{lost}).error().field, "gpuSpec");
}

TEST(Order, IsNoLongerTakenForGoodADayLater) {
    Lab lab(shop());
    const std::string offer = offerOf(lab, "north");
    lab.runTo(cluster::Offers::kGoodFor - kSecond);
    const auto id = lab.deploy(ordered({offer}));
    lab.runTo(cluster::Offers::kGoodFor + engine::kHour);
    domain::DeploymentSpec late = ordered({offer});
    late.name = "late";
    expectWaitsForEver(lab, lab.create(late));
    EXPECT_EQ(lab.deployment(id).nodesReady, 2) << "who was in time has what it ordered";
}

TEST(Order, IsServedFromTheOffersThatAreKnownWhenOthersAreNot) {
    Lab lab(shop());
    const auto id = lab.deploy(ordered({"nobody's", offerOf(lab, "north")}));
    EXPECT_EQ(regionsOf(lab, id), std::set<std::string>{"north"});
}

TEST(Order, IsRefusedWhenAnOfferIsForAnotherGpuOrRegionThanTheSpec) {
    Lab lab(shop());
    const auto errorOf = [&lab](const domain::DeploymentSpec& wanted) {
        const auto plan = lab.sim.plan(domain::CreateDeployment{wanted});
        EXPECT_FALSE(plan);
        EXPECT_FALSE(lab.apply(domain::CreateDeployment{wanted}));
        return plan ? domain::Error{} : plan.error();
    };
    domain::DeploymentSpec wanted =
        ordered({offerOf(lab, "south"), offerOf(lab, "south", "4090 x 2")});
    EXPECT_EQ(errorOf(wanted).code, domain::ErrorCode::InvalidArgument);
    EXPECT_EQ(errorOf(wanted).field, "offers[1]");
    wanted.gpuSpec.clear();
    EXPECT_EQ(errorOf(wanted).field, "offers[1]");
    wanted = ordered({offerOf(lab, "south")});
    wanted.regions = {{"north"}};
    EXPECT_EQ(errorOf(wanted).field, "offers[0]");
    EXPECT_TRUE(lab.sim.snapshot().deployments.empty());
}

TEST(Order, IsMendedByAnEditWithAGoodOfferOrWithNone) {
    Lab lab(shop());
    domain::DeploymentSpec lost = ordered({"nobody's"});
    lost.gpuSpec.clear();
    const auto id = lab.create(lost);
    lab.runFor(60 * kSecond);
    domain::DeploymentSpec mended = lost;
    mended.offers = {offerOf(lab, "south")};
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, mended}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, domain::DeploymentState::Running);
    EXPECT_EQ(regionsOf(lab, id), std::set<std::string>{"south"});
    EXPECT_EQ(lab.sim.links().size(), 1U);

    lost.name = "other";
    const auto other = lab.create(lost);
    domain::DeploymentSpec plain = lost;
    plain.offers.clear();
    EXPECT_FALSE(lab.apply(domain::EditDeployment{other, plain})) << "now the GPU counts";
    plain.gpuSpec = "4090";
    ASSERT_TRUE(lab.apply(domain::EditDeployment{other, plain}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(other).state, domain::DeploymentState::Running);
    EXPECT_TRUE(lab.deployment(other).spec.regions.empty());
}

TEST(Order, CanBeScaledPausedResumedRestartedAndDeletedAlthoughItWaits) {
    Lab lab(shop());
    domain::DeploymentSpec lost = ordered({"nobody's"}, 1);
    lost.gpuSpec = "H800";
    const auto id = lab.create(lost);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 3}));
    lab.runFor(kSecond);
    expectWaitsForEver(lab, id);
    ASSERT_TRUE(lab.apply(domain::ReplaceNode{lab.node("web-1").id}));
    lab.runFor(kSecond);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    lab.runFor(kSecond);
    EXPECT_TRUE(lab.liveNodes().empty());
    ASSERT_TRUE(lab.apply(domain::ResumeDeployment{id}));
    lab.runFor(kSecond);
    expectWaitsForEver(lab, id);
    ASSERT_TRUE(lab.apply(domain::RestartDeployment{id}));
    lab.runFor(kSecond);
    expectWaitsForEver(lab, id);
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 1}));
    lab.runFor(kSecond);
    expectWaitsForEver(lab, id);
    lab.inject(domain::FaultKind::KillNode, lab.node(lab.liveNodes().front()).id.value);
    lab.runFor(kSecond);
    expectWaitsForEver(lab, id);
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    lab.runFor(kSecond);
    EXPECT_TRUE(lab.sim.snapshot().deployments.empty());
    EXPECT_EQ(lab.sim.snapshot().costSoFar.points, 0);
}

TEST(Order, KeepsItsPlaceHoweverOldItsOffersGet) {
    Lab lab(shop());
    const auto id = lab.deploy(ordered({offerOf(lab, "south")}));
    lab.runTo(3 * cluster::Offers::kGoodFor);
    ASSERT_TRUE(lab.apply(domain::PauseDeployment{id}));
    lab.runFor(60 * kSecond);
    ASSERT_TRUE(lab.apply(domain::ResumeDeployment{id}));
    ASSERT_TRUE(lab.apply(domain::ScaleDeployment{id, 3}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 3);
    domain::DeploymentSpec same = lab.deployment(id).spec;
    const auto nothing = lab.sim.plan(domain::EditDeployment{id, same});
    ASSERT_TRUE(nothing);
    EXPECT_TRUE(nothing->fields.empty());
    same.environment = {{"MODE", "b"}};
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, same}));
    lab.runFor(180 * kSecond);
    EXPECT_EQ(lab.deployment(id).state, domain::DeploymentState::Running);
    EXPECT_EQ(
        lab.node("web-" + std::to_string(lab.sim.snapshot().nodesOf(id).back()->ordinal)).revision,
        2);
    EXPECT_EQ(regionsOf(lab, id), std::set<std::string>{"south"});
}

TEST(Order, LeavesWhatRunsAloneWhenAnEditNamesAnUnknownOffer) {
    Lab lab(shop());
    const auto id = lab.deploy(ordered({offerOf(lab, "south")}));
    domain::DeploymentSpec lost = lab.deployment(id).spec;
    lost.offers = {"nobody's"};
    const auto plan = lab.sim.plan(domain::EditDeployment{id, lost});
    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->rateAfter.pointsPerSecond, 0);
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, lost}));
    lab.runFor(600 * kSecond);
    EXPECT_EQ(lab.deployment(id).nodesReady, 2) << "their replacements are never ready";
    EXPECT_EQ(lab.node("web-3").reason, ReasonKind::OfferUnknown);
    lost.offers = {offerOf(lab, "north")};
    lost.regions.clear();
    ASSERT_TRUE(lab.apply(domain::EditDeployment{id, lost}));
    lab.runFor(180 * kSecond);
    EXPECT_EQ(regionsOf(lab, id), std::set<std::string>{"north"});
    EXPECT_EQ(lab.deployment(id).state, domain::DeploymentState::Running);
}

}  // namespace berth::sim::platform::testing
