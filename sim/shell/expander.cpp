// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/expander.h"

#include "sim/shell/arithmetic.h"
#include "sim/shell/path_glob.h"
#include "sim/shell/pattern.h"

namespace berth::sim::shell {

std::vector<std::string> Expander::fields(const std::vector<Word>& words) {
    std::vector<std::string> result;
    for (const Word& word : words) {
        std::vector<Segment> segments;
        expand(word, Place::Word, segments);
        for (Field& field : splitFields(segments, separators())) {
            const bool looked = !m_shell.state().options.noGlob && isPattern(field.pattern);
            std::vector<std::string> paths;
            if (looked)
                paths = expandPath(m_shell.session().tree(), m_shell.state().folder, field.pattern,
                                   m_shell.stopToken());
            if (paths.empty()) paths.push_back(std::move(field.text));
            for (std::string& path : paths) {
                m_bytes += path.size() + 32;
                if (m_bytes > kMostBytes) fail("Argument list too long");
                if (m_failure) return {};
                result.push_back(std::move(path));
            }
        }
    }
    return result;
}

std::string Expander::text(const Word& word) {
    std::vector<Segment> segments;
    expand(word, Place::Word, segments);
    return m_failure ? std::string() : joinSegments(segments, separators()).text;
}

std::string Expander::pattern(const Word& word) {
    std::vector<Segment> segments;
    expand(word, Place::Word, segments);
    return m_failure ? std::string() : joinSegments(segments, separators()).pattern;
}

std::string Expander::separators() const {
    return m_shell.state().value("IFS").value_or(" \t\n");
}

void Expander::add(std::vector<Segment>& into, Segment::Kind kind, std::string text) {
    m_bytes += text.size();
    if (m_bytes > kMostBytes) fail("expansion too long");
    if (!m_failure) into.push_back({kind, std::move(text)});
}

void Expander::expand(const Word& word, Place place, std::vector<Segment>& into) {
    std::size_t skip = 0;  // of the first text
    if (place != Place::Quoted) expandTilde(word, into, skip);
    for (const WordPart& part : word.parts) {
        if (m_failure || m_shell.stopped()) return;
        switch (part.kind) {
            case WordPart::Kind::Text: {
                const auto plain =
                    place == Place::Word ? Segment::Kind::Written : Segment::Kind::Expanded;
                const bool quoted = part.quoted || place == Place::Quoted;
                add(into, quoted ? Segment::Kind::Quoted : plain, part.text.substr(skip));
                break;
            }
            case WordPart::Kind::Parameter:
                expandParameter(part, into);
                break;
            case WordPart::Kind::Commands:
                expandCommands(part, into);
                break;
            case WordPart::Kind::Arithmetic:
                expandArithmetic(part, into);
                break;
        }
        skip = 0;
    }
}

// "~" and "~/…" at the start of a word.
void Expander::expandTilde(const Word& word, std::vector<Segment>& into, std::size_t& skip) {
    if (word.parts.empty() || word.parts[0].kind != WordPart::Kind::Text || word.parts[0].quoted)
        return;
    const std::string& text = word.parts[0].text;
    if (!text.starts_with('~') || (text.size() > 1 && text[1] != '/')) return;
    if (text.size() == 1 && word.parts.size() > 1) return;
    const auto home = m_shell.state().value("HOME");
    if (!home) return;
    add(into, Segment::Kind::Quoted, *home);
    skip = 1;
}

void Expander::expandCommands(const WordPart& part, std::vector<Segment>& into) {
    auto output = m_shell.outputOf(*part.commands);
    if (!output) return fail("command substitution: output too long");
    add(into, part.quoted ? Segment::Kind::Quoted : Segment::Kind::Expanded, std::move(*output));
}

void Expander::expandArithmetic(const WordPart& part, std::vector<Segment>& into) {
    std::vector<Segment> segments;
    expand(*part.operand, Place::Quoted, segments);
    if (m_failure) return;
    const auto value =
        evaluateArithmetic(joinSegments(segments, separators()).text, m_shell.state());
    if (!value) return fail(value.error().detail);
    add(into, part.quoted ? Segment::Kind::Quoted : Segment::Kind::Expanded,
        std::to_string(*value));
}

}  // namespace berth::sim::shell
