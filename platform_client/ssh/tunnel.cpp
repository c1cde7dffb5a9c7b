// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/tunnel.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace berth::platform_client::ssh {

namespace {

using domain::RemoteTrouble;

constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kMostUpward = 512 * 1024;
constexpr int kMostBuffered = 4 * 1024 * 1024;  // see channel_run.cpp

}  // namespace

Tunnel::Tunnel(Link& through, ChannelHandle channel, Descriptor ours, Descriptor theirs)
    : m_link(through),
      m_channel(std::move(channel)),
      m_ours(std::move(ours)),
      m_theirs(std::move(theirs)) {}

Attempt<std::unique_ptr<Tunnel>> Tunnel::open(Link& through, const std::string& host, int port,
                                              const Patience& patience, Waiting& waiting) {
    ChannelHandle channel(ssh_channel_new(through.session()));
    if (!channel) return failed(RemoteTrouble::ConnectionLost, through.lastError());
    const Moment deadline = std::chrono::steady_clock::now() + patience.connect;
    for (;;) {
        const int result =
            ssh_channel_open_forward(channel.get(), host.c_str(), port, "127.0.0.1", 0);
        if (!through.alive())
            return failed(
                through.misbehaved() ? RemoteTrouble::ServerFailed : RemoteTrouble::ConnectionLost,
                through.lastError());
        if (result == SSH_OK) break;
        if (result != SSH_AGAIN) return failed(RemoteTrouble::JumpRefused, through.lastError());
        if (std::chrono::steady_clock::now() >= deadline)
            return failed(RemoteTrouble::TimedOut, "the stop before gets no connection");
        if (!waiting.turn(deadline)) return failed(RemoteTrouble::ShuttingDown, "");
    }
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0)
        return failed(RemoteTrouble::ConnectionLost, "no socket");
    return std::unique_ptr<Tunnel>(
        new Tunnel(through, std::move(channel), Descriptor(ends[0]), Descriptor(ends[1])));
}

short Tunnel::events() const {
    short events = 0;
    if (!m_upward.empty()) events |= POLLOUT;
    if (m_downward.empty() && (ssh_get_status(m_link.session()) & SSH_WRITE_PENDING) == 0 &&
        ssh_channel_window_size(m_channel.get()) > 0)
        events |= POLLIN;
    return events;
}

void Tunnel::pump() {
    if (m_ours.get() < 0) return;
    upwards();
    if (m_ours.get() >= 0) downwards();
}

void Tunnel::upwards() {
    bool ended = !m_link.alive();
    while (!ended && m_upward.size() < kMostUpward) {
        std::string piece(kPiece, '\0');
        const int got = ssh_channel_read_nonblocking(m_channel.get(), piece.data(), kPiece, 0);
        ended = got < 0;
        if (got <= 0) break;
        m_upward.append(piece, 0, static_cast<std::size_t>(got));
    }
    if (ssh_channel_poll(m_channel.get(), 0) > kMostBuffered) m_link.noteFlood();
    while (!m_upward.empty()) {
        const ssize_t sent = ::send(m_ours.get(), m_upward.data(), m_upward.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
        if (sent <= 0) {
            m_ours.close();
            return;
        }
        m_upward.erase(0, static_cast<std::size_t>(sent));
    }
    if (ended || ssh_channel_is_eof(m_channel.get()) != 0 ||
        ssh_channel_is_closed(m_channel.get()) != 0) {
        if (ssh_channel_poll(m_channel.get(), 0) <= 0) m_ours.close();
    }
}

void Tunnel::downwards() {
    while (sendDown() && (events() & POLLIN) != 0) {
        m_downward.resize(std::min<std::size_t>(kPiece, ssh_channel_window_size(m_channel.get())));
        const ssize_t got = ::recv(m_ours.get(), m_downward.data(), m_downward.size(), 0);
        const int error = errno;
        m_downward.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        if (got < 0 && error == EINTR) continue;
        if (got < 0 && (error == EAGAIN || error == EWOULDBLOCK)) return;
        if (got <= 0) {
            (void)ssh_channel_send_eof(m_channel.get());
            m_ours.close();
            return;
        }
    }
}

// False: it cannot take more now. While keys are exchanged anew a channel takes nothing.
bool Tunnel::sendDown() {
    if (m_downward.empty()) return true;
    const int sent = ssh_channel_write(m_channel.get(), m_downward.data(),
                                       static_cast<std::uint32_t>(m_downward.size()));
    if (sent < 0) {
        m_ours.close();
        return false;
    }
    m_downward.erase(0, static_cast<std::size_t>(sent));
    return m_downward.empty();
}

}  // namespace berth::platform_client::ssh
