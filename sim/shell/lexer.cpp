// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/lexer.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "sim/shell/word_reader.h"

namespace berth::sim::shell {
namespace {

constexpr int kInputEnd = ScriptInput::kEnd;

// Longest first.
constexpr std::array<std::string_view, 18> kOperators{"&>>", "<<-", "&&", "||", ";;", "<<",
                                                      ">>",  "<&",  ">&", "<>", ">|", "&>",
                                                      ";",   "&",   "|",  "(",  ")",  "<"};

}  // namespace

const Token& Lexer::peek() {
    if (!m_next) m_next = read();
    return *m_next;
}

Token Lexer::take() {
    peek();
    Token token = std::move(*m_next);
    m_next.reset();
    return token;
}

void Lexer::expectHereText(std::shared_ptr<Redirection> redirection, std::string delimiter,
                           bool expanded, bool stripTabs) {
    m_pending.push_back({std::move(redirection), std::move(delimiter), expanded, stripTabs});
}

Token Lexer::read() {
    Token token;
    for (;;) {
        if (++m_budget.characters > m_budget.mostCharacters) m_budget.fail("command too long");
        if (m_budget.error) return token;
        const int c = m_input.peek();
        if (c == ' ' || c == '\t') {
            m_input.take();
        } else if (c == '\\' && m_input.peek(1) == '\n') {
            m_input.take();
            m_input.take();
        } else if (c == '#') {
            while (m_input.peek() != kInputEnd && m_input.peek() != '\n')
                m_input.take();
        } else {
            break;
        }
    }
    token.line = m_input.line();
    const int c = m_input.peek();
    if (c == kInputEnd) {
        readHereTexts();
        return token;
    }
    if (c == '\n') {
        m_input.take();
        token.kind = Token::Kind::Newline;
        readHereTexts();
        return token;
    }
    if (std::string_view(";&|()<>").find(static_cast<char>(c)) != std::string_view::npos)
        return readOperator();
    token.kind = Token::Kind::Word;
    token.word = WordReader(m_input, m_budget).word();
    if (m_budget.error) return {};
    token.plain = token.word.parts.size() == 1 && !token.word.parts[0].quoted &&
                  token.word.parts[0].kind == WordPart::Kind::Text;
    if (!token.plain) return token;
    token.text = token.word.parts[0].text;
    const int next = m_input.peek();
    if (token.text.size() == 1 && token.text[0] >= '0' && token.text[0] <= '9' &&
        (next == '<' || next == '>'))
        token.kind = Token::Kind::Number;
    return token;
}

Token Lexer::readOperator() {
    Token token;
    token.line = m_input.line();
    token.kind = Token::Kind::Operator;
    token.text = ">";
    for (const std::string_view each : kOperators) {
        bool same = true;
        // Looking ahead asks for the next line, which must not happen behind a whole operator.
        for (std::size_t i = 0; same && i < each.size(); ++i)
            same = m_input.peek(i) == static_cast<unsigned char>(each[i]);
        if (!same) continue;
        token.text = each;
        break;
    }
    for (std::size_t i = 0; i < token.text.size(); ++i)
        m_input.take();
    return token;
}

// One line with its end; false: there is none.
bool Lexer::readHereLine(std::string& line) {
    line.clear();
    while (m_input.peek() != kInputEnd) {
        const char c = static_cast<char>(m_input.take());
        if (++m_budget.hereText > ParseBudget::kMostHereText) {
            m_budget.fail("here-document too long");
            return false;
        }
        line += c;
        if (c == '\n') return true;
    }
    return !line.empty();
}

void Lexer::readHereTexts() {
    const std::vector<Pending> pending = std::exchange(m_pending, {});
    for (const Pending& each : pending) {
        std::string text, line;
        const int firstLine = m_input.line();
        while (readHereLine(line)) {
            if (each.stripTabs) line.erase(0, std::min(line.find_first_not_of('\t'), line.size()));
            const std::string_view content =
                std::string_view(line).substr(0, line.size() - (line.ends_with('\n') ? 1 : 0));
            if (content == each.delimiter) break;
            text += line;
        }
        Word& target = each.redirection->target;
        target = {};
        if (each.expanded) {
            ScriptInput input(std::move(text), firstLine);
            const std::size_t counted = std::exchange(m_budget.characters, 0);
            m_budget.mostCharacters = ParseBudget::kMostHereText;
            target = WordReader(input, m_budget).hereText();
            m_budget.mostCharacters = ParseBudget::kMostCommand;
            m_budget.characters = counted;
        } else {
            WordPart part;
            part.quoted = true;
            part.text = std::move(text);
            target.parts.push_back(std::move(part));
        }
        target.line = firstLine;
    }
}

}  // namespace berth::sim::shell
