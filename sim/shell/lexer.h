// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/shell/script_input.h"
#include "sim/shell/syntax.h"

namespace berth::sim::shell {

struct Token {
    enum class Kind { Word, Operator, Number, Newline, End };

    Kind kind = Kind::End;
    std::string text;    // of an operator; of a word that is nothing but unquoted text; the number
    bool plain = false;  // a word that is nothing but unquoted text: it may be a reserved one
    Word word;
    int line = 1;
};

// Bounds of what is parsed, shared by a parser and those of the command substitutions in it.
struct ParseBudget {
    static constexpr int kMostNesting = 200;
    // Of one command up to its line end, without here-documents; of these.
    static constexpr std::size_t kMostCommand = std::size_t{128} << 10;
    static constexpr std::size_t kMostHereText = std::size_t{1} << 20;

    int nesting = 0;
    std::size_t characters = 0, mostCharacters = kMostCommand, hereText = 0;
    // English, as dash words it; the first one counts. Once there is one, every token is the end.
    std::optional<std::string> error;

    void fail(std::string text) {
        if (!error) error = std::move(text);
    }
};

// Tokens of a script (XCU 2.3), one at a time.
class Lexer {
  public:
    Lexer(ScriptInput& input, ParseBudget& budget) : m_input(input), m_budget(budget) {}

    const Token& peek();
    Token take();

    // The text of this redirection comes after the next line end, up to a line that is `delimiter`.
    void expectHereText(std::shared_ptr<Redirection> redirection, std::string delimiter,
                        bool expanded, bool stripTabs);

  private:
    struct Pending {
        std::shared_ptr<Redirection> redirection;
        std::string delimiter;
        bool expanded = false, stripTabs = false;
    };

    Token read();
    Token readOperator();
    void readHereTexts();
    bool readHereLine(std::string& line);

    ScriptInput& m_input;
    ParseBudget& m_budget;
    std::optional<Token> m_next;
    std::vector<Pending> m_pending;
};

}  // namespace berth::sim::shell
