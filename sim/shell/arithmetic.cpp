// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/arithmetic.h"

#include <array>
#include <limits>
#include <string>

#include "models/domain/ascii.h"
#include "sim/shell/word_reader.h"

namespace berth::sim::shell {
namespace {

constexpr int kDeepestBracket = 100;

using Number = std::int64_t;
using Bits = std::uint64_t;

struct BinaryOperator {
    std::string_view text;
    int strength;
};
// Longer ones first.
constexpr std::array<BinaryOperator, 18> kBinary{{{"||", 1},
                                                  {"&&", 2},
                                                  {"==", 6},
                                                  {"!=", 6},
                                                  {"<=", 7},
                                                  {">=", 7},
                                                  {"<<", 8},
                                                  {">>", 8},
                                                  {"|", 3},
                                                  {"^", 4},
                                                  {"&", 5},
                                                  {"<", 7},
                                                  {">", 7},
                                                  {"+", 9},
                                                  {"-", 9},
                                                  {"*", 10},
                                                  {"/", 10},
                                                  {"%", 10}}};
constexpr std::array<std::string_view, 11> kAssignments{
    "<<=", ">>=", "*=", "/=", "%=", "+=", "-=", "&=", "^=", "|=", "="};

class Evaluator {
  public:
    Evaluator(std::string_view text, ShellState& state)
        : m_text(text), m_rest(text), m_state(state) {}

    domain::Result<Number> run() {
        skipBlanks();
        if (m_rest.empty()) return 0;
        const Number value = assignment(true);
        skipBlanks();
        if (m_problem.empty() && !m_rest.empty()) fail("expecting EOF");
        if (!m_problem.empty()) return domain::fail(domain::ErrorCode::Malformed, m_problem);
        return value;
    }

  private:
    void fail(std::string_view what) {
        if (m_problem.empty())
            m_problem =
                "arithmetic expression: " + std::string(what) + ": \"" + std::string(m_text) + '"';
        m_rest = {};
    }

    void skipBlanks() {
        while (!m_rest.empty() && (m_rest[0] == ' ' || m_rest[0] == '\t' || m_rest[0] == '\n'))
            m_rest.remove_prefix(1);
    }

    bool take(std::string_view text) {
        if (!m_rest.starts_with(text)) return false;
        m_rest.remove_prefix(text.size());
        return true;
    }

    std::string_view name() {
        std::size_t length = 0;
        if (!m_rest.empty() && isNameStart(static_cast<unsigned char>(m_rest[0])))
            while (length < m_rest.size() &&
                   isNameCharacter(static_cast<unsigned char>(m_rest[length])))
                ++length;
        return m_rest.substr(0, length);
    }

    // `live`: what is not is only read over.
    Number assignment(bool live) {
        if (++m_depth > kDeepestBracket) fail("nested too deeply");
        skipBlanks();
        const std::string variable(name());
        const std::string_view before = m_rest;
        Number value = 0;
        bool assigned = false;
        if (!variable.empty()) {
            m_rest.remove_prefix(variable.size());
            skipBlanks();
            for (const std::string_view each : kAssignments) {
                if (!m_rest.starts_with(each) || m_rest.starts_with("==")) continue;
                m_rest.remove_prefix(each.size());
                const Number right = assignment(live);
                value = right;
                if (each != "=" && live)
                    value = apply(each.substr(0, each.size() - 1), valueOf(variable), right);
                if (live && m_problem.empty()) {
                    const std::string refused = m_state.set(variable, std::to_string(value));
                    if (!refused.empty()) m_problem = refused;
                }
                assigned = true;
                break;
            }
        }
        if (!assigned) {
            if (m_problem.empty()) m_rest = before;
            value = conditional(live);
        }
        --m_depth;
        return value;
    }

    Number conditional(bool live) {
        const Number condition = binary(1, live);
        skipBlanks();
        if (!take("?")) return condition;
        const Number yes = assignment(live && condition != 0);
        skipBlanks();
        if (!take(":")) fail("expecting ':'");
        if (++m_depth > kDeepestBracket) fail("nested too deeply");
        const Number no = conditional(live && condition == 0);
        --m_depth;
        return condition != 0 ? yes : no;
    }

    const BinaryOperator* nextBinary() {
        skipBlanks();
        for (const BinaryOperator& each : kBinary) {
            if (!m_rest.starts_with(each.text)) continue;
            // a += b and its like are assignments, which stand elsewhere.
            return &each;
        }
        return nullptr;
    }

    Number binary(int strength, bool live) {
        Number left = unary(live);
        for (;;) {
            const BinaryOperator* const next = nextBinary();
            if (next == nullptr || next->strength < strength || !m_problem.empty()) return left;
            m_rest.remove_prefix(next->text.size());
            const bool needed =
                !(next->text == "||" && left != 0) && !(next->text == "&&" && left == 0);
            const Number right = binary(next->strength + 1, live && needed);
            if (live) left = apply(next->text, left, right);
        }
    }

    Number unary(bool live) {
        if (++m_depth > kDeepestBracket) fail("nested too deeply");
        skipBlanks();
        Number value = 0;
        if (take("-")) {
            value = static_cast<Number>(-static_cast<Bits>(unary(live)));
        } else if (take("+")) {
            value = unary(live);
        } else if (take("!")) {
            value = unary(live) == 0 ? 1 : 0;
        } else if (take("~")) {
            value = ~unary(live);
        } else {
            value = primary(live);
        }
        --m_depth;
        return value;
    }

    Number primary(bool live) {
        if (take("(")) {
            const Number value = assignment(live);
            skipBlanks();
            if (!take(")")) fail("expecting ')'");
            return value;
        }
        if (const std::string variable(name()); !variable.empty()) {
            m_rest.remove_prefix(variable.size());
            return live ? valueOf(variable) : 0;
        }
        std::size_t length = 0;
        while (length < m_rest.size() &&
               (domain::isDigit(m_rest[length]) || domain::isLetter(m_rest[length])))
            ++length;
        const auto value = numberOf(m_rest.substr(0, length));
        if (length == 0 || !value) {
            fail("expecting primary");
            return 0;
        }
        m_rest.remove_prefix(length);
        return *value;
    }

    Number valueOf(const std::string& variable) {
        const std::string text = m_state.value(variable).value_or("");
        if (text.empty()) return 0;
        const auto value = numberOf(text);
        if (!value && m_problem.empty()) {
            m_problem = "Illegal number: " + text;
            m_rest = {};
        }
        return value.value_or(0);
    }

    Number apply(std::string_view text, Number a, Number b) {
        const Bits x = static_cast<Bits>(a), y = static_cast<Bits>(b);
        if (text == "||") return a != 0 || b != 0 ? 1 : 0;
        if (text == "&&") return a != 0 && b != 0 ? 1 : 0;
        if (text == "==") return a == b ? 1 : 0;
        if (text == "!=") return a != b ? 1 : 0;
        if (text == "<=") return a <= b ? 1 : 0;
        if (text == ">=") return a >= b ? 1 : 0;
        if (text == "<") return a < b ? 1 : 0;
        if (text == ">") return a > b ? 1 : 0;
        if (text == "<<") return static_cast<Number>(x << (y & 63U));
        if (text == ">>") return a >> (y & 63U);
        if (text == "|") return a | b;
        if (text == "^") return a ^ b;
        if (text == "&") return a & b;
        if (text == "+") return static_cast<Number>(x + y);
        if (text == "-") return static_cast<Number>(x - y);
        if (text == "*") return static_cast<Number>(x * y);
        if (b == 0) {
            fail("division by zero");
            return 0;
        }
        if (a == std::numeric_limits<Number>::min() && b == -1) return text == "/" ? a : 0;
        return text == "/" ? a / b : a % b;
    }

    std::string_view m_text, m_rest;
    ShellState& m_state;
    std::string m_problem;
    int m_depth = 0;
};

}  // namespace

std::optional<std::int64_t> numberOf(std::string_view text) {
    while (!text.empty() && (text[0] == ' ' || text[0] == '\t' || text[0] == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n'))
        text.remove_suffix(1);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    unsigned base = 10;
    if (text.starts_with("0x") || text.starts_with("0X")) {
        base = 16;
        text.remove_prefix(2);
    } else if (text.size() > 1 && text[0] == '0') {
        base = 8;
    }
    if (text.empty()) return std::nullopt;
    constexpr Bits kMost = std::numeric_limits<Number>::max();
    Bits value = 0;
    for (const char c : text) {
        if (!domain::isHexDigit(c)) return std::nullopt;
        const unsigned digit = domain::isDigit(c)
                                   ? static_cast<unsigned>(c - '0')
                                   : static_cast<unsigned>(domain::lowerCase(c) - 'a' + 10);
        if (digit >= base) return std::nullopt;
        const Bits most = kMost + (negative ? 1 : 0);
        value = value > (most - digit) / base ? most : value * base + digit;  // as strtoll
    }
    return static_cast<Number>(negative ? -value : value);
}

domain::Result<std::int64_t> evaluateArithmetic(std::string_view expression, ShellState& state) {
    return Evaluator(expression, state).run();
}

}  // namespace berth::sim::shell
