// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "sim/serving/http_message.h"
#include "sim/serving/link_key.h"

namespace berth::sim::platform {

// A request on its way from the gateway into the simulation, or the news that its client left.
// Tickets are given by the platform; exchange numbers by the simulation, later.
struct OutsideRequest {
    std::uint64_t ticket = 0;
    bool abandon = false;
    bool durable = false;  // before it is answered it is on disk
    serving::LinkKey link;
    serving::HttpRequest request;
    std::shared_ptr<serving::ResponseSink> sink;
};

}  // namespace berth::sim::platform
