// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/local_file.h"

#include <errno.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <system_error>

namespace berth::platform_client::ssh {

namespace {

domain::ErrorCode codeOf(int problem) {
    switch (problem) {
        case ENOENT:
        case ENOTDIR:
            return domain::ErrorCode::NotFound;
        case EACCES:
        case EPERM:
        case EROFS:
            return domain::ErrorCode::PermissionDenied;
        case EEXIST:
            return domain::ErrorCode::AlreadyExists;
        default:
            return domain::ErrorCode::StorageFailed;
    }
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

void Descriptor::close() {
    if (m_fd >= 0) ::close(std::exchange(m_fd, -1));
}

tl::unexpected<domain::Error> fileError(std::string_view what, const std::string& file) {
    const int problem = errno;
    return domain::fail(codeOf(problem), fmt::format("{} {}: {}", what, file,
                                                     std::generic_category().message(problem)));
}

domain::Result<OpenFile> openRegular(const std::string& file, int flags, mode_t mode) {
    // O_NONBLOCK: opening a pipe must not wait for somebody who writes to it.
    OpenFile open{
        Descriptor(::open(file.c_str(), flags | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, mode))};
    if (open.descriptor.get() < 0) return fileError("cannot open", file);
    if (::fstat(open.descriptor.get(), &open.status) != 0) return fileError("cannot look at", file);
    if (!S_ISREG(open.status.st_mode))
        return domain::fail(domain::ErrorCode::InvalidArgument, "not a regular file: " + file);
    return open;
}

domain::Result<std::string> readWhole(const OpenFile& file, const std::string& name,
                                      std::size_t maxBytes) {
    std::string text;
    std::array<char, 16 * 1024> buffer{};
    off_t at = 0;
    for (;;) {
        const ssize_t count = ::pread(file.descriptor.get(), buffer.data(), buffer.size(), at);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return fileError("cannot read", name);
        if (count == 0) return text;
        text.append(buffer.data(), static_cast<std::size_t>(count));
        at += count;
        if (text.size() > maxBytes)
            return domain::fail(domain::ErrorCode::LimitExceeded,
                                fmt::format("{} is larger than {} bytes", name, maxBytes));
    }
}

domain::Result<std::string> readLocalFile(const std::string& file, std::size_t maxBytes) {
    const auto open = openRegular(file, O_RDONLY);
    if (!open) return tl::unexpected(open.error());
    return readWhole(*open, file, maxBytes);
}

domain::Result<void> writeWhole(int fd, const std::string& name, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(fd, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return fileError("cannot write", name);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
}

std::string folderOf(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : file.substr(0, slash);
}

domain::Result<void> syncFolder(const std::string& folder) {
    const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (open.get() < 0 || ::fsync(open.get()) != 0) return fileError("cannot sync", folder);
    return {};
}

domain::Result<void> ensurePrivateFolder(const std::string& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0) return syncFolder(folderOf(folder));
    if (errno != EEXIST) return fileError("cannot make", folder);
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) return fileError("cannot look at", folder);
    if (!S_ISDIR(status.st_mode))
        return domain::fail(domain::ErrorCode::InvalidArgument, "not a folder: " + folder);
    if ((status.st_uid != ::geteuid() && status.st_uid != 0) ||
        (status.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return domain::fail(
            domain::ErrorCode::PermissionDenied,
            fmt::format("others may change files in {0}; chmod go-w '{0}' ends that", folder));
    return {};
}

NewFile::NewFile(Descriptor descriptor, std::string path)
    : m_descriptor(std::move(descriptor)), m_path(std::move(path)) {}

NewFile::NewFile(NewFile&& other) noexcept
    : m_descriptor(std::move(other.m_descriptor)), m_path(std::exchange(other.m_path, {})) {}

NewFile::~NewFile() {
    forget();
}

void NewFile::forget() {
    if (!m_path.empty()) ::unlink(m_path.c_str());
    m_path.clear();
}

domain::Result<NewFile> NewFile::make(const std::string& beside) {
    std::string path = beside + ".XXXXXX";
    Descriptor descriptor(::mkostemp(path.data(), O_CLOEXEC));  // 0600, whatever the umask
    if (descriptor.get() < 0) return fileError("cannot make a file beside", beside);
    return NewFile(std::move(descriptor), std::move(path));
}

domain::Result<void> NewFile::sync() const {
    if (::fsync(m_descriptor.get()) != 0) return fileError("cannot sync", m_path);
    return {};
}

domain::Result<void> NewFile::replace(const std::string& file) {
    if (auto synced = sync(); !synced) return synced;
    if (std::rename(m_path.c_str(), file.c_str()) != 0) return fileError("cannot replace", file);
    m_path.clear();
    return syncFolder(folderOf(file));
}

domain::Result<void> NewFile::putNew(const std::string& file) {
    if (auto synced = sync(); !synced) return synced;
    // Not rename(2): that would replace what stands there.
    if (::link(m_path.c_str(), file.c_str()) != 0) return fileError("cannot make", file);
    forget();
    return syncFolder(folderOf(file));
}

}  // namespace berth::platform_client::ssh
