// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "platform_client/http/task_queue.h"

namespace berth::platform_client::gongji {

// Something that lives on the thread of a queue, with timers and calls of its own there, and is
// used and let go of from any thread. Its end waits until it is gone: what it stands on may go
// next.
template <class T>
class QueueBound {
  public:
    QueueBound(TaskQueue& queue, std::unique_ptr<T> bound)
        : m_home(std::make_shared<Home>(queue, std::move(bound))) {}
    QueueBound(const QueueBound&) = delete;
    QueueBound& operator=(const QueueBound&) = delete;
    ~QueueBound() {
        if (m_home->isMine()) {
            m_home->bound.reset();
            return;
        }
        // A queue that has ended destroys the task instead of running it, and runs nothing else.
        auto gone = std::make_shared<std::promise<void>>();
        const std::future<void> ended = gone->get_future();
        m_home->queue.post([home = m_home, gone = std::move(gone)] {
            home->bound.reset();
            gone->set_value();
        });
        ended.wait();
        m_home->bound.reset();
    }

    // Runs it on the queue's thread, unless this has ended by then.
    void post(std::function<void(T&)> task) {
        m_home->queue.post([home = m_home, task = std::move(task)] {
            if (home->isMine() && home->bound) task(*home->bound);
        });
    }

  private:
    struct Home {
        TaskQueue& queue;
        std::mutex mutex;
        std::optional<std::thread::id> thread;  // under mutex
        std::unique_ptr<T> bound;               // of that thread only

        Home(TaskQueue& on, std::unique_ptr<T> what) : queue(on), bound(std::move(what)) {}

        // Whether it is this thread's. Who asks first gets it: the queue with its first task, or
        // the destructor, when that comes before any task.
        [[nodiscard]] bool isMine() {
            const std::lock_guard lock(mutex);
            if (!thread) thread = std::this_thread::get_id();
            return *thread == std::this_thread::get_id();
        }
    };

    const std::shared_ptr<Home> m_home;
};

}  // namespace berth::platform_client::gongji
