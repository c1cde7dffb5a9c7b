// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace berth::support_bundle {

// Bytes of a text, from `begin` up to `end`.
struct Span {
    std::size_t begin = 0, end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

// What stands in a text in place of something secret.
inline constexpr std::string_view kRedactionMark = "[redacted]";

// In order, without empty ones; those that overlap or touch as one.
[[nodiscard]] std::vector<Span> merged(std::vector<Span> spans);
// How often the mark stands in a text.
[[nodiscard]] std::size_t countMarks(std::string_view text);

// Where a text is next found, for scans that only go forward: all questions together cost one way
// through the text.
class Ahead {
  public:
    Ahead(std::string_view text, std::string_view wanted) : m_text(text), m_wanted(wanted) {}

    // The first one that begins at `from` or behind it; the length of the text: there is none.
    // `from` must not go back.
    [[nodiscard]] std::size_t from(std::size_t from) {
        if (!m_known || m_at < from) {
            m_at = m_text.find(m_wanted, from);
            if (m_at == std::string_view::npos) m_at = m_text.size();
            m_known = true;
        }
        return m_at;
    }

  private:
    std::string_view m_text, m_wanted;
    std::size_t m_at = 0;
    bool m_known = false;
};

}  // namespace berth::support_bundle
