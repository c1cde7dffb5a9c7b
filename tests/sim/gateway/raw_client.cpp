// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/gateway/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cctype>
#include <cstdlib>
#include <utility>

namespace berth::sim::gateway::test {

namespace {

constexpr int kPatienceMs = 10'000;  // ms

}  // namespace

RawClient::RawClient(std::uint16_t port, bool v6) {
    m_descriptor = ::socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int result = -1;
    if (v6) {
        sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_port = htons(port);
        address.sin6_addr = in6addr_loopback;
        result = ::connect(m_descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address);
    } else {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        result = ::connect(m_descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address);
    }
    if (result != 0) close();
}

RawClient::~RawClient() {
    close();
}

void RawClient::close() {
    if (m_descriptor >= 0) ::close(m_descriptor);
    m_descriptor = -1;
}

void RawClient::makeSmall(int descriptor) {
    const int bytes = 64 * 1024;
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawClient::fill() {
    pollfd waiting{m_descriptor, POLLIN, 0};
    if (::poll(&waiting, 1, kPatienceMs) != 1) return false;
    std::array<char, 65536> bytes{};
    const ssize_t got = ::recv(m_descriptor, bytes.data(), bytes.size(), 0);
    if (got <= 0) return false;
    m_read.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
}

std::string RawClient::rest() {
    while (fill()) {
    }
    return std::exchange(m_read, {});
}

std::string RawClient::some() {
    if (m_read.empty()) fill();
    return std::exchange(m_read, {});
}

std::optional<Response> RawClient::response(bool toHead) {
    std::size_t end = 0;
    while ((end = m_read.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) return std::nullopt;
    }
    Response out;
    const std::string head = m_read.substr(0, end + 2);
    m_read.erase(0, end + 4);
    if (!head.starts_with("HTTP/1.1 ")) return std::nullopt;
    out.status = std::atoi(head.c_str() + 9);
    for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
        const std::size_t colon = head.find(": ", at);
        const std::size_t stop = head.find("\r\n", at);
        std::string name = head.substr(at, colon - at);
        for (char& c : name)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        out.fields[name] = head.substr(colon + 2, stop - colon - 2);
        at = stop + 2;
    }
    if (toHead || out.status < 200 || out.status == 204) return out;
    const auto take = [&](std::size_t bytes) {
        while (m_read.size() < bytes) {
            if (!fill()) return false;
        }
        return true;
    };
    if (out.fields.contains("content-length")) {
        const auto length =
            static_cast<std::size_t>(std::atoll(out.fields["content-length"].c_str()));
        if (!take(length)) return std::nullopt;
        out.body = m_read.substr(0, length);
        m_read.erase(0, length);
    } else if (out.fields.contains("transfer-encoding")) {
        for (;;) {
            std::size_t line = 0;
            while ((line = m_read.find("\r\n")) == std::string::npos) {
                if (!fill()) return std::nullopt;
            }
            const std::size_t size = std::strtoul(m_read.c_str(), nullptr, 16);
            if (!take(line + 2 + size + 2)) return std::nullopt;
            out.body += m_read.substr(line + 2, size);
            m_read.erase(0, line + 2 + size + 2);
            if (size == 0) break;
        }
    } else {
        out.body = rest();
    }
    return out;
}

std::string getRequest(std::uint16_t port, std::string_view target, std::string_view more) {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
           "\r\n" + std::string(more) + "\r\n";
}

std::optional<Response> askOnce(std::uint16_t port, std::string_view bytes) {
    RawClient client(port);
    if (!client.connected() || !client.send(bytes)) return std::nullopt;
    return client.response();
}

}  // namespace berth::sim::gateway::test
