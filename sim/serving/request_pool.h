// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "sim/balancing/split/split_balancer.h"
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

// A request that is in service or waits: what each of them has, and what is looked at when it
// begins and ends. Slots are used again, so memory follows the requests in progress, not those
// done. With ten thousand of them in progress none is in the cache any more when it ends, so each
// is one line of it, and what few have stands elsewhere.
struct alignas(64) ActiveRequest {
    engine::Time arrived = 0;
    engine::Time started = 0;
    engine::EventHandle event;
    std::uint32_t link = kNone;
    std::uint32_t node = kNone;  // kNone while it waits at its link
    // In the line in which it waits; in service: its place there, and which it was (InService).
    std::uint32_t previous = kNone, next = kNone;
    std::uint32_t share = 0, epoch = 0;  // in the metrics of its link
    std::uint32_t generation = 1;        // grows with every use of the slot
    // While a version is tried: the count it belongs to (0: none), and the version it was given to.
    std::uint32_t count = 0;
    balancing::Side side = balancing::Side::Before;
    RequestFate fate = RequestFate::Answered;
    bool real : 1 = false;     // it has an exchange
    bool hasRest : 1 = false;  // anything of RequestRest
    bool held : 1 = false;     // at its link, which has no node yet
    bool inService : 1 = false;
    bool cold : 1 = false;
    bool inLineAfter : 1 = false;  // waits at its link for the version that is tried
};
static_assert(sizeof(ActiveRequest) == 64);

// What few requests have.
struct RequestRest {
    std::unique_ptr<Exchange> exchange;  // of a real request
    engine::EventHandle deadline;        // of its work, where its link has one
    engine::Time joined = 0;             // the line it waits in, of its node or its link
    std::optional<std::uint64_t> key;    // of its caller, where the link hashes
    int retries = 0;
    std::uint32_t times = kNone;  // as in GeneratedRequest, like the next
    engine::Time service = -1;
    std::uint64_t ticket = 0;  // likewise
};

// Requests that wait, in the order they joined.
struct RequestList {
    std::uint32_t first = kNone;
    std::uint32_t last = kNone;
    int size = 0;
};

// Requests that a node works on. They end in any order, and lists would touch two others for each
// one that leaves.
struct InService {
    std::vector<std::uint32_t> slots;
    std::uint32_t begun = 0;  // so many were begun; each knows which it was

    [[nodiscard]] int size() const { return static_cast<int>(slots.size()); }
};

class RequestPool {
  public:
    std::uint32_t take();
    void giveBack(std::uint32_t slot);
    [[nodiscard]] ActiveRequest& operator[](std::uint32_t slot) { return m_slots[slot]; }
    [[nodiscard]] const ActiveRequest& operator[](std::uint32_t slot) const {
        return m_slots[slot];
    }

    // What few requests have; from now on this one has it.
    [[nodiscard]] RequestRest& rest(std::uint32_t slot) {
        m_slots[slot].hasRest = true;
        return m_rest[slot];
    }
    [[nodiscard]] const RequestRest& rest(std::uint32_t slot) const { return m_rest[slot]; }

    [[nodiscard]] std::uint64_t ticketOf(std::uint32_t slot) const {
        return m_slots[slot].hasRest ? m_rest[slot].ticket : 0;
    }

    void begin(InService& node, std::uint32_t slot);
    void end(InService& node, std::uint32_t slot);
    // Those of a node: in the order in which they were begun, then those that wait in theirs.
    [[nodiscard]] std::vector<std::uint32_t> all(const InService& node,
                                                 const RequestList& waiting) const;

    void append(RequestList& list, std::uint32_t slot);
    void unlink(RequestList& list, std::uint32_t slot);

    void fetch(std::uint32_t slot) const {
        if (slot < m_slots.size()) __builtin_prefetch(m_slots.data() + slot);
    }

    // A name for a real request that does not come again.
    [[nodiscard]] std::uint64_t idOf(std::uint32_t slot) const {
        return (std::uint64_t{m_slots[slot].generation} << 32U) | slot;
    }
    // kNone when that request has ended.
    [[nodiscard]] std::uint32_t find(std::uint64_t id) const;
    [[nodiscard]] std::size_t slots() const { return m_slots.size(); }

  private:
    std::vector<ActiveRequest> m_slots;
    std::vector<RequestRest> m_rest;
    std::vector<std::uint32_t> m_free;
};

}  // namespace berth::sim::serving
