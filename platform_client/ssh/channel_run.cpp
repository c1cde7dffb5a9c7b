// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/channel_run.h"

#include <algorithm>

namespace berth::platform_client::ssh {

namespace {

using domain::ErrorCode;

constexpr std::size_t kReadAtOnce = 64 * 1024;
constexpr std::size_t kWriteAtOnce = 256 * 1024;
// libssh grants a window of 1.25 MiB and takes what comes beyond it; a server that sends more than
// that has not kept to what it was let.
constexpr int kMostBuffered = 4 * 1024 * 1024;

}  // namespace

bool ChannelRun::dropped() const {
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->dropped;
}

bool ChannelRun::step(Link& link) {
    if (m_phase == Phase::Ended) return true;
    if (dropped()) {
        kill();
        m_phase = Phase::Ended;
        return true;
    }
    if (m_phase == Phase::New && !begin(link)) return true;
    if (m_deadline && std::chrono::steady_clock::now() >= *m_deadline) {
        kill();
        end(domain::fail(ErrorCode::TimedOut, "it took too long"));
        return true;
    }
    if (m_phase == Phase::Opening &&
        !advance(ssh_channel_open_session(m_channel.get()),
                 m_wish.kind == ChannelKind::Shell ? Phase::Terminal : Phase::Starting, link))
        return m_phase == Phase::Ended;
    if (m_phase == Phase::Terminal &&
        !advance(ssh_channel_request_pty_size(m_channel.get(), "xterm-256color",
                                              m_wish.size.columns, m_wish.size.rows),
                 Phase::Starting, link))
        return m_phase == Phase::Ended;
    if (m_phase == Phase::Starting && !advance(request(), Phase::Open, link))
        return m_phase == Phase::Ended;
    writeOut(link);
    readIn(link);
    return m_phase == Phase::Ended;
}

bool ChannelRun::begin(Link& link) {
    if (m_wish.deadline) m_deadline = std::chrono::steady_clock::now() + *m_wish.deadline;
    m_channel.reset(ssh_channel_new(link.session()));
    m_phase = Phase::Opening;
    if (m_channel) return true;
    end(domain::fail(ErrorCode::Unavailable, link.lastError(), {}, true));
    return false;
}

int ChannelRun::request() {
    switch (m_wish.kind) {
        case ChannelKind::Command:
            return ssh_channel_request_exec(m_channel.get(), m_wish.text.c_str());
        case ChannelKind::Shell:
            return ssh_channel_request_shell(m_channel.get());
        case ChannelKind::Subsystem:
            return ssh_channel_request_subsystem(m_channel.get(), m_wish.text.c_str());
    }
    return SSH_ERROR;
}

// True: it is done, and the next phase has begun.
bool ChannelRun::advance(int result, Phase next, Link& link) {
    if (result == SSH_AGAIN) return false;
    // Also when it was granted: a server that has shown such a thing is sent nothing more.
    if (result != SSH_OK || link.misbehaved()) {
        if (link.alive())
            end(domain::fail(ErrorCode::NotSupported, link.lastError()));
        else
            end(domain::fail(ErrorCode::Unavailable, link.lastError(), {}, true));
        return false;
    }
    m_phase = next;
    if (next == Phase::Open) {
        const std::lock_guard lock(m_shared->calls);
        if (m_shared->open && m_shared->callbacks.onOpened) m_shared->callbacks.onOpened();
    }
    return true;
}

void ChannelRun::writeOut(Link& link) {
    std::optional<domain::ShellSize> size;
    std::string bytes;
    bool ends = false;
    // What the socket does not take the library keeps: so no more is given to it than one piece.
    const bool free = (ssh_get_status(link.session()) & SSH_WRITE_PENDING) == 0;
    const std::size_t window = ssh_channel_window_size(m_channel.get());
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->touched = false;
        size = std::exchange(m_shared->newSize, std::nullopt);
        if (free) {
            const std::size_t count = std::min({m_shared->outgoing.size(), window, kWriteAtOnce});
            if (count == m_shared->outgoing.size()) {
                bytes = std::exchange(m_shared->outgoing, {});
            } else {
                bytes = m_shared->outgoing.substr(0, count);
                m_shared->outgoing.erase(0, count);
            }
        }
        ends = m_shared->outgoingEnds && m_shared->outgoing.empty();
    }
    if (size) (void)ssh_channel_change_pty_size(m_channel.get(), size->columns, size->rows);
    if (!bytes.empty()) {
        const int written = ssh_channel_write(m_channel.get(), bytes.data(),
                                              static_cast<std::uint32_t>(bytes.size()));
        const std::size_t done = written > 0 ? static_cast<std::size_t>(written) : 0;
        if (done < bytes.size() && written >= 0) {
            const std::lock_guard lock(m_shared->mutex);
            m_shared->outgoing.insert(0, bytes, done);
            ends = false;
        }
    }
    if (ends && !std::exchange(m_endSent, true)) (void)ssh_channel_send_eof(m_channel.get());
}

void ChannelRun::readIn(Link& link) {
    bool more = true;
    while (more && m_phase == Phase::Open) {
        const bool output = readStream(false, link);
        const bool errors = readStream(true, link);
        more = output || errors;
    }
    if (m_phase != Phase::Open) return;
    if (ssh_channel_poll(m_channel.get(), 0) > kMostBuffered ||
        ssh_channel_poll(m_channel.get(), 1) > kMostBuffered) {
        link.noteFlood();
        return;
    }
    if (!ssh_channel_is_closed(m_channel.get())) return;
    if (!link.alive()) return;  // the connection's end is told by abandon()
    if (ssh_channel_poll(m_channel.get(), 0) > 0 || ssh_channel_poll(m_channel.get(), 1) > 0)
        return;
    const int status = ssh_channel_get_exit_status(m_channel.get());
    end(status < 0 ? std::nullopt : std::optional<int>(status));
}

// True: something was read, so that there may be more.
bool ChannelRun::readStream(bool errors, Link& link) {
    std::size_t room = 0;
    {
        const std::lock_guard lock(m_shared->mutex);
        if (m_shared->dropped) return false;
        room = m_wish.window - std::min(m_shared->given, m_wish.window);
    }
    room = std::min(room, kReadAtOnce);
    if (room == 0) return false;
    std::string bytes(room, '\0');
    const int got = ssh_channel_read_nonblocking(m_channel.get(), bytes.data(),
                                                 static_cast<std::uint32_t>(room), errors ? 1 : 0);
    if (got <= 0) return false;
    bytes.resize(static_cast<std::size_t>(got));
    give(std::move(bytes), errors);
    return link.alive();
}

void ChannelRun::give(std::string bytes, bool errors) {
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->given += bytes.size();
    }
    const std::lock_guard lock(m_shared->calls);
    if (m_shared->open && m_shared->callbacks.onBytes)
        m_shared->callbacks.onBytes(std::move(bytes), errors);
}

void ChannelRun::abandon(domain::Error error) {
    m_channel.reset();
    if (m_phase != Phase::Ended) end(tl::unexpected(std::move(error)));
}

void ChannelRun::end(domain::Result<std::optional<int>> result) {
    m_phase = Phase::Ended;
    m_channel.reset();
    const std::lock_guard lock(m_shared->calls);
    if (!std::exchange(m_shared->open, false)) return;
    // What the callbacks keep alive goes with them.
    const ChannelCallbacks callbacks = std::exchange(m_shared->callbacks, {});
    if (callbacks.onEnded) callbacks.onEnded(std::move(result));
}

// A command could go on, or hang on a pipe that nobody reads; a shell is told by its terminal.
void ChannelRun::kill() {
    if (!m_channel) return;
    if (m_phase == Phase::Open) {
        if (m_wish.kind == ChannelKind::Command)
            (void)ssh_channel_request_send_signal(m_channel.get(), "KILL");
        (void)ssh_channel_close(m_channel.get());
    }
    m_channel.reset();
}

}  // namespace berth::platform_client::ssh
