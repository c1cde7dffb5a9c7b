// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>

#include "sim/engine/time.h"

namespace berth::sim::autoscaling {

// The largest of the values that were noted within a span of time up to now. Memory is bounded by
// the number of looks within the span.
class LargestWithin {
  public:
    explicit LargestWithin(engine::Time span) : m_span(span) {}

    // `at` must not lie before that of the call before. Values noted just `span` ago still count.
    int note(engine::Time at, int value) {
        while (!m_falling.empty() && m_falling.back().value <= value)
            m_falling.pop_back();  // never the largest any more
        m_falling.push_back({at, value});
        while (m_falling.front().at < at - m_span)
            m_falling.pop_front();
        return m_falling.front().value;
    }

  private:
    struct Noted {
        engine::Time at = 0;
        int value = 0;
    };
    engine::Time m_span;
    std::deque<Noted> m_falling;  // by time, and by falling value
};

}  // namespace berth::sim::autoscaling
