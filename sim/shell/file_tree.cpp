// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/file_tree.h"

#include <algorithm>

#include "sim/shell/paths.h"
#include "sim/shell/virtual_files.h"

namespace berth::sim::shell {
namespace {

using domain::ErrorCode;

constexpr std::int64_t kMostRead = std::int64_t{1} << 20;

// Folders that every image has, whether or not something was ever written there.
bool isStandingFolder(const std::string& path) {
    return path == "/" || path == "/tmp" || path == "/root" || path == "/etc";
}

FileStatus folderStatus(const std::string& path, bool writable) {
    FileStatus status;
    status.path = path;
    status.folder = true;
    status.writable = writable;
    return status;
}

}  // namespace

domain::Result<NodeFacts> FileTree::facts() const {
    const std::lock_guard lock(m_mutex);
    return m_host.facts();
}

bool FileTree::isMadeOfFacts(const std::string& path) {
    return isVirtualPath(absolutePath("/", path));
}

domain::Result<void> FileTree::refuseChange(const std::string& path) const {
    if (!isVirtualPath(path)) return {};
    return domain::fail(ErrorCode::PermissionDenied, path + " is made of what the node does");
}

domain::Result<FileStatus> FileTree::status(const std::string& path) const {
    const std::string whole = absolutePath("/", path);
    if (whole.starts_with("/proc/") || whole == "/proc" || whole.starts_with("/dev/")) {
        const auto now = facts();
        if (!now) return tl::unexpected(now.error());
        return virtualStatus(*now, whole);
    }
    domain::Result<FileStatus> real = domain::fail(ErrorCode::NotFound, whole);
    {
        const std::lock_guard lock(m_mutex);
        real = m_host.status(whole);
    }
    if (real || real.error().code == ErrorCode::ShuttingDown) return real;
    if (isVirtualPath(whole)) {
        const auto now = facts();
        if (!now) return tl::unexpected(now.error());
        return virtualStatus(*now, whole);
    }
    if (isStandingFolder(whole)) return folderStatus(whole, true);
    return real;
}

domain::Result<std::vector<FileStatus>> FileTree::list(const std::string& path) const {
    const std::string whole = absolutePath("/", path);
    std::vector<FileStatus> files;
    {
        const std::lock_guard lock(m_mutex);
        auto real = m_host.list(whole);
        if (real) {
            files = std::move(*real);
        } else if (real.error().code != ErrorCode::NotFound ||
                   !(isStandingFolder(whole) || isVirtualPath(whole))) {
            return real;
        }
    }
    const auto now = facts();
    if (!now) return tl::unexpected(now.error());
    if (isVirtualPath(whole)) {
        const auto itself = virtualStatus(*now, whole);
        if (!itself) return tl::unexpected(itself.error());
        if (!itself->folder) return domain::fail(ErrorCode::InvalidArgument, whole + " is a file");
    }
    const auto add = [&](FileStatus status) {
        if (std::ranges::find(files, status.path, &FileStatus::path) == files.end())
            files.push_back(std::move(status));
    };
    for (FileStatus& each : virtualChildren(*now, whole))
        add(std::move(each));
    if (whole == "/")
        for (const char* const each : {"/etc", "/root", "/tmp"})
            add(folderStatus(each, true));
    std::ranges::sort(files, {}, &FileStatus::path);
    return files;
}

domain::Result<std::string> FileTree::read(const std::string& path, std::int64_t offset,
                                           std::int64_t length) const {
    const std::string whole = absolutePath("/", path);
    length = std::clamp<std::int64_t>(length, 0, kMostRead);
    if (offset < 0) return domain::fail(ErrorCode::InvalidArgument, "an offset is not negative");
    if (whole == "/dev/null") return std::string();
    if (whole == "/dev/zero") return std::string(static_cast<std::size_t>(length), '\0');
    if (!isVirtualPath(whole)) {
        const std::lock_guard lock(m_mutex);
        return m_host.read(whole, offset, length);
    }
    const auto now = facts();
    if (!now) return tl::unexpected(now.error());
    const auto text = virtualContent(*now, whole);
    if (!text) {
        const std::lock_guard lock(m_mutex);
        return m_host.read(whole, offset, length);
    }
    if (offset >= static_cast<std::int64_t>(text->size())) return std::string();
    return text->substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
}

// /etc, /tmp and /root are made on the node when they are first written to.
domain::Result<void> FileTree::makeStandingFolder(const std::string& path) {
    const std::string folder = folderOf(path);
    if (folder == "/" || !isStandingFolder(folder) || m_host.status(folder)) return {};
    return m_host.makeFolder(folder);
}

domain::Result<void> FileTree::write(const std::string& path, std::int64_t offset,
                                     std::string_view content) {
    const std::string whole = absolutePath("/", path);
    if (whole == "/dev/null") return {};
    if (const auto allowed = refuseChange(whole); !allowed) return allowed;
    const std::lock_guard lock(m_mutex);
    if (const auto folder = makeStandingFolder(whole); !folder) return folder;
    return m_host.write(whole, offset, content);
}

domain::Result<void> FileTree::resize(const std::string& path, std::int64_t size) {
    const std::string whole = absolutePath("/", path);
    if (whole == "/dev/null") return {};
    if (const auto allowed = refuseChange(whole); !allowed) return allowed;
    const std::lock_guard lock(m_mutex);
    if (const auto folder = makeStandingFolder(whole); !folder) return folder;
    return m_host.resize(whole, size);
}

domain::Result<void> FileTree::makeFolder(const std::string& path) {
    const std::string whole = absolutePath("/", path);
    if (isVirtualPath(whole) || isStandingFolder(whole))
        return domain::fail(ErrorCode::AlreadyExists, whole + " is there");
    const std::lock_guard lock(m_mutex);
    if (const auto folder = makeStandingFolder(whole); !folder) return folder;
    return m_host.makeFolder(whole);
}

domain::Result<void> FileTree::remove(const std::string& path) {
    const std::string whole = absolutePath("/", path);
    if (const auto allowed = refuseChange(whole); !allowed) return allowed;
    if (isStandingFolder(whole))
        return domain::fail(ErrorCode::PermissionDenied, whole + " belongs to the image");
    const std::lock_guard lock(m_mutex);
    return m_host.remove(whole);
}

domain::Result<void> FileTree::rename(const std::string& from, const std::string& to) {
    const std::string source = absolutePath("/", from), target = absolutePath("/", to);
    if (const auto allowed = refuseChange(source); !allowed) return allowed;
    if (const auto allowed = refuseChange(target); !allowed) return allowed;
    if (isStandingFolder(source))
        return domain::fail(ErrorCode::PermissionDenied, source + " belongs to the image");
    const std::lock_guard lock(m_mutex);
    if (const auto folder = makeStandingFolder(target); !folder) return folder;
    return m_host.rename(source, target);
}

domain::Result<PortAnswer> FileTree::request(int port, const std::string& method,
                                             const std::string& target,
                                             const std::string& body) const {
    const std::lock_guard lock(m_mutex);
    return m_host.request(port, method, target, body);
}

}  // namespace berth::sim::shell
