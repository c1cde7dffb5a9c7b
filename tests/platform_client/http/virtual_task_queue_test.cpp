// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/virtual_task_queue.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <vector>

namespace berth::support {
namespace {

using namespace std::chrono_literals;
using platform_client::Timer;

TEST(VirtualTaskQueue, RunsNothingBeforeItIsToldTo) {
    VirtualTaskQueue queue;
    int ran = 0;
    queue.post([&] { ++ran; });
    const auto timer = queue.after(0s, [&] { ++ran; });
    EXPECT_EQ(ran, 0);
    EXPECT_EQ(queue.runPosted(), 1);
    EXPECT_EQ(ran, 1);
    queue.advance(0s);
    EXPECT_EQ(ran, 2);
}

TEST(VirtualTaskQueue, MovesTimeFromTimerToTimer) {
    VirtualTaskQueue queue;
    std::vector<domain::Duration> rung;
    std::vector<std::unique_ptr<Timer>> timers;
    for (const auto delay : {3s, 1s, 2s, 1s}) {
        timers.push_back(queue.after(delay, [&] {
            rung.push_back(queue.now());
            queue.post([&] { rung.push_back(queue.now()); });
        }));
    }
    queue.advance(2500ms);
    EXPECT_EQ(rung, (std::vector<domain::Duration>{1s, 1s, 1s, 1s, 2s, 2s}));
    EXPECT_EQ(queue.now(), 2500ms);
    EXPECT_TRUE(queue.advanceToNextTimer());
    EXPECT_EQ(queue.now(), 3s);
    EXPECT_EQ(rung.size(), 8U);
    EXPECT_FALSE(queue.advanceToNextTimer());
}

TEST(VirtualTaskQueue, RingsTimersSetByTimersOnTheWay) {
    VirtualTaskQueue queue;
    int rung = 0;
    std::unique_ptr<Timer> timer;
    std::function<void()> ring = [&] {
        ++rung;
        timer = queue.after(1s, ring);
    };
    timer = queue.after(1s, ring);
    queue.advance(10s);
    EXPECT_EQ(rung, 10);
    EXPECT_FALSE(queue.runUntil([] { return false; }, 5s));
    EXPECT_EQ(rung, 15);
}

TEST(VirtualTaskQueue, DestroysWhatIsDroppedAndWhatIsLeftAtTheEnd) {
    VirtualTaskQueue queue;
    auto held = std::make_shared<int>(0);
    auto timer = queue.after(1s, [held] { FAIL() << "was dropped"; });
    EXPECT_EQ(held.use_count(), 2);
    timer.reset();
    EXPECT_EQ(held.use_count(), 1);
    queue.post([held] { FAIL() << "the queue has ended"; });
    timer = queue.after(1s, [held] { FAIL() << "the queue has ended"; });
    queue.end();
    queue.post([held] { FAIL() << "the queue has ended"; });
    EXPECT_EQ(held.use_count(), 1);
    queue.advance(1min);
    timer.reset();
}

TEST(VirtualTaskQueue, RingsEveryTimerOnceInOrderUnlessDropped) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        VirtualTaskQueue queue;
        std::vector<std::unique_ptr<Timer>> timers;
        std::vector<int> rung(100, 0);
        domain::Duration last{0};
        for (std::size_t i = 0; i < rung.size(); ++i) {
            timers.push_back(queue.after(std::chrono::milliseconds(random() % 50), [&, i] {
                ++rung[i];
                EXPECT_GE(queue.now(), last);
                last = queue.now();
                // Some drop another one, or themselves.
                if (random() % 3 == 0) timers[random() % timers.size()].reset();
            }));
        }
        queue.advance(50ms);
        EXPECT_EQ(queue.timersSet(), 0U);
        for (std::size_t i = 0; i < rung.size(); ++i)
            EXPECT_LE(rung[i], 1);
    }
}

}  // namespace
}  // namespace berth::support
