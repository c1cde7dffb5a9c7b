// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "models/domain/remote_files.h"
#include "platform_client/ssh/transport.h"

namespace berth::platform_client::remote {

class SftpTransfer;
class SftpWorker;

// Gives the connection that files use; made on the first call, null never.
using TransportMaker = std::function<std::shared_ptr<ssh::Transport>()>;

// Files of a remote computer by SFTP. Requests are done one after the other on a thread of their
// own; each transfer has a thread and a channel of its own, so that looking around goes on beside
// it. Destroying it ends all of them (ShuttingDown), transfers too.
class SftpFiles final : public domain::RemoteFiles {
  public:
    explicit SftpFiles(TransportMaker maker);
    ~SftpFiles() override;

    void home(domain::Reply<std::string> reply) override;
    void list(std::string folder, domain::Reply<std::vector<domain::RemoteFile>> reply) override;
    void makeFolder(std::string path, domain::Reply<bool> reply) override;
    void rename(std::string from, std::string to, domain::Reply<bool> reply) override;
    void remove(std::string path, domain::Reply<bool> reply) override;
    [[nodiscard]] std::unique_ptr<domain::Transfer> transfer(
        domain::TransferRequest request, domain::TransferCallbacks callbacks) override;

  private:
    [[nodiscard]] std::shared_ptr<ssh::Transport> transport();

    const TransportMaker m_maker;
    std::mutex m_mutex;  // of what follows
    std::shared_ptr<ssh::Transport> m_transport;
    std::vector<std::weak_ptr<SftpTransfer>> m_transfers;
    const std::shared_ptr<SftpWorker> m_worker;
};

}  // namespace berth::platform_client::remote
