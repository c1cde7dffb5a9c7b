// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "platform_client/http/task_queue.h"
#include "tests/support/fake_clock.h"

namespace berth::support {

// A task queue whose time stands still until the test moves it: everything that is waited for is
// then over at once, in an order that never changes. Timers due at the same moment ring in the
// order in which they were set. Only post() may be called from other threads.
class VirtualTaskQueue final : public platform_client::TaskQueue {
    using Task = std::function<void()>;
    struct Key {
        std::int64_t dueNs = 0;
        std::uint64_t number = 0;
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    using Timers = std::map<Key, Task>;

    class Handle final : public platform_client::Timer {
      public:
        Handle(std::weak_ptr<Timers> timers, Key key) : m_timers(std::move(timers)), m_key(key) {}
        ~Handle() override {
            const auto timers = m_timers.lock();
            if (!timers) return;
            // Taken out first: destroying a task may drop other timers.
            const auto dropped = timers->extract(m_key);
        }

      private:
        std::weak_ptr<Timers> m_timers;
        Key m_key;
    };

  public:
    VirtualTaskQueue() = default;
    ~VirtualTaskQueue() override { end(); }

    void post(Task task) override {
        const std::lock_guard lock(m_mutex);
        // After the end it is destroyed by the caller, outside the lock.
        if (!m_ended) m_posted.push_back(std::move(task));
    }
    [[nodiscard]] std::unique_ptr<platform_client::Timer> after(domain::Duration delay,
                                                                Task task) override {
        const domain::Duration wait = delay < domain::Duration{0} ? domain::Duration{0} : delay;
        const Key key{(m_clock.monotonic() + wait).count(), ++m_number};
        if (m_timers) m_timers->emplace(key, std::move(task));
        return std::make_unique<Handle>(m_timers, key);
    }

    // The time of the queue; it moves with it.
    [[nodiscard]] const FakeClock& clock() const { return m_clock; }
    [[nodiscard]] domain::Duration now() const { return m_clock.monotonic(); }

    // Runs what is posted, and what that posts, without moving time. How many tasks that were.
    int runPosted() {
        int count = 0;
        while (std::optional<Task> task = takePosted()) {
            (*task)();
            ++count;
        }
        return count;
    }
    // Moves time by so much, stopping at each timer on the way; runs what is posted before and
    // after each.
    void advance(domain::Duration by) {
        const domain::Duration until = now() + by;
        runPosted();
        while (ringNextBefore(until))
            runPosted();
        m_clock.advance(until - now());
    }
    // Moves time to the next timer and runs it; false when none is set.
    bool advanceToNextTimer() {
        runPosted();
        const bool rang = ringNextBefore(domain::Duration::max());
        runPosted();
        return rang;
    }
    // Goes from timer to timer until the condition holds; false when nothing is left that could
    // make it true, or time has moved on by `limit`.
    template <class Condition>
    [[nodiscard]] bool runUntil(Condition condition,
                                domain::Duration limit = std::chrono::hours(24)) {
        const domain::Duration until = now() + limit;
        runPosted();
        while (!condition()) {
            if (!ringNextBefore(until)) return false;
            runPosted();
        }
        return true;
    }

    // Whatever waits is destroyed without being run, and so is what comes after.
    void end() {
        std::deque<Task> posted;
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
            posted.swap(m_posted);
        }
        const std::shared_ptr<Timers> timers = std::move(m_timers);
        if (timers) const Timers dropped = std::exchange(*timers, {});
    }

    [[nodiscard]] std::size_t timersSet() const { return m_timers ? m_timers->size() : 0; }

  private:
    std::optional<Task> takePosted() {
        const std::lock_guard lock(m_mutex);
        if (m_posted.empty()) return std::nullopt;
        std::optional<Task> task(std::move(m_posted.front()));
        m_posted.pop_front();
        return task;
    }
    bool ringNextBefore(domain::Duration until) {
        if (!m_timers || m_timers->empty()) return false;
        const Key key = m_timers->begin()->first;
        if (key.dueNs > until.count()) return false;
        const auto node = m_timers->extract(key);
        if (key.dueNs > now().count()) m_clock.advance(domain::Duration{key.dueNs} - now());
        node.mapped()();
        return true;
    }

    FakeClock m_clock;
    std::shared_ptr<Timers> m_timers = std::make_shared<Timers>();
    std::uint64_t m_number = 0;
    std::mutex m_mutex;
    std::deque<Task> m_posted;  // under m_mutex
    bool m_ended = false;       // under m_mutex
};

}  // namespace berth::support
