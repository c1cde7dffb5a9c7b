// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "models/domain/units.h"

namespace berth::platform_client {

// Dropping it before it has rung stops it. To be dropped on the queue's thread.
class Timer {
  public:
    Timer() = default;
    Timer(const Timer&) = delete;
    Timer& operator=(const Timer&) = delete;
    virtual ~Timer() = default;
};

// The thread a platform's client works on, behind a seam so that tests can run its time. Tasks run
// one after another, in the order they were posted.
class TaskQueue {
  public:
    TaskQueue() = default;
    TaskQueue(const TaskQueue&) = delete;
    TaskQueue& operator=(const TaskQueue&) = delete;
    virtual ~TaskQueue() = default;

    // Any thread. After the queue has ended, tasks are destroyed without being run.
    virtual void post(std::function<void()> task) = 0;
    // The queue's thread only.
    [[nodiscard]] virtual std::unique_ptr<Timer> after(domain::Duration delay,
                                                       std::function<void()> task) = 0;
};

}  // namespace berth::platform_client
