// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "platform_client/remote/channel_stream.h"
#include "platform_client/remote/sftp_session.h"
#include "platform_client/remote/transfer_control.h"

namespace berth::platform_client::remote {

// Does one thing after the other with an SFTP session that it makes when there is something to do,
// and makes anew when it ended. Thread-safe.
class SftpWorker : public std::enable_shared_from_this<SftpWorker> {
  public:
    // Called once, on the worker's thread; with an error when there is no session.
    using Task = std::function<void(domain::Result<SftpSession*>)>;

    explicit SftpWorker(std::function<std::shared_ptr<ssh::Transport>()> transport)
        : m_transport(std::move(transport)) {}

    void add(Task task);
    // Lets go of what is being done; what waits ends in ShuttingDown. Waits for the thread, unless
    // it is that one which calls.
    void finish();
    [[nodiscard]] const TransferControl& control() const { return m_control; }

  private:
    void run();
    [[nodiscard]] domain::Result<SftpSession*> session();

    const std::function<std::shared_ptr<ssh::Transport>()> m_transport;
    TransferControl m_control;
    std::mutex m_mutex;  // of what follows
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    std::shared_ptr<ChannelStream> m_stream;
    std::thread m_thread;
    bool m_ending = false;

    std::unique_ptr<SftpSession> m_session;  // the thread's own
};

// A session on a connection that is asked to try again if it has given up.
[[nodiscard]] std::shared_ptr<ChannelStream> openSftp(ssh::Transport& transport);

}  // namespace berth::platform_client::remote
