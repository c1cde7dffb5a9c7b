// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/domain/ascii.h"
#include "sim/shell/programs/line_reader.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"
#include "sim/shell/regex.h"

namespace berth::sim::shell::programs {
namespace {

struct LineAddress {
    enum class Kind { None, Line, Last, Match };
    Kind kind = Kind::None;
    std::int64_t line = 0;
    std::optional<Regex> regex;
};

struct Instruction {
    LineAddress first, second;
    bool negated = false;
    char what = 'p';  // s p d q =
    std::optional<Regex> regex;
    std::string replacement;
    bool everywhere = false, prints = false;
    std::int64_t which = 1;
    bool inRange = false;  // while it runs
};

// The part of sed(1) that is here: addresses, and the commands s, p, d, q and =.
class SedParser {
  public:
    SedParser(std::string_view script, bool extended) : m_rest(script), m_extended(extended) {}

    std::vector<Instruction> run() {
        std::vector<Instruction> result;
        for (;;) {
            while (!m_rest.empty() &&
                   std::string_view(" \t\n;").find(m_rest[0]) != std::string_view::npos)
                m_rest.remove_prefix(1);
            if (m_rest.empty() || !problem.empty()) return result;
            result.push_back(instruction());
        }
    }

    std::string problem;

  private:
    char take() {
        if (m_rest.empty()) {
            if (problem.empty()) problem = "missing command";
            return '\0';
        }
        const char c = m_rest[0];
        m_rest.remove_prefix(1);
        return c;
    }

    std::string upTo(char end) {
        std::string text;
        for (;;) {
            if (m_rest.empty()) {
                if (problem.empty()) problem = "unterminated `s' command";
                return text;
            }
            const char c = take();
            if (c == end) return text;
            text += c;
            if (c != '\\' || m_rest.empty()) continue;
            if (m_rest[0] == end) text.pop_back();
            text += take();
        }
    }

    std::optional<Regex> regex(const std::string& text, bool ignoreCase) {
        auto parsed = Regex::parse(
            text, m_extended ? Regex::Syntax::Extended : Regex::Syntax::Basic, ignoreCase);
        if (parsed) return std::move(*parsed);
        if (problem.empty()) problem = parsed.error().detail;
        return std::nullopt;
    }

    std::int64_t number() {
        std::int64_t value = 0;
        while (!m_rest.empty() && domain::isDigit(m_rest[0]))
            value = std::min<std::int64_t>(value * 10 + (take() - '0'), 1'000'000'000);
        return value;
    }

    LineAddress address() {
        LineAddress result;
        if (m_rest.empty()) return result;
        if (domain::isDigit(m_rest[0])) {
            result.kind = LineAddress::Kind::Line;
            result.line = number();
        } else if (m_rest[0] == '$') {
            take();
            result.kind = LineAddress::Kind::Last;
        } else if (m_rest[0] == '/') {
            take();
            result.kind = LineAddress::Kind::Match;
            result.regex = regex(upTo('/'), false);
        }
        return result;
    }

    Instruction instruction() {
        Instruction made;
        made.first = address();
        if (made.first.kind != LineAddress::Kind::None && m_rest.starts_with(',')) {
            take();
            made.second = address();
            if (made.second.kind == LineAddress::Kind::None) problem = "unexpected `,'";
        }
        while (m_rest.starts_with(' '))
            take();
        if (m_rest.starts_with('!')) {
            take();
            made.negated = true;
        }
        made.what = take();
        if (std::string_view("spdq=").find(made.what) == std::string_view::npos) {
            if (problem.empty()) {
                problem = "unknown command: `";
                problem += made.what;
                problem += "' (here are s p d q =)";
            }
            return made;
        }
        if (made.what == 's') substitution(made);
        while (m_rest.starts_with(' '))
            take();
        if (problem.empty() && !m_rest.empty() && m_rest[0] != ';' && m_rest[0] != '\n')
            problem = "extra characters after command";
        return made;
    }

    void substitution(Instruction& made) {
        const char mark = take();
        const std::string expression = upTo(mark);
        made.replacement = upTo(mark);
        bool ignoreCase = false;
        while (!m_rest.empty() && problem.empty()) {
            if (domain::isDigit(m_rest[0])) {
                made.which = std::max<std::int64_t>(1, number());
                continue;
            }
            const char c = m_rest[0];
            if (c == 'g') made.everywhere = true;
            if (c == 'p') made.prints = true;
            if (c == 'i' || c == 'I') ignoreCase = true;
            if (std::string_view("gpiI").find(c) == std::string_view::npos) break;
            take();
        }
        if (problem.empty()) made.regex = regex(expression, ignoreCase);
    }

    std::string_view m_rest;
    bool m_extended;
};

class Sed {
  public:
    Sed(Program& program, std::vector<Instruction> script, bool quiet)
        : m_program(program), m_script(std::move(script)), m_quiet(quiet) {}

    // False: it has quit.
    bool line(std::string text, bool last, bool ended) {
        ++m_number;
        bool deleted = false, quits = false;
        const auto put = [&] { m_program.put(ended ? text + '\n' : text); };
        for (Instruction& each : m_script) {
            if (applies(each, text, last) == each.negated) continue;
            switch (each.what) {
                case 's':
                    if (substitute(each, text) && each.prints) put();
                    break;
                case 'p':
                    put();
                    break;
                case '=':
                    m_program.put(std::to_string(m_number) + '\n');
                    break;
                case 'd':
                    deleted = true;
                    break;
                default:
                    quits = true;
                    break;
            }
            if (deleted || quits) break;
        }
        if (!m_quiet && !deleted) put();
        return !quits && m_program.goesOn();
    }

  private:
    [[nodiscard]] bool matches(const LineAddress& address, const std::string& text,
                               bool last) const {
        switch (address.kind) {
            case LineAddress::Kind::None:
                return true;
            case LineAddress::Kind::Line:
                return m_number == address.line;
            case LineAddress::Kind::Last:
                return last;
            case LineAddress::Kind::Match:
                return address.regex && address.regex->find(text);
        }
        return false;
    }

    bool applies(Instruction& each, const std::string& text, bool last) const {
        if (each.second.kind == LineAddress::Kind::None) return matches(each.first, text, last);
        if (!each.inRange) {
            if (!matches(each.first, text, last)) return false;
            each.inRange =
                !(each.second.kind == LineAddress::Kind::Line && each.second.line <= m_number);
            return true;
        }
        const bool over = each.second.kind == LineAddress::Kind::Line
                              ? m_number >= each.second.line
                              : matches(each.second, text, last);
        if (over) each.inRange = false;
        return each.second.kind != LineAddress::Kind::Line || m_number <= each.second.line;
    }

    bool substitute(const Instruction& each, std::string& text) const {
        constexpr std::size_t kMost = std::size_t{4} << 20;
        std::string result;
        std::int64_t seen = 0;
        bool changed = false;
        std::size_t at = 0;
        bool afterMatch = false;  // an empty match right behind one does not count
        while (at <= text.size() && m_program.goesOn() && result.size() < kMost) {
            const auto match = each.regex->find(text, at);
            if (!match) break;
            const std::size_t begin = match->at[0], end = match->at[1];
            result += text.substr(at, begin - at);
            const bool counts = !(end == begin && begin == at && afterMatch);
            if (counts) ++seen;
            const bool replaced =
                counts && (each.everywhere ? seen >= each.which : seen == each.which);
            if (replaced) {
                appendReplacement(each.replacement, text, *match, result);
                changed = true;
            } else {
                result += text.substr(begin, end - begin);
            }
            at = end;
            afterMatch = true;
            if (end == begin) {
                if (at < text.size()) result += text[at];
                ++at;
                afterMatch = false;
            }
            if (changed && !each.everywhere) break;
        }
        if (at < text.size()) result += text.substr(at);
        if (changed) text = std::move(result);
        return changed;
    }

    static void appendReplacement(const std::string& replacement, const std::string& text,
                                  const Regex::Match& match, std::string& into) {
        const auto group = [&](std::size_t number) {
            const std::size_t begin = match.at[2 * number], end = match.at[2 * number + 1];
            if (begin != std::string::npos && end != std::string::npos && begin <= end)
                into += text.substr(begin, end - begin);
        };
        for (std::size_t i = 0; i < replacement.size(); ++i) {
            const char c = replacement[i];
            if (c == '&') {
                group(0);
            } else if (c == '\\' && i + 1 < replacement.size()) {
                const char next = replacement[++i];
                if (domain::isDigit(next)) {
                    group(static_cast<std::size_t>(next - '0'));
                } else {
                    into += next == 'n' ? '\n' : next == 't' ? '\t' : next;
                }
            } else {
                into += c;
            }
        }
    }

    Program& m_program;
    std::vector<Instruction> m_script;
    bool m_quiet;
    std::int64_t m_number = 0;
};

}  // namespace

int sed(Program& program) {
    const Options options(
        program,
        "nEre:", {{"quiet", 'n'}, {"silent", 'n'}, {"regexp-extended", 'E'}, {"expression", 'e'}});
    if (!options.ok()) return 1;
    std::vector<std::string> operands = options.operands();
    std::string script = options.value('e');
    if (!options.has('e')) {
        if (operands.empty()) return program.complain("no script was given");
        script = operands.front();
        operands.erase(operands.begin());
    }
    SedParser parser(script, options.has('E') || options.has('r'));
    std::vector<Instruction> instructions = parser.run();
    if (!parser.problem.empty()) return program.complain("-e expression: " + parser.problem);
    Sed sed(program, std::move(instructions), options.has('n'));
    // One line late, so that the last one is known.
    std::optional<std::pair<std::string, bool>> held;
    bool goesOn = true;
    const int status =
        forEachLine(program, inputsOf(operands), [&](const std::string& line, bool ended) {
            if (held) goesOn = sed.line(std::move(held->first), false, true);
            held.emplace(line, ended);
            return goesOn;
        });
    if (held && goesOn) sed.line(std::move(held->first), true, held->second);
    return status;
}

}  // namespace berth::sim::shell::programs
