// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/profile_lock.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "models/store/files.h"

namespace berth::store {

using domain::ErrorCode;
using domain::fail;
using domain::Result;

namespace {

// Digits only: the file may hold anything.
std::string processNumberIn(int file) {
    std::array<char, 16> text{};
    const ssize_t size = ::pread(file, text.data(), text.size(), 0);
    std::string digits;
    for (ssize_t i = 0; i < size; ++i) {
        const char c = text[static_cast<std::size_t>(i)];
        if (c < '0' || c > '9') break;
        digits += c;
    }
    return digits;
}

}  // namespace

Result<ProfileLock> ProfileLock::take(const std::string& folder) {
    const std::string path = folder + "/lock";
    const int file =
        ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (file < 0) return tl::unexpected(fileError("use the profile folder: open", path, errno));
    ProfileLock lock(file);
    int locked = 0;
    do {
        locked = ::flock(file, LOCK_EX | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    if (locked != 0 && errno == EWOULDBLOCK) {
        const std::string process = processNumberIn(file);
        return fail(ErrorCode::Unavailable,
                    fmt::format("another Berth{} uses the profile {}: close it, or start this one "
                                "with another profile folder",
                                process.empty() ? "" : " (process " + process + ")", folder),
                    {}, true);
    }
    if (locked != 0) return tl::unexpected(fileError("lock", path, errno));
    const std::string process = std::to_string(::getpid()) + "\n";
    if (::ftruncate(file, 0) != 0 ||
        ::pwrite(file, process.data(), process.size(), 0) != static_cast<ssize_t>(process.size())) {
        return tl::unexpected(fileError("write", path, errno));
    }
    return lock;
}

ProfileLock::ProfileLock(ProfileLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

ProfileLock& ProfileLock::operator=(ProfileLock&& other) noexcept {
    std::swap(m_file, other.m_file);
    return *this;
}

ProfileLock::~ProfileLock() {
    // The file stays: removing it would let two programs lock two files of one name.
    if (m_file >= 0) ::close(m_file);
}

}  // namespace berth::store
