// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace berth::support {

// Replies of a fake: made inside the call, or, while held, when the test releases them.
// Thread-safe.
class HeldReplies {
  public:
    void hold(bool held) {
        const std::lock_guard lock(m_mutex);
        m_held = held;
    }
    void answer(std::function<void()> reply) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_held) {
                m_waiting.push_back(std::move(reply));
                return;
            }
        }
        reply();
    }
    // Those that wait now, in order.
    void release() {
        std::vector<std::function<void()>> waiting;
        {
            const std::lock_guard lock(m_mutex);
            waiting.swap(m_waiting);
        }
        for (const auto& reply : waiting)
            reply();
    }
    [[nodiscard]] std::size_t waiting() const {
        const std::lock_guard lock(m_mutex);
        return m_waiting.size();
    }

  private:
    mutable std::mutex m_mutex;
    std::vector<std::function<void()>> m_waiting;
    bool m_held = false;
};

}  // namespace berth::support
