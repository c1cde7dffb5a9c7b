// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/channel_stream.h"

namespace berth::platform_client::remote {

namespace {

constexpr std::size_t kWindow = 8 * 1024 * 1024;

}  // namespace

ChannelStream::ChannelStream(ssh::Transport& transport, std::string subsystem) {
    ssh::ChannelWish wish;
    wish.kind = ssh::ChannelKind::Subsystem;
    wish.text = std::move(subsystem);
    wish.window = kWindow;
    ssh::ChannelCallbacks callbacks;
    callbacks.onOpened = [inbox = m_inbox] {
        const std::lock_guard lock(inbox->mutex);
        inbox->open = true;
        inbox->changed.notify_all();
    };
    callbacks.onBytes = [inbox = m_inbox](const std::string& bytes, bool errors) {
        if (errors) return;  // what a server has to say beside is no part of the stream
        const std::lock_guard lock(inbox->mutex);
        inbox->bytes += bytes;
        inbox->changed.notify_all();
    };
    callbacks.onEnded = [inbox = m_inbox](const domain::Result<std::optional<int>>& result) {
        const std::lock_guard lock(inbox->mutex);
        if (inbox->end) return;
        inbox->end = result ? domain::Error{domain::ErrorCode::Unavailable,
                                            "the server ended the file service",
                                            true,
                                            {}}
                            : result.error();
        inbox->changed.notify_all();
    };
    m_channel = transport.open(std::move(wish), std::move(callbacks));
}

ChannelStream::~ChannelStream() = default;

domain::Result<void> ChannelStream::opened() {
    std::unique_lock lock(m_inbox->mutex);
    m_inbox->changed.wait(lock, [this] { return m_inbox->open || m_inbox->end; });
    if (m_inbox->end) return tl::unexpected(*m_inbox->end);
    return {};
}

domain::Result<std::string> ChannelStream::read(std::chrono::steady_clock::time_point deadline) {
    std::string bytes;
    {
        std::unique_lock lock(m_inbox->mutex);
        const bool come = m_inbox->changed.wait_until(
            lock, deadline, [this] { return !m_inbox->bytes.empty() || m_inbox->end; });
        if (!come) return domain::fail(domain::ErrorCode::TimedOut, "no answer about files");
        // After a stop nothing more is of interest.
        if (m_inbox->end &&
            (m_inbox->bytes.empty() || m_inbox->end->code == domain::ErrorCode::ShuttingDown))
            return tl::unexpected(*m_inbox->end);
        bytes = std::exchange(m_inbox->bytes, {});
    }
    m_channel->taken(bytes.size());
    return bytes;
}

void ChannelStream::write(std::string_view bytes) {
    m_channel->write(bytes);
}

void ChannelStream::stop() {
    const std::lock_guard lock(m_inbox->mutex);
    m_inbox->end = domain::Error{domain::ErrorCode::ShuttingDown, "", false, {}};
    m_inbox->changed.notify_all();
}

}  // namespace berth::platform_client::remote
