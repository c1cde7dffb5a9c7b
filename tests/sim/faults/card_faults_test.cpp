// SPDX-License-Identifier: GPL-3.0-or-later
// Faults of GPUs, from outside: what they do to cards, programs, requests and those who come later.
#include <algorithm>
#include <cmath>

#include "models/domain/simulated_xid.h"
#include "sim/faults/xid_words.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::ErrorCode;
using domain::EventKind;
using domain::FaultKind;
using domain::NodeState;

namespace {

domain::Fault ofCard(FaultKind kind, const std::string& target, int card = 0, int xid = 0,
                     double factor = 0.5) {
    return {kind, target, {}, 1, factor, card, xid};
}

// Nodes of two cards each, on machines of four.
scenario::Scenario pairsOfCards() {
    scenario::Scenario scenario = smallScenario(1, 4);
    for (scenario::PoolConfig& pool : scenario.cluster.pools) {
        pool.spec.cards = 2;
        pool.spec.gpuMemory = {48 * domain::kGiB};
    }
    return scenario;
}

shell::NodeFacts factsOf(const Lab& lab, const std::string& name) {
    const auto facts = lab.sim.nodeFacts(lab.sim.findNodeFor(name).value_or(0));
    EXPECT_TRUE(facts) << facts.error().detail;
    return facts.value_or(shell::NodeFacts{});
}

std::ptrdiff_t linesWith(const shell::NodeFacts& facts, const std::string& part) {
    return std::ranges::count_if(facts.kernelLog, [&part](const shell::KernelLine& line) {
        return line.text.find(part) != std::string::npos;
    });
}

std::uint64_t inject(Lab& lab, const domain::Fault& fault) {
    const auto id = lab.sim.inject(fault);
    EXPECT_TRUE(id) << id.error().detail;
    return id.value_or(0);
}

}  // namespace

TEST(CardFaults, AreRefusedWhereThereIsNoSuchCardOrNothingThatTheyCouldHit) {
    Lab lab(pairsOfCards());
    lab.deploy(spec("echo", 1));
    const std::string id = lab.node("web-1").id.value;
    const auto refused = [&lab](const domain::Fault& fault) {
        const auto done = lab.sim.inject(fault);
        EXPECT_FALSE(done);
        return done ? std::pair{ErrorCode::Internal, std::string()}
                    : std::pair{done.error().code, done.error().field};
    };
    using Refusal = std::pair<ErrorCode, std::string>;
    const Refusal badCard{ErrorCode::InvalidArgument, "card"};
    const Refusal badXid{ErrorCode::InvalidArgument, "xid"};
    const Refusal badFactor{ErrorCode::InvalidArgument, "factor"};
    const Refusal notNow{ErrorCode::WrongState, "target"};
    EXPECT_EQ(refused(ofCard(FaultKind::GpuLost, id, 2)), badCard);
    EXPECT_EQ(refused(ofCard(FaultKind::GpuLost, id, -1)), badCard);
    EXPECT_EQ(refused(ofCard(FaultKind::GpuLost, "north-4090-001", 4)), badCard);
    EXPECT_EQ(refused(ofCard(FaultKind::GpuLost, "node-99")).first, ErrorCode::NotFound);
    for (const int xid : {0, -1, 14, 79, 100'000})
        EXPECT_EQ(refused(ofCard(FaultKind::GpuXid, id, 0, xid)), badXid) << xid;
    for (const double factor : {0.0, 0.0099, 1.0, 2.0, -1.0, std::nan("")})
        EXPECT_EQ(refused(ofCard(FaultKind::GpuSlow, id, 0, 0, factor)), badFactor) << factor;
    // Nobody has the cards of this machine: an error that ends a program finds none.
    EXPECT_EQ(refused(ofCard(FaultKind::GpuXid, "south-4090-001", 0, 31)), notNow);
    inject(lab, ofCard(FaultKind::GpuXid, "south-4090-001", 0, 63));
    inject(lab, ofCard(FaultKind::GpuLost, id, 1));
    EXPECT_EQ(refused(ofCard(FaultKind::GpuXid, id, 1, 63)), notNow);  // it cannot say anything
    lab.inject(FaultKind::MachineDown, lab.node("web-1").machine.value);
    EXPECT_EQ(refused(ofCard(FaultKind::GpuSlow, id)), notNow);
    lab.inject(FaultKind::KillNode, id);
    EXPECT_EQ(refused(ofCard(FaultKind::GpuLost, id)), notNow);
    auto lasting = ofCard(FaultKind::GpuLost, "south-4090-001");
    lasting.duration = domain::Duration{0};
    EXPECT_EQ(refused(lasting).second, "duration");
}

TEST(CardFaults, AreRefusedForANodeThatHasNotBeenPlaced) {
    Lab lab(smallScenario(1, 1));
    lab.create(spec("echo", 3));  // there are two cards
    lab.runFor(60 * kSecond);
    ASSERT_EQ(lab.node("web-3").state, NodeState::Pending);
    const auto done = lab.sim.inject(ofCard(FaultKind::GpuLost, lab.node("web-3").id.value));
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::WrongState);
    EXPECT_EQ(done.error().detail, "web-3 has no GPU yet");
}

TEST(CardFaults, OfALostCardEndTheProgramAndKeepItFromComingBack) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const auto fault = inject(lab, ofCard(FaultKind::GpuLost, lab.node("web-1").id.value));
    EXPECT_EQ(lab.node("web-1").lastExit->code, 1);
    EXPECT_EQ(linesWith(factsOf(lab, "web-1"), "79, pid=31, name=python3, GPU has fallen off"), 1);
    EXPECT_TRUE(factsOf(lab, "web-1").gpus.at(0).lost);
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::CrashLoop);
    EXPECT_NE(lab.node("web-1").reasonDetail.find("no CUDA-capable device"), std::string::npos);
    EXPECT_GE(lab.node("web-1").restarts, 3);
    ASSERT_TRUE(lab.sim.clearFault(fault));
    lab.runFor(300 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    EXPECT_FALSE(factsOf(lab, "web-1").gpus.at(0).lost);
}

TEST(CardFaults, AreListedWithTheMachineAndNameTheNodeThatHasTheCard) {
    Lab lab(pairsOfCards());
    const auto id = lab.deploy(spec("echo", 2));
    inject(lab, ofCard(FaultKind::GpuSlow, lab.node("web-2").id.value, 1));
    ASSERT_EQ(lab.sim.faults().size(), 1U);
    const domain::Fault listed = lab.sim.faults()[0].fault;
    EXPECT_EQ(listed.target, lab.node("web-2").machine.value);
    EXPECT_EQ(listed.card % 2, 1);
    const domain::Event told = lab.told.of(EventKind::FaultInjected).at(0);
    EXPECT_EQ(told.nodeName, "web-2");
    EXPECT_EQ(told.deployment, id);
    EXPECT_NE(told.detail.find("GPU " + std::to_string(listed.card)), std::string::npos);
    // What is listed can be injected as it stands.
    inject(lab, listed);
    EXPECT_EQ(lab.sim.faults()[1].fault, listed);
}

TEST(CardFaults, StayWithTheCardWhenItsNodeGoes) {
    Lab lab(smallScenario(1, 1));  // one card a region: the next node gets the same one
    domain::DeploymentSpec wanted = spec("echo", 1);
    wanted.regions = {{"north"}};
    lab.deploy(wanted);
    const auto fault = inject(lab, ofCard(FaultKind::GpuLost, lab.node("web-1").id.value));
    lab.inject(FaultKind::KillNode, lab.node("web-1").id.value);
    lab.runFor(120 * kSecond);
    ASSERT_EQ(lab.liveNodes().size(), 1U);
    const std::string next = lab.liveNodes()[0];
    EXPECT_EQ(lab.node(next).state, NodeState::CrashLoop);
    EXPECT_TRUE(factsOf(lab, next).gpus.at(0).lost);
    EXPECT_EQ(linesWith(factsOf(lab, next), "79, pid="), 1);  // the machine's kernel said it before
    ASSERT_EQ(lab.sim.faults().size(), 1U);
    ASSERT_TRUE(lab.sim.clearFault(fault));
    lab.runFor(300 * kSecond);
    EXPECT_EQ(lab.node(next).state, NodeState::Running);
}

TEST(CardFaults, AreLeftBehindByANodeThatIsReplaced) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    inject(lab, ofCard(FaultKind::GpuLost, lab.node("web-1").id.value));
    ASSERT_TRUE(lab.apply(domain::ReplaceNode{lab.node("web-1").id}));
    lab.runFor(120 * kSecond);
    ASSERT_EQ(lab.liveNodes().size(), 1U);
    const std::string next = lab.liveNodes()[0];
    EXPECT_EQ(lab.node(next).state, NodeState::Running);
    EXPECT_FALSE(factsOf(lab, next).gpus.at(0).lost);
    EXPECT_EQ(linesWith(factsOf(lab, next), "Xid"), 0);
    EXPECT_EQ(lab.sim.faults().size(), 1U);
}

TEST(CardFaults, OfLostCardsEndWhenTheirMachineStartsAgain) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const std::string machine = lab.node("web-1").machine.value;
    const std::string id = lab.node("web-1").id.value;
    inject(lab, ofCard(FaultKind::GpuXid, id, 0, 94));
    inject(lab, ofCard(FaultKind::GpuXid, id, 0, 63));
    inject(lab, ofCard(FaultKind::GpuXid, id, 0, 64));
    inject(lab, ofCard(FaultKind::GpuLost, id));
    inject(lab, ofCard(FaultKind::GpuSlow, id));
    EXPECT_EQ(factsOf(lab, "web-1").gpus.at(0).uncorrectedErrors, 1);
    lab.inject(FaultKind::MachineDown, machine, std::chrono::seconds(20));
    EXPECT_EQ(lab.sim.faults().size(), 3U);
    lab.runFor(60 * kSecond);
    ASSERT_EQ(lab.sim.faults().size(), 1U);  // the heat is still there
    EXPECT_EQ(lab.sim.faults()[0].fault.kind, FaultKind::GpuSlow);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    const shell::NodeFacts facts = factsOf(lab, "web-1");
    EXPECT_FALSE(facts.gpus.at(0).lost);
    EXPECT_TRUE(facts.gpus.at(0).slowed);
    EXPECT_EQ(facts.gpus.at(0).uncorrectedErrors, 0);
    EXPECT_FALSE(facts.gpus.at(0).remapPending);
    EXPECT_TRUE(facts.gpus.at(0).remapFailed);
    EXPECT_EQ(linesWith(facts, "Xid"), 0);
}

TEST(CardFaults, OnOneCardAddUpUntilTheLastIsOver) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const std::string id = lab.node("web-1").id.value;
    const auto slower = inject(lab, ofCard(FaultKind::GpuSlow, id, 0, 0, 0.25));
    inject(lab, ofCard(FaultKind::GpuSlow, id, 0, 0, 0.5));
    const auto clock = [&lab] { return factsOf(lab, "web-1").gpus.at(0).clock; };
    const int highest = factsOf(lab, "web-1").gpus.at(0).highestClock;
    EXPECT_EQ(clock(), highest / 4);
    ASSERT_TRUE(lab.sim.clearFault(slower));
    EXPECT_EQ(clock(), highest / 2);
    const auto lost = inject(lab, ofCard(FaultKind::GpuLost, id));
    inject(lab, ofCard(FaultKind::GpuLost, id));
    EXPECT_EQ(linesWith(factsOf(lab, "web-1"), ": 79,"), 1);  // it falls once
    ASSERT_TRUE(lab.sim.clearFault(lost));
    EXPECT_TRUE(factsOf(lab, "web-1").gpus.at(0).lost);
}

TEST(CardFaults, OfOneCardOfSeveralEndTheWholeProgramAndNameItsWorker) {
    Lab lab(pairsOfCards());
    lab.deploy(spec("echo", 2));
    inject(lab, ofCard(FaultKind::GpuLost, lab.node("web-1").id.value, 1));
    const shell::NodeFacts hit = factsOf(lab, "web-1");
    ASSERT_EQ(hit.gpus.size(), 2U);
    EXPECT_FALSE(hit.gpus[0].lost);
    EXPECT_TRUE(hit.gpus[1].lost);
    EXPECT_EQ(linesWith(hit, "79, pid=33, name=python3"), 1);  // the main process is 31
    EXPECT_EQ(lab.node("web-1").lastExit->code, 1);
    EXPECT_FALSE(lab.node("web-2").lastExit);
    EXPECT_EQ(linesWith(factsOf(lab, "web-2"), "Xid"), 0);
}

TEST(CardFaults, OfEveryXidSayItAndDoWhatItIsKnownFor) {
    for (const domain::SimulatedXid& xid : domain::simulatedXids()) {
        SCOPED_TRACE(xid.code);
        Lab lab;
        lab.deploy(spec("echo", 1));
        inject(lab, ofCard(FaultKind::GpuXid, lab.node("web-1").id.value, 0, xid.code));
        EXPECT_TRUE(lab.sim.faults().empty());
        const shell::NodeFacts facts = factsOf(lab, "web-1");
        EXPECT_EQ(linesWith(facts, "NVRM: Xid (PCI:0000:1b:00): " + std::to_string(xid.code) +
                                       ", pid=31, name=python3, "),
                  1);
        EXPECT_EQ(lab.node("web-1").lastExit.has_value(), xid.endsProgram);
        EXPECT_EQ(lab.node("web-1").restarts, xid.endsProgram ? 1 : 0);
        EXPECT_EQ(facts.gpus.at(0).uncorrectedErrors, xid.uncorrectedErrors);
        EXPECT_EQ(facts.gpus.at(0).correctedErrors, xid.correctedErrors);
        EXPECT_EQ(facts.gpus.at(0).remapPending, xid.remapPending);
        EXPECT_EQ(facts.gpus.at(0).remapFailed, xid.remapFailed);
        const bool said = std::ranges::any_of(lab.told.lines, [](const domain::LogLine& line) {
            return line.text.starts_with("RuntimeError: CUDA error: ");
        });
        EXPECT_EQ(said, xid.endsProgram);
        EXPECT_EQ(!faults::lastWords(xid.code).empty(), xid.endsProgram);
        lab.runFor(60 * kSecond);
        EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    }
}

TEST(CardFaults, OfACardWithoutAProgramNameNone) {
    EXPECT_EQ(faults::xidLine("0000:3b:00.0", 63, {}),
              "NVRM: Xid (PCI:0000:3b:00): 63, pid='<unknown>', name=<unknown>, Row Remapper: New "
              "row marked for remapping, reset gpu to activate.");
    EXPECT_EQ(faults::xidLine("0000:3b:00.0", 9999, {{7, "x"}}),
              "NVRM: Xid (PCI:0000:3b:00): 9999, pid=7, name=x");
}

TEST(CardFaults, LeaveAProgramAloneThatUsesNoCard) {
    scenario::Scenario scenario = smallScenario();
    for (images::ImageModel& image : scenario.images) {
        image.gpuMemoryUsed = 0;
        image.gpuUseIdle = image.gpuUseBusy = 0;
    }
    Lab lab(std::move(scenario));
    lab.deploy(spec("echo", 1));
    const std::string id = lab.node("web-1").id.value;
    EXPECT_FALSE(lab.sim.inject(ofCard(FaultKind::GpuXid, id, 0, 31)));
    inject(lab, ofCard(FaultKind::GpuLost, id));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
    EXPECT_EQ(lab.node("web-1").restarts, 0);
    EXPECT_EQ(linesWith(factsOf(lab, "web-1"), "pid='<unknown>'"), 1);
}

TEST(CardFaults, OfASlowCardMakeRequestsTakeLongerWhileTheyLast) {
    scenario::Scenario scenario = smallScenario();
    for (images::ImageModel& image : scenario.images)
        image.serviceTime = {engine::DistributionKind::Constant, 1, 0};
    Lab lab(std::move(scenario));
    lab.deploy(spec("echo", 1));
    const auto takes = [&lab] {
        const auto client = lab.send("GET", "/");
        const engine::Time from = lab.sim.now();
        while (!client->done)
            lab.runFor(10 * kMillisecond);
        return engine::toSeconds(lab.sim.now() - from);
    };
    EXPECT_NEAR(takes(), 1, 0.02);
    auto slow = ofCard(FaultKind::GpuSlow, lab.node("web-1").id.value, 0, 0, 0.25);
    slow.duration = std::chrono::seconds(60);
    const double cool = factsOf(lab, "web-1").gpus.at(0).temperature;
    inject(lab, slow);
    EXPECT_NEAR(takes(), 4, 0.02);
    EXPECT_GT(factsOf(lab, "web-1").gpus.at(0).temperature, cool + 20);
    // A container that starts while it lasts is as slow.
    lab.inject(FaultKind::CrashContainer, lab.node("web-1").id.value);
    lab.runFor(20 * kSecond);
    EXPECT_NEAR(takes(), 4, 0.02);
    lab.runFor(60 * kSecond);
    EXPECT_NEAR(takes(), 1, 0.02);
    EXPECT_FALSE(factsOf(lab, "web-1").gpus.at(0).slowed);
    EXPECT_NEAR(factsOf(lab, "web-1").gpus.at(0).temperature, cool, 10);
}

TEST(CardFaults, OfASlowCardDelayAJobByWhatItMissed) {
    const auto ends = [](double factor) {
        Lab lab;
        domain::DeploymentSpec wanted = spec("echo", 1);
        wanted.job = domain::JobSpec{};
        wanted.job->completions = 1;
        wanted.job->runTime = std::chrono::seconds(1000);
        const auto id = lab.create(wanted);
        lab.runFor(200 * kSecond);
        if (factor < 1) {
            auto slow = ofCard(FaultKind::GpuSlow, lab.node("web-1").id.value, 0, 0, factor);
            slow.duration = std::chrono::seconds(400);
            inject(lab, slow);
        }
        while (!lab.deployment(id).finished() && lab.sim.now() < 5000 * kSecond)
            lab.runFor(kSecond);
        return engine::toSeconds(lab.sim.now());
    };
    // 400 s at a quarter of the speed are worth 100 s.
    EXPECT_NEAR(ends(0.25) - ends(1), 300, 1.5);
}

TEST(CardFaults, ShowALostCardOnTheMapAndNoOther) {
    Lab lab(pairsOfCards());
    inject(lab, ofCard(FaultKind::GpuLost, "north-4090-001", 2));
    const domain::ClusterMap map = lab.sim.map();
    const auto& cards = map.regions[0].machines[0].cards;
    ASSERT_EQ(cards.size(), 4U);
    for (std::size_t i = 0; i < cards.size(); ++i) {
        EXPECT_EQ(cards[i].state, i == 2 ? domain::CardState::Lost : domain::CardState::Free) << i;
    }
}

}  // namespace berth::sim::platform::testing
