// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/saved_files.h"

#include <algorithm>
#include <span>

#include "models/domain/remote_path.h"

namespace berth::ui {

namespace {

// Those of sorted files that are `path` or lie in it, and some that only look as if.
std::span<const domain::FileEntry> fromPathOn(const std::vector<domain::FileEntry>& files,
                                              const std::string& path) {
    const auto from = std::ranges::lower_bound(files, path, {}, &domain::FileEntry::path);
    const auto to = std::find_if_not(from, files.end(), [&](const domain::FileEntry& file) {
        return file.path.starts_with(path);
    });
    return {from, to};
}

}  // namespace

void SavedFiles::add(const std::vector<std::string>& paths,
                     const std::optional<domain::UnkeptFiles>& unkept, std::int64_t unixMs) {
    for (const std::string& path : paths) {
        m_paths[path] = unixMs;
        if (!unkept) continue;
        for (const domain::FileEntry& file : fromPathOn(unkept->files, path)) {
            if (domain::liesIn(file.path, path)) m_files[file.path] = {unixMs, file};
        }
    }
}

const SavedFiles::Saved* SavedFiles::savedOf(const domain::FileEntry& file) const {
    const auto found = m_files.find(file.path);
    return found != m_files.end() && found->second.entry == file ? &found->second : nullptr;
}

std::optional<std::int64_t> SavedFiles::savedAt(
    const std::string& path, const std::optional<domain::UnkeptFiles>& unkept) const {
    bool any = false;
    std::int64_t oldest = INT64_MAX;
    if (unkept) {
        for (const domain::FileEntry& file : fromPathOn(unkept->files, path)) {
            if (!domain::liesIn(file.path, path)) continue;
            const Saved* saved = savedOf(file);
            if (saved == nullptr) return std::nullopt;
            any = true;
            oldest = std::min(oldest, saved->unixMs);
        }
    }
    if (any) return oldest;
    const auto asked = m_paths.find(path);
    return asked == m_paths.end() ? std::nullopt : std::optional(asked->second);
}

domain::UnkeptFiles SavedFiles::unsavedOf(const domain::UnkeptFiles& unkept) const {
    domain::UnkeptFiles left;
    left.cut = unkept.cut;
    std::ranges::copy_if(
        unkept.files, std::back_inserter(left.files),
        [this](const domain::FileEntry& file) { return savedOf(file) == nullptr; });
    return left;
}

}  // namespace berth::ui
