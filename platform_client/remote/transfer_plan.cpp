// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/transfer_plan.h"

#include <fcntl.h>

#include "models/domain/remote_path.h"
#include "platform_client/remote/local_folder.h"
#include "platform_client/remote/remote_names.h"

namespace berth::platform_client::remote {

namespace {

using domain::ErrorCode;
using domain::RemoteFileKind;
using domain::Result;

// Collects items and counts them for the listener.
class Plan {
  public:
    explicit Plan(const TransferScene& scene) : m_scene(scene) {}

    // False: there are too many.
    [[nodiscard]] bool met() { return ++m_met <= kMaxEntries; }
    void add(TransferItem item) {
        m_scene.teller.progress.current = item.source;
        m_scene.teller.tell();
        items.push_back(std::move(item));
    }
    [[nodiscard]] static tl::unexpected<domain::Error> tooMany() {
        return domain::fail(ErrorCode::LimitExceeded, "more than 100,000 files and folders");
    }

    std::vector<TransferItem> items;

  protected:
    const TransferScene& m_scene;

  private:
    std::size_t m_met = 0;
};

domain::Error unfit(std::string why) {
    return {ErrorCode::InvalidArgument, std::move(why), false, {}};
}

const char* whyNot(RemoteFileKind kind) {
    return kind == RemoteFileKind::Link ? "a symbolic link, which is not followed"
                                        : "neither a file nor a folder";
}

class DownloadPlan : public Plan {
  public:
    using Plan::Plan;

    // Of one entry that a server told; an error ends the whole plan.
    [[nodiscard]] Result<void> take(const std::string& path, const std::vector<std::string>& above,
                                    const std::string& name, SftpAttributes attributes) {
        if (!met()) return tooMany();
        if (!m_scene.goOn()) return TransferScene::givenUp();
        if (std::string why = unfitName(name); !why.empty()) {
            m_scene.problem(path, unfit(std::move(why)));
            return {};
        }
        if (!attributes.kind()) {
            const auto asked = m_scene.sftp.lstat(path);
            if (!asked) return failedAt(path, asked.error());
            attributes = *asked;
        }
        const RemoteFileKind kind = attributes.kind().value_or(RemoteFileKind::Other);
        if (kind != RemoteFileKind::File && kind != RemoteFileKind::Folder) {
            m_scene.problem(path, unfit(whyNot(kind)));
            return {};
        }
        TransferItem item{path, above, kind, attributes.size.value_or(0),
                          (attributes.permissions.value_or(0) & 0100U) != 0};
        item.parts.push_back(name);
        const std::vector<std::string> parts = item.parts;
        add(std::move(item));
        return kind == RemoteFileKind::Folder ? folder(path, parts) : Result<void>{};
    }

  private:
    [[nodiscard]] Result<void> folder(const std::string& path,
                                      const std::vector<std::string>& parts) {
        if (parts.size() > static_cast<std::size_t>(kMaxDepth)) {
            m_scene.problem(path, {ErrorCode::LimitExceeded, "folders too deep", false, {}});
            return {};
        }
        const auto names = m_scene.sftp.list(path, kMaxEntries);
        if (!names) return failedAt(path, names.error());
        for (const SftpName& each : *names)
            if (auto taken =
                    take(domain::joinPath(path, each.name), parts, each.name, each.attributes);
                !taken)
                return taken;
        return {};
    }

    [[nodiscard]] Result<void> failedAt(const std::string& path, const domain::Error& error) {
        if (m_scene.over()) return tl::unexpected(error);
        m_scene.problem(path, error);
        return {};
    }
};

class UploadPlan : public Plan {
  public:
    using Plan::Plan;

    [[nodiscard]] Result<void> take(const std::string& path, const std::vector<std::string>& above,
                                    const std::string& name, const struct stat& status,
                                    const LocalFolder& parent) {
        if (!met()) return tooMany();
        if (!m_scene.goOn()) return TransferScene::givenUp();
        const bool isFolder = S_ISDIR(status.st_mode);
        if (!isFolder && !S_ISREG(status.st_mode)) {
            m_scene.problem(path, unfit(whyNot(S_ISLNK(status.st_mode) ? RemoteFileKind::Link
                                                                       : RemoteFileKind::Other)));
            return {};
        }
        TransferItem item{path, above, isFolder ? RemoteFileKind::Folder : RemoteFileKind::File,
                          isFolder ? 0 : static_cast<std::uint64_t>(status.st_size),
                          (status.st_mode & 0100U) != 0};
        item.parts.push_back(name);
        const std::vector<std::string> parts = item.parts;
        add(std::move(item));
        if (!isFolder) return {};
        if (parts.size() > static_cast<std::size_t>(kMaxDepth)) {
            m_scene.problem(path, {ErrorCode::LimitExceeded, "folders too deep", false, {}});
            return {};
        }
        const auto entered = parent.enter(name);
        if (!entered) {
            m_scene.problem(path, entered.error());
            return {};
        }
        const auto entries = entered->list(kMaxEntries);
        if (!entries) {
            m_scene.problem(path, entries.error());
            return {};
        }
        for (const LocalEntry& each : *entries)
            if (auto taken = take(domain::joinPath(path, each.name), parts, each.name, each.status,
                                  *entered);
                !taken)
                return taken;
        return {};
    }
};

void count(const TransferScene& scene, const std::vector<TransferItem>& items) {
    std::int64_t bytes = 0;
    int files = 0;
    for (const TransferItem& item : items) {
        if (item.kind != RemoteFileKind::File) continue;
        bytes += static_cast<std::int64_t>(std::min<std::uint64_t>(item.size, INT64_MAX / 2));
        bytes = std::min<std::int64_t>(bytes, INT64_MAX / 2);  // sizes are the server's to tell
        ++files;
    }
    scene.teller.progress.bytesTotal = bytes;
    scene.teller.progress.filesTotal = files;
}

// The folders that are made in the destination for a source: request.into, and those between
// request.below and the source; why not, in English, where that cannot be.
tl::expected<std::vector<std::string>, std::string> foldersFor(
    const std::string& source, const domain::TransferRequest& request) {
    std::vector<std::string> folders;
    if (!request.into.empty()) folders.push_back(request.into);
    if (!request.below.empty()) {
        const std::string top = request.below.ends_with('/') ? request.below : request.below + '/';
        if (!source.starts_with(top))
            return tl::unexpected<std::string>("not in the folder " + request.below);
        std::string_view rest = std::string_view(source).substr(top.size());
        for (std::size_t slash = 0; (slash = rest.find('/')) != std::string_view::npos;
             rest.remove_prefix(slash + 1))
            folders.emplace_back(rest.substr(0, slash));
    }
    for (const std::string& each : folders)
        if (std::string why = unfitName(each); !why.empty()) return tl::unexpected(std::move(why));
    if (folders.size() > static_cast<std::size_t>(kMaxDepth))
        return tl::unexpected<std::string>("folders too deep");
    return folders;
}

}  // namespace

Result<std::vector<TransferItem>> planDownload(const TransferScene& scene) {
    DownloadPlan plan(scene);
    for (const std::string& source : scene.request.sources) {
        auto above = foldersFor(source, scene.request);
        if (!above) {
            scene.problem(source, unfit(std::move(above.error())));
            continue;
        }
        const auto attributes = scene.sftp.lstat(source);
        if (!attributes) {
            if (scene.over()) return tl::unexpected(attributes.error());
            scene.problem(source, attributes.error());
            continue;
        }
        if (const auto taken =
                plan.take(source, *above, std::string(domain::lastPart(source)), *attributes);
            !taken)
            return tl::unexpected(taken.error());
    }
    count(scene, plan.items);
    return std::move(plan.items);
}

Result<std::vector<TransferItem>> planUpload(const TransferScene& scene) {
    UploadPlan plan(scene);
    for (const std::string& source : scene.request.sources) {
        const std::string name(domain::lastPart(source));
        const auto parent = LocalFolder::open(ssh::folderOf(source));
        const auto status =
            parent ? parent->status(name)
                   : Result<std::optional<struct stat>>(tl::unexpected(parent.error()));
        if (!status || !*status || name.empty() || name == "." || name == "..") {
            scene.problem(source, status ? domain::Error{ErrorCode::NotFound, "", false, {}}
                                         : status.error());
            continue;
        }
        if (const auto taken = plan.take(source, {}, name, **status, *parent); !taken)
            return tl::unexpected(taken.error());
    }
    count(scene, plan.items);
    return std::move(plan.items);
}

}  // namespace berth::platform_client::remote
