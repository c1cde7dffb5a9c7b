// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::EventKind;
using domain::FaultKind;

namespace {

scenario::FaultConfig fault(FaultKind kind, const std::string& target, engine::Time at,
                            std::optional<engine::Time> every = {}) {
    domain::Fault wanted;
    wanted.kind = kind;
    wanted.target = target;
    if (kind == FaultKind::MachineDown) wanted.duration = std::chrono::seconds(10);
    return {at, every, wanted};
}

Lab withFaults(std::vector<scenario::FaultConfig> faults, std::uint64_t seed = 1) {
    scenario::Scenario scenario = smallScenario();
    scenario.deployments = {spec("echo", 4)};
    scenario.faults = std::move(faults);
    return Lab(std::move(scenario), seed);
}

std::vector<std::string> victims(const Lab& lab) {
    std::vector<std::string> names;
    for (const domain::Event& event : lab.told.of(EventKind::FaultInjected))
        names.push_back(event.subject);
    return names;
}

}  // namespace

TEST(FaultSchedule, StrikesAtItsTimeAndAgainEveryInterval) {
    Lab lab = withFaults({fault(FaultKind::KillNode, "web", 60 * kSecond, 60 * kSecond)});
    lab.runTo(59 * kSecond);
    EXPECT_TRUE(victims(lab).empty());
    lab.runTo(60 * kSecond);
    EXPECT_EQ(victims(lab).size(), 1U);
    lab.runTo(600 * kSecond);
    EXPECT_EQ(victims(lab).size(), 10U);
}

TEST(FaultSchedule, StrikesAtItsRateFromItsTimeOn) {
    scenario::FaultConfig often = fault(FaultKind::Cordon, "south", 3600 * kSecond);
    often.fault.duration = std::chrono::seconds(1);
    often.ratePerSecond = 0.01;
    const auto strikes = [&often](std::uint64_t seed) {
        Lab lab = withFaults({often}, seed);
        lab.sim.runUntil(3600 * kSecond - 1);
        EXPECT_TRUE(victims(lab).empty());
        lab.sim.runUntil(103'600 * kSecond);
        return victims(lab).size();
    };
    // 1,000 on average; four standard deviations to either side.
    const std::size_t first = strikes(1);
    EXPECT_NEAR(static_cast<double>(first), 1000, 4 * 31.6);
    EXPECT_EQ(strikes(1), first);
    EXPECT_NE(strikes(2), first);
}

TEST(FaultSchedule, DoesNotPileUpWhatLastsForEver) {
    Lab lab = withFaults({fault(FaultKind::RegistryDown, "", 60 * kSecond, kSecond)});
    lab.runTo(600 * kSecond);
    EXPECT_EQ(lab.sim.faults().size(), 1U);
    EXPECT_EQ(victims(lab).size(), 1U);
    ASSERT_TRUE(lab.sim.clearFault(lab.sim.faults()[0].id));
    lab.runFor(kSecond);
    EXPECT_EQ(lab.sim.faults().size(), 1U);  // it strikes again
}

TEST(FaultSchedule, FindsANodeByItsName) {
    Lab lab = withFaults({fault(FaultKind::OutOfMemory, "web-3", 60 * kSecond)});
    lab.runTo(61 * kSecond);
    EXPECT_EQ(lab.node("web-3").lastExit->code, 137);
}

TEST(FaultSchedule, FindsTheMachineUnderANodeOneOfARegionOrAny) {
    Lab lab = withFaults({fault(FaultKind::MachineDown, "web-2", 60 * kSecond),
                          fault(FaultKind::MachineDown, "south", 90 * kSecond),
                          fault(FaultKind::MachineDown, "", 120 * kSecond),
                          fault(FaultKind::RegistrySlow, "north", 150 * kSecond)});
    lab.runTo(50 * kSecond);
    const std::string machine = lab.node("web-2").machine.value;
    lab.runTo(200 * kSecond);
    ASSERT_EQ(victims(lab).size(), 4U);
    EXPECT_EQ(victims(lab)[0], machine);
    EXPECT_EQ(victims(lab)[1].substr(0, 5), "south");
    EXPECT_EQ(victims(lab)[3], "north");
}

TEST(FaultSchedule, StrikesGpusOfANodeOfADeploymentOfAMachineOrOfAnyNode) {
    scenario::FaultConfig xid = fault(FaultKind::GpuXid, "web-3", 60 * kSecond, 60 * kSecond);
    xid.fault.xid = 31;
    scenario::FaultConfig slow = fault(FaultKind::GpuSlow, "web", 90 * kSecond);
    slow.fault.factor = 0.5;
    scenario::FaultConfig often = fault(FaultKind::GpuXid, "", 1000 * kSecond);
    often.fault.xid = 92;
    often.ratePerSecond = 0.01;
    Lab lab = withFaults({xid, slow, fault(FaultKind::GpuLost, "south-4090-002", 100 * kSecond),
                          fault(FaultKind::GpuLost, "nobody", 110 * kSecond), often});
    lab.runTo(150 * kSecond);
    EXPECT_EQ(lab.node("web-3").restarts, 2);
    ASSERT_EQ(victims(lab).size(), 4U);
    EXPECT_EQ(victims(lab)[1].substr(0, 4), "web-");
    const auto lasting = lab.sim.faults();
    ASSERT_EQ(lasting.size(), 2U);
    EXPECT_EQ(lasting[0].fault.kind, FaultKind::GpuSlow);
    EXPECT_EQ(lasting[1].fault.target, "south-4090-002");
    const auto reports = [&lab] {
        const auto told = lab.told.of(EventKind::FaultInjected);
        return std::count_if(told.begin(), told.end(), [](const domain::Event& event) {
            return event.detail.find("Xid 92") != std::string::npos;
        });
    };
    lab.runTo(1000 * kSecond - 1);
    EXPECT_EQ(reports(), 0);
    lab.runTo(11'000 * kSecond);
    EXPECT_NEAR(static_cast<double>(reports()), 100, 40);  // four standard deviations
}

TEST(FaultSchedule, DoesNotLoseOrSlowOneCardAgainAndAgain) {
    scenario::FaultConfig slow = fault(FaultKind::GpuSlow, "north-4090-001", 60 * kSecond, kSecond);
    slow.fault.factor = 0.5;
    Lab lab =
        withFaults({fault(FaultKind::GpuLost, "south-4090-001", 60 * kSecond, kSecond), slow});
    lab.runTo(120 * kSecond);
    EXPECT_EQ(lab.sim.faults().size(), 2U);
    EXPECT_EQ(victims(lab).size(), 2U);
}

TEST(FaultSchedule, SkipsWhatFindsNobody) {
    Lab lab = withFaults({fault(FaultKind::KillNode, "nobody", 60 * kSecond),
                          fault(FaultKind::CrashContainer, "web", kSecond)});  // still pulling
    lab.runTo(120 * kSecond);
    EXPECT_TRUE(victims(lab).empty());
}

TEST(FaultSchedule, ChoosesByTheSeedAndFromAStreamOfItsOwn) {
    const auto chosen = [](std::uint64_t seed, bool another) {
        std::vector<scenario::FaultConfig> faults{
            fault(FaultKind::OutOfMemory, "web", 60 * kSecond, 1000 * kSecond)};
        if (another) faults.push_back(fault(FaultKind::MachineDown, "", 2500 * kSecond));
        Lab lab = withFaults(faults, seed);
        lab.runTo(2400 * kSecond);
        return victims(lab);
    };
    EXPECT_EQ(chosen(1, false), chosen(1, true));
    std::set<std::vector<std::string>> different;
    for (std::uint64_t seed = 1; seed <= 8; ++seed)
        different.insert(chosen(seed, false));
    EXPECT_GT(different.size(), 2U);
}

}  // namespace berth::sim::platform::testing
