// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/raw_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace berth::platform_client::ssh::testing {

namespace {

constexpr int kLookMs = 20;

sockaddr_in atPort(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

bool ready(int fd, short events, const std::atomic<bool>& ending) {
    while (!ending) {
        pollfd look{fd, events, 0};
        if (::poll(&look, 1, kLookMs) == 1) return true;
    }
    return false;
}

}  // namespace

bool RawServer::Peer::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        if (!ready(m_fd, POLLOUT, m_ending)) return false;
        const ssize_t sent = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string RawServer::Peer::receive() const {
    std::array<char, 4096> bytes{};
    if (!ready(m_fd, POLLIN, m_ending)) return {};
    const ssize_t got = ::recv(m_fd, bytes.data(), bytes.size(), 0);
    return {bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
}

void RawServer::Peer::waitForEnd() const {
    while (!receive().empty()) {
    }
}

RawServer::RawServer(std::function<void(Peer&)> behaviour) : m_behaviour(std::move(behaviour)) {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = atPort(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(m_listener, 64) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { accept(); });
}

RawServer::~RawServer() {
    m_ending = true;
    m_thread.join();
    for (std::thread& peer : m_peers)
        peer.join();
    ::close(m_listener);
}

void RawServer::accept() {
    while (ready(m_listener, POLLIN, m_ending)) {
        const int fd = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0) continue;
        m_peers.emplace_back([this, fd] {
            Peer peer(fd, m_ending);
            m_behaviour(peer);
            ::close(fd);
        });
    }
}

int connectTo(int port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = atPort(port);
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect");
    return fd;
}

}  // namespace berth::platform_client::ssh::testing
