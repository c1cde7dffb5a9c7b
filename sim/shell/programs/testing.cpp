// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "models/domain/ascii.h"
#include "sim/shell/arithmetic.h"
#include "sim/shell/programs/programs.h"

namespace berth::sim::shell::programs {
namespace {

// test(1) by POSIX: what few words mean is decided by their number, more by precedence.
class Tester {
  public:
    Tester(Program& program, std::span<const std::string> words)
        : m_program(program), m_words(words) {}

    int run() {
        if (m_words.empty()) return 1;
        const bool holds = either();
        if (m_status == 0 && m_at < m_words.size()) fail(m_words[m_at] + ": unexpected operator");
        return m_status != 0 ? m_status : holds ? 0 : 1;
    }

  private:
    [[nodiscard]] std::size_t left() const { return m_words.size() - m_at; }
    [[nodiscard]] bool next(std::string_view word) const {
        return left() > 0 && m_words[m_at] == word;
    }

    void fail(const std::string& text) {
        if (m_status == 0) m_status = m_program.complain(text, 2);
        m_at = m_words.size();
    }

    bool either() {
        if (++m_depth > 200) fail("too many brackets");
        bool holds = both();
        while (next("-o")) {
            ++m_at;
            const bool right = both();
            holds = holds || right;
        }
        --m_depth;
        return holds;
    }

    bool both() {
        bool holds = negated();
        while (next("-a")) {
            ++m_at;
            const bool right = negated();
            holds = holds && right;
        }
        return holds;
    }

    bool negated() {
        bool turned = false;
        while (next("!") && left() > 1 && !(left() >= 3 && isBinary(m_words[m_at + 1]))) {
            ++m_at;
            turned = !turned;
        }
        return primary() != turned;
    }

    static bool isBinary(std::string_view word) {
        constexpr std::array<std::string_view, 13> kWords{
            "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot"};
        for (const std::string_view each : kWords)
            if (each == word) return true;
        return false;
    }

    bool primary() {
        if (left() == 0) {
            fail("argument expected");
            return false;
        }
        if (left() >= 3 && isBinary(m_words[m_at + 1])) {
            m_at += 3;
            return binary(m_words[m_at - 3], m_words[m_at - 2], m_words[m_at - 1]);
        }
        if (next("(") && left() > 1) {
            ++m_at;
            const bool holds = either();
            if (!next(")")) fail("closing paren expected");
            if (left() > 0) ++m_at;
            return holds;
        }
        const std::string& word = m_words[m_at];
        const bool isUnary =
            word.size() == 2 && word[0] == '-' &&
            std::string_view("nzedfrwxshLpbctugkSOG").find(word[1]) != std::string_view::npos;
        if (isUnary && left() >= 2) {
            m_at += 2;
            return unary(word[1], m_words[m_at - 1]);
        }
        ++m_at;
        return !word.empty();
    }

    std::int64_t number(const std::string& text) {
        bool decimal = !text.empty();
        for (std::size_t i = text[0] == '-' || text[0] == '+' ? 1 : 0; i < text.size(); ++i)
            decimal = decimal && (domain::isDigit(text[i]) || text[i] == ' ');
        std::string_view digits = text;
        // Zeros in front make no octal number here.
        const bool negative = digits.starts_with('-');
        if (negative || digits.starts_with('+')) digits.remove_prefix(1);
        while (digits.size() > 1 && digits[0] == '0')
            digits.remove_prefix(1);
        const auto value = decimal ? numberOf(digits) : std::nullopt;
        if (!value) fail("Illegal number: " + text);
        return negative ? -value.value_or(0) : value.value_or(0);
    }

    bool binary(const std::string& a, const std::string& what, const std::string& b) {
        if (what == "=" || what == "==") return a == b;
        if (what == "!=") return a != b;
        if (what == "<") return a < b;
        if (what == ">") return a > b;
        if (what == "-nt" || what == "-ot") {
            const auto first = m_program.tree().status(m_program.absolute(a));
            const auto second = m_program.tree().status(m_program.absolute(b));
            if (!first || !second) return what == "-nt" ? first.has_value() : second.has_value();
            return what == "-nt" ? first->modified > second->modified
                                 : first->modified < second->modified;
        }
        const std::int64_t x = number(a), y = number(b);
        if (what == "-eq") return x == y;
        if (what == "-ne") return x != y;
        if (what == "-lt") return x < y;
        if (what == "-le") return x <= y;
        if (what == "-gt") return x > y;
        return x >= y;
    }

    bool unary(char what, const std::string& text) {
        if (what == 'n') return !text.empty();
        if (what == 'z') return text.empty();
        if (what == 't') {
            const bool digit = text.size() == 1 && domain::isDigit(text[0]);
            const OpenFilePtr file =
                digit ? m_program.descriptors()[static_cast<std::size_t>(text[0] - '0')] : nullptr;
            return file && file->isTerminal();
        }
        const auto status = m_program.tree().status(m_program.absolute(text));
        if (text.empty() || !status) return false;
        switch (what) {
            case 'e':
            case 'r':
            case 'O':
            case 'G':
                return true;
            case 'f':
                return !status->folder;
            case 'd':
                return status->folder;
            case 's':
                return status->folder || status->size > 0;
            case 'w':
                return status->writable;
            case 'x':
                return status->folder;
            case 'c':
                return text == "/dev/null" || text == "/dev/zero";
            default:
                return false;
        }
    }

    Program& m_program;
    std::span<const std::string> m_words;
    std::size_t m_at = 0;
    int m_status = 0, m_depth = 0;
};

}  // namespace

int test(Program& program) {
    return Tester(program, program.arguments()).run();
}

int bracket(Program& program) {
    const auto words = program.arguments();
    if (words.empty() || words.back() != "]") return program.complain("missing ]", 2);
    return Tester(program, words.first(words.size() - 1)).run();
}

int succeed(Program& /*program*/) {
    return 0;
}

int fail(Program& /*program*/) {
    return 1;
}

}  // namespace berth::sim::shell::programs
