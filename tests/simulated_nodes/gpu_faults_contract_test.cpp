// SPDX-License-Identifier: GPL-3.0-or-later
// Faults of GPUs are put into a simulation, and the inspector's own script, in the shell of the
// node that they hit, finds them by the rules that it has for real machines.
#include <algorithm>

#include "models/domain/simulated_xid.h"
#include "models/inspection/diagnosis.h"
#include "models/inspection/xid_table.h"
#include "sim/engine/random.h"
#include "tests/sim/platform/sim_fixture.h"
#include "tests/simulated_nodes/look_at_node.h"

namespace berth {
namespace {

using domain::FaultKind;
using inspection::Finding;
using inspection::FindingKind;
using sim::engine::kSecond;
using sim::platform::testing::Lab;
using sim::platform::testing::spec;

domain::Fault gpuFault(FaultKind kind, const std::string& target, int card = 0, int xid = 0) {
    return {kind, target, {}, 1, 0.25, card, xid};
}

sim::scenario::Scenario twoCardsANode() {
    sim::scenario::Scenario scenario = sim::platform::testing::smallScenario(1, 4);
    for (sim::scenario::PoolConfig& pool : scenario.cluster.pools) {
        pool.spec.cards = 2;
        pool.spec.gpuMemory = {48 * domain::kGiB};
    }
    return scenario;
}

domain::Inspection lookAt(const Lab& lab, const std::string& name) {
    sim::shell::testing::FakeNode node;
    const auto facts = lab.sim.nodeFacts(lab.sim.findNodeFor(name).value_or(0));
    EXPECT_TRUE(facts) << facts.error().detail;
    if (facts) node.now = *facts;
    return simulated_nodes::look(node);
}

std::vector<Finding> findingsOf(const Lab& lab, const std::string& name) {
    return inspection::diagnose(lookAt(lab, name));
}

const Finding* find(const std::vector<Finding>& findings, FindingKind kind) {
    const auto found = std::ranges::find(findings, kind, &Finding::kind);
    return found == findings.end() ? nullptr : &*found;
}

bool namesCode(const Finding& finding, int code) {
    const inspection::EvidenceValue* const said = finding.find("code");
    return said != nullptr && *said == inspection::EvidenceValue{std::int64_t{code}};
}

TEST(InspectorOnSimulatedGpus, FindsNothingOfThemWhileTheyAreWell) {
    Lab lab(twoCardsANode());
    lab.deploy(spec("llm", 2, 8000));
    for (const Finding& each : findingsOf(lab, "web-1"))
        EXPECT_NE(each.subject.kind, inspection::SubjectKind::Gpu) << static_cast<int>(each.kind);
}

TEST(InspectorOnSimulatedGpus, FindsTheOneThatIsLostUntilItIsBack) {
    Lab lab(twoCardsANode());
    lab.deploy(spec("llm", 1, 8000));
    const domain::Inspection before = lookAt(lab, "web-1");
    ASSERT_EQ(before.gpus.size(), 2U);
    const auto id = lab.sim.inject(gpuFault(FaultKind::GpuLost, lab.node("web-1").id.value, 1));
    ASSERT_TRUE(id);
    lab.runFor(30 * kSecond);
    const domain::Inspection seen = lookAt(lab, "web-1");
    const std::vector<Finding> findings = inspection::diagnose(seen);
    const Finding* const lost = find(findings, FindingKind::GpuLost);
    ASSERT_NE(lost, nullptr);
    EXPECT_NE(before.gpus[1].busId.find(seen.gpus[1].busId), std::string::npos);
    const Finding* const xid = find(findings, FindingKind::XidBus);
    ASSERT_NE(xid, nullptr);
    EXPECT_TRUE(namesCode(*xid, 79));
    ASSERT_TRUE(xid->age);
    EXPECT_EQ(domain::wholeSeconds(*xid->age), 30);

    ASSERT_TRUE(lab.sim.clearFault(*id));
    lab.runFor(300 * kSecond);
    const std::vector<Finding> after = findingsOf(lab, "web-1");
    EXPECT_EQ(find(after, FindingKind::GpuLost), nullptr);
    EXPECT_NE(find(after, FindingKind::XidBus), nullptr);  // the kernel's log remembers
}

TEST(InspectorOnSimulatedGpus, FindsNothingInTheNodeThatTookThePlaceOfOneWithALostGpu) {
    Lab lab(twoCardsANode());
    lab.deploy(spec("llm", 1, 8000));
    ASSERT_TRUE(lab.sim.inject(gpuFault(FaultKind::GpuLost, lab.node("web-1").id.value)));
    ASSERT_TRUE(lab.apply(domain::ReplaceNode{lab.node("web-1").id}));
    lab.runFor(600 * kSecond);
    ASSERT_EQ(lab.liveNodes().size(), 1U);
    ASSERT_NE(lab.liveNodes()[0], "web-1");
    const std::vector<Finding> findings = findingsOf(lab, lab.liveNodes()[0]);
    EXPECT_EQ(find(findings, FindingKind::GpuLost), nullptr);
    EXPECT_EQ(find(findings, FindingKind::XidBus), nullptr);
}

TEST(InspectorOnSimulatedGpus, FindsEveryXidWithItsCardItsTimeAndItsProgram) {
    for (const domain::SimulatedXid& xid : domain::simulatedXids()) {
        SCOPED_TRACE(xid.code);
        const inspection::XidMeaning* const meaning = inspection::xidMeaning(xid.code);
        ASSERT_NE(meaning, nullptr);
        Lab lab(twoCardsANode());
        lab.deploy(spec("llm", 1, 8000));
        const domain::Inspection before = lookAt(lab, "web-1");
        ASSERT_TRUE(
            lab.sim.inject(gpuFault(FaultKind::GpuXid, lab.node("web-1").id.value, 1, xid.code)));
        lab.runFor(40 * kSecond);
        const domain::Inspection seen = lookAt(lab, "web-1");
        ASSERT_EQ(seen.kernelLog.xids.size(), 1U);
        EXPECT_EQ(seen.kernelLog.xids[0].process, "python3");
        const auto& users = before.gpus.at(1).processes;
        EXPECT_TRUE(std::ranges::any_of(users, [&seen](const domain::GpuProcess& each) {
            return each.pid == seen.kernelLog.xids[0].pid;
        }));
        inspection::DiagnosisContext context;
        context.before = &before;
        const std::vector<Finding> findings = inspection::diagnose(seen, context);
        const Finding* const found = find(findings, meaning->kind);
        ASSERT_NE(found, nullptr);
        EXPECT_TRUE(namesCode(*found, xid.code));
        EXPECT_EQ(found->subject, (inspection::Subject{inspection::SubjectKind::Gpu, "1"}));
        ASSERT_TRUE(found->age);
        EXPECT_EQ(domain::wholeSeconds(*found->age), 40);
        EXPECT_EQ(find(findings, FindingKind::EccUncorrectable) != nullptr,
                  xid.uncorrectedErrors > 0);
        EXPECT_EQ(find(findings, FindingKind::EccCorrectableRising) != nullptr,
                  xid.correctedErrors > 0);
        EXPECT_EQ(find(findings, FindingKind::RowRemapPending) != nullptr, xid.remapPending);
        EXPECT_EQ(find(findings, FindingKind::RowRemapFailed) != nullptr, xid.remapFailed);
    }
}

TEST(InspectorOnSimulatedGpus, FindsTheOneThatIsTooHotUntilItHasCooledDown) {
    Lab lab(twoCardsANode());
    lab.deploy(spec("llm", 1, 8000));
    const auto id = lab.sim.inject(gpuFault(FaultKind::GpuSlow, lab.node("web-1").id.value, 1));
    ASSERT_TRUE(id);
    const domain::Inspection seen = lookAt(lab, "web-1");
    const std::vector<Finding> findings = inspection::diagnose(seen);
    const Finding* const hot = find(findings, FindingKind::ThermalSlowdown);
    ASSERT_NE(hot, nullptr);
    EXPECT_EQ(std::ranges::count(findings, FindingKind::ThermalSlowdown, &Finding::kind), 1);
    EXPECT_LT(seen.gpus.at(0).temperature.value_or(0), 80);
    EXPECT_GT(seen.gpus.at(1).temperature.value_or(0), 85);
    ASSERT_TRUE(seen.gpus.at(1).graphicsClock);
    EXPECT_LT(*seen.gpus.at(1).graphicsClock, *seen.gpus.at(0).graphicsClock / 3);
    ASSERT_TRUE(lab.sim.clearFault(*id));
    EXPECT_EQ(find(findingsOf(lab, "web-1"), FindingKind::ThermalSlowdown), nullptr);
}

// Whatever happened: what is found of a card is what is wrong with it, and what crashes is a node
// with a lost card.
TEST(InspectorOnSimulatedGpus, FindsWhatLastsAfterAnySequenceOfFaultsKillsAndClears) {
    int lostSeen = 0, hotSeen = 0;
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        SCOPED_TRACE(seed);
        sim::engine::RandomStream random(seed, "gpu faults");
        const auto below = [&random](std::uint64_t bound) { return random.below(bound); };
        Lab lab(twoCardsANode(), seed);
        lab.deploy(spec("llm", 3, 8000));
        for (int step = 0; step < 12; ++step) {
            const std::vector<std::string> names = lab.liveNodes();
            const domain::Node victim = lab.node(names[below(names.size())]);
            const std::vector<domain::ActiveFault> active = lab.sim.faults();
            if (below(5) == 0) {
                (void)lab.sim.inject({FaultKind::KillNode, victim.id.value, {}});
            } else if (below(4) == 0 && !active.empty()) {
                EXPECT_TRUE(lab.sim.clearFault(active[below(active.size())].id));
            } else {
                const auto xids = domain::simulatedXids();
                domain::Fault fault = gpuFault(
                    static_cast<FaultKind>(static_cast<int>(FaultKind::GpuLost) +
                                           static_cast<int>(below(3))),
                    victim.id.value, static_cast<int>(below(2)), xids[below(xids.size())].code);
                if (below(2) == 0) fault.duration = std::chrono::seconds(1 + below(200));
                (void)lab.sim.inject(fault);
            }
            lab.runFor(static_cast<sim::engine::Time>(below(60)) * kSecond);
            ASSERT_FALSE(::testing::Test::HasFailure());
        }
        lab.runFor(60 * kSecond);
        for (const std::string& name : lab.liveNodes()) {
            const auto facts = lab.sim.nodeFacts(lab.sim.findNodeFor(name).value_or(0));
            if (!facts) continue;  // its image is being pulled, or it waits for a card
            const std::vector<Finding> findings = findingsOf(lab, name);
            const auto has = [&facts](bool sim::shell::GpuFacts::*what) {
                return std::ranges::any_of(facts->gpus, what);
            };
            const bool lost = has(&sim::shell::GpuFacts::lost);
            EXPECT_EQ(find(findings, FindingKind::GpuLost) != nullptr, lost) << name;
            lostSeen += lost ? 1 : 0;
            if (lost) {
                EXPECT_NE(lab.node(name).state, domain::NodeState::Running) << name;
                continue;  // nvidia-smi says nothing else then
            }
            const bool hot = has(&sim::shell::GpuFacts::slowed);
            EXPECT_EQ(find(findings, FindingKind::ThermalSlowdown) != nullptr, hot) << name;
            hotSeen += hot ? 1 : 0;
        }
    }
    EXPECT_GT(lostSeen, 5);
    EXPECT_GT(hotSeen, 5);
}

}  // namespace
}  // namespace berth
