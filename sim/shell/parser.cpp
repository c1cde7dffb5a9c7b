// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sim/shell/word_reader.h"

namespace berth::sim::shell {
namespace {

constexpr std::array<std::string_view, 8> kEndingWords{"then", "else", "elif", "fi",
                                                       "do",   "done", "esac", "}"};

// name=value, where the name is not quoted.
std::optional<Assignment> assignmentOf(const Word& word) {
    if (word.parts.empty() || word.parts[0].quoted || word.parts[0].kind != WordPart::Kind::Text)
        return std::nullopt;
    const std::string& text = word.parts[0].text;
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || !isName(std::string_view(text).substr(0, equals)))
        return std::nullopt;
    Assignment assignment{text.substr(0, equals), word};
    assignment.value.parts[0].text.erase(0, equals + 1);
    return assignment;
}

}  // namespace

ParsedLine parseLine(ScriptInput& input) {
    ParseBudget budget;
    ParsedLine line;
    line.list = Parser(input, budget).completeCommand();
    if (budget.error) line = {nullptr, budget.error, input.line()};
    return line;
}

ListPtr parseSubstitution(ScriptInput& input, ParseBudget& budget) {
    return Parser(input, budget).all(true);
}

ListPtr parseBackticks(std::string script, int line, ParseBudget& budget) {
    ScriptInput input(std::move(script), line);
    return Parser(input, budget).all(false);
}

bool Parser::isOperator(std::string_view text) {
    const Token& next = m_lexer.peek();
    return next.kind == Token::Kind::Operator && next.text == text;
}

bool Parser::isReserved(std::string_view word) {
    const Token& next = m_lexer.peek();
    return next.kind == Token::Kind::Word && next.plain && next.text == word;
}

bool Parser::endsList() {
    const Token& next = m_lexer.peek();
    if (next.kind == Token::Kind::End) return true;
    if (next.kind == Token::Kind::Operator) return next.text == ")" || next.text == ";;";
    return next.kind == Token::Kind::Word && next.plain &&
           std::ranges::find(kEndingWords, next.text) != kEndingWords.end();
}

void Parser::skipNewlines() {
    while (m_lexer.peek().kind == Token::Kind::Newline)
        m_lexer.take();
}

void Parser::unexpected(std::string_view expecting) {
    const Token& next = m_lexer.peek();
    std::string what;
    switch (next.kind) {
        case Token::Kind::End:
            what = "end of file";
            break;
        case Token::Kind::Newline:
            what = "newline";
            break;
        case Token::Kind::Number:
            what = "redirection";
            break;
        case Token::Kind::Operator:
            what = next.text.find_first_of("<>") == std::string::npos ? '"' + next.text + '"'
                                                                      : std::string("redirection");
            break;
        case Token::Kind::Word:
            what = endsList() ? '"' + next.text + '"' : std::string("word");
            break;
    }
    std::string text = "Syntax error: " + what + " unexpected";
    if (!expecting.empty()) text += " (expecting \"" + std::string(expecting) + "\")";
    m_budget.fail(std::move(text));
}

void Parser::expectReserved(std::string_view word) {
    if (!isReserved(word)) return unexpected(word);
    m_lexer.take();
}

void Parser::expectOperator(std::string_view text) {
    if (!isOperator(text)) return unexpected(text);
    m_lexer.take();
}

ListPtr Parser::completeCommand() {
    m_input.beginCommand();
    if (m_lexer.peek().kind == Token::Kind::End) return nullptr;
    auto list = std::make_shared<List>();
    while (!m_budget.error) {
        const Token::Kind next = m_lexer.peek().kind;
        if (next == Token::Kind::End) break;
        if (next == Token::Kind::Newline) {
            m_lexer.take();
            break;
        }
        appendAndOr(*list);
    }
    return m_budget.error ? nullptr : list;
}

ListPtr Parser::all(bool untilBracket) {
    auto list = std::make_shared<List>();
    if (++m_budget.nesting > ParseBudget::kMostNesting) m_budget.fail("nested too deeply");
    while (!m_budget.error) {
        skipNewlines();
        if (m_lexer.peek().kind == Token::Kind::End) break;
        if (untilBracket && isOperator(")")) break;
        appendAndOr(*list);
    }
    if (untilBracket && !m_budget.error) expectOperator(")");
    --m_budget.nesting;
    return list;
}

// One of them with the separator behind it, if there is one.
void Parser::appendAndOr(List& list) {
    list.items.push_back(andOr());
    if (isOperator("&")) {
        list.items.back().background = true;
        m_lexer.take();
    } else if (isOperator(";")) {
        m_lexer.take();
    } else if (m_lexer.peek().kind != Token::Kind::Newline && !endsList()) {
        unexpected();
    }
}

ListPtr Parser::compoundList(std::string_view expecting) {
    auto list = std::make_shared<List>();
    skipNewlines();
    while (!m_budget.error && !endsList()) {
        appendAndOr(*list);
        skipNewlines();
    }
    if (list->items.empty() && !m_budget.error) unexpected(expecting);
    return list;
}

AndOr Parser::andOr() {
    AndOr result;
    result.pipelines.emplace_back(AndOr::Join::First, pipeline());
    while (!m_budget.error && (isOperator("&&") || isOperator("||"))) {
        const bool both = m_lexer.take().text == "&&";
        skipNewlines();
        result.pipelines.emplace_back(both ? AndOr::Join::And : AndOr::Join::Or, pipeline());
    }
    return result;
}

Pipeline Parser::pipeline() {
    Pipeline result;
    if (isReserved("!")) {
        m_lexer.take();
        result.negated = true;
    }
    result.commands.push_back(command());
    while (!m_budget.error && isOperator("|")) {
        m_lexer.take();
        skipNewlines();
        result.commands.push_back(command());
    }
    return result;
}

CommandPtr Parser::command() {
    if (++m_budget.nesting > ParseBudget::kMostNesting) m_budget.fail("nested too deeply");
    CommandPtr result;
    auto made = std::make_shared<Command>();
    made->line = m_lexer.peek().line;
    if (compound(*made)) {
        redirections(made->redirections);
        result = made;
    } else {
        result = simpleCommand();
    }
    --m_budget.nesting;
    return result;
}

CommandPtr Parser::functionDefinition(const Token& name) {
    auto made = std::make_shared<Command>();
    made->line = name.line;
    const std::size_t begin = m_budget.characters;
    FunctionDefinition definition;
    definition.name = name.text;
    m_lexer.take();
    expectOperator(")");
    if (!isName(name.text)) m_budget.fail("Syntax error: Bad function name");
    skipNewlines();
    definition.body = command();
    definition.sourceBytes = m_budget.characters - begin;
    made->form = std::move(definition);
    return made;
}

CommandPtr Parser::simpleCommand() {
    auto made = std::make_shared<Command>();
    made->line = m_lexer.peek().line;
    SimpleCommand simple;
    while (!m_budget.error) {
        if (redirection(made->redirections)) continue;
        if (m_lexer.peek().kind != Token::Kind::Word) break;
        const bool first =
            simple.words.empty() && simple.assignments.empty() && made->redirections.empty();
        if (first && endsList()) break;
        Token token = m_lexer.take();
        if (first && token.plain && isOperator("(")) return functionDefinition(token);
        if (simple.words.empty()) {
            if (auto assignment = assignmentOf(token.word)) {
                simple.assignments.push_back(std::move(*assignment));
                continue;
            }
        }
        simple.words.push_back(std::move(token.word));
    }
    if (simple.words.empty() && simple.assignments.empty() && made->redirections.empty())
        unexpected();
    made->form = std::move(simple);
    return made;
}

void Parser::redirections(Redirections& into) {
    while (!m_budget.error && redirection(into)) {
    }
}

bool Parser::redirection(Redirections& into) {
    using Kind = Redirection::Kind;
    int descriptor = -1;
    if (m_lexer.peek().kind == Token::Kind::Number) descriptor = m_lexer.take().text[0] - '0';
    const Token& next = m_lexer.peek();
    constexpr std::array<std::pair<std::string_view, Kind>, 11> kKinds{{{"<", Kind::Read},
                                                                        {">", Kind::Write},
                                                                        {">|", Kind::Write},
                                                                        {">>", Kind::Append},
                                                                        {"<>", Kind::ReadWrite},
                                                                        {"<&", Kind::CopyIn},
                                                                        {">&", Kind::CopyOut},
                                                                        {"&>", Kind::Both},
                                                                        {"&>>", Kind::BothAppend},
                                                                        {"<<", Kind::Here},
                                                                        {"<<-", Kind::Here}}};
    const auto* const found = std::ranges::find(kKinds, std::string_view(next.text),
                                                &std::pair<std::string_view, Kind>::first);
    if (next.kind != Token::Kind::Operator || found == kKinds.end()) return false;
    const bool stripTabs = next.text == "<<-";
    const bool reads = next.text[0] == '<';
    m_lexer.take();
    if (m_lexer.peek().kind != Token::Kind::Word && m_lexer.peek().kind != Token::Kind::Number) {
        unexpected();
        return true;
    }
    auto made = std::make_shared<Redirection>();
    made->kind = found->second;
    made->descriptor = descriptor >= 0 ? descriptor : reads ? 0 : 1;
    Word target = m_lexer.take().word;
    if (made->kind == Kind::Here) {
        std::string delimiter;
        bool expanded = true;
        for (const WordPart& part : target.parts) {
            delimiter += part.text;
            expanded = expanded && !part.quoted;
        }
        m_lexer.expectHereText(made, std::move(delimiter), expanded, stripTabs);
    } else {
        made->target = std::move(target);
    }
    into.push_back(std::move(made));
    return true;
}

}  // namespace berth::sim::shell
