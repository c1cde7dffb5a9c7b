// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/regex_parser.h"

#include <algorithm>

#include "models/domain/ascii.h"
#include "sim/shell/pattern.h"

namespace berth::sim::shell {

void RegexParser::fail(std::string problem) {
    if (m_problem.empty()) m_problem = std::move(problem);
    m_rest = {};
}

void RegexParser::append(Steps& to, const Steps& more) {
    if (to.size() + more.size() > kMostSteps) return fail("Regular expression too big");
    const std::size_t shift = to.size();
    for (Step step : more) {
        step.next += shift;
        if (step.kind == Step::Kind::Split) step.other += shift;
        to.push_back(step);
    }
}

domain::Result<Regex> RegexParser::run() {
    Steps whole{{Step::Kind::Save, 1, 0}};
    if (m_syntax == Regex::Syntax::Fixed) {
        for (const char c : m_rest)
            append(whole, character(static_cast<unsigned char>(c)));
    } else {
        append(whole, alternatives());
        if (m_problem.empty() && !m_rest.empty()) fail("Unmatched ) or \\)");
    }
    append(whole, {{Step::Kind::Save, 1, 1}, {Step::Kind::Done}});
    if (!m_problem.empty()) return domain::fail(domain::ErrorCode::Malformed, m_problem);
    m_regex.m_steps = std::move(whole);
    return std::move(m_regex);
}

// Whether the special character stands next: bare in extended ones, behind a backslash in basic.
bool RegexParser::atSpecial(char c) const {
    if (m_syntax == Regex::Syntax::Extended) return !m_rest.empty() && m_rest[0] == c;
    return m_rest.size() > 1 && m_rest[0] == '\\' && m_rest[1] == c;
}

bool RegexParser::takeSpecial(char c) {
    if (!atSpecial(c)) return false;
    m_rest.remove_prefix(m_syntax == Regex::Syntax::Extended ? 1 : 2);
    return true;
}

bool RegexParser::endsSequence() const {
    return m_rest.empty() || atSpecial('|') || (atSpecial(')') && m_nesting > 0);
}

RegexParser::Steps RegexParser::alternatives() {
    Steps result = sequence();
    while (m_problem.empty() && takeSpecial('|')) {
        const Steps right = sequence();
        Steps both{{Step::Kind::Split, 1, result.size() + 2}};
        append(both, result);
        append(both, {{Step::Kind::Jump, right.size() + 1}});
        append(both, right);
        result = std::move(both);
    }
    return result;
}

RegexParser::Steps RegexParser::sequence() {
    Steps result;
    bool first = true;
    while (m_problem.empty() && !endsSequence()) {
        append(result, repeated(atom(first)));
        first = false;
    }
    return result;
}

RegexParser::Steps RegexParser::set(std::bitset<256> set) {
    m_regex.m_sets.push_back(set);
    return {{Step::Kind::Set, 1, 0, m_regex.m_sets.size() - 1}};
}

RegexParser::Steps RegexParser::character(unsigned char c) {
    std::bitset<256> one;
    one.set(c);
    if (m_ignoreCase && c < 0x80) {
        const char lower = domain::lowerCase(static_cast<char>(c));
        one.set(static_cast<unsigned char>(lower));
        if (domain::isLowerLetter(lower)) one.set(static_cast<unsigned char>(lower - 'a' + 'A'));
    }
    return set(one);
}

RegexParser::Steps RegexParser::group() {
    if (++m_nesting > kMostNesting) fail("Regular expression too big");
    const std::size_t number = ++m_groups;
    Steps inside = alternatives();
    if (!takeSpecial(')')) fail("Unmatched ( or \\(");
    --m_nesting;
    if (number >= Regex::kGroups) return inside;
    Steps result{{Step::Kind::Save, 1, 2 * number}};
    append(result, inside);
    append(result, {{Step::Kind::Save, 1, 2 * number + 1}});
    return result;
}

RegexParser::Steps RegexParser::bracket() {
    std::bitset<256> members;
    std::size_t behind = 0;
    for (unsigned c = 0; c < 256; ++c) {
        std::size_t at = 0;
        std::string_view rest = m_rest;
        // What a backslash means here: itself.
        const BracketMatch match = matchBracket(rest, at, static_cast<char>(c));
        if (!match.known) {
            fail("Unmatched [, [^, [:, [., or [=");
            return {};
        }
        members.set(c, match.matches && c != '\n');
        behind = at;
    }
    if (m_ignoreCase)
        for (char c = 'a'; c <= 'z'; ++c) {
            const auto lower = static_cast<unsigned char>(c);
            const auto upper = static_cast<unsigned char>(c - 'a' + 'A');
            const bool either = members.test(lower) || members.test(upper);
            members.set(lower, either);
            members.set(upper, either);
        }
    m_rest.remove_prefix(behind);
    return set(members);
}

RegexParser::Steps RegexParser::atom(bool first) {
    const char c = m_rest[0];
    const bool extended = m_syntax == Regex::Syntax::Extended;
    if (takeSpecial('(')) return group();
    if (extended && c == ')') {
        m_rest.remove_prefix(1);  // alone it means itself
        return character(')');
    }
    m_rest.remove_prefix(1);
    switch (c) {
        case '.': {
            std::bitset<256> any;
            any.set();
            any.reset('\n');
            return set(any);
        }
        case '[':
            return bracket();
        case '^':
            if (extended || first) return {{Step::Kind::Begin, 1}};
            return character('^');
        case '$':
            if (extended || endsSequence()) return {{Step::Kind::End, 1}};
            return character('$');
        case '*':
        case '+':
        case '?':
            if (extended && !first) fail("Invalid preceding regular expression");
            return character(static_cast<unsigned char>(c));
        case '\\': {
            if (m_rest.empty()) {
                fail("Trailing backslash");
                return {};
            }
            const char next = m_rest[0];
            m_rest.remove_prefix(1);
            if (next >= '1' && next <= '9') fail("back-references are not supported here");
            if (next == 'n') return character('\n');
            if (next == 't') return character('\t');
            std::string_view inside;
            if (next == 'w' || next == 'W') inside = "[:alnum:]_]";
            if (next == 's' || next == 'S') inside = "[:space:]]";
            if (inside.empty()) return character(static_cast<unsigned char>(next));
            const std::string_view rest = std::exchange(m_rest, inside);
            Steps steps = bracket();
            if (next == 'W' || next == 'S') m_regex.m_sets.back().flip();
            m_rest = rest;
            return steps;
        }
        default:
            return character(static_cast<unsigned char>(c));
    }
}

// * + ? {m,n}; false: none stands next. most -1: any number.
bool RegexParser::takeRepetition(int& least, int& most) {
    least = 0;
    most = -1;
    if (m_rest.starts_with('*')) {
        m_rest.remove_prefix(1);
        return true;
    }
    if (takeSpecial('+')) {
        least = 1;
        return true;
    }
    if (takeSpecial('?')) {
        most = 1;
        return true;
    }
    if (!takeSpecial('{')) return false;
    const auto number = [this] {
        int value = -1;
        while (!m_rest.empty() && domain::isDigit(m_rest[0])) {
            value = std::min(1000, std::max(value, 0) * 10 + (m_rest[0] - '0'));
            m_rest.remove_prefix(1);
        }
        return value;
    };
    least = number();
    most = least;
    if (m_rest.starts_with(',')) {
        m_rest.remove_prefix(1);
        most = number();
    }
    least = std::max(least, 0);
    if (!takeSpecial('}') || (most >= 0 && most < least) || most > 255 || least > 255)
        fail("Invalid content of \\{\\}");
    return true;
}

RegexParser::Steps RegexParser::repeated(Steps steps) {
    int least = 0, most = 0;
    while (m_problem.empty() && takeRepetition(least, most)) {
        Steps result;
        for (int i = 0; i < least; ++i)
            append(result, steps);
        if (most < 0) {
            Steps loop{{Step::Kind::Split, 1, steps.size() + 2}};
            append(loop, steps);
            loop.push_back({Step::Kind::Jump, 0});
            append(result, loop);
        }
        for (int i = least; i < most; ++i) {
            Steps once{{Step::Kind::Split, 1, steps.size() + 1}};
            append(once, steps);
            append(result, once);
        }
        steps = std::move(result);
    }
    return steps;
}

}  // namespace berth::sim::shell
