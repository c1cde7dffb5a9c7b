// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "models/domain/units.h"
#include "sim/platform/outside_request.h"
#include "sim/platform/simulation_run.h"

namespace berth::sim::platform {

// A job for the simulation's thread. It gets the run, or why there is none (still failing to start,
// or shutting down), and is called exactly once.
using Job = std::function<void(domain::Result<SimulationRun*>)>;

// What other threads want of the simulation's thread. Thread-safe.
class Inbox {
  public:
    struct Content {
        std::vector<Job> jobs;
        std::vector<OutsideRequest> requests;
    };

    // After close(), false: the job has not been taken.
    [[nodiscard]] bool post(Job& job) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_closed) return false;
            m_content.jobs.push_back(std::move(job));
            m_wakeUp = true;
        }
        m_arrived.notify_one();
        return true;
    }

    [[nodiscard]] bool post(OutsideRequest& request) {
        bool notify = false;
        {
            const std::lock_guard lock(m_mutex);
            if (m_closed) return false;
            notify = !m_wakeUp;
            m_content.requests.push_back(std::move(request));
            m_wakeUp = true;
        }
        if (notify) m_arrived.notify_one();
        return true;
    }

    // Makes the next wait() return at once.
    void wake() {
        {
            const std::lock_guard lock(m_mutex);
            m_wakeUp = true;
        }
        m_arrived.notify_one();
    }

    [[nodiscard]] Content take() {
        const std::lock_guard lock(m_mutex);
        m_wakeUp = false;
        return std::exchange(m_content, {});
    }

    // Takes nothing any more; returns what was still there.
    [[nodiscard]] Content close() {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        return std::exchange(m_content, {});
    }

    void wait(domain::Duration atMost) {
        std::unique_lock lock(m_mutex);
        m_arrived.wait_for(lock, atMost, [this] { return m_wakeUp; });
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    Content m_content;
    bool m_wakeUp = false;
    bool m_closed = false;
};

}  // namespace berth::sim::platform
