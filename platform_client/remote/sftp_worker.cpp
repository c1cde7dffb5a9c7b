// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/sftp_worker.h"

#include <utility>

namespace berth::platform_client::remote {

using domain::ErrorCode;
using domain::Result;

std::shared_ptr<ChannelStream> openSftp(ssh::Transport& transport) {
    if (transport.state().stage == domain::RemoteStage::Closed) transport.reconnect();
    return std::make_shared<ChannelStream>(transport, "sftp");
}

void SftpWorker::add(Task task) {
    const std::lock_guard lock(m_mutex);
    m_tasks.push_back(std::move(task));
    if (!m_thread.joinable() && !m_ending)
        m_thread = std::thread([self = shared_from_this()] { self->run(); });
    m_changed.notify_all();
}

void SftpWorker::finish() {
    m_control.stop();
    std::thread thread;
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        if (m_stream) m_stream->stop();
        thread = std::move(m_thread);
        m_changed.notify_all();
    }
    if (thread.get_id() == std::this_thread::get_id())
        thread.detach();
    else if (thread.joinable())
        thread.join();
}

void SftpWorker::run() {
    for (;;) {
        Task task;
        bool ending = false;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return !m_tasks.empty() || m_ending; });
            if (m_tasks.empty()) break;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
            ending = m_ending;
        }
        task(ending ? domain::fail(ErrorCode::ShuttingDown, "") : session());
    }
    m_session.reset();
    const std::lock_guard lock(m_mutex);
    m_stream.reset();
}

Result<SftpSession*> SftpWorker::session() {
    if (m_session && m_session->usable()) return m_session.get();
    m_session.reset();
    const auto transport = m_transport();
    std::shared_ptr<ChannelStream> stream = openSftp(*transport);
    {
        const std::lock_guard lock(m_mutex);
        m_stream = stream;
        if (m_ending) m_stream->stop();
    }
    if (const auto opened = stream->opened(); !opened) return tl::unexpected(opened.error());
    m_session = std::make_unique<SftpSession>(*stream);
    if (const auto begun = m_session->begin(); !begun) {
        m_session.reset();
        return tl::unexpected(begun.error());
    }
    return m_session.get();
}

}  // namespace berth::platform_client::remote
