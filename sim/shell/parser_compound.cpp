// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "sim/shell/parser.h"
#include "sim/shell/word_reader.h"

namespace berth::sim::shell {

bool Parser::compound(Command& into) {
    const bool bracket = isOperator("(");
    if (!bracket && !m_lexer.peek().plain) return false;
    if (bracket || isReserved("{")) {
        group(into, bracket);
    } else if (isReserved("if")) {
        ifCommand(into);
    } else if (isReserved("while") || isReserved("until")) {
        loop(into, isReserved("until"));
    } else if (isReserved("for")) {
        forCommand(into);
    } else if (isReserved("case")) {
        caseCommand(into);
    } else {
        return false;
    }
    return true;
}

void Parser::group(Command& into, bool subshell) {
    m_lexer.take();
    GroupCommand group;
    group.subshell = subshell;
    group.body = compoundList({});
    if (subshell) {
        expectOperator(")");
    } else {
        expectReserved("}");
    }
    into.form = std::move(group);
}

void Parser::ifCommand(Command& into) {
    IfCommand result;
    do {
        m_lexer.take();  // if, elif
        ListPtr condition = compoundList({});
        expectReserved("then");
        result.branches.emplace_back(std::move(condition), compoundList({}));
    } while (!m_budget.error && isReserved("elif"));
    if (isReserved("else")) {
        m_lexer.take();
        result.otherwise = compoundList({});
    }
    expectReserved("fi");
    into.form = std::move(result);
}

void Parser::loop(Command& into, bool until) {
    m_lexer.take();
    LoopCommand result;
    result.until = until;
    result.condition = compoundList({});
    expectReserved("do");
    result.body = compoundList({});
    expectReserved("done");
    into.form = std::move(result);
}

void Parser::forCommand(Command& into) {
    m_lexer.take();
    ForCommand result;
    const Token name = m_lexer.take();
    if (!name.plain || !isName(name.text)) m_budget.fail("Syntax error: Bad for loop variable");
    result.variable = name.text;
    bool newline = m_lexer.peek().kind == Token::Kind::Newline;
    skipNewlines();
    if (isReserved("in")) {
        m_lexer.take();
        result.words.emplace();
        while (m_lexer.peek().kind == Token::Kind::Word ||
               m_lexer.peek().kind == Token::Kind::Number)
            result.words->push_back(m_lexer.take().word);
        newline = m_lexer.peek().kind == Token::Kind::Newline;
        if (!newline && !isOperator(";")) return unexpected();
        m_lexer.take();
    } else if (!newline && isOperator(";")) {
        m_lexer.take();
    }
    skipNewlines();
    expectReserved("do");
    result.body = compoundList({});
    expectReserved("done");
    into.form = std::move(result);
}

void Parser::caseCommand(Command& into) {
    m_lexer.take();
    CaseCommand result;
    if (m_lexer.peek().kind != Token::Kind::Word) return unexpected();
    result.subject = m_lexer.take().word;
    skipNewlines();
    expectReserved("in");
    skipNewlines();
    while (!m_budget.error && !isReserved("esac")) {
        caseItem(result);
        skipNewlines();
    }
    expectReserved("esac");
    into.form = std::move(result);
}

void Parser::caseItem(CaseCommand& into) {
    CaseCommand::Item item;
    if (isOperator("(")) m_lexer.take();
    for (;;) {
        if (m_lexer.peek().kind != Token::Kind::Word && m_lexer.peek().kind != Token::Kind::Number)
            return unexpected();
        item.patterns.push_back(m_lexer.take().word);
        if (!isOperator("|")) break;
        m_lexer.take();
    }
    expectOperator(")");
    auto body = std::make_shared<List>();
    skipNewlines();
    while (!m_budget.error && !endsList()) {
        appendAndOr(*body);
        skipNewlines();
    }
    item.body = std::move(body);
    if (isOperator(";;")) {
        m_lexer.take();
    } else if (!isReserved("esac")) {
        unexpected(";;");
    }
    into.items.push_back(std::move(item));
}

}  // namespace berth::sim::shell
