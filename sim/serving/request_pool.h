// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/engine/event_queue.h"
#include "sim/engine/time.h"
#include "sim/serving/behaviours/behaviour.h"
#include "sim/serving/http_message.h"
#include "sim/serving/impairment.h"

namespace berth::sim::serving {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

// What only a real request has.
struct Exchange {
    HttpRequest request;
    std::shared_ptr<ResponseSink> sink;  // null once the client has gone
    Work work;
    std::int64_t number = 0;     // of its container
    std::int64_t bytesSent = 0;  // of a stream
    bool headSent = false;
};

// A request that is in service or waits. Slots are used again, so memory follows the requests in
// progress, not those done.
struct ActiveRequest {
    engine::Time arrived = 0;
    engine::Time started = 0;
    engine::Time joined = 0;  // the line it waits in, of its node or its link
    engine::EventHandle event;
    engine::EventHandle deadline;        // of its work, where its link has one
    std::unique_ptr<Exchange> exchange;  // null for generated load
    std::uint32_t link = kNone;
    std::uint32_t node = kNone;                    // kNone while it waits at its link
    std::uint32_t previous = kNone, next = kNone;  // in the list of its node or link
    std::uint32_t share = 0, epoch = 0;            // in the metrics of its link
    std::uint32_t generation = 1;                  // grows with every use of the slot
    std::uint64_t key = 0;                         // of its caller, where hasKey
    int retries = 0;
    bool hasKey = false;
    bool held = false;  // at its link, which has no node yet
    bool inService = false;
    bool cold = false;
    std::uint32_t times = kNone;  // as in GeneratedRequest, like the next
    engine::Time service = -1;
    RequestFate fate = RequestFate::Answered;
};

// Requests of one node in the order they joined.
struct RequestList {
    std::uint32_t first = kNone;
    std::uint32_t last = kNone;
    int size = 0;
};

class RequestPool {
  public:
    std::uint32_t take();
    void giveBack(std::uint32_t slot);
    [[nodiscard]] ActiveRequest& operator[](std::uint32_t slot) { return m_slots[slot]; }
    [[nodiscard]] const ActiveRequest& operator[](std::uint32_t slot) const {
        return m_slots[slot];
    }

    void append(RequestList& list, std::uint32_t slot);
    void unlink(RequestList& list, std::uint32_t slot);

    // A name for a real request that does not come again.
    [[nodiscard]] std::uint64_t idOf(std::uint32_t slot) const {
        return (std::uint64_t{m_slots[slot].generation} << 32U) | slot;
    }
    // kNone when that request has ended.
    [[nodiscard]] std::uint32_t find(std::uint64_t id) const;
    [[nodiscard]] std::size_t slots() const { return m_slots.size(); }

  private:
    std::vector<ActiveRequest> m_slots;
    std::vector<std::uint32_t> m_free;
};

}  // namespace berth::sim::serving
