// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <thread>

#include "models/domain/remote_files.h"
#include "platform_client/remote/channel_stream.h"
#include "platform_client/remote/transfer_control.h"

namespace berth::platform_client::remote {

// One transfer on a thread and over a channel of its own. Thread-safe.
class SftpTransfer : public std::enable_shared_from_this<SftpTransfer> {
  public:
    SftpTransfer(std::shared_ptr<ssh::Transport> transport, domain::TransferRequest request,
                 domain::TransferCallbacks callbacks);

    void start();
    void pause(bool wanted) { m_control.pause(wanted); }
    // Nothing is called any more once this has returned, except from inside a call.
    void drop();
    // Ends it, with a last call unless it was dropped; waits for the thread, unless it is that one.
    void finish();

  private:
    void run();
    [[nodiscard]] domain::Result<domain::TransferReport> transfer();

    const domain::TransferRequest m_request;
    domain::TransferCallbacks m_callbacks;  // under m_calls
    TransferControl m_control;
    std::recursive_mutex m_calls;  // a call is made under it
    bool m_open = true;

    std::mutex m_mutex;  // of what follows
    std::shared_ptr<ssh::Transport> m_transport;
    std::shared_ptr<ChannelStream> m_stream;
    std::thread m_thread;
};

}  // namespace berth::platform_client::remote
