// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/shell/field_splitter.h"
#include "sim/shell/interpreter.h"
#include "sim/shell/syntax.h"

namespace berth::sim::shell {

// Word expansion (XCU 2.6) for one command. After a failure everything is empty.
class Expander {
  public:
    static constexpr std::size_t kMostBytes = std::size_t{2} << 20;

    explicit Expander(Interpreter& shell) : m_shell(shell) {}

    // With splitting and paths: the words of a command.
    [[nodiscard]] std::vector<std::string> fields(const std::vector<Word>& words);
    // As one text, neither split nor looked up: an assignment, the target of a redirection.
    [[nodiscard]] std::string text(const Word& word);
    // As a pattern, in which what was quoted means itself.
    [[nodiscard]] std::string pattern(const Word& word);

    // English, as dash words it.
    [[nodiscard]] const std::optional<std::string>& failure() const { return m_failure; }

  private:
    // Where a word stands: what was written unquoted in an operand is split as its value is.
    enum class Place { Word, Operand, Quoted };

    void expand(const Word& word, Place place, std::vector<Segment>& into);
    void expandTilde(const Word& word, std::vector<Segment>& into, std::size_t& skip);
    void expandParameter(const WordPart& part, std::vector<Segment>& into);
    void expandAll(const WordPart& part, std::vector<Segment>& into);
    void expandWithoutValue(const WordPart& part, std::vector<Segment>& into);
    void expandTrimmed(const WordPart& part, const std::string& value, std::vector<Segment>& into);
    void expandCommands(const WordPart& part, std::vector<Segment>& into);
    void expandArithmetic(const WordPart& part, std::vector<Segment>& into);
    void add(std::vector<Segment>& into, Segment::Kind kind, std::string text);
    [[nodiscard]] std::optional<std::string> valueOf(const std::string& name) const;
    [[nodiscard]] std::string separators() const;
    void fail(std::string text) {
        if (!m_failure) m_failure = std::move(text);
    }

    Interpreter& m_shell;
    std::optional<std::string> m_failure;
    std::size_t m_bytes = 0;
};

}  // namespace berth::sim::shell
