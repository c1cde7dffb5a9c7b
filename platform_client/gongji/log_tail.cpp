// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/log_tail.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "platform_client/gongji/rfc3339.h"

namespace berth::platform_client::gongji {
namespace {

struct Split {
    std::vector<std::string_view> whole;
    std::string_view open;  // without a line end
};

std::string_view withoutReturn(std::string_view line) {
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

Split split(std::string_view text) {
    Split parts;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) {
            parts.open = text;
            break;
        }
        parts.whole.push_back(withoutReturn(text.substr(0, end)));
        text.remove_prefix(end + 1);
    }
    return parts;
}

std::vector<std::uint64_t> hashesOf(const std::vector<std::string_view>& lines) {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(lines.size());
    for (const std::string_view line : lines)
        hashes.push_back(std::hash<std::string_view>{}(line));
    return hashes;
}

struct Overlap {
    std::size_t length = 0;  // lines of the longest end of what is known that the text begins with
    bool within = false;     // the whole text stands somewhere before the end of what is known
};

Overlap overlapOf(const std::vector<std::uint64_t>& known, const std::vector<std::uint64_t>& text) {
    Overlap overlap;
    if (text.empty()) return overlap;
    // For each prefix of the text, how long its longest border is.
    std::vector<std::size_t> border(text.size(), 0);
    for (std::size_t i = 1, length = 0; i < text.size(); ++i) {
        while (length > 0 && text[i] != text[length])
            length = border[length - 1];
        if (text[i] == text[length]) ++length;
        border[i] = length;
    }
    std::size_t& length = overlap.length;
    for (const std::uint64_t line : known) {
        if (length == text.size()) {
            overlap.within = true;
            length = border[length - 1];
        }
        while (length > 0 && line != text[length])
            length = border[length - 1];
        if (line == text[length]) ++length;
    }
    return overlap;
}

}  // namespace

bool LogTail::goesOn(std::string_view text) const {
    if (!m_begun) return true;
    const Split parts = split(text);
    const std::vector<std::uint64_t> lines = hashesOf(parts.whole);
    if (lines.size() < m_known.size() || !std::equal(m_known.begin(), m_known.end(), lines.begin()))
        return false;
    // The line that had no end goes on as well.
    const std::string_view next =
        lines.size() > m_known.size() ? parts.whole[m_known.size()] : parts.open;
    return next.starts_with(withoutReturn(m_open));
}

// A beginning of what is known, and nothing else.
bool LogTail::saysLess(const std::vector<std::string_view>& whole,
                       const std::vector<std::uint64_t>& lines, std::string_view open) const {
    if (lines.size() > m_known.size() || !std::equal(lines.begin(), lines.end(), m_known.begin()))
        return false;
    if (open.empty()) return true;
    return whole.size() == m_known.size() && m_open.starts_with(open);
}

// The text holds the runs before and after a restart.
bool LogTail::isOneLog(const std::vector<std::string_view>& whole,
                       const std::vector<std::uint64_t>& lines) const {
    if (m_known.empty()) return true;
    if (leadingRfc3339(whole.front())) return true;  // no two lines are the same then
    return lines.size() > m_known.size() && lines[m_known.size()] == lines.front();
}

LogTail::Place LogTail::findPlace(const std::vector<std::string_view>& whole, std::string_view open,
                                  const std::vector<std::uint64_t>& lines) const {
    // The line that had no end when it was seen may have one now.
    if (!m_open.empty()) {
        std::vector<std::uint64_t> extended = m_known;
        extended.push_back(std::hash<std::string_view>{}(withoutReturn(m_open)));
        const std::size_t length = overlapOf(extended, lines).length;
        // What of it has not been told is still to be told.
        if (length > 0 && m_openTold < m_open.size()) return {length - 1, m_openTold, false};
        if (length > 0) return {length, 0, false};
    }
    Overlap overlap = overlapOf(m_known, lines);
    // A front that is cut by bytes begins with the end of a line.
    if (overlap.length == 0 && !overlap.within && lines.size() > 1) {
        overlap = overlapOf(m_known, {lines.begin() + 1, lines.end()});
        if (overlap.length > 0) ++overlap.length;
    }
    if (overlap.length == 0) return {0, 0, overlap.within};
    const std::string_view next = overlap.length < whole.size() ? whole[overlap.length] : open;
    return {overlap.length, next.starts_with(withoutReturn(m_open)) ? m_openTold : 0, false};
}

LogTail::News LogTail::take(std::string_view text, bool restarted) {
    const Split parts = split(text);
    std::vector<std::uint64_t> lines = hashesOf(parts.whole);
    News news;
    std::size_t known = 0;       // whole lines of the text that have been told
    std::size_t toldOfNext = 0;  // bytes of the line after them that have been told
    const bool continues = goesOn(text);
    if (!restarted && !continues && saysLess(parts.whole, lines, parts.open)) return news;
    if (continues && (!restarted || isOneLog(parts.whole, lines))) {
        known = m_known.size();
        toldOfNext = m_openTold;
    } else if (!restarted) {
        const Place place = findPlace(parts.whole, parts.open, lines);
        if (place.isOld) return news;
        known = place.known;
        toldOfNext = place.toldOfNext;
        news.gap = place.known == 0 && !m_known.empty();
    }
    for (std::size_t i = known; i < parts.whole.size(); ++i) {
        std::string_view line = parts.whole[i];
        if (i == known && toldOfNext > 0) {
            // Its beginning has been told as a line; an end without anything more is none.
            line = line.substr(std::min(toldOfNext, line.size()));
            if (line.empty()) continue;
        }
        news.lines.emplace_back(line);
    }
    const bool sameLine = known == parts.whole.size();
    std::size_t openTold = sameLine ? std::min(toldOfNext, parts.open.size()) : 0;
    // Seen twice without an end: it is shown, whatever still comes of it.
    const bool settled = m_begun && !parts.open.empty() && parts.open == m_open;
    if (settled && openTold < parts.open.size()) {
        news.lines.emplace_back(withoutReturn(parts.open.substr(openTold)));
        openTold = parts.open.size();
    }
    m_known = std::move(lines);
    m_open = parts.open;
    m_openTold = openTold;
    m_begun = true;
    return news;
}

}  // namespace berth::platform_client::gongji
