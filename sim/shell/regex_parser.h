// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "sim/shell/regex.h"

namespace berth::sim::shell {

// Makes the steps of a Regex.
class RegexParser {
  public:
    static constexpr std::size_t kMostSteps = 10'000;
    static constexpr int kMostNesting = 100;

    RegexParser(std::string_view expression, Regex::Syntax syntax, bool ignoreCase)
        : m_rest(expression), m_syntax(syntax), m_ignoreCase(ignoreCase) {}

    domain::Result<Regex> run();

  private:
    using Step = Regex::Step;
    // Steps that count from their own start; the last one goes on behind them.
    using Steps = std::vector<Step>;

    Steps alternatives();
    Steps sequence();
    Steps atom(bool first);
    Steps repeated(Steps steps);
    Steps group();
    Steps bracket();
    Steps character(unsigned char c);
    Steps set(std::bitset<256> set);
    bool takeRepetition(int& least, int& most);
    bool endsSequence() const;
    bool takeSpecial(char c);
    bool atSpecial(char c) const;
    void append(Steps& to, const Steps& more);
    void fail(std::string problem);

    std::string_view m_rest;
    Regex::Syntax m_syntax;
    bool m_ignoreCase;
    Regex m_regex;
    std::string m_problem;
    std::size_t m_groups = 0;
    int m_nesting = 0;
};

}  // namespace berth::sim::shell
