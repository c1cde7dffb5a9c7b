// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/key_blocks.h"

#include <algorithm>

#include "models/domain/ascii.h"
#include "models/domain/text.h"

namespace berth::support_bundle {

namespace {

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kEnd = "-----END ";
constexpr std::string_view kDashes = "-----";
constexpr std::string_view kPuttyLines = "Private-Lines:";
// No private key has so many; beyond that an end belongs to something else.
constexpr std::size_t kMostLines = 400;
constexpr std::size_t kShortestRun = 16;  // of base64, to take a line for a part of a key

struct Line {
    std::size_t begin = 0, end = 0;  // without the line end
};

std::vector<Line> linesIn(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back({begin, end});
        begin = end + 1;
    }
    return lines;
}

bool isKeyCharacter(char c) {
    return domain::isLetter(c) || domain::isDigit(c) || c == '+' || c == '/' || c == '=';
}

// A run of base64 stands in it, whatever a log has put around it.
bool looksLikeKey(std::string_view line) {
    std::size_t run = 0;
    for (const char c : line) {
        run = isKeyCharacter(c) ? run + 1 : 0;
        if (run >= kShortestRun) return true;
    }
    return line.find("Proc-Type:") != std::string_view::npos ||
           line.find("DEK-Info:") != std::string_view::npos;
}

// Nothing but base64: also the short last line of a key.
bool isOnlyKey(std::string_view line) {
    const std::string_view content = domain::trimmed(line);
    return !content.empty() && std::ranges::all_of(content, isKeyCharacter);
}

// From its end "PRIVATE KEY-----" on; nothing: it is no such line.
std::size_t behindLabel(std::string_view line, std::string_view start) {
    const std::size_t at = line.find(start);
    if (at == std::string_view::npos) return std::string_view::npos;
    const std::size_t close = line.find(kDashes, at + start.size());
    if (close == std::string_view::npos) return std::string_view::npos;
    const std::string_view label = line.substr(at, close - at);
    if (label.find("PRIVATE KEY") == std::string_view::npos) return std::string_view::npos;
    return close + kDashes.size();
}

class KeyFinder {
  public:
    explicit KeyFinder(std::string_view text) : m_text(text), m_lines(linesIn(text)) {
        m_nextEnd.resize(m_lines.size() + 1, m_lines.size());
        for (std::size_t i = m_lines.size(); i-- > 0;) {
            const bool ends = textOf(i).find(kEnd) != std::string_view::npos;
            m_nextEnd[i] = ends ? i : m_nextEnd[i + 1];
        }
    }

    std::vector<Span> find() {
        for (std::size_t i = 0; i < m_lines.size();)
            i = look(i);
        return merged(std::move(m_spans));
    }

  private:
    [[nodiscard]] std::string_view textOf(std::size_t line) const {
        return m_text.substr(m_lines[line].begin, m_lines[line].end - m_lines[line].begin);
    }

    // Without the blanks at its ends, which tell how the text is laid out.
    void hide(std::size_t line) {
        const std::string_view content = domain::trimmed(textOf(line));
        if (content.empty() || content == kRedactionMark) return;
        const auto begin = static_cast<std::size_t>(content.data() - m_text.data());
        m_spans.push_back({begin, begin + content.size()});
    }

    // The line to go on with.
    std::size_t look(std::size_t line) {
        const std::string_view text = textOf(line);
        if (text.find(kPuttyLines) != std::string_view::npos) return followCut(line + 1);
        const std::size_t body = behindLabel(text, kBegin);
        if (body == std::string_view::npos) {
            if (behindLabel(text, kEnd) != std::string_view::npos) goBackFrom(line);
            return line + 1;
        }
        const std::size_t sameLine = text.find(kEnd, body);
        const std::size_t begin = m_lines[line].begin;
        if (sameLine != std::string_view::npos) {  // "\n" written out, as in JSON
            m_spans.push_back({begin + body, begin + sameLine});
            return line + 1;
        }
        // Another writing of the line end: the key stands behind the label all the same.
        if (looksLikeKey(text.substr(body))) m_spans.push_back({begin + body, m_lines[line].end});
        const std::size_t end = m_nextEnd[line + 1];
        if (end >= m_lines.size() || end - line > kMostLines) return followCut(line + 1);
        for (std::size_t i = line + 1; i < end; ++i)
            hide(i);
        const std::size_t closing = textOf(end).find(kEnd);
        const std::string_view before = textOf(end).substr(0, closing);
        if (looksLikeKey(before))
            m_spans.push_back({m_lines[end].begin, m_lines[end].begin + closing});
        m_reached = end + 1;
        return end + 1;
    }

    std::size_t followCut(std::size_t line) {
        for (; line < m_lines.size(); ++line) {
            const std::string_view text = textOf(line);
            if (text.find(kBegin) != std::string_view::npos) break;
            if (!looksLikeKey(text) && !isOnlyKey(text)) break;
            hide(line);
        }
        m_reached = line;
        return line;
    }

    // The beginning of the key stood before what is there.
    void goBackFrom(std::size_t line) {
        for (std::size_t i = line; i > m_reached && isOnlyKey(textOf(i - 1)); --i)
            hide(i - 1);
        m_reached = line + 1;
    }

    std::string_view m_text;
    std::vector<Line> m_lines;
    std::vector<std::size_t> m_nextEnd;  // the line at or behind this one that ends some block
    std::vector<Span> m_spans;
    std::size_t m_reached = 0;  // lines before it are dealt with
};

}  // namespace

std::vector<Span> findKeyBlocks(std::string_view text) {
    if (text.find("PRIVATE KEY") == std::string_view::npos &&
        text.find(kPuttyLines) == std::string_view::npos)
        return {};
    return KeyFinder(text).find();
}

}  // namespace berth::support_bundle
