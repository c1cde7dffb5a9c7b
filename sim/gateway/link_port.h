// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "models/domain/error.h"
#include "sim/gateway/hub.h"

namespace berth::sim::gateway {

// One listening port of one link, on 127.0.0.1 and, where it exists, ::1. Bound by any thread;
// afterwards of the gateway's thread.
class LinkPort : public std::enable_shared_from_this<LinkPort> {
  public:
    LinkPort(Hub& hub, LinkToken link);

    // preferred 0: any that is free on both addresses. Errors: AlreadyExists, PermissionDenied,
    // Unavailable.
    domain::Result<std::uint16_t> bind(const std::string& name, std::uint16_t preferred);
    void start();
    void close();  // listening only; the connections are closed by the gateway
    void retry();  // accepts again after there had been no descriptor left

    [[nodiscard]] LinkToken link() const { return m_link; }
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    void connectionClosed(bool admitted) { --(admitted ? m_admitted : m_turnedAway); }

  private:
    using Acceptor = boost::asio::ip::tcp::acceptor;

    void accept(Acceptor& acceptor);
    void admit(boost::asio::ip::tcp::socket socket);

    Hub& m_hub;
    LinkToken m_link;
    std::uint16_t m_port = 0;
    Acceptor m_v4, m_v6;
    std::size_t m_admitted = 0, m_turnedAway = 0;  // open connections
    bool m_v4Stalled = false, m_v6Stalled = false;
};

}  // namespace berth::sim::gateway
