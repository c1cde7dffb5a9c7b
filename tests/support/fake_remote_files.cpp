// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_remote_files.h"

#include <algorithm>
#include <utility>

namespace berth::support {

using namespace domain;

namespace {

std::pair<std::string, std::string> split(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

RemoteFile folderNamed(std::string name) {
    RemoteFile made;
    made.name = std::move(name);
    made.kind = RemoteFileKind::Folder;
    return made;
}

}  // namespace

class FakeRemoteFiles::Handle final : public Transfer {
  public:
    Handle(FakeRemoteFiles& owner, std::size_t number) : m_owner(owner), m_number(number) {}
    ~Handle() override {
        if (m_owner.stateOf(m_number) != "ended") m_owner.setState(m_number, "cancelled");
    }
    void pause() override { m_owner.setState(m_number, "paused"); }
    void resume() override { m_owner.setState(m_number, "running"); }

  private:
    FakeRemoteFiles& m_owner;
    std::size_t m_number;
};

FakeRemoteFiles::FakeRemoteFiles() {
    m_folders["/"] = {folderNamed("root")};
    m_folders["/root"] = {};
}

template <class T, class Work>
void FakeRemoteFiles::answer(Reply<T> reply, Work work) {
    Result<T> result;
    {
        const std::lock_guard lock(m_mutex);
        if (m_error) {
            result = tl::unexpected(*m_error);
        } else {
            result = work();
        }
    }
    replies.answer([reply = std::move(reply), result] { reply(result); });
}

void FakeRemoteFiles::home(Reply<std::string> reply) {
    answer<std::string>(std::move(reply), [] { return Result<std::string>("/root"); });
}

void FakeRemoteFiles::list(std::string folder, Reply<std::vector<RemoteFile>> reply) {
    answer<std::vector<RemoteFile>>(std::move(reply), [&]() -> Result<std::vector<RemoteFile>> {
        const auto found = m_folders.find(folder);
        if (found == m_folders.end()) return domain::fail(ErrorCode::NotFound, folder);
        return found->second;
    });
}

void FakeRemoteFiles::makeFolder(std::string path, Reply<bool> reply) {
    answer<bool>(std::move(reply), [&]() -> Result<bool> {
        if (m_folders.contains(path)) return domain::fail(ErrorCode::AlreadyExists, path);
        const auto [folder, name] = split(path);
        m_folders[folder].push_back(folderNamed(name));
        m_folders[path];
        return true;
    });
}

void FakeRemoteFiles::rename(std::string from, std::string to, Reply<bool> reply) {
    answer<bool>(std::move(reply), [&]() -> Result<bool> {
        const auto [folder, name] = split(from);
        const auto [toFolder, toName] = split(to);
        auto& files = m_folders[folder];
        const auto found = std::ranges::find(files, name, &RemoteFile::name);
        if (found == files.end()) return domain::fail(ErrorCode::NotFound, from);
        RemoteFile moved = *found;
        files.erase(found);
        moved.name = toName;
        m_folders[toFolder].push_back(std::move(moved));
        return true;
    });
}

void FakeRemoteFiles::remove(std::string path, Reply<bool> reply) {
    answer<bool>(std::move(reply), [&]() -> Result<bool> {
        const auto [folder, name] = split(path);
        const auto removed = std::erase_if(
            m_folders[folder], [&wanted = name](const auto& each) { return each.name == wanted; });
        if (removed == 0) return domain::fail(ErrorCode::NotFound, path);
        m_folders.erase(path);
        return true;
    });
}

std::unique_ptr<Transfer> FakeRemoteFiles::transfer(TransferRequest request,
                                                    TransferCallbacks callbacks) {
    const std::lock_guard lock(m_mutex);
    m_transfers.push_back({std::move(request), std::move(callbacks), "running"});
    return std::make_unique<Handle>(*this, m_transfers.size() - 1);
}

void FakeRemoteFiles::put(const std::string& folder, RemoteFile file) {
    const std::lock_guard lock(m_mutex);
    m_folders[folder].push_back(std::move(file));
}

void FakeRemoteFiles::fail(std::optional<Error> error) {
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

std::vector<std::string> FakeRemoteFiles::namesIn(const std::string& folder) const {
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> names;
    if (const auto found = m_folders.find(folder); found != m_folders.end())
        std::ranges::transform(found->second, std::back_inserter(names), &RemoteFile::name);
    return names;
}

std::vector<TransferRequest> FakeRemoteFiles::transfers() const {
    const std::lock_guard lock(m_mutex);
    std::vector<TransferRequest> all;
    std::ranges::transform(m_transfers, std::back_inserter(all), &Noted::request);
    return all;
}

std::string FakeRemoteFiles::stateOf(std::size_t transfer) const {
    const std::lock_guard lock(m_mutex);
    return m_transfers.at(transfer).state;
}

void FakeRemoteFiles::setState(std::size_t transfer, const std::string& state) {
    const std::lock_guard lock(m_mutex);
    m_transfers.at(transfer).state = state;
}

void FakeRemoteFiles::tell(std::size_t transfer, const TransferProgress& progress) {
    if (stateOf(transfer) == "cancelled") return;
    std::function<void(const TransferProgress&)> call;
    {
        const std::lock_guard lock(m_mutex);
        call = m_transfers.at(transfer).callbacks.onProgress;
    }
    call(progress);
}

void FakeRemoteFiles::end(std::size_t transfer, Result<TransferReport> how) {
    if (stateOf(transfer) == "cancelled") return;
    Reply<TransferReport> call;
    {
        const std::lock_guard lock(m_mutex);
        call = m_transfers.at(transfer).callbacks.onEnded;
        m_transfers.at(transfer).state = "ended";
    }
    call(std::move(how));
}

}  // namespace berth::support
