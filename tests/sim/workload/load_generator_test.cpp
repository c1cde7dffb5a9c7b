// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/load_generator.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <vector>

namespace berth::sim::workload {

namespace {

using domain::ArrivalKind;
using engine::kSecond;

struct Bench final : ArrivalSink, engine::EventSink {
    explicit Bench(std::uint64_t seed = 1) : load(engine, seed, *this) {}
    void onArrival(serving::LinkKey link, const serving::GeneratedRequest& request) override {
        arrivals[link].push_back(engine.now());
        ++clients[request.client];
    }
    void onEvent(const engine::EventRecord& event) override { load.onEvent(event); }

    engine::Engine engine;
    LoadGenerator load;
    std::map<serving::LinkKey, std::vector<engine::Time>> arrivals;
    std::map<std::uint32_t, int> clients;
};

constexpr serving::LinkKey kLink{1, 80};
constexpr serving::LinkKey kOther{1, 81};

domain::LoadSpec spec(ArrivalKind kind, double rate, int port = 80) {
    return {{"d"}, port, kind, rate};
}

}  // namespace

TEST(LoadGenerator, KeepsAConstantDistance) {
    Bench bench;
    bench.load.start(kLink, spec(ArrivalKind::Constant, 4));
    bench.engine.runUntil(bench, kSecond);
    EXPECT_EQ(bench.arrivals[kLink],
              (std::vector<engine::Time>{kSecond / 4, kSecond / 2, 3 * kSecond / 4, kSecond}));
}

TEST(LoadGenerator, DrawsExponentialDistancesForAPoissonProcess) {
    Bench bench;
    bench.load.start(kLink, spec(ArrivalKind::Poisson, 100));
    bench.engine.runUntil(bench, 1000 * kSecond);
    const auto& times = bench.arrivals[kLink];
    const double count = static_cast<double>(times.size());
    EXPECT_NEAR(count, 100'000, 4 * std::sqrt(100'000));
    double squares = 0;
    for (std::size_t i = 1; i < times.size(); ++i) {
        const double distance = static_cast<double>(times[i] - times[i - 1]) * 1e-9;
        squares += distance * distance;
    }
    EXPECT_NEAR(squares / count, 2 * 0.01 * 0.01, 6e-6);  // E[x²] = 2/λ²
}

TEST(LoadGenerator, GivesEachLinkAStreamOfItsOwn) {
    Bench alone;
    alone.load.start(kLink, spec(ArrivalKind::Poisson, 10));
    alone.engine.runUntil(alone, 100 * kSecond);
    Bench together;
    together.load.start(kOther, spec(ArrivalKind::Poisson, 50, 81));
    together.load.start(kLink, spec(ArrivalKind::Poisson, 10));
    together.engine.runUntil(together, 100 * kSecond);
    EXPECT_EQ(alone.arrivals[kLink], together.arrivals[kLink]);
    EXPECT_NE(together.arrivals[kOther], together.arrivals[kLink]);
    Bench otherSeed(2);
    otherSeed.load.start(kLink, spec(ArrivalKind::Poisson, 10));
    otherSeed.engine.runUntil(otherSeed, 100 * kSecond);
    EXPECT_NE(alone.arrivals[kLink], otherSeed.arrivals[kLink]);
}

TEST(LoadGenerator, DrawsItsCallersEvenlyAndDisturbsNoArrivalByThat) {
    Bench few;
    Bench many;
    domain::LoadSpec load = spec(ArrivalKind::Poisson, 1000);
    load.clients = 10;
    few.load.start(kLink, load);
    load.clients = 1'000'000;
    many.load.start(kLink, load);
    few.engine.runUntil(few, 10 * kSecond);
    many.engine.runUntil(many, 10 * kSecond);
    EXPECT_EQ(few.arrivals[kLink], many.arrivals[kLink]);
    ASSERT_EQ(few.clients.size(), 10U);
    for (const auto& [client, count] : few.clients)
        EXPECT_NEAR(count, 1000, 120);
    EXPECT_GT(many.clients.size(), 9000U);
}

TEST(LoadGenerator, ChangesTheRateWhenItIsStartedAgain) {
    Bench bench;
    bench.load.start(kLink, spec(ArrivalKind::Constant, 1));
    bench.engine.runUntil(bench, 10 * kSecond + kSecond / 2);
    bench.load.start(kLink, spec(ArrivalKind::Constant, 10));
    ASSERT_EQ(bench.load.loads().size(), 1U);
    EXPECT_DOUBLE_EQ(bench.load.loads()[0].ratePerSecond, 10);
    bench.engine.runUntil(bench, 11 * kSecond + kSecond / 2);
    EXPECT_EQ(bench.arrivals[kLink].size(), 20U);
}

TEST(LoadGenerator, AddsUpItsSourcesAndStopsThemOneByOneOrAllTogether) {
    Bench bench;
    bench.load.start(kLink, spec(ArrivalKind::Constant, 2), 1);
    bench.load.start(kLink, spec(ArrivalKind::Constant, 3), 2);
    bench.load.start(kOther, spec(ArrivalKind::Constant, 1, 81), 3);
    ASSERT_EQ(bench.load.loads().size(), 2U);
    EXPECT_DOUBLE_EQ(bench.load.loads()[0].ratePerSecond, 5);
    bench.engine.runUntil(bench, 10 * kSecond + kSecond / 10);
    EXPECT_EQ(bench.arrivals[kLink].size(), 50U);
    bench.load.stop(kLink, 1);
    bench.load.stop(kLink, 1);
    bench.engine.runUntil(bench, 20 * kSecond + kSecond / 10);
    EXPECT_EQ(bench.arrivals[kLink].size(), 80U);
    bench.load.start(kLink, spec(ArrivalKind::Constant, 4));
    const auto ran = bench.load.stop(kLink);
    ASSERT_TRUE(ran);
    EXPECT_DOUBLE_EQ(ran->ratePerSecond, 7);
    bench.engine.runUntil(bench, 30 * kSecond + kSecond / 10);
    EXPECT_EQ(bench.arrivals[kLink].size(), 80U);
    EXPECT_EQ(bench.arrivals[kOther].size(), 30U);
}

TEST(LoadGenerator, FallsSilentWhenItIsStopped) {
    Bench bench;
    bench.load.start(kLink, spec(ArrivalKind::Constant, 1));
    bench.engine.runUntil(bench, 5 * kSecond);
    ASSERT_TRUE(bench.load.stop(kLink));
    EXPECT_FALSE(bench.load.stop(kLink));
    bench.engine.runUntil(bench, 50 * kSecond);
    EXPECT_EQ(bench.arrivals[kLink].size(), 5U);
    EXPECT_EQ(bench.engine.pending(), 0U);
    EXPECT_TRUE(bench.load.loads().empty());
}

}  // namespace berth::sim::workload
