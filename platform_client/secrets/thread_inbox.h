// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <deque>
#include <functional>
#include <mutex>

namespace berth::platform_client {

// Tasks from any thread for the thread it was made on, whose event loop runs them in the order they
// came. Each is called exactly once: with true there, or with false when the inbox is destroyed
// before its turn. A task may destroy the inbox.
class ThreadInbox {
  public:
    using Task = std::function<void(bool alive)>;

    ThreadInbox() = default;
    ThreadInbox(const ThreadInbox&) = delete;
    ThreadInbox& operator=(const ThreadInbox&) = delete;
    ~ThreadInbox();

    void post(Task task);

  private:
    [[nodiscard]] Task take();

    std::mutex m_mutex;
    std::deque<Task> m_tasks;  // guarded by m_mutex
    QObject m_context;         // of the thread; its end drops the calls on their way
};

}  // namespace berth::platform_client
