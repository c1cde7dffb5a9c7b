// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/engine.h"

namespace berth::sim::engine {

inline void Engine::handle(EventSink& sink, const EventQueue::Due& due) {
    m_now = due.at;
    ++m_processed;
    m_trace.mix(static_cast<std::uint64_t>(due.at));
    m_trace.mix(std::uint64_t{due.event.kind} << 32 | due.event.a);
    m_trace.mix(due.event.b);
    sink.onEvent(due.event);
}

bool Engine::step(EventSink& sink, Time limit) {
    const std::optional<EventQueue::Due> due = m_queue.pop(limit);
    if (!due) return false;
    handle(sink, *due);
    return true;
}

std::uint64_t Engine::runUntil(EventSink& sink, Time until) {
    const std::uint64_t before = m_processed;
    while (const std::optional<EventQueue::Due> due = m_queue.pop(until)) {
        if (const EventRecord* const next = m_queue.likelyNext()) sink.onLikelyNext(*next);
        handle(sink, *due);
    }
    if (until > m_now) m_now = until;
    return m_processed - before;
}

}  // namespace berth::sim::engine
