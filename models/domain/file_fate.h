// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/inspection_storage.h"
#include "models/domain/platform.h"

// What becomes of the files of a node when it ends.

namespace berth::domain {

// Files on the own disk of a node, written since it began: they go with it.
struct UnkeptFiles {
    std::vector<FileEntry> files;  // sorted by path
    bool cut = false;              // there are more

    [[nodiscard]] Bytes bytes() const;
    friend bool operator==(const UnkeptFiles&, const UnkeptFiles&) = default;
};

// Those that would be lost among the files that a platform lists.
[[nodiscard]] UnkeptFiles unkeptOf(std::vector<FileEntry> files);

enum class FileFate {
    Unknown,    // or it holds no data, as /proc does
    Kept,       // on a file system that outlives the node
    FromImage,  // as it was when the node began: the next one has it too
    Lost,       // it, or something in it, was written since, or lies in memory
};

// Tells the fate of any path of one node.
class FileFates {
  public:
    FileFates() = default;
    // Absent `unkept`: not known yet, or it could not be found out.
    FileFates(std::vector<Filesystem> filesystems, std::optional<UnkeptFiles> unkept);

    // `path` is absolute, without a slash at its end.
    [[nodiscard]] FileFate of(std::string_view path) const;
    [[nodiscard]] const std::optional<UnkeptFiles>& unkept() const { return m_unkept; }

  private:
    [[nodiscard]] const Filesystem* mountOf(std::string_view path) const;
    [[nodiscard]] bool holdsUnkept(std::string_view path) const;

    std::vector<Filesystem> m_filesystems;
    std::optional<UnkeptFiles> m_unkept;
};

}  // namespace berth::domain
