// SPDX-License-Identifier: GPL-3.0-or-later
// A client on a thread of its own, used from others: for the thread sanitizer.
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "models/domain/clock.h"
#include "platform_client/gongji/connection_tester.h"
#include "platform_client/gongji/gongji_platform.h"
#include "tests/platform_client/gongji/client_room.h"
#include "tests/platform_client/gongji/fake_gongji.h"

namespace berth::platform_client::gongji {
namespace {

using namespace std::chrono_literals;
using namespace domain;
using testing::FakeGongji;
using testing::FakeWire;

// A queue with a thread and the clock on the wall.
class ThreadQueue final : public TaskQueue {
    using When = std::chrono::steady_clock::time_point;
    struct Due {
        When at;
        std::uint64_t number = 0;
        auto operator<=>(const Due&) const = default;
    };
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        std::map<Due, std::function<void()>> tasks;
        std::uint64_t last = 0;
        bool ended = false;
    };
    class Handle final : public Timer {
      public:
        Handle(std::shared_ptr<State> state, Due due) : m_state(std::move(state)), m_due(due) {}
        ~Handle() override {
            const std::unique_lock lock(m_state->mutex);
            const auto dropped = m_state->tasks.extract(m_due);
        }

      private:
        std::shared_ptr<State> m_state;
        Due m_due;
    };

  public:
    ThreadQueue() : m_thread([state = m_state] { live(*state); }) {}
    ~ThreadQueue() override { end(); }
    // Nothing runs any more.
    void end() {
        if (!m_thread.joinable()) return;
        {
            const std::lock_guard lock(m_state->mutex);
            m_state->ended = true;
        }
        m_state->changed.notify_all();
        m_thread.join();
    }
    void post(std::function<void()> task) override { (void)add(Duration{0}, std::move(task)); }
    std::unique_ptr<Timer> after(Duration delay, std::function<void()> task) override {
        return std::make_unique<Handle>(m_state, add(delay, std::move(task)));
    }

  private:
    Due add(Duration delay, std::function<void()> task) {
        const std::lock_guard lock(m_state->mutex);
        const Due due{std::chrono::steady_clock::now() +
                          std::chrono::duration_cast<std::chrono::steady_clock::duration>(delay),
                      ++m_state->last};
        m_state->tasks.emplace(due, std::move(task));
        m_state->changed.notify_all();
        return due;
    }
    static void live(State& state) {
        std::unique_lock lock(state.mutex);
        while (!state.ended) {
            if (state.tasks.empty()) {
                state.changed.wait(lock);
                continue;
            }
            const Due due = state.tasks.begin()->first;
            if (due.at > std::chrono::steady_clock::now()) {
                state.changed.wait_until(lock, due.at);
                continue;
            }
            auto task = state.tasks.extract(state.tasks.begin());
            lock.unlock();
            task.mapped()();
            task = {};
            lock.lock();
        }
    }

    std::shared_ptr<State> m_state = std::make_shared<State>();
    std::thread m_thread;
};

struct Room {
    SystemClock clock;
    FakeGongji platform{clock};
    SystemRandom random;
    ThreadQueue queue;
    FakeWire wire{queue, platform};

    Room() {
        wire.fate = [](const HttpCall&) {
            testing::Fate fate;
            fate.latency = 1ms;
            return fate;
        };
    }
    ~Room() { queue.end(); }

    [[nodiscard]] static ConnectionSettings settings() {
        ConnectionSettings made;
        made.id = {"c"};
        made.baseUrl = "https://openapi.suanli.cn";
        return made;
    }
    static ConnectionSecrets secrets() { return {SecretString(testing::kTestToken), {}}; }
    std::unique_ptr<GongjiPlatform> client() {
        GongjiOptions options;
        options.poll.usual = options.poll.brisk = 2ms;
        options.logs.every = 2ms;
        auto made =
            GongjiPlatform::make({queue, wire, clock, random}, settings(), secrets(), options);
        EXPECT_TRUE(made) << made.error().detail;
        return std::move(*made);
    }
};

TEST(Threads, AskWatchAndLeaveFromAllSidesAtOnce) {
    Room room;
    auto client = room.client();
    std::atomic<int> replies = 0;
    std::vector<std::thread> threads;
    constexpr int kThreads = 4;
    constexpr int kRounds = 25;
    for (int t = 0; t < kThreads; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < kRounds; ++i) {
                std::atomic<bool> gone = false;
                auto watch =
                    client->watch({[&](const SnapshotPtr& snapshot) {
                                       EXPECT_NE(snapshot, nullptr);
                                       EXPECT_FALSE(gone);
                                   },
                                   [](const std::vector<Event>&) {}, [](ConnectionState) {}});
                auto logs = client->followLogs({}, [](const LogBatch&) {});
                client->plan(PauseDeployment{{"1"}}, [&](const auto&) { ++replies; });
                auto spec = testing::ClientRoom::spec("echo-" + std::to_string(t));
                client->apply(
                    {{std::string(31, 'a') + std::to_string(t)}, CreateDeployment{spec}, 0},
                    [&](const auto&) { ++replies; });
                (void)client->snapshot()->deployments.size();
                client->setAttention(i % 2 == 0);
                std::this_thread::sleep_for(1ms);
                watch.reset();
                gone = true;
            }
        });
    }
    for (std::thread& each : threads)
        each.join();
    client.reset();
    EXPECT_EQ(replies, 2 * kThreads * kRounds);
}

TEST(Threads, EndAClientAtAnyMoment) {
    for (int round = 0; round < 50; ++round) {
        Room room;
        auto client = room.client();
        std::atomic<int> replies = 0;
        client->apply({{std::string(32, 'a')}, CreateDeployment{testing::ClientRoom::spec()}, 0},
                      [&](const auto&) { ++replies; });
        std::this_thread::sleep_for(std::chrono::microseconds(100 * round));
        client.reset();
        EXPECT_EQ(replies, 1);
    }
}

TEST(Threads, EndATesterAtAnyMoment) {
    for (int round = 0; round < 50; ++round) {
        Room room;
        std::atomic<int> replies = 0;
        {
            GongjiConnectionTester tester({room.queue, room.wire, room.clock, room.random});
            tester.test(room.settings(), Room::secrets(), [&](const auto&) { ++replies; });
            std::this_thread::sleep_for(std::chrono::microseconds(100 * round));
        }
        EXPECT_EQ(replies, 1);
    }
}

}  // namespace
}  // namespace berth::platform_client::gongji
