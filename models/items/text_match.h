// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace berth::items {

// Filters as people type them: words apart by blanks, all of which must occur. Letters of ASCII
// match in either case, everything else as it is.
class TextMatch {
  public:
    explicit TextMatch(std::string_view typed = {});

    [[nodiscard]] bool empty() const { return m_words.empty(); }
    // Takes any number of texts; each word must occur in one of them.
    [[nodiscard]] bool in(std::initializer_list<std::string_view> texts) const;

  private:
    std::vector<std::string> m_words;
};

// Where `needle`, in lower case, first occurs in `text`, or npos.
[[nodiscard]] std::size_t findFolded(std::string_view text, std::string_view needle,
                                     std::size_t from = 0);

}  // namespace berth::items
