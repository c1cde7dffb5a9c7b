// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/secrets/thread_inbox.h"

#include <gtest/gtest.h>

#include <QThread>
#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/event_loop.h"

namespace berth::platform_client {
namespace {

TEST(ThreadInbox, RunsTasksInOrderOnItsThreadAndNeverInsideThePost) {
    ThreadInbox inbox;
    std::vector<int> order;
    for (int i = 0; i < 5; ++i) {
        inbox.post([&order, i, home = QThread::currentThread()](bool alive) {
            EXPECT_TRUE(alive);
            EXPECT_EQ(QThread::currentThread(), home);
            order.push_back(i);
        });
    }
    EXPECT_TRUE(order.empty());
    support::drain();
    EXPECT_EQ(order, (std::vector<int>{0, 1, 2, 3, 4}));
}

TEST(ThreadInbox, TakesEveryTaskOfManyThreadsOnceAndEachThreadsInItsOrder) {
    constexpr int kThreads = 4;
    constexpr int kTasks = 500;
    ThreadInbox inbox;
    std::vector<std::vector<int>> seen(kThreads);
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&inbox, &seen, t] {
            for (int i = 0; i < kTasks; ++i) {
                inbox.post([&seen, t, i](bool) { seen[static_cast<std::size_t>(t)].push_back(i); });
            }
        });
    }
    const auto total = [&] {
        std::size_t sum = 0;
        for (const auto& each : seen)
            sum += each.size();
        return sum;
    };
    EXPECT_TRUE(support::runUntil([&] { return total() == kThreads * kTasks; }));
    for (std::thread& thread : threads)
        thread.join();
    support::drain();
    EXPECT_EQ(total(), static_cast<std::size_t>(kThreads * kTasks));
    for (const auto& each : seen)
        EXPECT_TRUE(std::is_sorted(each.begin(), each.end()));
}

TEST(ThreadInbox, TellsWhatIsLeftThatItIsGone) {
    std::string calls;
    {
        ThreadInbox inbox;
        inbox.post([&](bool alive) { calls += alive ? "a+" : "a-"; });
        inbox.post([&](bool alive) {
            calls += alive ? "b+" : "b-";
            // What comes while it ends is not lost either.
            inbox.post([&](bool still) { calls += still ? "c+" : "c-"; });
        });
    }
    EXPECT_EQ(calls, "a-b-c-");
    support::drain();
    EXPECT_EQ(calls, "a-b-c-");
}

TEST(ThreadInbox, MayBeDestroyedByATask) {
    auto inbox = std::make_unique<ThreadInbox>();
    std::string calls;
    inbox->post([&](bool) {
        calls += "a";
        inbox.reset();
    });
    inbox->post([&](bool alive) { calls += alive ? "b+" : "b-"; });
    support::drain();
    EXPECT_EQ(calls, "ab-");
}

}  // namespace
}  // namespace berth::platform_client
