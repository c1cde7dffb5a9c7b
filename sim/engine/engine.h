// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/engine/event_queue.h"
#include "sim/engine/require.h"
#include "sim/engine/time.h"
#include "sim/engine/trace_hash.h"

namespace berth::sim::engine {

// Handles the events of a simulation. What `kind`, `a` and `b` mean belongs to whoever scheduled
// the event; the high byte of `kind` names the room (see sim/platform/simulation.cpp).
class EventSink {
  public:
    virtual void onEvent(const EventRecord& event) = 0;
    // That event is probably the next: a chance to fetch into the cache what it is about, and
    // nothing else. Not told where few events are pending.
    virtual void onLikelyNext(const EventRecord& /*event*/) const {}

  protected:
    ~EventSink() = default;
};

// A discrete-event engine: a clock, a queue ordered by (time, order of scheduling), and a hash over
// everything that has been handled. One object per simulation, no globals, no thread of its own.
class Engine {
  public:
    [[nodiscard]] Time now() const { return m_now; }
    // `at` must not lie before now().
    EventHandle schedule(Time at, EventRecord event) {
        require(at >= m_now, "an event was scheduled before now");
        return m_queue.push(at, event);
    }
    EventHandle scheduleAfter(Time delay, EventRecord event) {
        return schedule(m_now + delay, event);
    }
    // False when the event has been handled or cancelled before. A default handle is never valid.
    bool cancel(EventHandle handle) { return m_queue.cancel(handle); }

    // Handles the next event if it lies at or before `limit`; false when there is none.
    bool step(EventSink& sink, Time limit);
    // Handles all events up to and at `until`, then sets the clock to it. Returns how many.
    std::uint64_t runUntil(EventSink& sink, Time until);
    [[nodiscard]] std::optional<Time> nextTime() const { return m_queue.nextTime(); }

    [[nodiscard]] std::uint64_t processed() const { return m_processed; }
    [[nodiscard]] std::size_t pending() const { return m_queue.size(); }
    [[nodiscard]] std::uint64_t traceHash() const { return m_trace.value(); }

  private:
    void handle(EventSink& sink, const EventQueue::Due& due);

    EventQueue m_queue;
    TraceHash m_trace;
    Time m_now = 0;
    std::uint64_t m_processed = 0;
};

}  // namespace berth::sim::engine
