// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/folder_work.h"

#include <algorithm>

#include "models/domain/remote_path.h"
#include "platform_client/remote/remote_names.h"

namespace berth::platform_client::remote {

namespace {

using domain::ErrorCode;
using domain::RemoteFile;
using domain::RemoteFileKind;
using domain::Result;

// Each costs two questions.
constexpr int kMaxLinksRead = 500;

domain::Error ending() {
    return {ErrorCode::ShuttingDown, "", false, {}};
}

class Removal {
  public:
    Removal(SftpSession& sftp, const TransferControl& control) : m_sftp(sftp), m_control(control) {}

    [[nodiscard]] Result<void> remove(const std::string& path, SftpAttributes attributes,
                                      int depth) {
        if (++m_met > kMaxEntries)
            return domain::fail(ErrorCode::LimitExceeded, "more than 100,000 files and folders");
        if (m_control.stopped()) return tl::unexpected(ending());
        if (!attributes.kind()) {
            const auto asked = m_sftp.lstat(path);
            if (!asked) return tl::unexpected(asked.error());
            attributes = *asked;
        }
        if (attributes.kind() != RemoteFileKind::Folder) return m_sftp.removeFile(path);
        if (depth > kMaxDepth) return domain::fail(ErrorCode::LimitExceeded, "folders too deep");
        const auto names = m_sftp.list(path, kMaxEntries);
        if (!names) return tl::unexpected(names.error());
        for (const SftpName& each : *names) {
            // What is no name of one entry could lead out of the folder.
            if (each.name.empty() || each.name.find('/') != std::string::npos ||
                each.name.find('\0') != std::string::npos)
                return domain::fail(ErrorCode::Malformed, "the server gave a name that is none");
            if (auto done = remove(domain::joinPath(path, each.name), each.attributes, depth + 1);
                !done)
                return done;
        }
        return m_sftp.removeFolder(path);
    }

  private:
    SftpSession& m_sftp;
    const TransferControl& m_control;
    std::size_t m_met = 0;
};

}  // namespace

Result<std::vector<RemoteFile>> listFolder(SftpSession& sftp, const TransferControl& control,
                                           const std::string& folder) {
    const auto names = sftp.list(folder, kMaxEntries);
    if (!names) return tl::unexpected(names.error());
    std::vector<RemoteFile> files;
    files.reserve(names->size());
    int linksRead = 0;
    for (const SftpName& each : *names) {
        // No name of one entry: nothing could be done with it.
        if (each.name.empty() || each.name.find('/') != std::string::npos ||
            each.name.find('\0') != std::string::npos)
            continue;
        RemoteFile file;
        file.name = each.name;
        const SftpAttributes& told = each.attributes;
        file.kind = told.kind().value_or(RemoteFileKind::Other);
        if (told.size)
            file.size = static_cast<std::int64_t>(std::min<std::uint64_t>(*told.size, INT64_MAX));
        if (told.modifiedUnixS) file.modifiedUnixS = *told.modifiedUnixS;
        if (told.permissions) file.permissions = *told.permissions & 07777U;
        if (file.kind == RemoteFileKind::Link && linksRead++ < kMaxLinksRead) {
            if (control.stopped()) return tl::unexpected(ending());
            const std::string path = domain::joinPath(folder, each.name);
            file.linkTarget = sftp.readLink(path).value_or("");
            const auto behind = sftp.stat(path);
            file.linkToFolder = behind && behind->kind() == RemoteFileKind::Folder;
            if (!sftp.usable()) return domain::fail(ErrorCode::Unavailable, "it ended", {}, true);
        }
        files.push_back(std::move(file));
    }
    std::sort(files.begin(), files.end(),
              [](const RemoteFile& a, const RemoteFile& b) { return a.name < b.name; });
    return files;
}

Result<bool> removeAll(SftpSession& sftp, const TransferControl& control, const std::string& path) {
    const std::string name(domain::lastPart(path));
    if (name.empty() || name == "." || name == "..")
        return domain::fail(ErrorCode::InvalidArgument, "no file or folder of its own", "path");
    const auto attributes = sftp.lstat(path);
    if (!attributes) return tl::unexpected(attributes.error());
    const auto removed = Removal(sftp, control).remove(path, *attributes, 0);
    if (!removed) return tl::unexpected(removed.error());
    return true;
}

}  // namespace berth::platform_client::remote
