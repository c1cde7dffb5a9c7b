// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/remote_files.h"
#include "tests/support/held_replies.h"

namespace berth::support {

// Files of another computer, in memory: folders that hold what the test put there. Transfers are
// only noted; the test says how far they come. Thread-safe; replies come inside the call unless
// they are held.
class FakeRemoteFiles final : public domain::RemoteFiles {
  public:
    FakeRemoteFiles();

    void home(domain::Reply<std::string> reply) override;  // "/root"
    void list(std::string folder, domain::Reply<std::vector<domain::RemoteFile>> reply) override;
    void makeFolder(std::string path, domain::Reply<bool> reply) override;
    void rename(std::string from, std::string to, domain::Reply<bool> reply) override;
    void remove(std::string path, domain::Reply<bool> reply) override;
    [[nodiscard]] std::unique_ptr<domain::Transfer> transfer(
        domain::TransferRequest request, domain::TransferCallbacks callbacks) override;

    // Into a folder, which is made.
    void put(const std::string& folder, domain::RemoteFile file);
    // Every further call fails with this; nothing: they work again.
    void fail(std::optional<domain::Error> error);
    [[nodiscard]] std::vector<std::string> namesIn(const std::string& folder) const;

    // In the order they were asked for, ended ones too.
    [[nodiscard]] std::vector<domain::TransferRequest> transfers() const;
    // "running", "paused", "ended" or "cancelled".
    [[nodiscard]] std::string stateOf(std::size_t transfer) const;
    // What a transfer tells; nothing happens when it was cancelled.
    void tell(std::size_t transfer, const domain::TransferProgress& progress);
    void end(std::size_t transfer, domain::Result<domain::TransferReport> how);
    HeldReplies replies;

  private:
    class Handle;
    struct Noted {
        domain::TransferRequest request;
        domain::TransferCallbacks callbacks;
        std::string state;
    };

    void setState(std::size_t transfer, const std::string& state);
    template <class T, class Work>
    void answer(domain::Reply<T> reply, Work work);

    mutable std::mutex m_mutex;
    std::map<std::string, std::vector<domain::RemoteFile>> m_folders;
    std::optional<domain::Error> m_error;
    std::vector<Noted> m_transfers;
};

}  // namespace berth::support
