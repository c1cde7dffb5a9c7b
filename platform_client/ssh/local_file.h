// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>
#include <utility>

#include "models/domain/error.h"

// Files of the person at this desk: small, read whole, and never a pipe or a device that hangs
// whoever opens it. Everything here blocks on the disk. Errors: NotFound, PermissionDenied,
// AlreadyExists, StorageFailed; InvalidArgument (no regular file), LimitExceeded (larger than asked
// for).

namespace berth::platform_client::ssh {

// An open file, closed when it dies. Move only.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const { return m_fd; }
    // It is then somebody else's to close.
    [[nodiscard]] int release() { return std::exchange(m_fd, -1); }
    void close();

  private:
    int m_fd = -1;
};

struct OpenFile {
    Descriptor descriptor;
    struct stat status {};
};

// What errno says of doing `what` with the file.
[[nodiscard]] tl::unexpected<domain::Error> fileError(std::string_view what,
                                                      const std::string& file);

// Opens a regular file; symbolic links are followed. `flags` as of open(2), `mode` for O_CREAT.
[[nodiscard]] domain::Result<OpenFile> openRegular(const std::string& file, int flags,
                                                   mode_t mode = 0600);
[[nodiscard]] domain::Result<std::string> readWhole(const OpenFile& file, const std::string& name,
                                                    std::size_t maxBytes);
[[nodiscard]] domain::Result<std::string> readLocalFile(const std::string& file,
                                                        std::size_t maxBytes);

[[nodiscard]] domain::Result<void> writeWhole(int fd, const std::string& name,
                                              std::string_view bytes);

// "/a/b" of "/a/b/c"; "." where there is no slash.
[[nodiscard]] std::string folderOf(const std::string& file);
// That the folder's entries are on the disk.
[[nodiscard]] domain::Result<void> syncFolder(const std::string& folder);
// Makes the folder, 0700, where it is missing (not the ones above it), and refuses one that others
// than this user may change files in: PermissionDenied, with the command that mends it.
[[nodiscard]] domain::Result<void> ensurePrivateFolder(const std::string& folder);

// A new file of this user alone (0600) in the folder, "NAME.XXXXXX". Removed when it dies, unless
// it was put in place.
class NewFile {
  public:
    [[nodiscard]] static domain::Result<NewFile> make(const std::string& beside);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    ~NewFile();

    [[nodiscard]] int fd() const { return m_descriptor.get(); }
    [[nodiscard]] const std::string& path() const { return m_path; }
    // On the disk under that name, whatever stood there before.
    [[nodiscard]] domain::Result<void> replace(const std::string& file);
    // On the disk under that name, where nothing stood; AlreadyExists otherwise.
    [[nodiscard]] domain::Result<void> putNew(const std::string& file);

  private:
    NewFile(Descriptor descriptor, std::string path);
    void forget();
    [[nodiscard]] domain::Result<void> sync() const;

    Descriptor m_descriptor;
    std::string m_path;  // empty: put in place
};

}  // namespace berth::platform_client::ssh
