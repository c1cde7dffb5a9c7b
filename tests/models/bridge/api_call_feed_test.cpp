// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/api_call_feed.h"

#include <gtest/gtest.h>

#include <QThread>
#include <memory>
#include <thread>
#include <vector>

#include "tests/support/event_loop.h"
#include "tests/support/fake_clock.h"

namespace berth::bridge {
namespace {

using namespace std::chrono_literals;
using domain::ApiCall;

ApiCall call(std::uint64_t sequence) {
    ApiCall made;
    made.sequence = sequence;
    made.method = "GET";
    made.path = "/api/deployment/task/search";
    return made;
}

TEST(ApiCallFeed, TellsCallsOfOtherThreadsInOrderOnItsOwn) {
    support::FakeClock clock;
    ApiCallFeed feed(clock, 0ms);
    std::vector<std::uint64_t> told;
    QObject::connect(&feed, &ApiCallFeed::callsArrived, [&](const std::vector<ApiCall>& calls) {
        EXPECT_EQ(QThread::currentThread(), feed.thread());
        for (const ApiCall& each : calls)
            told.push_back(each.sequence);
    });
    std::thread([observe = feed.observer()] {
        for (std::uint64_t i = 1; i <= 500; ++i)
            observe(call(i));
    }).join();
    EXPECT_TRUE(told.empty()) << "never inside the call";
    ASSERT_TRUE(support::runUntil([&] { return told.size() == 500; }));
    for (std::size_t i = 0; i < told.size(); ++i)
        EXPECT_EQ(told[i], i + 1);
}

TEST(ApiCallFeed, GathersWhatComesWithinAnInterval) {
    support::FakeClock clock;
    ApiCallFeed feed(clock, 1h);
    int signals = 0;
    QObject::connect(&feed, &ApiCallFeed::callsArrived, [&] { ++signals; });
    const auto observe = feed.observer();
    observe(call(1));
    support::drain();
    EXPECT_EQ(signals, 1);
    for (std::uint64_t i = 2; i <= 100; ++i) {
        observe(call(i));
        support::drain();
    }
    EXPECT_EQ(signals, 1);
    EXPECT_EQ(feed.calls().size(), 1U);
}

TEST(ApiCallFeed, KeepsTheNewestTenThousand) {
    support::FakeClock clock;
    ApiCallFeed feed(clock, 0ms);
    const auto observe = feed.observer();
    for (std::uint64_t i = 1; i <= 25'000; ++i) {
        observe(call(i));
        if (i % 4'000 == 0) support::drain();
    }
    ASSERT_TRUE(support::runUntil(
        [&] { return !feed.calls().empty() && feed.calls().back().sequence == 25'000; }));
    EXPECT_EQ(feed.calls().size(), ApiCallFeed::kCapacity);
    EXPECT_EQ(feed.calls().front().sequence, 15'001U);
}

TEST(ApiCallFeed, MayBeGoneWhileCallsAreStillMade) {
    support::FakeClock clock;
    auto feed = std::make_unique<ApiCallFeed>(clock, 0ms);
    const auto observe = feed->observer();
    observe(call(1));
    feed.reset();
    observe(call(2));
    support::drain();
}

}  // namespace
}  // namespace berth::bridge
