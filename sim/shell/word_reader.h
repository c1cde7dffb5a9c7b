// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/shell/lexer.h"

namespace berth::sim::shell {

// Reads words with all that can stand in them: quotes, parameters, substitutions (XCU 2.2, 2.6).
class WordReader {
  public:
    WordReader(ScriptInput& input, ParseBudget& budget) : m_input(input), m_budget(budget) {}

    // Up to what ends a word outside of quotes.
    Word word();
    // All of the input, as between double quotes, which mean nothing here.
    Word hereText();

  private:
    enum class Context {
        Word,           // ends before a blank or an operator
        Quoted,         // ends with the double quote
        Operand,        // of an unquoted ${…}: ends with the bracket
        QuotedOperand,  // of one in double quotes
        Arithmetic,     // ends with two brackets
        HereText,
    };

    void read(Context context, Word& into);
    bool ends(Context context, int c, int& brackets);
    void readDollar(Context context, Word& into);
    void readBraces(Context context, Word& into);
    ParameterUse readUse(WordPart& part);
    void readBackticks(Context context, Word& into);
    void readSingleQuotes(Word& into);
    void readBackslash(Context context, Word& into);
    std::string readName();
    int take();

    ScriptInput& m_input;
    ParseBudget& m_budget;
};

[[nodiscard]] bool isNameStart(int c);
[[nodiscard]] bool isNameCharacter(int c);
// A letter or underscore, then letters, digits and underscores.
[[nodiscard]] bool isName(std::string_view text);

}  // namespace berth::sim::shell
