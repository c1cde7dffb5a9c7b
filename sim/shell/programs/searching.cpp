// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/paths.h"
#include "sim/shell/programs/line_reader.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"
#include "sim/shell/regex.h"

namespace berth::sim::shell::programs {
namespace {

class Grep {
  public:
    Grep(Program& program, const Options& options) : m_program(program), m_options(options) {}

    // One expression a line; false: complained.
    bool addExpressions(std::string_view text) {
        const auto syntax = m_options.has('F')   ? Regex::Syntax::Fixed
                            : m_options.has('E') ? Regex::Syntax::Extended
                                                 : Regex::Syntax::Basic;
        for (;;) {
            const std::size_t end = text.find('\n');
            std::string expression(text.substr(0, end));
            if (m_options.has('x') && syntax == Regex::Syntax::Extended)
                expression = "^(" + expression + ")$";
            auto regex = Regex::parse(expression, syntax, m_options.has('i'));
            if (!regex) {
                m_program.complain(regex.error().detail);
                return false;
            }
            m_expressions.push_back(std::move(*regex));
            if (end == std::string_view::npos) return true;
            text.remove_prefix(end + 1);
        }
    }

    void searchTree(const std::string& path, bool named) {
        const auto status = m_program.tree().status(m_program.absolute(path));
        if (status && status->folder) {
            if (!m_options.has('r') && !m_options.has('R')) {
                m_program.putError("grep: " + path + ": Is a directory\n");
                return;
            }
            const auto files = m_program.tree().list(m_program.absolute(path));
            if (!files) return;
            for (const FileStatus& each : *files)
                if (m_program.goesOn() && !(quiet() && m_found))
                    searchTree(joined(path, nameOf(each.path)), true);
            return;
        }
        search(path, named);
    }

    void search(const std::string& path, bool named) {
        LineReader reader(m_program, path, m_options.has('s'));
        const std::string label = path == "-" ? "(standard input)" : path;
        std::int64_t count = 0, number = 0;
        while (m_program.goesOn() && !(quiet() && m_found)) {
            const auto line = reader.line();
            if (!line) break;
            ++number;
            if (matches(*line) == m_options.has('v')) continue;
            m_found = true;
            ++count;
            if (quiet() || m_options.has('c')) continue;
            if (m_options.has('l')) break;
            if (m_options.has('o')) {
                putMatches(*line, label, named, number);
                continue;
            }
            m_program.put((named ? label + ':' : "") +
                          (m_options.has('n') ? std::to_string(number) + ':' : "") + *line + '\n');
            if (limit() > 0 && count >= limit()) break;
        }
        if (!reader.ok()) m_failed = true;
        if (!reader.ok() && number == 0) return;
        if (m_options.has('c') && !quiet())
            m_program.put((named ? label + ':' : "") + std::to_string(count) + '\n');
        if (m_options.has('l') && count > 0 && !quiet()) m_program.put(label + '\n');
    }

    [[nodiscard]] int status() const {
        if (m_failed && !(quiet() && m_found)) return 2;
        return m_found ? 0 : 1;
    }

  private:
    [[nodiscard]] bool quiet() const { return m_options.has('q'); }
    [[nodiscard]] std::int64_t limit() const { return countOf(m_options.value('m')).value_or(0); }

    [[nodiscard]] bool matches(const std::string& line) const {
        for (const Regex& each : m_expressions) {
            const auto match = each.find(line);
            if (!match) continue;
            if (m_options.has('x') && !(match->at[0] == 0 && match->at[1] == line.size())) continue;
            if (!m_options.has('w') || isWord(each, line)) return true;
        }
        return false;
    }

    static bool inWord(const std::string& line, std::size_t at) {
        const char c = at < line.size() ? line[at] : ' ';
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '_';
    }

    static bool isWord(const Regex& regex, const std::string& line) {
        for (std::size_t from = 0; from <= line.size();) {
            const auto match = regex.find(line, from);
            if (!match) return false;
            const bool before = match->at[0] > 0 && inWord(line, match->at[0] - 1);
            if (!before && !inWord(line, match->at[1])) return true;
            from = match->at[0] + 1;
        }
        return false;
    }

    void putMatches(const std::string& line, const std::string& label, bool named,
                    std::int64_t number) {
        for (std::size_t from = 0; from <= line.size();) {
            std::optional<Regex::Match> first;
            for (const Regex& each : m_expressions)
                if (const auto match = each.find(line, from);
                    match && (!first || match->at[0] < first->at[0]))
                    first = match;
            if (!first) return;
            if (first->at[1] > first->at[0])
                m_program.put((named ? label + ':' : "") +
                              (m_options.has('n') ? std::to_string(number) + ':' : "") +
                              line.substr(first->at[0], first->at[1] - first->at[0]) + '\n');
            from = std::max(first->at[1], first->at[0] + 1);
        }
    }

    Program& m_program;
    const Options& m_options;
    std::vector<Regex> m_expressions;
    bool m_found = false, m_failed = false;
};

}  // namespace

int grep(Program& program) {
    const Options options(program, "sivncrREFqlowxhHae:m:",
                          {{"ignore-case", 'i'},
                           {"invert-match", 'v'},
                           {"count", 'c'},
                           {"recursive", 'r'},
                           {"quiet", 'q'},
                           {"color", 'a'}});
    if (!options.ok()) return 2;
    std::vector<std::string> operands = options.operands();
    std::string expression = options.value('e');
    if (!options.has('e')) {
        if (operands.empty()) {
            program.putError("Usage: grep [OPTION]... PATTERNS [FILE]...\n");
            return 2;
        }
        expression = operands.front();
        operands.erase(operands.begin());
    }
    Grep grep(program, options);
    if (!grep.addExpressions(expression)) return 2;
    const bool recursive = options.has('r') || options.has('R');
    if (operands.empty()) operands.push_back(recursive ? "." : "-");
    const bool named = (operands.size() > 1 || options.has('H')) && !options.has('h');
    for (const std::string& each : operands) {
        if (!program.goesOn()) break;
        each == "-" ? grep.search(each, named) : grep.searchTree(each, named);
    }
    return grep.status();
}

}  // namespace berth::sim::shell::programs
