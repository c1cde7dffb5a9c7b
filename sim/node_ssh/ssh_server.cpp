// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/ssh_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

namespace berth::sim::node_ssh {

namespace {

using domain::ErrorCode;
using domain::fail;

constexpr int kBacklog = 64;
constexpr int kBetweenTidying = 500;  // milliseconds

// A listening socket, or none with errno set. `port` 0: any; then it is told which.
Descriptor listenOn(int family, std::uint16_t& port) {
    Descriptor socket(::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.valid()) return socket;
    const int on = 1;
    sockaddr_storage address{};
    socklen_t length = 0;
    if (family == AF_INET) {
        auto* const v4 = reinterpret_cast<sockaddr_in*>(&address);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        v4->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        length = sizeof(sockaddr_in);
    } else {
        auto* const v6 = reinterpret_cast<sockaddr_in6*>(&address);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        v6->sin6_addr = in6addr_loopback;
        length = sizeof(sockaddr_in6);
        ::setsockopt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
    }
    ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket.get(), generic, length) != 0 || ::listen(socket.get(), kBacklog) != 0 ||
        ::getsockname(socket.get(), generic, &length) != 0) {
        const int error = errno;
        socket = {};
        errno = error;
        return socket;
    }
    port = ntohs(family == AF_INET ? reinterpret_cast<sockaddr_in*>(&address)->sin_port
                                   : reinterpret_cast<sockaddr_in6*>(&address)->sin6_port);
    return socket;
}

}  // namespace

SshServer::SshServer(SshServerSetup setup, NodeDirectory& nodes)
    : m_setup(std::move(setup)), m_nodes(nodes) {}

domain::Result<std::unique_ptr<SshServer>> SshServer::start(SshServerSetup setup,
                                                            NodeDirectory& nodes) {
    std::unique_ptr<SshServer> server(new SshServer(std::move(setup), nodes));
    if (auto done = server->listen(); !done) return tl::unexpected(std::move(done.error()));
    server->m_thread =
        std::jthread([raw = server.get()](const std::stop_token& stop) { raw->accept(stop); });
    return server;
}

SshServer::~SshServer() {
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_wakeUp.set();
        m_thread.join();
    }
}

domain::Result<void> SshServer::listen() {
    std::uint16_t port = m_setup.port;
    Descriptor v4 = listenOn(AF_INET, port);
    if (!v4.valid()) {
        const ErrorCode code =
            errno == EADDRINUSE ? ErrorCode::AlreadyExists : ErrorCode::Unavailable;
        return fail(code, "port " + std::to_string(m_setup.port) + ": " +
                              std::generic_category().message(errno));
    }
    m_port = port;
    m_listeners.push_back(std::move(v4));
    // The same port there too; a system without IPv6 does without.
    if (Descriptor v6 = listenOn(AF_INET6, port); v6.valid()) m_listeners.push_back(std::move(v6));
    if (m_wakeUp.descriptor() < 0)
        return fail(ErrorCode::Unavailable, "no event descriptor is left");
    return {};
}

void SshServer::accept(const std::stop_token& stop) {
    std::vector<pollfd> waits;
    for (const Descriptor& listener : m_listeners)
        waits.push_back({listener.get(), POLLIN, 0});
    waits.push_back({m_wakeUp.descriptor(), POLLIN, 0});
    while (!stop.stop_requested()) {
        ::poll(waits.data(), waits.size(), kBetweenTidying);
        tidy();
        for (const pollfd& wait : waits) {
            if (wait.fd != m_wakeUp.descriptor() && (wait.revents & POLLIN) != 0) take(wait.fd);
        }
    }
}

void SshServer::take(int listener) {
    Descriptor socket(::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC));
    if (!socket.valid()) {
        // Whoever waits goes on waiting; without a descriptor left that must not keep us busy.
        pollfd wake{m_wakeUp.descriptor(), POLLIN, 0};
        if (errno == EMFILE || errno == ENFILE) ::poll(&wake, 1, kBetweenTidying);
        return;
    }
    if (m_connections.size() >= m_setup.connections) return;
    const int on = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    ::setsockopt(socket.get(), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    try {
        m_connections.emplace_back(std::move(socket), m_setup.hostKey, m_setup.login, m_nodes,
                                   m_setup.limits);
    } catch (const std::system_error&) {
        // No thread is left for it.
    }
}

void SshServer::tidy() {
    const auto now = std::chrono::steady_clock::now();
    for (auto it = m_connections.begin(); it != m_connections.end();) {
        it->hangUpIfLate(now);
        it = it->isOver() ? m_connections.erase(it) : std::next(it);
    }
}

}  // namespace berth::sim::node_ssh
