// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/dialer.h"

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <thread>
#include <vector>

namespace berth::platform_client::ssh {

namespace {

using domain::RemoteTrouble;

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;
};

struct LookUp {
    int error = 0;
    std::vector<SocketAddress> addresses;
};

// Both families in turn, beginning with the one the resolver prefers (after RFC 8305, section 4).
std::vector<SocketAddress> interleaved(std::vector<SocketAddress> addresses) {
    if (addresses.empty()) return addresses;
    const auto first = addresses.front().storage.ss_family;
    const auto others = std::stable_partition(
        addresses.begin(), addresses.end(),
        [first](const auto& each) { return each.storage.ss_family == first; });
    std::vector<SocketAddress> mixed;
    auto a = addresses.begin();
    for (auto b = others; a != others || b != addresses.end();) {
        if (a != others) mixed.push_back(*a++);
        if (b != addresses.end()) mixed.push_back(*b++);
    }
    return mixed;
}

LookUp lookUp(const std::string& host, int port) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo* found = nullptr;
    LookUp result;
    result.error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (result.error != 0) return result;
    for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
        SocketAddress address;
        address.size = each->ai_addrlen;
        std::memcpy(&address.storage, each->ai_addr, each->ai_addrlen);
        result.addresses.push_back(address);
    }
    ::freeaddrinfo(found);
    result.addresses = interleaved(std::move(result.addresses));
    return result;
}

Attempt<std::vector<SocketAddress>> addressesOf(const std::string& host, int port, Moment deadline,
                                                Waiting& waiting,
                                                const std::shared_ptr<WakeUp>& wakeUp) {
    PendingAnswer<LookUp> pending(wakeUp);
    try {
        std::thread([answer = pending.answerer(), host, port] {
            answer(lookUp(host, port));
        }).detach();
    } catch (const std::system_error&) {
        return failed(RemoteTrouble::NoNetwork, "no thread to look the name up");
    }
    while (!pending.settled()) {
        if (std::chrono::steady_clock::now() >= deadline)
            return failed(RemoteTrouble::TimedOut, "the name was not looked up in time");
        if (!waiting.turn(deadline)) return failed(RemoteTrouble::ShuttingDown, "");
    }
    const std::optional<LookUp> result = pending.take();
    if (!result) return failed(RemoteTrouble::NameUnknown, "the name was not looked up");
    if (result->error == EAI_AGAIN || result->error == EAI_SYSTEM)
        return failed(RemoteTrouble::NoNetwork, ::gai_strerror(result->error));
    if (result->error != 0)
        return failed(RemoteTrouble::NameUnknown, ::gai_strerror(result->error));
    return result->addresses;
}

tl::unexpected<Failure> socketFailure(int error) {
    RemoteTrouble trouble = RemoteTrouble::NoNetwork;
    if (error == ECONNREFUSED) trouble = RemoteTrouble::Refused;
    if (error == ETIMEDOUT) trouble = RemoteTrouble::TimedOut;
    return failed(trouble, std::system_category().message(error));
}

Attempt<Descriptor> dialOne(const SocketAddress& address, Moment deadline, Waiting& waiting) {
    Descriptor socket(
        ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (socket.get() < 0) return socketFailure(errno);
    const int on = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address.storage),
                  address.size) == 0)
        return socket;
    if (errno != EINPROGRESS) return socketFailure(errno);
    for (;;) {
        pollfd look{socket.get(), POLLOUT, 0};
        if (::poll(&look, 1, 0) == 1) {
            int error = 0;
            socklen_t size = sizeof error;
            ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &error, &size);
            if (error != 0) return socketFailure(error);
            return socket;
        }
        const Moment now = std::chrono::steady_clock::now();
        if (now >= deadline) return failed(RemoteTrouble::TimedOut, "no answer in time");
        if (!waiting.turn(deadline, socket.get())) return failed(RemoteTrouble::ShuttingDown, "");
    }
}

}  // namespace

Attempt<Descriptor> dial(const std::string& host, int port, const Patience& patience,
                         Waiting& waiting, const std::shared_ptr<WakeUp>& wakeUp) {
    const Moment deadline = std::chrono::steady_clock::now() + patience.connect;
    const auto addresses = addressesOf(host, port, deadline, waiting, wakeUp);
    if (!addresses) return tl::unexpected(addresses.error());
    Failure last{RemoteTrouble::NameUnknown, "the name has no address"};
    for (const SocketAddress& address : *addresses) {
        const Moment now = std::chrono::steady_clock::now();
        if (now >= deadline) break;
        auto made = dialOne(address, std::min(deadline, now + patience.address), waiting);
        if (made || made.error().trouble == RemoteTrouble::ShuttingDown) return made;
        last = made.error();
    }
    return tl::unexpected(last);
}

}  // namespace berth::platform_client::ssh
