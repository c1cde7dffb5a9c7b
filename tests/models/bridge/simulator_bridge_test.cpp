// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/simulator_bridge.h"

#include <gtest/gtest.h>

#include <memory>
#include <thread>
#include <vector>

#include "tests/support/event_loop.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"

namespace berth::bridge {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using support::drain;

class SimulatorBridgeTest : public ::testing::Test {
  protected:
    void open(SimulatorBridge::Options options = {}) {
        bridge = std::make_unique<SimulatorBridge>(simulator, clock, options);
    }
    support::FakeClock clock;
    support::FakePlatform simulator;
    std::unique_ptr<SimulatorBridge> bridge;
};

TEST_F(SimulatorBridgeTest, TellsTheNewestStatusOfManyFromAnotherThread) {
    open({.statusInterval = 5ms});
    int told = 0;
    QObject::connect(bridge.get(), &SimulatorBridge::statusChanged,
                     [&](const SimulatorStatus&) { ++told; });
    std::thread([&] {
        for (std::uint64_t i = 1; i <= 1000; ++i) {
            SimulatorStatus status = support::sampleStatus();
            status.events = i;
            simulator.publishStatus(status);
        }
    }).join();
    ASSERT_TRUE(support::runUntil([&] { return bridge->status().events == 1000; }));
    EXPECT_LT(told, 10);
}

TEST_F(SimulatorBridgeTest, HoldsMapsBackUntilTheirIntervalIsOver) {
    open({.mapInterval = 1h});
    int told = 0;
    QObject::connect(bridge.get(), &SimulatorBridge::mapChanged,
                     [&](const ClusterMapPtr&) { ++told; });
    drain();
    simulator.publishMap(support::sampleMap());
    drain();
    EXPECT_EQ(told, 1);
    EXPECT_TRUE(bridge->map()->regions.empty());
    clock.advance(2h);
    simulator.publishMap(support::sampleMap());
    drain();
    EXPECT_NE(bridge->map(), nullptr);
}

TEST_F(SimulatorBridgeTest, AnswersFaultsAndLoads) {
    open();
    std::vector<std::string> got;
    QObject context;
    bridge->inject({FaultKind::KillNode, "n-1", {}, 1, 0.1}, &context,
                   [&](const auto& id) { got.push_back("fault " + std::to_string(*id)); });
    bridge->startLoad({{"d-1"}, 80, ArrivalKind::Poisson, 120}, &context,
                      [&](const auto& load) { got.push_back("load " + load->deployment.value); });
    drain();
    EXPECT_EQ(bridge->faults().size(), 1U);
    EXPECT_EQ(bridge->loads().size(), 1U);
    bridge->clearFault(9, &context, [&](const auto& id) { got.push_back(id.error().detail); });
    bridge->stopLoad({"d-1"}, 80, &context, [&](const auto& load) {
        got.push_back("stopped " + std::to_string(load->port));
    });
    drain();
    EXPECT_EQ(got,
              (std::vector<std::string>{"fault 1", "load d-1", "no such fault", "stopped 80"}));
    EXPECT_TRUE(bridge->loads().empty());
}

TEST_F(SimulatorBridgeTest, PassesTimeControlsOn) {
    open();
    bridge->setPace({true, 60});
    bridge->step();
    bridge->jumpTo(Instant{5});
    EXPECT_EQ(simulator.paces(), (std::vector<Pace>{{true, 60}}));
    EXPECT_EQ(simulator.steps(), 1);
    EXPECT_EQ(simulator.jumps(), std::vector<Instant>{Instant{5}});
}

TEST_F(SimulatorBridgeTest, StartsOver) {
    open();
    QObject context;
    std::uint64_t seed = 0;
    bridge->startOver("scenario: x", 7, &context, [&](const auto& started) { seed = *started; });
    drain();
    EXPECT_EQ(seed, 7U);
    EXPECT_EQ(simulator.startsOver().at(0).first, "scenario: x");
}

TEST_F(SimulatorBridgeTest, IsNotReachedOnceItIsGone) {
    open();
    bridge.reset();
    simulator.publishStatus(support::sampleStatus());
    simulator.publishMap(support::sampleMap());
    drain();
    SUCCEED() << "nothing was called through a dead bridge";
}

}  // namespace
}  // namespace berth::bridge
