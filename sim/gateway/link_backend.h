// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "sim/serving/http_message.h"
#include "sim/serving/link_key.h"

namespace berth::sim::gateway {

// What a port is opened for; requests come in with it. Simulations count deployments from 1: the
// tokens of deployment 0 are free for what their owner serves beside links.
using LinkToken = serving::LinkKey;

// Who answers what comes in through the ports. Both calls come on the gateway's thread and must not
// block; above all they must never wait for a thread that is inside a call of the Gateway.
class LinkBackend {
  public:
    LinkBackend() = default;
    LinkBackend(const LinkBackend&) = delete;
    LinkBackend& operator=(const LinkBackend&) = delete;
    virtual ~LinkBackend() = default;

    // Every request ends by calls of the sink, on any one thread at a time, before or after this
    // returns. A sink that is dropped without an end counts as failed (502). The number names the
    // request for abandon(); 0: it cannot be abandoned.
    virtual std::uint64_t submit(LinkToken link, serving::HttpRequest request,
                                 std::shared_ptr<serving::ResponseSink> sink) = 0;
    // The client went away. Further calls of the sink do no harm. The request may have ended
    // already.
    virtual void abandon(std::uint64_t request) = 0;
};

}  // namespace berth::sim::gateway
