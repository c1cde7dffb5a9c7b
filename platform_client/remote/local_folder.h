// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "platform_client/ssh/local_file.h"

// Files of this computer below one folder, reached by descriptors alone and without following a
// symbolic link: whoever swaps a folder for a link meanwhile leads nowhere. Blocks on the disk.
// Errors: NotFound, PermissionDenied, AlreadyExists, InvalidArgument, StorageFailed.

namespace berth::platform_client::remote {

// An open file that is read or written from front to back or at places.
class LocalFile {
  public:
    explicit LocalFile(ssh::Descriptor descriptor) : m_descriptor(std::move(descriptor)) {}

    [[nodiscard]] domain::Result<std::uint64_t> size() const;
    // Fewer than asked for only at the end.
    [[nodiscard]] domain::Result<std::string> read(std::uint64_t offset, std::size_t count) const;
    [[nodiscard]] domain::Result<void> write(std::uint64_t offset, std::string_view bytes) const;
    [[nodiscard]] domain::Result<void> truncate(std::uint64_t size) const;
    [[nodiscard]] domain::Result<void> sync() const;

  private:
    ssh::Descriptor m_descriptor;
};

struct LocalEntry {
    std::string name;
    struct stat status {};
};

class LocalFolder {
  public:
    // A link at the very path is followed: it is the one that a person chose.
    [[nodiscard]] static domain::Result<LocalFolder> open(const std::string& path);

    [[nodiscard]] domain::Result<LocalFolder> enter(const std::string& name) const;
    // Makes it where nothing stands; a folder that is there already is as good.
    [[nodiscard]] domain::Result<LocalFolder> makeAndEnter(const std::string& name) const;
    // Nothing: it is not there. Of a link, the link.
    [[nodiscard]] domain::Result<std::optional<struct stat>> status(const std::string& name) const;
    // Without "." and "..", in order of their names; at most so many (LimitExceeded).
    [[nodiscard]] domain::Result<std::vector<LocalEntry>> list(std::size_t most) const;

    // A regular file, to be read.
    [[nodiscard]] domain::Result<LocalFile> openFile(const std::string& name) const;
    // A new one in the place of whatever file stands there.
    [[nodiscard]] domain::Result<LocalFile> createFile(const std::string& name,
                                                       bool executable) const;
    // One that is there, to be gone on with.
    [[nodiscard]] domain::Result<LocalFile> reopenFile(const std::string& name) const;
    [[nodiscard]] domain::Result<void> removeFile(const std::string& name) const;
    // `replacing`: a file that stands at `to` is replaced; else AlreadyExists.
    [[nodiscard]] domain::Result<void> rename(const std::string& from, const std::string& to,
                                              bool replacing) const;
    [[nodiscard]] domain::Result<void> sync() const;

  private:
    explicit LocalFolder(ssh::Descriptor descriptor) : m_descriptor(std::move(descriptor)) {}

    ssh::Descriptor m_descriptor;
};

}  // namespace berth::platform_client::remote
