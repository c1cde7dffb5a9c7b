// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/gateway/link_port.h"

#include <fmt/format.h>

#include <boost/asio/ip/address_v4.hpp>
#include <boost/asio/ip/address_v6.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <utility>

#include "sim/gateway/connection.h"

namespace berth::sim::gateway {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

// Beyond the connections that are served, so many get a 503; still further ones are just closed.
constexpr std::size_t kRefusedAtOnce = 64;
constexpr int kTriesForAFreePort = 32;

error_code listenOn(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
    error_code ec;
    acceptor.open(endpoint.protocol(), ec);
    // A port whose last connections are in TIME_WAIT can be listened on again.
    if (!ec) acceptor.set_option(tcp::acceptor::reuse_address(true), ec);
    if (!ec && endpoint.protocol() == tcp::v6()) acceptor.set_option(asio::ip::v6_only(true), ec);
    if (!ec) acceptor.bind(endpoint, ec);
    if (!ec) acceptor.listen(tcp::acceptor::max_listen_connections, ec);
    if (ec) {
        error_code ignored;
        acceptor.close(ignored);
    }
    return ec;
}

tl::unexpected<domain::Error> refusal(const std::string& name, std::uint16_t port, error_code ec) {
    using domain::ErrorCode;
    if (ec == asio::error::address_in_use)
        return domain::fail(ErrorCode::AlreadyExists, fmt::format("port {} is in use", port));
    if (ec == asio::error::access_denied) {
        return domain::fail(ErrorCode::PermissionDenied,
                            fmt::format("port {} may not be listened on", port));
    }
    return domain::fail(ErrorCode::Unavailable,
                        fmt::format("no port for {}: {}", name, ec.message()), {}, true);
}

}  // namespace

LinkPort::LinkPort(Hub& hub, LinkToken link)
    : m_hub(hub), m_link(link), m_v4(hub.context), m_v6(hub.context) {}

domain::Result<std::uint16_t> LinkPort::bind(const std::string& name, std::uint16_t preferred) {
    error_code ec;
    for (int attempt = 0; attempt < kTriesForAFreePort; ++attempt) {
        ec = listenOn(m_v4, {asio::ip::address_v4::loopback(), preferred});
        if (ec) return refusal(name, preferred, ec);
        m_port = m_v4.local_endpoint(ec).port();
        ec = listenOn(m_v6, {asio::ip::address_v6::loopback(), m_port});
        if (ec != asio::error::address_in_use) return m_port;  // without ::1 on 127.0.0.1 alone
        error_code ignored;
        m_v4.close(ignored);
        if (preferred != 0) break;
    }
    return refusal(name, m_port, ec);
}

void LinkPort::start() {
    accept(m_v4);
    if (m_v6.is_open()) accept(m_v6);
}

void LinkPort::close() {
    error_code ignored;
    m_v4.close(ignored);
    m_v6.close(ignored);
}

void LinkPort::retry() {
    if (std::exchange(m_v4Stalled, false) && m_v4.is_open()) accept(m_v4);
    if (std::exchange(m_v6Stalled, false) && m_v6.is_open()) accept(m_v6);
}

void LinkPort::accept(Acceptor& acceptor) {
    acceptor.async_accept(
        [self = shared_from_this(), &acceptor](error_code ec, tcp::socket socket) {
            if (!acceptor.is_open()) return;
            if (ec && ec != asio::error::connection_aborted) {
                // Out of descriptors or memory: tried again with the next tick.
                (&acceptor == &self->m_v4 ? self->m_v4Stalled : self->m_v6Stalled) = true;
                return;
            }
            if (!ec) self->admit(std::move(socket));
            self->accept(acceptor);
        });
}

void LinkPort::admit(tcp::socket socket) {
    const bool admitted = m_admitted < m_hub.limits.connectionsPerPort;
    if (!admitted && m_turnedAway >= kRefusedAtOnce) return;
    ++(admitted ? m_admitted : m_turnedAway);
    m_hub.accepted.fetch_add(1, std::memory_order_relaxed);
    auto connection = std::make_shared<Connection>(m_hub, shared_from_this(), std::move(socket));
    connection->start(m_hub.connections.add(connection), admitted);
}

}  // namespace berth::sim::gateway
