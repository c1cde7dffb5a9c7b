// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

namespace berth::platform_client::remote {

// Pauses and ends a transfer from another thread.
class TransferControl {
  public:
    void pause(bool wanted) {
        const std::lock_guard lock(m_mutex);
        m_paused = wanted;
        m_changed.notify_all();
    }
    void stop() {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        m_changed.notify_all();
    }
    [[nodiscard]] bool stopped() const {
        const std::lock_guard lock(m_mutex);
        return m_stopped;
    }
    [[nodiscard]] bool paused() const {
        const std::lock_guard lock(m_mutex);
        return m_paused;
    }
    void waitWhilePaused() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_paused || m_stopped; });
    }

  private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_paused = false, m_stopped = false;
};

}  // namespace berth::platform_client::remote
