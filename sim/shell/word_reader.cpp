// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/word_reader.h"

#include <algorithm>
#include <utility>

#include "models/domain/ascii.h"
#include "sim/shell/parser.h"

namespace berth::sim::shell {
namespace {

constexpr int kEnd = ScriptInput::kEnd;

bool isDigitCharacter(int c) {
    return c >= '0' && c <= '9';
}

void addText(Word& word, char c, bool quoted) {
    if (word.parts.empty() || word.parts.back().kind != WordPart::Kind::Text ||
        word.parts.back().quoted != quoted) {
        WordPart part;
        part.quoted = quoted;
        word.parts.push_back(std::move(part));
    }
    word.parts.back().text += c;
}

// How much there is of a word, to see whether something was added.
std::pair<std::size_t, std::size_t> extent(const Word& word) {
    return {word.parts.size(), word.parts.empty() ? 0 : word.parts.back().text.size()};
}

// Quotes with nothing between them make a field all the same.
void addNothingQuoted(Word& word) {
    WordPart part;
    part.quoted = true;
    word.parts.push_back(std::move(part));
}

}  // namespace

bool isNameStart(int c) {
    return c > 0 && c < 0x80 && (domain::isLetter(static_cast<char>(c)) || c == '_');
}

bool isNameCharacter(int c) {
    return isNameStart(c) || isDigitCharacter(c);
}

bool isName(std::string_view text) {
    return !text.empty() && isNameStart(static_cast<unsigned char>(text[0])) &&
           std::ranges::all_of(
               text, [](char c) { return isNameCharacter(static_cast<unsigned char>(c)); });
}

int WordReader::take() {
    if (++m_budget.characters > m_budget.mostCharacters) m_budget.fail("command too long");
    return m_budget.error ? kEnd : m_input.take();
}

Word WordReader::word() {
    Word word;
    word.line = m_input.line();
    read(Context::Word, word);
    return word;
}

Word WordReader::hereText() {
    Word word;
    word.line = m_input.line();
    read(Context::HereText, word);
    return word;
}

// Whether the character ends what is read; those that belong to it are taken.
bool WordReader::ends(Context context, int c, int& brackets) {
    switch (context) {
        case Context::Word:
            return c == kEnd || std::string_view(" \t\n;&|<>()").find(static_cast<char>(c)) !=
                                    std::string_view::npos;
        case Context::HereText:
            return c == kEnd;
        case Context::Quoted:
            if (c == kEnd) m_budget.fail("Syntax error: Unterminated quoted string");
            if (c == '"') take();
            return c == kEnd || c == '"';
        case Context::Operand:
        case Context::QuotedOperand:
            if (c == kEnd) m_budget.fail("Syntax error: Missing '}'");
            if (c == '}') take();
            return c == kEnd || c == '}';
        case Context::Arithmetic:
            if (c == kEnd) m_budget.fail("Syntax error: Missing '))'");
            if (c == '(') ++brackets;
            if (c != ')') return c == kEnd;
            if (brackets-- > 0) return false;
            take();
            if (m_input.peek() != ')') {
                m_budget.fail("Syntax error: Missing '))'");
                return true;
            }
            take();
            return true;
    }
    return true;
}

void WordReader::read(Context context, Word& into) {
    if (++m_budget.nesting > ParseBudget::kMostNesting) m_budget.fail("nested too deeply");
    const bool quoted = context == Context::Quoted || context == Context::QuotedOperand ||
                        context == Context::Arithmetic || context == Context::HereText;
    int brackets = 0;
    for (;;) {
        const int c = m_budget.error ? kEnd : m_input.peek();
        if (m_budget.error || ends(context, c, brackets)) break;
        if (c == '\\') {
            readBackslash(context, into);
        } else if (c == '$') {
            readDollar(context, into);
        } else if (c == '`') {
            readBackticks(context, into);
        } else if (c == '\'' && !quoted) {
            readSingleQuotes(into);
        } else if (c == '"' && context == Context::QuotedOperand) {
            take();  // "${a:-"b"}": what is inside is quoted anyway
        } else if (c == '"' && context == Context::Arithmetic) {
            take();
        } else if (c == '"' && context != Context::HereText) {
            take();
            const auto before = extent(into);
            read(Context::Quoted, into);
            if (extent(into) == before) addNothingQuoted(into);
        } else {
            addText(into, static_cast<char>(take()), quoted);
        }
    }
    --m_budget.nesting;
}

void WordReader::readBackslash(Context context, Word& into) {
    take();
    const int next = m_input.peek();
    if (next == '\n') {
        take();
        return;
    }
    if (context == Context::Word || context == Context::Operand) {
        addText(into, next == kEnd ? '\\' : static_cast<char>(take()), true);
        return;
    }
    const bool special = next == '$' || next == '`' || next == '\\' ||
                         (next == '"' && context != Context::HereText) ||
                         (next == '}' && context == Context::QuotedOperand);
    addText(into, special ? static_cast<char>(take()) : '\\', true);
}

void WordReader::readSingleQuotes(Word& into) {
    take();
    const auto before = extent(into);
    for (;;) {
        const int c = take();
        if (c == kEnd) {
            m_budget.fail("Syntax error: Unterminated quoted string");
            return;
        }
        if (c == '\'') break;
        addText(into, static_cast<char>(c), true);
    }
    if (extent(into) == before) addNothingQuoted(into);
}

std::string WordReader::readName() {
    std::string name;
    while (isNameCharacter(m_input.peek()))
        name += static_cast<char>(take());
    return name;
}

void WordReader::readDollar(Context context, Word& into) {
    take();
    const bool quoted = context != Context::Word && context != Context::Operand;
    const int c = m_input.peek();
    WordPart part;
    part.quoted = quoted;
    part.kind = WordPart::Kind::Parameter;
    if (c == '{') {
        take();
        readBraces(context, into);
    } else if (c == '(') {
        take();
        if (m_input.peek() == '(') {
            take();
            part.kind = WordPart::Kind::Arithmetic;
            Word expression;
            expression.line = m_input.line();
            read(Context::Arithmetic, expression);
            part.operand = std::make_shared<const Word>(std::move(expression));
        } else {
            part.kind = WordPart::Kind::Commands;
            part.commands = parseSubstitution(m_input, m_budget);
        }
        into.parts.push_back(std::move(part));
    } else if (isNameStart(c)) {
        part.text = readName();
        into.parts.push_back(std::move(part));
    } else if (c != kEnd && c != 0 &&
               std::string_view("0123456789@*#?-$!").find(static_cast<char>(c)) !=
                   std::string_view::npos) {
        part.text = static_cast<char>(take());
        into.parts.push_back(std::move(part));
    } else {
        addText(into, '$', quoted);
    }
}

// What stands between the name and its operand.
ParameterUse WordReader::readUse(WordPart& part) {
    if (m_input.peek() == ':') {
        take();
        part.orEmpty = true;
    }
    const int c = take();
    const auto twice = [&](ParameterUse once, ParameterUse both) {
        if (part.orEmpty) m_budget.fail("Bad substitution");
        if (m_input.peek() != c) return once;
        take();
        return both;
    };
    switch (c) {
        case '-':
            return ParameterUse::Default;
        case '=':
            return ParameterUse::Assign;
        case '?':
            return ParameterUse::Error;
        case '+':
            return ParameterUse::Alternative;
        case '%':
            return twice(ParameterUse::RemoveSuffix, ParameterUse::RemoveSuffixes);
        case '#':
            return twice(ParameterUse::RemovePrefix, ParameterUse::RemovePrefixes);
        default:
            m_budget.fail("Bad substitution");
            return ParameterUse::Plain;
    }
}

void WordReader::readBraces(Context context, Word& into) {
    WordPart part;
    part.kind = WordPart::Kind::Parameter;
    part.quoted = context != Context::Word && context != Context::Operand;
    if (m_input.peek() == '#' && m_input.peek(1) != '}' && m_input.peek(1) != ':' &&
        m_input.peek(1) != '%' && m_input.peek(1) != '+' && m_input.peek(1) != '=') {
        const int second = m_input.peek(1);
        const bool special = second == '-' || second == '?' || second == '#';
        if (!special || m_input.peek(2) == '}') {
            take();
            part.use = ParameterUse::Length;
        }
    }
    if (isNameStart(m_input.peek())) {
        part.text = readName();
    } else if (isDigitCharacter(m_input.peek())) {
        while (isDigitCharacter(m_input.peek()))
            part.text += static_cast<char>(take());
    } else if (const int c = take(); c > 0 && std::string_view("@*#?-$!").find(
                                                  static_cast<char>(c)) != std::string_view::npos) {
        part.text = static_cast<char>(c);
    } else {
        m_budget.fail(c == kEnd ? "Syntax error: Missing '}'" : "Bad substitution");
        return;
    }
    if (m_input.peek() == '}') {
        take();
        into.parts.push_back(std::move(part));
        return;
    }
    if (part.use == ParameterUse::Length || m_input.peek() == kEnd) {
        m_budget.fail(m_input.peek() == kEnd ? "Syntax error: Missing '}'" : "Bad substitution");
        return;
    }
    part.use = readUse(part);
    const bool pattern = part.use >= ParameterUse::RemoveSuffix;
    Word operand;
    operand.line = m_input.line();
    read(part.quoted && !pattern ? Context::QuotedOperand : Context::Operand, operand);
    part.operand = std::make_shared<const Word>(std::move(operand));
    into.parts.push_back(std::move(part));
}

void WordReader::readBackticks(Context context, Word& into) {
    take();
    const int line = m_input.line();
    std::string script;
    for (;;) {
        const int c = take();
        if (c == '`') break;
        if (c == kEnd) {
            m_budget.fail("Syntax error: EOF in backquote substitution");
            return;
        }
        if (c == '\\') {
            const int next = m_input.peek();
            const bool inQuotes = context == Context::Quoted || context == Context::QuotedOperand;
            if (next == '`' || next == '\\' || next == '$' || (next == '"' && inQuotes)) {
                script += static_cast<char>(take());
                continue;
            }
        }
        script += static_cast<char>(c);
    }
    WordPart part;
    part.kind = WordPart::Kind::Commands;
    part.quoted = context != Context::Word && context != Context::Operand;
    part.commands = parseBackticks(std::move(script), line, m_budget);
    into.parts.push_back(std::move(part));
}

}  // namespace berth::sim::shell
