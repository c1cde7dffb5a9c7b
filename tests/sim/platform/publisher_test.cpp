// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/publisher.h"

#include <gtest/gtest.h>

#include <vector>

#include "sim/scenario/sample_cluster.h"

namespace berth::sim::platform::testing {
namespace {

class StandingClock final : public domain::Clock {
  public:
    [[nodiscard]] domain::Duration monotonic() const override { return std::chrono::hours(1); }
    [[nodiscard]] std::int64_t unixMilliseconds() const override { return 0; }
};

}  // namespace

TEST(Publisher, SkipsNoEventHoweverManyComeBetweenTwoStates) {
    const StandingClock clock;  // no state is due but the first
    Publisher publisher(clock);
    RunSetup setup;
    setup.parseScenario = [](std::string_view) -> domain::Result<scenario::Scenario> {
        return scenario::sampleCluster();
    };
    const auto run = SimulationRun::begin(setup, "sample", 1, publisher);
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
