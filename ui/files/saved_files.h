// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/file_fate.h"

namespace berth::ui {

// Which files of a node were downloaded whole while its files are shown, and when. What was written
// since counts as not saved.
class SavedFiles {
  public:
    // Files or folders; `unkept` as it was when they were saved.
    void add(const std::vector<std::string>& paths,
             const std::optional<domain::UnkeptFiles>& unkept, std::int64_t unixMs);

    // When this was saved, or all in it that would be lost; absent: some of it is not.
    [[nodiscard]] std::optional<std::int64_t> savedAt(
        const std::string& path, const std::optional<domain::UnkeptFiles>& unkept) const;
    // How much of what would be lost is saved.
    [[nodiscard]] domain::UnkeptFiles unsavedOf(const domain::UnkeptFiles& unkept) const;

  private:
    struct Saved {
        std::int64_t unixMs = 0;
        domain::FileEntry entry;  // as it was
    };

    [[nodiscard]] const Saved* savedOf(const domain::FileEntry& file) const;

    std::map<std::string, Saved, std::less<>> m_files;         // of those that would be lost
    std::map<std::string, std::int64_t, std::less<>> m_paths;  // as they were asked for
};

}  // namespace berth::ui
