// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <deque>
#include <vector>

#include "models/domain/stream.h"

namespace berth::bridge {

// The newest events, oldest first. A sequence that does not grow means that the platform has
// started over: what was before is dropped.
class EventHistory {
  public:
    static constexpr std::size_t kCapacity = 10'000;

    void append(const std::vector<domain::Event>& events) {
        if (!events.empty() && !m_events.empty() &&
            events.front().sequence <= m_events.back().sequence) {
            m_events.clear();
        }
        m_events.insert(m_events.end(), events.begin(), events.end());
        while (m_events.size() > kCapacity)
            m_events.pop_front();
    }
    [[nodiscard]] std::size_t size() const { return m_events.size(); }
    [[nodiscard]] const domain::Event& operator[](std::size_t index) const {
        return m_events[index];
    }
    [[nodiscard]] auto begin() const { return m_events.begin(); }
    [[nodiscard]] auto end() const { return m_events.end(); }

  private:
    std::deque<domain::Event> m_events;
};

}  // namespace berth::bridge
