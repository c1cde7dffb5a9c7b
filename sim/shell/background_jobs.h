// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <list>
#include <system_error>
#include <thread>

#include "sim/shell/session.h"

namespace berth::sim::shell {

// Parts of a script that run on threads of their own: all but the last command of a pipeline, and
// what was sent into the background. All have ended when it is destroyed.
class BackgroundJobs {
  public:
    explicit BackgroundJobs(Session& session) : m_session(session) {}
    ~BackgroundJobs() { wait(); }
    BackgroundJobs(const BackgroundJobs&) = delete;
    BackgroundJobs& operator=(const BackgroundJobs&) = delete;

    // False: there are as many as there may be.
    [[nodiscard]] bool start(std::function<void()> work) {
        if (!m_session.takeProcess()) return false;
        try {
            m_threads.emplace_back([this, work = std::move(work)]() mutable {
                work();
                work = nullptr;  // closes its descriptors
                m_session.giveProcess();
            });
        } catch (const std::system_error&) {  // the system has no thread left
            m_session.giveProcess();
            return false;
        }
        return true;
    }

    void wait() {
        for (std::thread& each : m_threads)
            each.join();
        m_threads.clear();
    }

  private:
    Session& m_session;
    std::list<std::thread> m_threads;
};

}  // namespace berth::sim::shell
