// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "models/domain/error.h"
#include "sim/engine/time.h"
#include "sim/platform/file_change.h"
#include "sim/serving/http_message.h"
#include "sim/serving/link_key.h"

namespace berth::sim::platform {

// One thing that the outside did to the simulation beside the commands: a request that arrived at a
// link, a client that went away, and what a session in a node did to its files or asked its ports.
struct OutsideAct {
    // A KeyedArrival is an Arrival whose request has a balancingKey; it is only written.
    enum class Kind : std::uint8_t { Arrival, Abandon, Change, LocalRequest, KeyedArrival };

    engine::Time at = 0;
    Kind kind = Kind::Arrival;
    serving::LinkKey link;  // arrivals
    // Arrivals, local requests. Headers and address are not kept: what of them decides which node
    // is chosen is in balancingKey, and nothing else simulated reads them.
    serving::HttpRequest request;
    std::uint64_t exchange = 0;  // abandons: what Simulation::arrive() gave
    FileChange change;           // changes
    serving::NodeKey node = 0;   // local requests: on which node
    std::uint16_t port = 0;      // local requests: to which of its ports

    friend bool operator==(const OutsideAct& a, const OutsideAct& b) {
        return a.at == b.at && a.kind == b.kind && a.link == b.link && a.exchange == b.exchange &&
               a.request.method == b.request.method && a.request.target == b.request.target &&
               a.request.body == b.request.body &&
               a.request.balancingKey == b.request.balancingKey && a.change == b.change &&
               a.node == b.node && a.port == b.port;
    }
};

// Outside acts as the payload of one "requests" record: LEB128 numbers, times as differences, texts
// with their length. About 20 bytes for a short request without a body.
class RequestLogWriter {
  public:
    // Acts must come in order of time.
    void add(const OutsideAct& act);
    [[nodiscard]] bool empty() const { return m_bytes.empty(); }
    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] engine::Time lastTime() const { return m_last; }
    // The payload so far; starts over.
    [[nodiscard]] std::string take();

  private:
    std::string m_bytes;
    engine::Time m_last = 0;
};

// Hands out the acts of a payload in order. Malformed when it is cut or damaged; acts before the
// damage have been visited by then.
[[nodiscard]] domain::Result<void> readRequestLog(std::string_view payload,
                                                  const std::function<void(OutsideAct&&)>& visit);

}  // namespace berth::sim::platform
