// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "models/items/text_match.h"

namespace berth::items {

// The filter of a table, with its `text` taken apart once and not for every row.
template <class Filter>
class TextFilter {
  public:
    // Whether it differs from the one before.
    [[nodiscard]] bool set(Filter filter) {
        if (filter == m_filter) return false;
        m_filter = std::move(filter);
        m_text = TextMatch(m_filter.text.toStdString());
        return true;
    }
    [[nodiscard]] const Filter& get() const { return m_filter; }
    [[nodiscard]] const TextMatch& text() const { return m_text; }

  private:
    Filter m_filter{};
    TextMatch m_text;
};

}  // namespace berth::items
