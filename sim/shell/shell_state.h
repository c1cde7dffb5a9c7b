// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/shell/syntax.h"

namespace berth::sim::shell {

struct Variable {
    std::string value;
    bool set = true;  // false: only exported or read-only so far
    bool exported = false, readOnly = false;
};

using Environment = std::map<std::string, std::string, std::less<>>;

// What a shell knows, and what a subshell gets a copy of.
class ShellState {
  public:
    static constexpr std::size_t kMostBytes = std::size_t{4} << 20;

    struct Options {
        bool errorExit = false;     // -e
        bool unsetIsError = false;  // -u
        bool trace = false;         // -x
        bool noGlob = false;        // -f
        bool noExec = false;        // -n
        bool verbose = false;       // -v
    };
    struct Function {
        CommandPtr body;
        std::size_t sourceBytes = 0;
    };

    std::string name = "sh";  // $0
    std::string folder = "/";
    std::vector<std::string> arguments;  // $1 …
    Options options;
    int status = 0;          // $?
    int pid = 0;             // $$
    int lastBackground = 0;  // $!; 0: none yet
    int fileMask = 022;

    [[nodiscard]] std::optional<std::string> value(std::string_view name) const;
    // Empty, or why not, in English.
    [[nodiscard]] std::string set(const std::string& variable, std::string value);
    [[nodiscard]] std::string unset(const std::string& variable);
    void exportVariable(const std::string& variable);
    void makeReadOnly(const std::string& variable);
    [[nodiscard]] const std::map<std::string, Variable, std::less<>>& variables() const {
        return m_variables;
    }
    // Puts a variable back as it was before; nothing: there was none.
    [[nodiscard]] std::optional<Variable> saved(const std::string& variable) const;
    void restore(const std::string& variable, std::optional<Variable> before);

    [[nodiscard]] const Function* function(std::string_view functionName) const;
    [[nodiscard]] std::string define(const FunctionDefinition& definition);
    bool removeFunction(const std::string& functionName);

    // What programs get.
    [[nodiscard]] Environment environment() const;

  private:
    [[nodiscard]] bool fits(std::size_t more) const { return m_bytes + more <= kMostBytes; }

    std::map<std::string, Variable, std::less<>> m_variables;
    std::map<std::string, Function, std::less<>> m_functions;
    std::size_t m_bytes = 0;  // of names, values and sources
};

}  // namespace berth::sim::shell
