// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "sim/gateway/connection_table.h"
#include "sim/gateway/limits.h"
#include "sim/gateway/link_backend.h"
#include "sim/gateway/mailbox.h"

namespace berth::sim::gateway {

using SteadyTime = std::chrono::steady_clock::time_point;

// What all connections of one gateway share. All but the counters belongs to the gateway's thread.
struct Hub {
    Hub(LinkBackend& linkBackend, GatewayLimits gatewayLimits)
        : limits(gatewayLimits), backend(linkBackend) {}

    boost::asio::io_context context{1};  // first, because sockets refer to it to the end
    GatewayLimits limits;
    LinkBackend& backend;
    std::shared_ptr<Mailbox> mailbox;
    ConnectionTable connections;
    std::size_t bodyBytes = 0;    // of all requests in progress
    std::size_t answerBytes = 0;  // of all answers that are not wholly sent

    std::atomic<std::uint64_t> accepted{0}, requests{0}, refused{0}, abandoned{0};
    std::atomic<std::size_t> open{0};
};

}  // namespace berth::sim::gateway
