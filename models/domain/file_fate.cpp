// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/file_fate.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "models/domain/remote_path.h"

namespace berth::domain {

namespace {

bool byPath(const FileEntry& a, const FileEntry& b) {
    return a.path < b.path;
}

// Holds no data, whether or not a look told of the mount.
bool isKernelsOwn(std::string_view path) {
    return liesIn(path, "/proc") || liesIn(path, "/sys") || liesIn(path, "/dev");
}

}  // namespace

Bytes UnkeptFiles::bytes() const {
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    std::int64_t sum = 0;
    for (const FileEntry& file : files)  // sizes may be another computer's to tell
        sum = sum > kMost - file.size.count ? kMost : sum + file.size.count;
    return {sum};
}

UnkeptFiles unkeptOf(std::vector<FileEntry> files) {
    std::erase_if(files, [](const FileEntry& file) { return file.onVolume; });
    std::ranges::sort(files, byPath);
    return {std::move(files), false};
}

FileFates::FileFates(std::vector<Filesystem> filesystems, std::optional<UnkeptFiles> unkept)
    : m_filesystems(std::move(filesystems)), m_unkept(std::move(unkept)) {
    if (m_unkept) std::ranges::sort(m_unkept->files, byPath);
}

// Of two at one place the later one hides the other.
const Filesystem* FileFates::mountOf(std::string_view path) const {
    const Filesystem* nearest = nullptr;
    for (const Filesystem& each : m_filesystems) {
        if (!liesIn(path, each.path)) continue;
        if (nearest == nullptr || each.path.size() >= nearest->path.size()) nearest = &each;
    }
    return nearest;
}

bool FileFates::holdsUnkept(std::string_view path) const {
    const auto& files = m_unkept->files;
    const auto from = std::ranges::lower_bound(files, path, {}, &FileEntry::path);
    if (from != files.end() && from->path == path) return true;
    // "/a-b" stands between "/a" and "/a/b".
    const std::string inside = std::string(path == "/" ? "" : path) + '/';
    const auto first = std::ranges::lower_bound(files, inside, {}, &FileEntry::path);
    return first != files.end() && first->path.starts_with(inside);
}

FileFate FileFates::of(std::string_view path) const {
    if (const Filesystem* mount = mountOf(path)) {
        switch (mount->persistence) {
            case Persistence::Network:
            case Persistence::Disk:
                return FileFate::Kept;
            case Persistence::None:
                return FileFate::Unknown;
            case Persistence::Lost:
                if (mount->path != "/") return FileFate::Lost;  // in memory
                break;
        }
    }
    if (!m_unkept || isKernelsOwn(path)) return FileFate::Unknown;
    if (holdsUnkept(path)) return FileFate::Lost;
    return m_unkept->cut ? FileFate::Unknown : FileFate::FromImage;
}

}  // namespace berth::domain
