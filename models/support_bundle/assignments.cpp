// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/assignments.h"

#include <algorithm>
#include <optional>

#include "models/support_bundle/line_reader.h"
#include "models/support_bundle/secret_names.h"

namespace berth::support_bundle {

namespace {

constexpr std::size_t kShortestWeak = 8;
constexpr std::size_t kShortestBare = 20;
constexpr std::size_t kBareReach = 48;  // from a name to a secret that follows without a sign

struct Name {
    std::size_t begin = 0, end = 0;
    NameKind kind = NameKind::Plain;
    bool option = false;  // "-" stands before it
    bool first = false;   // nothing but blanks and "-" stands before it in its line
};

class LineOfAssignments {
  public:
    LineOfAssignments(std::string_view text, std::size_t begin, std::size_t end,
                      std::vector<Span>& spans)
        : m_text(text), m_begin(begin), m_end(end), m_limit(end), m_spans(spans) {}

    void look() {
        std::size_t at = m_begin;
        while (at < m_end) {
            const char c = m_text[at];
            if (c == '\\' && at + 1 < m_end && (m_text[at + 1] == '"' || m_text[at + 1] == '\\')) {
                at += 2;
            } else if (c == '"') {
                ++at;
                m_limit = m_inString ? m_end : closingQuote(at, "\"", m_end);
                m_inString = !m_inString;
            } else if (isWordCharacter(c)) {
                at = lookAtName(readName(at));
            } else {
                ++at;
            }
        }
    }

  private:
    [[nodiscard]] Name readName(std::size_t at) const {
        Name name{at, at, NameKind::Plain, false, false};
        while (name.end < m_end && isNameCharacter(m_text[name.end]))
            ++name.end;
        const std::string_view word = m_text.substr(at, name.end - at);
        name.kind = nameKind(word);
        const char before = at > m_begin ? m_text[at - 1] : '\n';
        // The letter of an escape is no part of the name: "\ntoken".
        if (before == '\\' && name.kind == NameKind::Plain) name.kind = nameKind(word.substr(1));
        name.option = before == '-';
        const std::string_view lead = m_text.substr(m_begin, at - m_begin);
        name.first = lead.size() < 64 && std::ranges::all_of(lead, [](char c) {
                         return isBlank(c) || c == '-' || c == '"' || c == '\'';
                     });
        return name;
    }

    // Where to go on.
    std::size_t lookAtName(const Name& name) {
        if (name.kind == NameKind::Plain) return name.end;
        LineReader reader{m_text, name.end, m_end};
        const std::size_t closing = reader.quoteLength();
        const bool endsString = closing == 1 && reader.here() == '"';
        reader.at += closing;
        reader.skipBlanks();
        const std::size_t separator = separatorLength(reader.rest());
        if (separator > 0) {
            const bool colon = reader.here() == ':';
            reader.at += separator;
            reader.skipBlanks();
            if (endsString) leaveString();
            return takeValue(name, reader, colon);
        }
        const bool list = closing > 0 && reader.here() == ',';
        if (name.option && name.kind == NameKind::Strong &&
            (list || (closing == 0 && reader.at > name.end))) {
            if (list) ++reader.at;
            reader.skipBlanks();
            if (endsString) leaveString();
            return reader.here() == '-' ? reader.at : takeValue(name, reader, false);
        }
        if (name.kind == NameKind::Strong) return takeBare(name.end);
        return name.end;
    }

    void leaveString() {
        m_inString = false;
        m_limit = m_end;
    }

    [[nodiscard]] static std::size_t separatorLength(std::string_view rest) {
        if (rest.starts_with("=>") || rest.starts_with(":=")) return 2;
        if (rest.starts_with("==") || rest.starts_with("::") || rest.starts_with("://")) return 0;
        return rest.starts_with("=") || rest.starts_with(":") ? 1 : 0;
    }

    std::size_t takeValue(const Name& name, LineReader reader, bool colon) {
        const std::size_t quote = reader.quoteLength();
        const bool closesOurs = quote == 1 && m_inString && reader.here() == '"';
        if (quote > 0 && !closesOurs && name.kind != NameKind::Header) {
            const std::string_view mark = m_text.substr(reader.at, quote);
            const std::size_t begin = reader.at + quote;
            const std::size_t end = closingQuote(begin, mark, m_limit);
            take(name, {begin, end});
            return std::min(end + quote, m_limit);
        }
        if (name.kind == NameKind::Header && quote > 0 && !m_inString) {
            const std::size_t begin = reader.at + quote;
            const std::size_t end = closingQuote(begin, m_text.substr(reader.at, quote), m_limit);
            take(name, {begin, end});
            return std::min(end + quote, m_limit);
        }
        const bool wholeRest = colon && (name.kind == NameKind::Header || name.first);
        std::size_t end = wholeRest ? endOfRest(name, reader.at) : endOfWord(reader.at);
        while (!wholeRest && end > reader.at && endsAPhrase(m_text[end - 1]))
            --end;
        take(name, {reader.at, end});
        return std::max(end, name.end);
    }

    void take(const Name& name, Span span) {
        const std::string_view value = m_text.substr(span.begin, span.end - span.begin);
        if (isNoSecret(value)) return;
        if (name.kind == NameKind::Weak && !looksRandom(value, kShortestWeak)) return;
        m_spans.push_back(span);
    }

    // The mark that ends what one like it has begun, or the end.
    [[nodiscard]] std::size_t closingQuote(std::size_t from, std::string_view mark,
                                           std::size_t end) const {
        for (std::size_t i = from; i < end; ++i) {
            const bool here = i + mark.size() <= end && m_text.substr(i, mark.size()) == mark;
            if (here) return i;
            // What is escaped ends nothing; a mark that is escaped itself is found before this.
            if (m_text[i] == '\\') ++i;
        }
        return end;
    }

    // All that is left of the line, or of the string or argument that it stands in.
    [[nodiscard]] std::size_t endOfRest(const Name& name, std::size_t from) const {
        const char before = name.begin > m_begin ? m_text[name.begin - 1] : '\n';
        std::size_t end = m_limit;
        if (!m_inString && before == '\'') end = closingQuote(from, "'", m_end);
        while (end > from && (isBlank(m_text[end - 1]) || m_text[end - 1] == '\r'))
            --end;
        return end;
    }

    // As a shell would read it, and no further than the string that it stands in.
    [[nodiscard]] std::size_t endOfWord(std::size_t from) const {
        for (std::size_t i = from; i < m_limit; ++i) {
            const char c = m_text[i];
            if (isBlank(c) || c == '\r' || c == '<') return i;
            if (c == '\\' && i + 1 < m_limit) {
                const char escaped = m_text[i + 1];
                if (m_inString &&
                    (escaped == 'n' || escaped == 'r' || escaped == 't' || escaped == '"'))
                    return i;
                ++i;
            } else if (c == '"' && m_inString) {
                return i;
            } else if (c == '"' || c == '\'') {
                if (!goesOnBehind(i)) return i;
                i = closingQuote(i + 1, m_text.substr(i, 1), m_limit);
            }
        }
        return m_limit;
    }

    static bool endsAPhrase(char c) {
        return c == ',' || c == ';' || c == ')' || c == ']' || c == '}';
    }

    // A quotation mark inside a word, and not the one that ends what the word stands in.
    [[nodiscard]] bool goesOnBehind(std::size_t quote) const {
        if (quote + 1 >= m_limit) return false;
        constexpr std::string_view kEnds = " \t\r,;:)]}>\"'";
        return kEnds.find(m_text[quote + 1]) == std::string_view::npos;
    }

    // "secret is 9f86d081…": something that nobody writes by hand, close behind the name.
    std::size_t takeBare(std::size_t from) {
        const std::size_t reach = std::min(m_end, from + kBareReach);
        // The name itself may stand inside something longer, a path say.
        for (std::size_t i = endOfRun(from); i < reach;) {
            if (m_text.substr(i).starts_with(kRedactionMark)) break;
            const std::size_t runEnd = endOfRun(i);
            std::size_t end = runEnd;
            while (end > i && m_text[end - 1] == '.')
                --end;
            const std::string_view run = m_text.substr(i, end - i);
            if (looksRandom(run, kShortestBare)) {
                const std::size_t begin = i + escapeLength(m_text, i);
                m_spans.push_back({begin, end});
                return end;
            }
            // A name in between is looked at for itself.
            if (end > i && nameKind(run) != NameKind::Plain) break;
            i = std::max(runEnd, i + 1);
        }
        return from;
    }

    // Each run is read once, however often it is asked about.
    [[nodiscard]] std::size_t endOfRun(std::size_t from) {
        if (from >= m_runBegin && from < m_runEnd) return m_runEnd;
        std::size_t end = from;
        while (end < m_end && isSecretCharacter(m_text[end]))
            ++end;
        m_runBegin = from;
        m_runEnd = end;
        return end;
    }

    [[nodiscard]] static bool isSecretCharacter(char c) {
        return isNameCharacter(c) || c == '+' || c == '/' || c == '=';
    }

    std::string_view m_text;
    std::size_t m_begin, m_end;
    std::size_t m_limit;  // of values: the end of the line, or of the string they stand in
    std::vector<Span>& m_spans;
    bool m_inString = false;
    std::size_t m_runBegin = 0, m_runEnd = 0;
};

}  // namespace

std::vector<Span> findAssignedSecrets(std::string_view text) {
    std::vector<Span> spans;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        LineOfAssignments(text, begin, end, spans).look();
        begin = end + 1;
    }
    return merged(std::move(spans));
}

}  // namespace berth::support_bundle
