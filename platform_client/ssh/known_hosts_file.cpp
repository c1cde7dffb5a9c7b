// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/known_hosts_file.h"

#include <errno.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <utility>

#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/hashed_name.h"
#include "platform_client/ssh/local_file.h"

namespace berth::platform_client::ssh {

namespace {

constexpr int kMaxTries = 20;  // how often another writer may come between

tl::unexpected<domain::Error> busy(const std::string& file) {
    return domain::fail(domain::ErrorCode::Unavailable, "others keep writing to " + file, {}, true);
}

// The file that the path leads to in the end, so that a link is not replaced by a file.
domain::Result<std::string> resolved(const std::string& path) {
    const std::unique_ptr<char, decltype(&::free)> real(::realpath(path.c_str(), nullptr), &::free);
    if (real) return std::string(real.get());
    if (errno == ENOENT) return path;
    return fileError("cannot find", path);
}

domain::Result<void> lockFile(const OpenFile& open, const std::string& file) {
    while (::flock(open.descriptor.get(), LOCK_EX) != 0)
        if (errno != EINTR) return fileError("cannot lock", file);
    return {};
}

// Opened and locked, and still what stands under that name.
domain::Result<OpenFile> openLocked(const std::string& file, int flags) {
    for (int i = 0; i < kMaxTries; ++i) {
        auto open = openRegular(file, flags);
        if (!open) return open;
        if (open->status.st_uid != ::geteuid())
            return domain::fail(domain::ErrorCode::PermissionDenied,
                                file + " belongs to another user");
        if (auto locked = lockFile(*open, file); !locked) return tl::unexpected(locked.error());
        struct stat now {};
        if (::stat(file.c_str(), &now) == 0 && now.st_ino == open->status.st_ino &&
            now.st_dev == open->status.st_dev)
            return open;
        // Whoever held the lock has replaced the file.
    }
    return busy(file);
}

domain::Result<off_t> sizeOf(const OpenFile& open, const std::string& file) {
    struct stat now {};
    if (::fstat(open.descriptor.get(), &now) != 0) return fileError("cannot look at", file);
    return now.st_size;
}

// Appends in one call, so that what other programs append lies before or behind it and never
// within. When the disk takes only a part, that part is taken back, unless somebody has written
// behind it.
domain::Result<void> appendOnce(const OpenFile& open, const std::string& file,
                                const std::string& bytes) {
    const auto before = sizeOf(open, file);
    if (!before) return tl::unexpected(before.error());
    ssize_t count = 0;
    do
        count = ::write(open.descriptor.get(), bytes.data(), bytes.size());
    while (count < 0 && errno == EINTR);
    if (count < 0) return fileError("cannot write", file);
    if (count == static_cast<ssize_t>(bytes.size())) return {};
    const auto after = sizeOf(open, file);
    if (after && *after == *before + count && ::ftruncate(open.descriptor.get(), *before) != 0)
        return fileError("cannot take back a part of a line in", file);
    return domain::fail(domain::ErrorCode::StorageFailed, "the disk is full: " + file);
}

domain::Result<void> checkAddable(const HostKeyVerdict& verdict, const std::string& file) {
    switch (verdict.kind) {
        case HostKeyVerdictKind::Trusted:
        case HostKeyVerdictKind::Unknown:
            return {};
        case HostKeyVerdictKind::Changed:
            return domain::fail(domain::ErrorCode::WrongState,
                                file + " knows another key of this host");
        case HostKeyVerdictKind::Revoked:
            return domain::fail(domain::ErrorCode::WrongState, "the key is revoked in " + file);
        case HostKeyVerdictKind::Unusable:
            return domain::fail(domain::ErrorCode::InvalidArgument, verdict.reason, "key");
    }
    return {};
}

struct Split {
    std::string kept;
    std::vector<KnownKey> removed;
};

// Without the lines that hold a key under the name.
Split withoutHost(const std::string& text, const std::string& name, const std::string& file) {
    Split split;
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
        ++number;
        const std::size_t feed = text.find('\n', at);
        const bool ended = feed != std::string::npos;
        const std::size_t next = ended ? feed + 1 : text.size();
        const std::string_view bytes =
            std::string_view(text).substr(at, (ended ? feed : next) - at);
        const KnownHostsLine line = readKnownHostsLine(bytes, ended);
        if (line.key && line.marker == HostMarker::None && namesHost(line.hosts, name))
            split.removed.push_back({line.key->name, fingerprint(line.key->blob), {file, number}});
        else
            split.kept.append(text, at, next - at);
        at = next;
    }
    return split;
}

// The same file under a second name, whatever stood there before.
domain::Result<void> keepAs(const std::string& file, const std::string& backup) {
    const std::string between = fmt::format("{}.{}", backup, ::getpid());
    ::unlink(between.c_str());
    if (::link(file.c_str(), between.c_str()) != 0) return fileError("cannot keep a copy of", file);
    if (std::rename(between.c_str(), backup.c_str()) != 0) {
        auto error = fileError("cannot keep a copy as", backup);
        ::unlink(between.c_str());
        return error;
    }
    return {};
}

}  // namespace

domain::Result<void> KnownHostsFile::add(const HostAddress& address, std::string_view typeName,
                                         std::string_view blob) const {
    if (auto valid = checkHostAddress(address); !valid) return valid;
    const auto file = resolved(m_path);
    if (!file) return tl::unexpected(file.error());
    // Before anything is made: a key that nobody may add leaves no file behind.
    const HostKeyVerdict blank = KnownHosts::read(m_path, {}).judge(address, typeName, blob);
    if (auto usable = checkAddable(blank, m_path); !usable) return usable;
    if (auto folder = ensurePrivateFolder(folderOf(*file)); !folder) return folder;

    const auto open = openLocked(*file, O_RDWR | O_APPEND | O_CREAT);
    if (!open) return tl::unexpected(open.error());
    const auto text = readWhole(*open, *file, KnownHosts::kMaxFileBytes);
    if (!text) return tl::unexpected(text.error());
    const HostKeyVerdict verdict = KnownHosts::read(m_path, *text).judge(address, typeName, blob);
    if (auto addable = checkAddable(verdict, m_path); !addable) return addable;
    if (::fchmod(open->descriptor.get(), 0600) != 0) return fileError("cannot protect", *file);
    if (verdict.kind == HostKeyVerdictKind::Trusted) return {};

    // A line that somebody left without an end must not swallow ours.
    std::string line = text->empty() || text->back() == '\n' ? "" : "\n";
    line +=
        fmt::format("{} {} {}\n", hashName(lookupName(address.host, address.port), newNameSalt()),
                    typeName, encodeBase64(blob));
    if (auto written = appendOnce(*open, *file, line); !written) return written;
    if (::fsync(open->descriptor.get()) != 0) return fileError("cannot sync", *file);
    return syncFolder(folderOf(*file));
}

domain::Result<std::vector<KnownKey>> KnownHostsFile::remove(const HostAddress& address) const {
    if (auto valid = checkHostAddress(address); !valid) return tl::unexpected(valid.error());
    const auto file = resolved(m_path);
    if (!file) return tl::unexpected(file.error());
    const auto open = openLocked(*file, O_RDWR);
    if (!open) return tl::unexpected(open.error());
    if (auto folder = ensurePrivateFolder(folderOf(*file)); !folder)
        return tl::unexpected(folder.error());
    for (int i = 0; i < kMaxTries; ++i) {
        const auto text = readWhole(*open, *file, KnownHosts::kMaxFileBytes);
        if (!text) return tl::unexpected(text.error());
        Split split = withoutHost(*text, lookupName(address.host, address.port), m_path);
        if (split.removed.empty()) return std::move(split.removed);
        auto fresh = NewFile::make(*file);
        if (!fresh) return tl::unexpected(fresh.error());
        if (auto written = writeWhole(fresh->fd(), *file, split.kept); !written)
            return tl::unexpected(written.error());
        if (auto kept = keepAs(*file, *file + ".old"); !kept) return tl::unexpected(kept.error());
        const auto size = sizeOf(*open, *file);
        if (!size) return tl::unexpected(size.error());
        if (*size != static_cast<off_t>(text->size())) continue;  // a line has come meanwhile
        if (auto replaced = fresh->replace(*file); !replaced)
            return tl::unexpected(replaced.error());
        return std::move(split.removed);
    }
    return busy(*file);
}

}  // namespace berth::platform_client::ssh
