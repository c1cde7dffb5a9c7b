// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/http_load.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace berth::bench {

namespace {

using Clock = std::chrono::steady_clock;

struct Client {
    int descriptor = -1;
    std::string read;
    Clock::time_point sent;
};

int connectTo(std::uint16_t port) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(descriptor);
        return -1;
    }
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

// The length of a whole answer at the start of `bytes`; 0 when more is needed.
std::size_t answerLength(std::string_view bytes) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string_view::npos) return 0;
    const std::size_t field = bytes.find("Content-Length: ");
    if (field >= end) return 0;
    const std::size_t whole = end + 4 + std::strtoul(bytes.data() + field + 16, nullptr, 10);
    return bytes.size() >= whole ? whole : 0;
}

}  // namespace

LoadFigures loadHttp(std::uint16_t port, int connections, double seconds) {
    LoadFigures out;
    const std::string request = "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                                "\r\nUser-Agent: berth-bench\r\nAccept: */*\r\n\r\n";
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Client> clients(static_cast<std::size_t>(connections));
    std::map<std::string, std::uint64_t, std::less<>> nodes;
    std::vector<float> latencies;
    latencies.reserve(1 << 20);
    const auto send = [&](Client& client) {
        client.sent = Clock::now();
        if (::send(client.descriptor, request.data(), request.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(request.size()))
            ++out.errors;
    };
    for (std::size_t i = 0; i < clients.size(); ++i) {
        clients[i].descriptor = connectTo(port);
        if (clients[i].descriptor < 0) {
            ++out.errors;
            continue;
        }
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, clients[i].descriptor, &event);
    }
    const auto begin = Clock::now();
    for (Client& client : clients) {
        if (client.descriptor >= 0) send(client);
    }
    std::array<epoll_event, 256> events{};
    std::array<char, 16384> bytes{};
    for (;;) {
        const double passed = std::chrono::duration<double>(Clock::now() - begin).count();
        if (passed >= seconds) {
            out.seconds = passed;
            break;
        }
        const int ready = ::epoll_wait(epoll, events.data(), static_cast<int>(events.size()), 100);
        for (int i = 0; i < ready; ++i) {
            Client& client = clients[events[static_cast<std::size_t>(i)].data.u64];
            const ssize_t got = ::recv(client.descriptor, bytes.data(), bytes.size(), 0);
            if (got <= 0) {
                ++out.errors;
                ::epoll_ctl(epoll, EPOLL_CTL_DEL, client.descriptor, nullptr);
                continue;
            }
            client.read.append(bytes.data(), static_cast<std::size_t>(got));
            const std::size_t length = answerLength(client.read);
            if (length == 0) continue;
            if (!client.read.starts_with("HTTP/1.1 200 ")) ++out.errors;
            const std::size_t field = client.read.find("X-Berth-Node: ");
            if (field < length) {
                const std::string_view rest = std::string_view(client.read).substr(field + 14, 16);
                const std::string_view node = rest.substr(0, rest.find('\r'));
                const auto found = nodes.find(node);
                ++(found == nodes.end() ? nodes[std::string(node)] : found->second);
            }
            latencies.push_back(
                std::chrono::duration<float, std::micro>(Clock::now() - client.sent).count());
            client.read.erase(0, length);
            send(client);
        }
    }
    for (const Client& client : clients) {
        if (client.descriptor >= 0) ::close(client.descriptor);
    }
    ::close(epoll);
    out.requests = latencies.size();
    out.requestsPerSecond = static_cast<double>(out.requests) / out.seconds;
    std::sort(latencies.begin(), latencies.end());
    if (!latencies.empty()) {
        out.p50Micros = latencies[latencies.size() / 2];
        out.p99Micros = latencies[latencies.size() * 99 / 100];
        out.maxMicros = latencies.back();
    }
    out.nodes = nodes.size();
    for (const auto& [node, count] : nodes) {
        out.largestShare = std::max(out.largestShare, count);
        out.smallestShare = out.smallestShare == 0 ? count : std::min(out.smallestShare, count);
    }
    return out;
}

}  // namespace berth::bench
