// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/shell/lexer.h"
#include "sim/shell/script_input.h"
#include "sim/shell/syntax.h"

namespace berth::sim::shell {

struct ParsedLine {
    ListPtr list;  // null: the script has ended, or there is an error
    std::optional<std::string> error;
    int line = 1;  // of the error
};

// Reads one complete command: all that has to be known before anything of it is run, which is at
// least one line.
[[nodiscard]] ParsedLine parseLine(ScriptInput& input);

// The commands of $(…), the opening bracket of which is behind; takes the closing one.
[[nodiscard]] ListPtr parseSubstitution(ScriptInput& input, ParseBudget& budget);
// Those between backticks, the text of which has been taken out.
[[nodiscard]] ListPtr parseBackticks(std::string script, int line, ParseBudget& budget);

// Recursive descent over XCU 2.10.
class Parser {
  public:
    Parser(ScriptInput& input, ParseBudget& budget)
        : m_input(input), m_budget(budget), m_lexer(input, budget) {}

    // Up to the end of a line; null: the end of the script stands there, or an error.
    ListPtr completeCommand();
    // Up to the end of the script, or to a bracket, which is taken.
    ListPtr all(bool untilBracket);

  private:
    ListPtr compoundList(std::string_view expecting);
    void appendAndOr(List& list);
    AndOr andOr();
    Pipeline pipeline();
    CommandPtr command();
    CommandPtr simpleCommand();
    CommandPtr functionDefinition(const Token& name);
    bool compound(Command& into);
    void group(Command& into, bool subshell);
    void ifCommand(Command& into);
    void loop(Command& into, bool until);
    void forCommand(Command& into);
    void caseCommand(Command& into);
    void caseItem(CaseCommand& into);
    bool redirection(Redirections& into);
    void redirections(Redirections& into);

    bool isOperator(std::string_view text);
    bool isReserved(std::string_view word);
    bool endsList();
    void skipNewlines();
    void expectReserved(std::string_view word);
    void expectOperator(std::string_view text);
    void unexpected(std::string_view expecting = {});

    ScriptInput& m_input;
    ParseBudget& m_budget;
    Lexer m_lexer;
};

}  // namespace berth::sim::shell
