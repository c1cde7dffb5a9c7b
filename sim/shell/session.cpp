// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/session.h"

#include <condition_variable>

namespace berth::sim::shell {

bool Session::sleep(std::chrono::nanoseconds duration, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, duration, [] { return false; });
    return !stop.stop_requested();
}

bool Session::takeProcess() {
    if (++m_processes <= kMostProcesses) return true;
    --m_processes;
    return false;
}

std::stop_token Session::beginRun() {
    const std::lock_guard lock(m_mutex);
    m_run = std::stop_source();
    m_running = true;
    if (m_stopped) m_run.request_stop();
    return m_run.get_token();
}

void Session::endRun() {
    const std::lock_guard lock(m_mutex);
    m_running = false;
}

void Session::stopRun(bool forEver) {
    std::stop_source run;
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = m_stopped || forEver;
        if (!m_running) return;
        run = m_run;
    }
    run.request_stop();  // outside of the lock: what it wakes may ask for it
}

}  // namespace berth::sim::shell
