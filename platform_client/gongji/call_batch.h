// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>

namespace berth::platform_client::gongji {

// Runs jobs that end later, a few at a time, in the order they were added. On one thread.
class CallBatch : public std::enable_shared_from_this<CallBatch> {
  public:
    // Calls `done` once when it has ended, later than within this call or within it.
    using Job = std::function<void(std::function<void()> done)>;

    // `finished` is called once, when every job has ended; within run() when there is none.
    [[nodiscard]] static std::shared_ptr<CallBatch> make(std::size_t atOnce,
                                                         std::function<void()> finished) {
        return std::shared_ptr<CallBatch>(new CallBatch(atOnce, std::move(finished)));
    }

    void add(Job job) { m_jobs.push_back(std::move(job)); }
    // No job may be added after it, except by jobs.
    void run();

  private:
    CallBatch(std::size_t atOnce, std::function<void()> finished)
        : m_atOnce(atOnce), m_finished(std::move(finished)) {}

    const std::size_t m_atOnce;
    std::function<void()> m_finished;
    std::deque<Job> m_jobs;
    std::size_t m_running = 0;
};

}  // namespace berth::platform_client::gongji
