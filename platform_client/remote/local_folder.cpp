// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/local_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace berth::platform_client::remote {

namespace {

using domain::ErrorCode;
using domain::Result;
using ssh::Descriptor;

constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

tl::unexpected<domain::Error> fileError(std::string_view what, const std::string& name) {
    return ssh::fileError("cannot " + std::string(what), name);
}

Result<void> done(int result, std::string_view what, const std::string& name) {
    if (result != 0) return fileError(what, name);
    return {};
}

Result<LocalFile> regular(int fd, const std::string& name) {
    Descriptor descriptor(fd);
    if (fd < 0) return fileError("open", name);
    struct stat status {};
    if (::fstat(fd, &status) != 0) return fileError("look at", name);
    if (!S_ISREG(status.st_mode))
        return domain::fail(ErrorCode::InvalidArgument, name + " is no file");
    return LocalFile(std::move(descriptor));
}

}  // namespace

Result<std::uint64_t> LocalFile::size() const {
    struct stat status {};
    if (::fstat(m_descriptor.get(), &status) != 0) return fileError("look at", "a file");
    return static_cast<std::uint64_t>(status.st_size);
}

Result<std::string> LocalFile::read(std::uint64_t offset, std::size_t count) const {
    std::string bytes(count, '\0');
    std::size_t held = 0;
    while (held < count) {
        const ssize_t got = ::pread(m_descriptor.get(), bytes.data() + held, count - held,
                                    static_cast<off_t>(offset + held));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fileError("read", "a file");
        if (got == 0) break;
        held += static_cast<std::size_t>(got);
    }
    bytes.resize(held);
    return bytes;
}

Result<void> LocalFile::write(std::uint64_t offset, std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t written =
            ::pwrite(m_descriptor.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return fileError("write to", "the file");
        offset += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> LocalFile::truncate(std::uint64_t size) const {
    return done(::ftruncate(m_descriptor.get(), static_cast<off_t>(size)), "cut", "the file");
}

Result<void> LocalFile::sync() const {
    return done(::fsync(m_descriptor.get()), "write", "the file");
}

Result<LocalFolder> LocalFolder::open(const std::string& path) {
    Descriptor descriptor(::open(path.c_str(), kFolderFlags));
    if (descriptor.get() < 0) return fileError("open", path);
    return LocalFolder(std::move(descriptor));
}

Result<LocalFolder> LocalFolder::enter(const std::string& name) const {
    Descriptor descriptor(::openat(m_descriptor.get(), name.c_str(), kFolderFlags | O_NOFOLLOW));
    if (descriptor.get() < 0) return fileError("open", name);
    return LocalFolder(std::move(descriptor));
}

Result<LocalFolder> LocalFolder::makeAndEnter(const std::string& name) const {
    if (::mkdirat(m_descriptor.get(), name.c_str(), 0777) != 0 && errno != EEXIST)
        return fileError("make", name);
    return enter(name);
}

Result<std::optional<struct stat>> LocalFolder::status(const std::string& name) const {
    struct stat status {};
    if (::fstatat(m_descriptor.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0)
        return status;
    if (errno == ENOENT) return std::nullopt;
    return fileError("look at", name);
}

Result<std::vector<LocalEntry>> LocalFolder::list(std::size_t most) const {
    // A descriptor of its own: reading moves it, and closing the list closes it.
    const int fd = ::openat(m_descriptor.get(), ".", kFolderFlags);
    if (fd < 0) return fileError("read", "a folder");
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(::fdopendir(fd), &::closedir);
    if (!folder) {
        ::close(fd);
        return fileError("read", "a folder");
    }
    std::vector<LocalEntry> entries;
    errno = 0;
    while (const dirent* entry = ::readdir(folder.get())) {
        const std::string name = entry->d_name;
        if (name == "." || name == "..") continue;
        if (entries.size() >= most)
            return domain::fail(ErrorCode::LimitExceeded, "too many entries in a folder");
        const auto status = this->status(name);
        if (status && *status) entries.push_back({name, **status});
        errno = 0;
    }
    if (errno != 0) return fileError("read", "a folder");
    std::sort(entries.begin(), entries.end(),
              [](const LocalEntry& a, const LocalEntry& b) { return a.name < b.name; });
    return entries;
}

Result<LocalFile> LocalFolder::openFile(const std::string& name) const {
    return regular(
        ::openat(m_descriptor.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC),
        name);
}

Result<LocalFile> LocalFolder::createFile(const std::string& name, bool executable) const {
    if (::unlinkat(m_descriptor.get(), name.c_str(), 0) != 0 && errno != ENOENT)
        return fileError("replace", name);
    return regular(
        ::openat(m_descriptor.get(), name.c_str(),
                 O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, executable ? 0777 : 0666),
        name);
}

Result<LocalFile> LocalFolder::reopenFile(const std::string& name) const {
    return regular(
        ::openat(m_descriptor.get(), name.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC),
        name);
}

Result<void> LocalFolder::removeFile(const std::string& name) const {
    return done(::unlinkat(m_descriptor.get(), name.c_str(), 0), "remove", name);
}

Result<void> LocalFolder::rename(const std::string& from, const std::string& to,
                                 bool replacing) const {
    const int fd = m_descriptor.get();
    if (replacing) return done(::renameat(fd, from.c_str(), fd, to.c_str()), "name", to);
    if (::renameat2(fd, from.c_str(), fd, to.c_str(), RENAME_NOREPLACE) == 0) return {};
    if (errno != EINVAL && errno != ENOSYS) return fileError("name", to);
    // A file system that cannot: a second name is refused where one stands.
    if (::linkat(fd, from.c_str(), fd, to.c_str(), 0) != 0) return fileError("name", to);
    return removeFile(from);
}

Result<void> LocalFolder::sync() const {
    return done(::fsync(m_descriptor.get()), "write", "the folder");
}

}  // namespace berth::platform_client::remote
