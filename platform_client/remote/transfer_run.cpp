// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/transfer_run.h"

#include "models/domain/remote_path.h"
#include "platform_client/remote/file_copy.h"
#include "platform_client/remote/remote_names.h"
#include "platform_client/remote/remote_reading.h"
#include "platform_client/remote/transfer_plan.h"

namespace berth::platform_client::remote {

namespace {

using domain::RemoteFileKind;
using domain::Result;
using domain::TransferDirection;

using Walk = std::vector<std::string>;

// The folder that holds the last part, from the top each time: whatever was swapped for a link
// meanwhile is not followed.
Result<LocalFolder> holderOf(const std::string& top, const Walk& parts, bool making) {
    auto folder = LocalFolder::open(top);
    for (std::size_t i = 0; folder && i + 1 < parts.size(); ++i)
        folder = making ? folder->makeAndEnter(parts[i]) : folder->enter(parts[i]);
    return folder;
}

Result<void> downloadItem(const TransferScene& scene, const TransferItem& item) {
    const auto holder = holderOf(scene.request.destination, item.parts, true);
    if (!holder) return tl::unexpected(holder.error());
    if (item.kind == RemoteFileKind::File) return downloadFile(scene, item, *holder);
    if (const auto made = holder->makeAndEnter(item.parts.back()); !made)
        return tl::unexpected(made.error());
    ++scene.report.folders;
    return {};
}

// SFTP has one word for whatever fails there. That a disk is full is worth telling, and whatever
// comes after would fail too.
domain::Error explained(const TransferScene& scene, domain::Error error) {
    if (error.code != domain::ErrorCode::StorageFailed || scene.over()) return error;
    const auto room = scene.sftp.roomAt(scene.request.destination);
    if (!room) return error;
    const bool noFiles = room->filesCounted && room->files == 0;
    if (room->bytes >= kPiece && !noFiles) return error;
    scene.diskFailed = true;
    error.detail = noFiles ? "the disk there takes no more files" : "the disk there is full";
    return error;
}

Result<void> uploadItem(const TransferScene& scene, const TransferItem& item) {
    std::string to = scene.request.destination;
    for (const std::string& part : item.parts)
        to = domain::joinPath(to, part);
    if (item.kind == RemoteFileKind::Folder) {
        if (const auto made = scene.sftp.makeFolder(to); !made) {
            if (scene.over()) return made;
            const auto there = scene.sftp.stat(to);
            if (!there || there->kind() != RemoteFileKind::Folder) return made;
        }
        ++scene.report.folders;
        return {};
    }
    // The top of the walk is the folder that the chosen source lies in.
    std::string top = item.source;
    for (std::size_t i = 0; i < item.parts.size(); ++i)
        top = ssh::folderOf(top);
    const auto holder = holderOf(top, item.parts, false);
    if (!holder) return tl::unexpected(holder.error());
    return uploadFile(scene, item, *holder, to);
}

}  // namespace

Result<domain::TransferReport> runTransfer(const domain::TransferRequest& request,
                                           SftpSession& sftp, TransferControl& control,
                                           ProgressTeller& teller) {
    domain::TransferReport report;
    bool diskFailed = false;
    const TransferScene scene{request, sftp, control, teller, report, diskFailed};
    const bool down = request.direction == TransferDirection::Download;
    if (down) {
        if (const auto there = LocalFolder::open(request.destination); !there)
            return tl::unexpected(there.error());
    }
    const auto items = down ? planDownload(scene) : planUpload(scene);
    if (!items) return tl::unexpected(items.error());
    for (const TransferItem& item : *items) {
        if (!scene.goOn()) return TransferScene::givenUp();
        teller.progress.current = item.source;
        const std::int64_t before = teller.progress.bytesDone;
        const auto done = down ? downloadItem(scene, item) : uploadItem(scene, item);
        if (item.kind == RemoteFileKind::File) {
            ++teller.progress.filesDone;
            // The file counts as what it was said to be, however far it came.
            teller.progress.bytesDone = before + static_cast<std::int64_t>(item.size);
        }
        teller.tell();
        if (done) continue;
        if (scene.over()) return tl::unexpected(done.error());
        scene.problem(item.source, down ? done.error() : explained(scene, done.error()));
        if (scene.over()) return tl::unexpected(done.error());
        if (!diskFailed) continue;
        report.moreProblems += static_cast<int>(items->data() + items->size() - &item - 1);
        break;
    }
    return report;
}

}  // namespace berth::platform_client::remote
