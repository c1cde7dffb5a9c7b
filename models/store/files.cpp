// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/files.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <system_error>

namespace berth::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

class Descriptor {
  public:
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_number >= 0) ::close(m_number);
    }
    [[nodiscard]] int get() const { return m_number; }

  private:
    int m_number;
};

constexpr mode_t kPrivate = S_IRUSR | S_IWUSR;

bool writeAll(int file, const char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::write(file, data, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        data += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

}  // namespace

Error fileError(const std::string& doing, const std::string& path, int number) {
    const bool permission = number == EACCES || number == EPERM || number == EROFS;
    const char* advice = permission         ? "; make the folder writable, or choose another one"
                         : number == ENOSPC ? "; free some space on the disk"
                                            : "";
    return Error{permission ? ErrorCode::PermissionDenied : ErrorCode::StorageFailed,
                 fmt::format("cannot {} {}: {}{}", doing, path,
                             std::generic_category().message(number), advice),
                 number == ENOSPC,
                 {}};
}

bool exists(const std::string& path) {
    struct stat info {};
    return ::lstat(path.c_str(), &info) == 0;
}

Result<void> makeFolder(const std::string& path) {
    std::filesystem::path folder(path);
    if (!folder.has_filename()) folder = folder.parent_path();  // "state/"
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return {};
    error.clear();  // that there is none yet is no failure
    if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), error);
    if (error) return tl::unexpected(fileError("create the folder", path, error.value()));
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        return tl::unexpected(fileError("create the folder", path, errno));
    }
    if (!std::filesystem::is_directory(folder, error)) {
        return tl::unexpected(fileError("use the folder", path, ENOTDIR));
    }
    return {};
}

Result<void> makeEmptyFile(const std::string& path) {
    const Descriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, kPrivate));
    if (file.get() < 0) return tl::unexpected(fileError("create", path, errno));
    return {};
}

Result<void> writeInPlace(const std::string& path, const std::string& bytes, bool durable) {
    // Without O_NONBLOCK opening a pipe would wait for its reader.
    const Descriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, kPrivate));
    if (file.get() < 0) return tl::unexpected(fileError("write", path, errno));
    if (!writeAll(file.get(), bytes.data(), bytes.size()) ||
        (durable && ::fdatasync(file.get()) != 0)) {
        return tl::unexpected(fileError("write", path, errno));
    }
    return {};
}

Result<void> copyFile(const std::string& from, const std::string& to) {
    const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (source.get() < 0) return tl::unexpected(fileError("read", from, errno));
    const Descriptor target(
        ::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, kPrivate));
    if (target.get() < 0) return tl::unexpected(fileError("create", to, errno));
    std::array<char, 64 * 1024> block{};
    for (;;) {
        const ssize_t got = ::read(source.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return tl::unexpected(fileError("read", from, errno));
        if (got == 0) break;
        if (!writeAll(target.get(), block.data(), static_cast<std::size_t>(got))) {
            return tl::unexpected(fileError("write", to, errno));
        }
    }
    if (::fsync(target.get()) != 0) return tl::unexpected(fileError("write", to, errno));
    return {};
}

Result<void> moveFile(const std::string& from, const std::string& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) {
        return tl::unexpected(fileError("move a file to", to, errno));
    }
    return {};
}

Result<void> removeFile(const std::string& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
        return tl::unexpected(fileError("remove", path, errno));
    }
    return {};
}

Result<void> syncFolder(const std::string& path) {
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0) return tl::unexpected(fileError("open the folder", path, errno));
    // Some file systems cannot sync a folder and say so by EINVAL: nothing more can be done there.
    if (::fsync(folder.get()) != 0 && errno != EINVAL) {
        return tl::unexpected(fileError("write the folder", path, errno));
    }
    return {};
}

std::int64_t changedUnixMs(const std::string& path) {
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return -1;
    return static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1000 + info.st_mtim.tv_nsec / 1'000'000;
}

void setChanged(const std::string& path, std::int64_t unixMs) {
    timespec times[2]{};
    times[0].tv_nsec = UTIME_OMIT;
    times[1].tv_sec = static_cast<time_t>(unixMs / 1000);
    times[1].tv_nsec = static_cast<long>(unixMs % 1000) * 1'000'000;
    ::utimensat(AT_FDCWD, path.c_str(), times, AT_SYMLINK_NOFOLLOW);
}

std::string utcStamp(std::int64_t unixMs) {
    const auto seconds = static_cast<time_t>(unixMs / 1000);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y%m%dT%H%M%SZ", &parts);
    return {text.data(), length};
}

}  // namespace berth::store
