// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>
#include <functional>
#include <memory>

#include "platform_client/http/task_queue.h"

namespace berth::platform_client {

// A thread with an event loop of Qt's, as a task queue: what sockets live on. Timers ring to the
// millisecond. Whoever owns it destroys it last, from another thread: the destructor lets the task
// that is running come to its end, destroys on the thread what has not begun, and joins.
class NetworkThread final : public TaskQueue {
  public:
    // The name is what a debugger shows, at most 15 bytes.
    explicit NetworkThread(const char* name = "network");
    ~NetworkThread() override;

    void post(std::function<void()> task) override;
    [[nodiscard]] std::unique_ptr<Timer> after(domain::Duration delay,
                                               std::function<void()> task) override;

    // Posts like post(), and may be kept for longer than the thread lives: for work elsewhere that
    // cannot be stopped.
    [[nodiscard]] std::function<void(std::function<void()>)> poster() const;

  private:
    class Loop;

    QThread m_thread;
    const std::shared_ptr<Loop> m_loop;
};

}  // namespace berth::platform_client
