// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/private_file.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <vector>

namespace berth::support_bundle {

namespace {

domain::Error writeError(const std::string& path, int number) {
    using domain::ErrorCode;
    const bool permission = number == EACCES || number == EPERM || number == EROFS;
    const bool noFolder = number == ENOENT || number == ENOTDIR;
    const ErrorCode code = permission ? ErrorCode::PermissionDenied
                           : noFolder ? ErrorCode::NotFound
                                      : ErrorCode::StorageFailed;
    return {code,
            fmt::format("cannot write {}: {}", path, std::generic_category().message(number)),
            number == ENOSPC || number == EDQUOT,
            {}};
}

// A new file beside the target, gone again unless it was moved there.
class NewFile {
  public:
    explicit NewFile(const std::string& beside) {
        const std::string pattern = beside + ".XXXXXX";
        m_path.assign(pattern.begin(), pattern.end());
        m_path.push_back('\0');
        m_file = ::mkostemp(m_path.data(), O_CLOEXEC);  // 0600
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile() {
        if (m_file < 0) return;
        ::close(m_file);
        if (!m_moved) ::unlink(m_path.data());
    }

    [[nodiscard]] bool isOpen() const { return m_file >= 0; }
    // On disk when it returns true.
    [[nodiscard]] bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return ::fchmod(m_file, S_IRUSR | S_IWUSR) == 0 && ::fsync(m_file) == 0;
    }
    [[nodiscard]] bool moveTo(const std::string& path) {
        m_moved = ::rename(m_path.data(), path.c_str()) == 0;
        return m_moved;
    }

  private:
    std::vector<char> m_path;
    int m_file = -1;
    bool m_moved = false;
};

// That the name is there, too, after a failure of the power. Not every file system can; the file is
// whole either way.
void syncFolderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    ::fsync(file);
    ::close(file);
}

}  // namespace

domain::Result<void> writePrivateFile(const std::string& path, std::string_view bytes) {
    if (path.empty() || path.ends_with('/') || path.find('\0') != std::string::npos)
        return domain::fail(domain::ErrorCode::InvalidArgument, "a file needs a name", "path");
    struct stat there {};
    if (::lstat(path.c_str(), &there) == 0 && S_ISDIR(there.st_mode))
        return tl::unexpected(writeError(path, EISDIR));
    NewFile file(path);
    if (!file.isOpen() || !file.write(bytes) || !file.moveTo(path))
        return tl::unexpected(writeError(path, errno));
    syncFolderOf(path);
    return {};
}

}  // namespace berth::support_bundle
