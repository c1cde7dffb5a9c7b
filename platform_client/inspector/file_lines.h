// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace berth::platform_client::inspector {

// Several files as `grep "" FILE…` prints them: each line behind the name of its file and a colon.
class FileLines {
  public:
    // Looks into `text`, at most so many lines of it; a line that names no absolute path is left
    // out.
    explicit FileLines(std::string_view text);

    // The lines of a file; none when it was not there.
    [[nodiscard]] const std::vector<std::string_view>& of(std::string_view path) const;
    [[nodiscard]] bool has(std::string_view path) const { return m_files.contains(path); }
    // Its first line; empty when it was not there.
    [[nodiscard]] std::string_view first(std::string_view path) const;
    // The number behind a word that begins a line: `word 12`, `word: 12 kB`.
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view path,
                                                     std::string_view word) const;

  private:
    std::map<std::string_view, std::vector<std::string_view>> m_files;
};

}  // namespace berth::platform_client::inspector
