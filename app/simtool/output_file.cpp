// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/output_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace berth::app {
namespace {

using domain::ErrorCode;

constexpr mode_t kReadableByAll = 0644;  // reports hold no secret; the umask narrows it

tl::unexpected<domain::Error> failure(const std::string& path, int number) {
    return domain::fail(
        number == EACCES || number == EPERM || number == EROFS ? ErrorCode::PermissionDenied
                                                               : ErrorCode::StorageFailed,
        fmt::format("cannot write {}: {}", path, std::generic_category().message(number)));
}

}  // namespace

bool areOneFile(const std::string& one, const std::string& other) {
    std::error_code ec;
    if (std::filesystem::equivalent(one, other, ec)) return true;
    const auto whole = [](const std::string& path) {
        std::error_code ignored;
        const auto absolute = std::filesystem::absolute(path, ignored);
        const auto canonical = std::filesystem::weakly_canonical(absolute, ignored);
        return canonical.empty() ? std::filesystem::path{path} : canonical;
    };
    return whole(one) == whole(other);
}

domain::Result<OutputFile> OutputFile::create(const std::string& path) {
    struct stat facts {};
    const bool exists = ::stat(path.c_str(), &facts) == 0;
    if (exists && S_ISDIR(facts.st_mode)) {
        return domain::fail(ErrorCode::InvalidArgument,
                            fmt::format("cannot write {}: it is a directory", path));
    }
    // What is no regular file (/dev/null, a pipe) cannot be replaced: written in place.
    const bool inPlace = exists && !S_ISREG(facts.st_mode);
    std::string partial = inPlace ? path : fmt::format("{}.{}.part", path, ::getpid());
    // Without O_NONBLOCK opening a pipe would wait for its reader; writing may wait.
    const int flags = O_WRONLY | O_CLOEXEC | (inPlace ? O_NONBLOCK | O_NOCTTY : O_CREAT | O_EXCL);
    const int file = ::open(partial.c_str(), flags, kReadableByAll);
    if (file < 0 && errno == ENXIO && S_ISFIFO(facts.st_mode)) {
        return domain::fail(
            ErrorCode::StorageFailed,
            fmt::format("cannot write {}: it is a pipe that nobody reads; start its reader first",
                        path));
    }
    if (file < 0) return failure(path, errno);
    if (inPlace) ::fcntl(file, F_SETFL, O_WRONLY);
    std::FILE* stream = ::fdopen(file, "w");
    if (!stream) {
        const int number = errno;
        ::close(file);
        return failure(path, number);
    }
    return OutputFile{path, inPlace ? std::string{} : std::move(partial), stream};
}

OutputFile::~OutputFile() {
    if (m_file && !m_partial.empty()) ::unlink(m_partial.c_str());
}

void OutputFile::write(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), m_file.get());
}

domain::Result<void> OutputFile::finish() {
    errno = 0;
    const bool written = std::ferror(m_file.get()) == 0 && std::fflush(m_file.get()) == 0;
    if (!written) return failure(m_path, errno != 0 ? errno : EIO);
    if (!m_partial.empty() && ::rename(m_partial.c_str(), m_path.c_str()) != 0) {
        return failure(m_path, errno);
    }
    m_file.reset();
    return {};
}

}  // namespace berth::app
