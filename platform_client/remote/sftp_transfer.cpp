// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/sftp_transfer.h"

#include <utility>

#include "platform_client/remote/sftp_worker.h"
#include "platform_client/remote/transfer_run.h"

namespace berth::platform_client::remote {

SftpTransfer::SftpTransfer(std::shared_ptr<ssh::Transport> transport,
                           domain::TransferRequest request, domain::TransferCallbacks callbacks)
    : m_request(std::move(request)),
      m_callbacks(std::move(callbacks)),
      m_transport(std::move(transport)) {}

void SftpTransfer::start() {
    const std::lock_guard lock(m_mutex);
    m_thread = std::thread([self = shared_from_this()] { self->run(); });
}

void SftpTransfer::drop() {
    const std::lock_guard lock(m_calls);
    m_open = false;
}

void SftpTransfer::finish() {
    m_control.stop();
    std::thread thread;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stream) m_stream->stop();
        thread = std::move(m_thread);
    }
    if (thread.get_id() == std::this_thread::get_id())
        thread.detach();
    else if (thread.joinable())
        thread.join();
}

void SftpTransfer::run() {
    auto result = transfer();
    {
        const std::lock_guard lock(m_mutex);
        m_stream.reset();
        m_transport.reset();
    }
    const std::lock_guard lock(m_calls);
    const domain::TransferCallbacks callbacks = std::exchange(m_callbacks, {});
    if (std::exchange(m_open, false) && callbacks.onEnded) callbacks.onEnded(std::move(result));
}

domain::Result<domain::TransferReport> SftpTransfer::transfer() {
    std::shared_ptr<ChannelStream> stream;
    {
        const std::lock_guard lock(m_mutex);
        m_stream = openSftp(*m_transport);
        stream = m_stream;
    }
    if (m_control.stopped()) stream->stop();
    if (const auto opened = stream->opened(); !opened) return tl::unexpected(opened.error());
    SftpSession sftp(*stream);
    if (const auto begun = sftp.begin(); !begun) return tl::unexpected(begun.error());
    ProgressTeller teller([this](const domain::TransferProgress& progress) {
        const std::lock_guard lock(m_calls);
        if (m_open && m_callbacks.onProgress) m_callbacks.onProgress(progress);
    });
    return runTransfer(m_request, sftp, m_control, teller);
}

}  // namespace berth::platform_client::remote
