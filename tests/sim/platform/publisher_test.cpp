// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/publisher.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <vector>

#include "sim/scenario/sample_cluster.h"
#include "tests/support/fake_clock.h"

namespace berth::sim::platform::testing {
namespace {

domain::Result<std::unique_ptr<SimulationRun>> beginSample(RunListener& listener) {
    RunSetup setup;
    setup.parseScenario = [](std::string_view) -> domain::Result<scenario::Scenario> {
        return scenario::sampleCluster();
    };
    return SimulationRun::begin(setup, "sample", 1, listener);
}

}  // namespace

TEST(Publisher, SpendsAtMostATenthOfTheTimeOnStates) {
    support::FakeClock clock;
    Publisher publisher(clock);
    const auto run = beginSample(publisher);
    ASSERT_TRUE(run);
    int states = 0;
    domain::WatchCallbacks callbacks;
    callbacks.onSnapshot = [&](const domain::SnapshotPtr&) {
        ++states;
        clock.advance(std::chrono::milliseconds(300));  // a large one
    };
    const auto watching = publisher.watch(std::move(callbacks));
    const domain::Duration begin = clock.monotonic();
    for (; clock.monotonic() - begin < std::chrono::minutes(1);
         clock.advance(std::chrono::milliseconds(50))) {
        (*run)->simulation().runUntil((*run)->simulation().now() + engine::kSecond);
        publisher.publish(**run, {}, false);
    }
    EXPECT_GE(states, 15);
    EXPECT_LE(states, 20);
}

TEST(Publisher, SkipsNoEventHoweverManyComeBetweenTwoStates) {
    const support::FakeClock clock;  // no state is due but the first
    Publisher publisher(clock);
    const auto run = beginSample(publisher);
    ASSERT_TRUE(run);
    std::vector<std::uint64_t> told;
    int states = 0;
    domain::WatchCallbacks callbacks;
    callbacks.onEvents = [&](const std::vector<domain::Event>& events) {
        for (const domain::Event& event : events)
            told.push_back(event.sequence);
    };
    callbacks.onSnapshot = [&](const domain::SnapshotPtr&) { ++states; };
    const auto watching = publisher.watch(std::move(callbacks));
    publisher.publish(**run, {}, false);
    for (int round = 0; round < 30; ++round) {
        for (int i = 0; i < 1'500; ++i)
            publisher.onEvent({});
        publisher.publish(**run, {}, false);
    }
    EXPECT_EQ(states, 1);
    ASSERT_EQ(told.size(), 45'000U);
    for (std::size_t i = 0; i < told.size(); ++i)
        ASSERT_EQ(told[i], i + 1);
}

}  // namespace berth::sim::platform::testing
