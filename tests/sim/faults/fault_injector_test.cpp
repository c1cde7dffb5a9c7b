// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

using domain::ErrorCode;
using domain::EventKind;
using domain::FaultKind;
using domain::NodeState;

TEST(Faults, AreRefusedForTargetsThatAreNotThere) {
    Lab lab;
    lab.create(spec("echo", 1));
    const auto code = [&lab](FaultKind kind, const std::string& target) {
        const auto done = lab.sim.inject({kind, target, {}, 1, 0.5});
        return done ? ErrorCode::Internal : done.error().code;
    };
    const std::string id = lab.node("web-1").id.value;
    EXPECT_EQ(code(FaultKind::KillNode, "node-99"), ErrorCode::NotFound);
    EXPECT_EQ(code(FaultKind::MachineDown, "nowhere"), ErrorCode::NotFound);
    EXPECT_EQ(code(FaultKind::Cordon, ""), ErrorCode::NotFound);
    EXPECT_EQ(code(FaultKind::RegistryDown, "east"), ErrorCode::NotFound);
    EXPECT_EQ(code(FaultKind::CrashContainer, id), ErrorCode::WrongState);  // still pulling
    lab.inject(FaultKind::KillNode, id);
    EXPECT_EQ(code(FaultKind::KillNode, id), ErrorCode::WrongState);
    EXPECT_EQ(code(FaultKind::DiskFull, id), ErrorCode::WrongState);
    EXPECT_EQ(lab.sim.clearFault(99).error().code, ErrorCode::NotFound);
    EXPECT_EQ(lab.told.of(EventKind::FaultInjected).size(), 1U);
}

TEST(Faults, NameTheNodeAndTheDeploymentThatTheyHit) {
    Lab lab;
    const auto id = lab.deploy(spec("files", 2));
    lab.inject(FaultKind::KillNode, lab.node("web-1").id.value);
    lab.inject(FaultKind::Cordon, "north-4090-001");
    const auto told = lab.told.of(EventKind::FaultInjected);
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0].nodeName, "web-1");
    EXPECT_EQ(told[0].subject, "web-1");
    EXPECT_EQ(told[0].node, lab.node("web-1").id);
    EXPECT_EQ(told[0].deployment, id);
    EXPECT_EQ(told[1].subject, "north-4090-001");
    EXPECT_TRUE(told[1].node.empty());
}

TEST(Faults, AreRefusedWithFiguresThatMakeNoSense) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const auto field = [&lab](domain::Fault fault) { return lab.sim.inject(fault).error().field; };
    EXPECT_EQ(field({FaultKind::RegistrySlow, "", {}, 1, 0}), "factor");
    EXPECT_EQ(field({FaultKind::RegistrySlow, "", {}, 1, 1.5}), "factor");
    EXPECT_EQ(field({FaultKind::RegistryDown, "", domain::Duration{-1}, 1, 0.1}), "duration");
    const std::string id = lab.node("web-1").id.value;
    EXPECT_EQ(field({FaultKind::CrashContainer, id, {}, 256, 0.1}), "exitCode");
    EXPECT_TRUE(lab.sim.faults().empty());
}

TEST(Faults, LastUntilTheirTimeIsOver) {
    Lab lab;
    lab.inject(FaultKind::Cordon, "north-4090-001", std::chrono::seconds(30));
    lab.runTo(30 * kSecond - 1);
    ASSERT_EQ(lab.sim.faults().size(), 1U);
    EXPECT_EQ(lab.sim.faults()[0].until->ns, 30 * kSecond);
    lab.runTo(30 * kSecond);
    EXPECT_TRUE(lab.sim.faults().empty());
    EXPECT_FALSE(lab.sim.map().regions[0].machines[0].cordoned);
    EXPECT_EQ(lab.told.of(EventKind::MachineUncordoned).size(), 1U);
}

TEST(Faults, OnOneTargetAddUpUntilTheLastIsOver) {
    Lab lab;
    const auto first = lab.inject(FaultKind::MachineDown, "north-4090-001");
    lab.inject(FaultKind::MachineDown, "north-4090-001", std::chrono::seconds(30));
    EXPECT_FALSE(lab.sim.map().regions[0].machines[0].backAt);
    ASSERT_TRUE(lab.sim.clearFault(first));
    EXPECT_TRUE(lab.sim.map().regions[0].machines[0].down);
    lab.runTo(30 * kSecond);
    EXPECT_FALSE(lab.sim.map().regions[0].machines[0].down);
    EXPECT_EQ(lab.told.of(EventKind::MachineDown).size(), 1U);
    EXPECT_EQ(lab.told.of(EventKind::MachineUp).size(), 1U);
}

TEST(Faults, SlowARegistryToTheSlowestFactorEverywhereOrInOneRegion) {
    Lab lab;
    const auto everywhere = lab.sim.inject({FaultKind::RegistrySlow, "", {}, 1, 0.5});
    ASSERT_TRUE(lab.sim.inject({FaultKind::RegistrySlow, "north", {}, 1, 0.1}));
    EXPECT_DOUBLE_EQ(lab.sim.map().regions[0].registryRate, 10e6);
    EXPECT_DOUBLE_EQ(lab.sim.map().regions[1].registryRate, 50e6);
    ASSERT_TRUE(lab.sim.clearFault(*everywhere));
    EXPECT_DOUBLE_EQ(lab.sim.map().regions[0].registryRate, 10e6);
    EXPECT_DOUBLE_EQ(lab.sim.map().regions[1].registryRate, 100e6);
}

TEST(Faults, DelayAPullThatIsOnItsWay) {
    Lab lab;
    lab.create(spec("echo", 1));  // 14.27 s at the full rate
    lab.runTo(4 * kSecond + 270 * kMillisecond);
    ASSERT_TRUE(lab.sim.inject({FaultKind::RegistrySlow, "", {}, 1, 0.5}));
    lab.runTo(24 * kSecond);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Pulling);
    lab.runTo(26 * kSecond);  // ten more seconds' worth took twenty
    EXPECT_EQ(lab.node("web-1").state, NodeState::Running);
}

TEST(Faults, EndAProcessWithTheCodeThatWasAskedFor) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    lab.inject(FaultKind::CrashContainer, lab.node("web-1").id.value, {}, 3);
    EXPECT_EQ(lab.node("web-1").lastExit->code, 3);
    EXPECT_EQ(lab.told.of(EventKind::NodeContainerExited).at(0).value, 3);
    EXPECT_EQ(lab.node("web-1").state, NodeState::Starting);
}

TEST(Faults, BreakTheRequestsThatAKilledNodeWasAnswering) {
    scenario::Scenario scenario = smallScenario();
    for (images::ImageModel& image : scenario.images)
        image.serviceTime = {engine::DistributionKind::Constant, 5, 0};
    Lab lab(std::move(scenario));
    lab.deploy(spec("echo", 2));
    const auto broken = lab.send("GET", "/");
    const auto other = lab.send("GET", "/");
    lab.runFor(kSecond);
    lab.inject(FaultKind::KillNode, lab.node("web-1").id.value);
    EXPECT_EQ(broken->status, 502);
    EXPECT_EQ(broken->node, "web-1");
    EXPECT_FALSE(other->done);
    lab.runFor(10 * kSecond);
    EXPECT_EQ(other->status, 200);
}

TEST(Faults, KeepAFullDiskFromTakingMoreUntilItIsCleared) {
    Lab lab;
    lab.deploy(spec("files", 1));
    const auto full = lab.inject(FaultKind::DiskFull, lab.node("web-1").id.value);
    EXPECT_EQ(lab.told.of(EventKind::NodeDiskFull).size(), 1U);
    EXPECT_EQ(lab.ask("PUT", "/a", "x")->status, 507);
    ASSERT_TRUE(lab.sim.clearFault(full));
    EXPECT_EQ(lab.ask("PUT", "/a", "x")->status / 100, 2);
}

}  // namespace berth::sim::platform::testing
