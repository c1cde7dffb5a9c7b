// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/store_thread.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace berth::store {
namespace {

using domain::ErrorCode;
using domain::Result;

StoreThread::Opening inMemory() {
    return [] { return Database::openInMemory(); };
}

TEST(StoreThread, AnswersEveryJobInOrderAlsoWhenItIsStopped) {
    std::vector<int> order;
    bool closed = false;
    {
        StoreThread store(inMemory(), [&](Database&) { closed = true; });
        for (int i = 0; i < 1000; ++i) {
            store.post([&order, i](Result<Database*> database) {
                EXPECT_TRUE(database.has_value());
                order.push_back(i);
            });
        }
        store.stop();
        bool refused = false;
        store.post([&](Result<Database*> database) {
            refused = !database && database.error().code == ErrorCode::ShuttingDown;
        });
        EXPECT_TRUE(refused);
    }
    EXPECT_TRUE(closed);
    ASSERT_EQ(order.size(), 1000U);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST(StoreThread, HandsTheErrorOfTheOpeningToEveryJob) {
    bool closed = false;
    StoreThread store(
        []() -> Result<std::unique_ptr<Database>> {
            return domain::fail(ErrorCode::StorageFailed, "no disk");
        },
        [&](Database&) { closed = true; });
    const auto answer = store.call<int>([](Database&) -> Result<int> { return 1; });
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().detail, "no disk");
    store.stop();
    EXPECT_FALSE(closed);
}

TEST(StoreThread, RunsACallFromAJobAtOnce) {
    StoreThread store(inMemory(), [](Database&) {});
    const auto answer = store.call<int>(
        [&](Database&) { return store.call<int>([](Database&) -> Result<int> { return 7; }); });
    EXPECT_EQ(answer.value(), 7);
}

TEST(StoreThread, CountsRightWhenManyThreadsAskWhileItStops) {
    std::atomic<int> asked = 0;
    std::atomic<int> answered = 0;
    StoreThread store(inMemory(), [](Database&) {});
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 2000; ++i) {
                ++asked;
                store.post([&](Result<Database*>) { ++answered; });
            }
        });
    }
    while (answered < 500)
        std::this_thread::yield();
    store.stop();
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(asked, 8000);
    EXPECT_EQ(answered, 8000);
}

}  // namespace
}  // namespace berth::store
