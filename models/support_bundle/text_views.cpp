// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/text_views.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>

#include "models/domain/ascii.h"

namespace berth::support_bundle {

namespace {

unsigned hexValue(char c) {
    if (domain::isDigit(c)) return static_cast<unsigned>(c - '0');
    return static_cast<unsigned>(domain::lowerCase(c) - 'a') + 10;
}

std::optional<unsigned> hexNumber(std::string_view text, std::size_t from, std::size_t digits) {
    if (from + digits > text.size()) return std::nullopt;
    unsigned number = 0;
    for (const char c : text.substr(from, digits)) {
        if (!domain::isHexDigit(c)) return std::nullopt;
        number = number * 16 + hexValue(c);
    }
    return number;
}

// Well-formed or not: a lone surrogate becomes three bytes that are no UTF-8, and match nothing.
std::string utf8Of(unsigned code) {
    const auto tail = [code](unsigned shift) {
        return static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
    };
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xC0U | (code >> 6U)), tail(0)};
    if (code < 0x10000) return {static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | (code >> 18U)), tail(12), tail(6), tail(0)};
}

class ViewWriter {
  public:
    explicit ViewWriter(const TextView& from) : m_from(from) {
        m_view.text.reserve(from.text.size());
        m_view.at.reserve(from.at.size());
    }
    void put(std::string_view bytes, std::size_t comesFrom) {
        m_view.text += bytes;
        m_view.at.insert(m_view.at.end(), bytes.size(), m_from.at[comesFrom]);
    }
    [[nodiscard]] TextView finished() {
        m_view.at.push_back(m_from.at.back());
        return std::move(m_view);
    }

  private:
    const TextView& m_from;
    TextView m_view;
};

// What an escape that begins at `at` stands for, and how long it is; 0: it is none.
std::size_t readEscape(std::string_view text, std::size_t at, std::string& meaning) {
    if (at + 1 >= text.size()) return 0;
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const std::size_t simple = kLetters.find(text[at + 1]);
    if (simple != std::string_view::npos) {
        meaning = kMeanings[simple];
        return 2;
    }
    if (text[at + 1] != 'u') return 0;
    const auto code = hexNumber(text, at + 2, 4);
    if (!code) return 0;
    if (*code >= 0xD800 && *code < 0xDC00 && text.substr(at + 6, 2) == "\\u") {
        const auto low = hexNumber(text, at + 8, 4);
        if (low && *low >= 0xDC00 && *low < 0xE000) {
            meaning = utf8Of(0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00));
            return 12;
        }
    }
    meaning = utf8Of(*code);
    return 6;
}

}  // namespace

TextView plainView(std::string_view text) {
    TextView view{std::string(text), std::vector<std::uint32_t>(text.size() + 1)};
    std::iota(view.at.begin(), view.at.end(), 0U);
    return view;
}

TextView withoutPercent(const TextView& view) {
    ViewWriter out(view);
    const std::string_view text = view.text;
    for (std::size_t i = 0; i < text.size();) {
        const auto code = text[i] == '%' ? hexNumber(text, i + 1, 2) : std::nullopt;
        const char byte = code ? static_cast<char>(*code) : text[i];
        out.put({&byte, 1}, i);
        i += code ? 3 : 1;
    }
    return out.finished();
}

TextView withoutEscapes(const TextView& view) {
    ViewWriter out(view);
    const std::string_view text = view.text;
    std::string meaning;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = text[i] == '\\' ? readEscape(text, i, meaning) : 0;
        out.put(length > 0 ? std::string_view(meaning) : text.substr(i, 1), i);
        i += std::max<std::size_t>(length, 1);
    }
    return out.finished();
}

TextView withoutDoubledQuotes(const TextView& view) {
    ViewWriter out(view);
    const std::string_view text = view.text;
    for (std::size_t i = 0; i < text.size();) {
        out.put(text.substr(i, 1), i);
        i += text.substr(i, 2) == "\"\"" ? 2 : 1;
    }
    return out.finished();
}

}  // namespace berth::support_bundle
