// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/event_queue.h"

#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <optional>
#include <vector>

#include "sim/engine/random.h"

namespace berth::sim::engine {
namespace {

constexpr Time kForever = std::numeric_limits<Time>::max();

TEST(EventQueue, GivesNothingWhenNothingIsPending) {
    EventQueue queue;
    EXPECT_EQ(queue.size(), 0u);
    EXPECT_FALSE(queue.nextTime().has_value());
    EXPECT_FALSE(queue.pop(kForever).has_value());
    EXPECT_FALSE(queue.cancel({}));
}

TEST(EventQueue, GivesEqualTimesInTheOrderTheyCame) {
    EventQueue queue;
    for (std::uint32_t i = 0; i < 1000; ++i)
        (void)queue.push(i % 3, {7, i, i * i});
    Time lastTime = -1;
    std::uint32_t lastOfTime = 0;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const auto due = queue.pop(kForever);
        ASSERT_TRUE(due.has_value());
        ASSERT_GE(due->at, lastTime);
        ASSERT_TRUE(due->at > lastTime || due->event.a > lastOfTime);
        ASSERT_EQ(due->event, (EventRecord{7, due->event.a, due->event.a * due->event.a}));
        lastTime = due->at;
        lastOfTime = due->event.a;
    }
    EXPECT_EQ(queue.size(), 0u);
}

TEST(EventQueue, KeepsWhatLiesBeyondTheLimit) {
    EventQueue queue;
    (void)queue.push(10, {1, 0, 0});
    EXPECT_FALSE(queue.pop(9).has_value());
    EXPECT_EQ(queue.nextTime(), 10);
    EXPECT_TRUE(queue.pop(10).has_value());
    EXPECT_FALSE(queue.nextTime().has_value());
}

TEST(EventQueue, CancelsOnceAndOnlyWhatIsPending) {
    EventQueue queue;
    const EventHandle first = queue.push(1, {1, 0, 0});
    const EventHandle second = queue.push(2, {2, 0, 0});
    EXPECT_TRUE(queue.cancel(first));
    EXPECT_FALSE(queue.cancel(first));
    EXPECT_EQ(queue.nextTime(), 2);
    EXPECT_EQ(queue.size(), 1u);
    EXPECT_EQ(queue.pop(kForever)->event.kind, 2u);
    EXPECT_FALSE(queue.cancel(second));
}

TEST(EventQueue, AnOldHandleNeverHitsTheEventThatTookItsSlot) {
    EventQueue queue;
    const EventHandle old = queue.push(5, {1, 0, 0});
    ASSERT_TRUE(queue.cancel(old));
    const EventHandle fresh = queue.push(5, {2, 0, 0});
    EXPECT_NE(old.value, fresh.value);
    EXPECT_FALSE(queue.cancel(old));
    EXPECT_EQ(queue.size(), 1u);
    EXPECT_EQ(queue.pop(kForever)->event.kind, 2u);
}

TEST(EventQueue, OrdersTimesBelowZeroToo) {
    EventQueue queue;
    (void)queue.push(3, {3, 0, 0});
    (void)queue.push(-3, {1, 0, 0});
    (void)queue.push(0, {2, 0, 0});
    for (const std::uint32_t kind : {1u, 2u, 3u})
        EXPECT_EQ(queue.pop(kForever)->event.kind, kind);
}

// Against the plainest correct structure: a multimap keeps equal keys in the order of insertion.
class EventQueueModel : public testing::TestWithParam<std::uint64_t> {};

TEST_P(EventQueueModel, BehavesAsAMultimapInRandomSequences) {
    RandomStream random(GetParam(), "event queue sequence");
    EventQueue queue;
    std::multimap<Time, EventRecord> model;
    using ModelEntry = std::multimap<Time, EventRecord>::iterator;
    struct Known {
        EventHandle handle;
        std::optional<ModelEntry> entry;  // nothing once it is gone
    };
    std::vector<Known> known;
    const std::uint64_t spread = 1 + random.below(1000);     // small: many equal times
    const std::uint64_t cancelShare = 5 + random.below(45);  // percent
    const std::uint64_t popShare = 10 + random.below(40);    // percent
    Time now = 0;

    for (int step = 0; step < 20'000; ++step) {
        const std::uint64_t choice = random.below(100);
        if (choice < popShare) {
            const Time limit = now + static_cast<Time>(random.below(spread));
            const auto due = queue.pop(limit);
            if (model.empty() || model.begin()->first > limit) {
                ASSERT_FALSE(due.has_value());
            } else {
                ASSERT_TRUE(due.has_value());
                ASSERT_EQ(due->at, model.begin()->first);
                ASSERT_EQ(due->event, model.begin()->second);
                known[due->event.b].entry.reset();
                model.erase(model.begin());
                now = due->at;
            }
        } else if (choice < popShare + cancelShare && !known.empty()) {
            Known& target = known[random.below(known.size())];
            ASSERT_EQ(queue.cancel(target.handle), target.entry.has_value());
            if (target.entry) model.erase(*target.entry);
            target.entry.reset();
        } else {
            const Time at = now + static_cast<Time>(random.below(spread));
            const EventRecord event{static_cast<std::uint32_t>(choice),
                                    static_cast<std::uint32_t>(step), known.size()};
            known.push_back({queue.push(at, event), model.emplace(at, event)});
        }
        ASSERT_EQ(queue.size(), model.size());
        if (step % 7 == 0) {
            const auto expected =
                model.empty() ? std::nullopt : std::optional<Time>(model.begin()->first);
            ASSERT_EQ(queue.nextTime(), expected);
        }
    }
    while (!model.empty()) {
        const auto due = queue.pop(kForever);
        ASSERT_TRUE(due.has_value());
        ASSERT_EQ(due->event, model.begin()->second);
        model.erase(model.begin());
    }
    EXPECT_FALSE(queue.pop(kForever).has_value());
}

INSTANTIATE_TEST_SUITE_P(Seeds, EventQueueModel, testing::Range<std::uint64_t>(1, 33));

// Time-outs that are set and cancelled far ahead of their time: their places come back long before.
TEST(EventQueue, CancelledEventsDoNotPileUp) {
    EventQueue queue;
    EventHandle last;
    for (int i = 0; i < 1'000'000; ++i) {
        (void)queue.cancel(last);
        last = queue.push(1'000'000'000 + i, {1, 0, 0});
        ASSERT_LE(queue.entries(), 200u);
    }
    EXPECT_EQ(queue.size(), 1u);
    EXPECT_EQ(queue.pop(kForever)->at, 1'000'999'999);
}

}  // namespace
}  // namespace berth::sim::engine
