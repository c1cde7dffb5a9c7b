// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/network_thread.h"

#include <gtest/gtest.h>

#include <QThread>
#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <thread>
#include <vector>

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;

// What the task gives, made on the thread.
template <class Task>
auto on(NetworkThread& thread, Task task) {
    std::promise<decltype(task())> made;
    thread.post([&] { made.set_value(task()); });
    return made.get_future().get();
}

TEST(NetworkThread, RunsTasksInTheirOrderOnAThreadOfItsOwn) {
    NetworkThread thread;
    std::vector<int> order;
    std::vector<QThread*> threads;
    for (int i = 0; i < 100; ++i) {
        thread.post([&, i] {
            order.push_back(i);
            threads.push_back(QThread::currentThread());
        });
    }
    on(thread, [] { return 0; });
    ASSERT_EQ(order.size(), 100U);
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
        EXPECT_NE(threads[static_cast<std::size_t>(i)], QThread::currentThread());
        EXPECT_EQ(threads[static_cast<std::size_t>(i)], threads[0]);
    }
}

TEST(NetworkThread, RunsWhatATaskPosts) {
    NetworkThread thread;
    std::promise<int> done;
    std::function<void(int)> step = [&](int left) {
        if (left == 0) return done.set_value(7);
        thread.post([&step, left] { step(left - 1); });
    };
    thread.post([&] { step(1000); });
    EXPECT_EQ(done.get_future().get(), 7);
}

TEST(NetworkThread, TakesTasksFromManyThreads) {
    NetworkThread thread;
    std::atomic<int> ran{0};
    std::vector<std::thread> posters;
    for (int i = 0; i < 4; ++i) {
        posters.emplace_back([&] {
            for (int n = 0; n < 1000; ++n)
                thread.post([&] { ++ran; });
        });
    }
    for (std::thread& poster : posters)
        poster.join();
    on(thread, [] { return 0; });
    EXPECT_EQ(ran, 4000);
}

// Tells where it was destroyed.
struct Probe {
    std::atomic<QThread*>* where;
    explicit Probe(std::atomic<QThread*>* told) : where(told) {}
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;
    ~Probe() { *where = QThread::currentThread(); }
};

TEST(NetworkThread, DestroysOnItsThreadWhatHasNotBegunWhenItEnds) {
    std::atomic<QThread*> where{nullptr};
    std::atomic<QThread*> ofTheThread{nullptr};
    std::atomic<bool> ran{false};
    {
        NetworkThread thread;
        std::promise<void> begun;
        thread.post([&] {
            ofTheThread = QThread::currentThread();
            begun.set_value();
            // Until the end has begun, which is when a task is destroyed as soon as it is posted.
            for (std::weak_ptr<int> refused;;) {
                auto held = std::make_shared<int>(0);
                refused = held;
                thread.post([inside = std::move(held)] {});
                if (refused.expired()) break;
                std::this_thread::sleep_for(1ms);
            }
        });
        begun.get_future().wait();
        thread.post([&, probe = std::make_shared<Probe>(&where)] { ran = true; });
    }
    EXPECT_FALSE(ran);
    EXPECT_EQ(where, ofTheThread);
    EXPECT_NE(where, nullptr);
}

TEST(NetworkThread, RingsTimersInTheOrderTheyAreDueAndNeverEarly) {
    NetworkThread thread;
    std::promise<void> done;
    std::vector<int> rung;
    std::vector<std::unique_ptr<Timer>> timers;
    const auto start = std::chrono::steady_clock::now();
    thread.post([&] {
        timers.push_back(thread.after(30ms, [&] {
            rung.push_back(2);
            EXPECT_GE(std::chrono::steady_clock::now() - start, 30ms);
            timers.clear();
            done.set_value();
        }));
        timers.push_back(thread.after(1ns, [&] { rung.push_back(1); }));
        timers.push_back(thread.after(-5s, [&] { rung.push_back(0); }));
    });
    done.get_future().get();
    ASSERT_EQ(rung.size(), 3U);
    EXPECT_EQ(rung.back(), 2);
}

TEST(NetworkThread, DoesNotRingATimerThatWasDropped) {
    NetworkThread thread;
    std::atomic<bool> rang{false};
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = held;
    const bool freed = on(thread, [&] {
        auto timer = thread.after(0ms, [&rang, inside = std::move(held)] { rang = true; });
        timer.reset();
        return watched.expired();
    });
    EXPECT_TRUE(freed) << "what the task held goes with the timer";
    std::promise<void> later;
    std::unique_ptr<Timer> timer;
    thread.post([&] {
        timer = thread.after(20ms, [&] {
            timer.reset();
            later.set_value();
        });
    });
    later.get_future().get();
    EXPECT_FALSE(rang);
}

TEST(NetworkThread, EndsWithTimersSet) {
    std::unique_ptr<Timer> timer;
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = held;
    {
        NetworkThread thread;
        on(thread, [&] {
            timer = thread.after(1h, [inside = std::move(held)] {});
            return 0;
        });
    }
    EXPECT_TRUE(watched.expired());
    timer.reset();
}

}  // namespace
}  // namespace berth::platform_client
