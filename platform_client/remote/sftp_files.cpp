// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/sftp_files.h"

#include "platform_client/remote/folder_work.h"
#include "platform_client/remote/sftp_transfer.h"
#include "platform_client/remote/sftp_worker.h"

namespace berth::platform_client::remote {

namespace {

using domain::Reply;
using domain::Result;

class TransferHandle final : public domain::Transfer {
  public:
    explicit TransferHandle(std::shared_ptr<SftpTransfer> transfer)
        : m_transfer(std::move(transfer)) {}
    ~TransferHandle() override {
        m_transfer->drop();
        m_transfer->finish();
    }
    void pause() override { m_transfer->pause(true); }
    void resume() override { m_transfer->pause(false); }

  private:
    const std::shared_ptr<SftpTransfer> m_transfer;
};

// "yes" for what has nothing else to say.
Result<bool> yes(const Result<void>& done) {
    if (!done) return tl::unexpected(done.error());
    return true;
}

template <class T, class Work>
SftpWorker::Task task(Reply<T> reply, Work work) {
    return [reply = std::move(reply), work = std::move(work)](Result<SftpSession*> session) {
        if (!session)
            reply(tl::unexpected(session.error()));
        else
            reply(work(**session));
    };
}

}  // namespace

SftpFiles::SftpFiles(TransportMaker maker)
    : m_maker(std::move(maker)),
      m_worker(std::make_shared<SftpWorker>([this] { return transport(); })) {}

SftpFiles::~SftpFiles() {
    std::vector<std::weak_ptr<SftpTransfer>> transfers;
    {
        const std::lock_guard lock(m_mutex);
        transfers = std::move(m_transfers);
    }
    for (const auto& each : transfers)
        if (const auto transfer = each.lock()) transfer->finish();
    m_worker->finish();
}

std::shared_ptr<ssh::Transport> SftpFiles::transport() {
    const std::lock_guard lock(m_mutex);
    if (!m_transport) m_transport = m_maker();
    return m_transport;
}

void SftpFiles::home(Reply<std::string> reply) {
    m_worker->add(
        task<std::string>(std::move(reply), [](SftpSession& sftp) { return sftp.realPath("."); }));
}

void SftpFiles::list(std::string folder, Reply<std::vector<domain::RemoteFile>> reply) {
    m_worker->add(task<std::vector<domain::RemoteFile>>(
        std::move(reply), [folder = std::move(folder), worker = m_worker.get()](SftpSession& sftp) {
            return listFolder(sftp, worker->control(), folder);
        }));
}

void SftpFiles::makeFolder(std::string path, Reply<bool> reply) {
    m_worker->add(task<bool>(std::move(reply), [path = std::move(path)](SftpSession& sftp) {
        return yes(sftp.makeFolder(path));
    }));
}

void SftpFiles::rename(std::string from, std::string to, Reply<bool> reply) {
    m_worker->add(task<bool>(std::move(reply),
                             [from = std::move(from), to = std::move(to)](SftpSession& sftp) {
                                 return yes(sftp.rename(from, to));
                             }));
}

void SftpFiles::remove(std::string path, Reply<bool> reply) {
    m_worker->add(task<bool>(std::move(reply),
                             [path = std::move(path), worker = m_worker.get()](SftpSession& sftp) {
                                 return removeAll(sftp, worker->control(), path);
                             }));
}

std::unique_ptr<domain::Transfer> SftpFiles::transfer(domain::TransferRequest request,
                                                      domain::TransferCallbacks callbacks) {
    auto made =
        std::make_shared<SftpTransfer>(transport(), std::move(request), std::move(callbacks));
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_transfers, [](const auto& each) { return each.expired(); });
        m_transfers.push_back(made);
    }
    made->start();
    return std::make_unique<TransferHandle>(std::move(made));
}

}  // namespace berth::platform_client::remote
