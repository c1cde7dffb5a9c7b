// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "sim/shell/arithmetic.h"
#include "sim/shell/builtins.h"
#include "sim/shell/paths.h"
#include "sim/shell/program.h"
#include "sim/shell/word_reader.h"

namespace berth::sim::shell {
namespace {

// In single quotes, as a shell reads it back.
std::string quoted(const std::string& text) {
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\"'\"'") : std::string(1, c);
    return result + '\'';
}

void listVariables(Interpreter& shell, std::string_view prefix, bool Variable::*which) {
    std::string text;
    for (const auto& [name, variable] : shell.state().variables()) {
        if (which != nullptr && !(variable.*which)) continue;
        if (which == nullptr && !variable.set) continue;
        text += std::string(prefix) + name;
        if (variable.set) text += '=' + quoted(variable.value);
        text += '\n';
    }
    shell.write(1, text);
}

// name or name=value, for export, readonly and local; false: complained.
bool declare(Interpreter& shell, const std::string& word, std::string& name) {
    const std::size_t equals = word.find('=');
    name = word.substr(0, equals);
    if (!isName(name)) {
        shell.fatal(word + ": bad variable name");
        return false;
    }
    if (equals == std::string::npos) return true;
    const std::string refused = shell.state().set(name, word.substr(equals + 1));
    if (!refused.empty()) shell.fatal(refused);
    return refused.empty();
}

bool setOption(ShellState::Options& options, char letter, bool on) {
    switch (letter) {
        case 'e':
            options.errorExit = on;
            return true;
        case 'u':
            options.unsetIsError = on;
            return true;
        case 'x':
            options.trace = on;
            return true;
        case 'f':
            options.noGlob = on;
            return true;
        case 'n':
            options.noExec = on;
            return true;
        case 'v':
            options.verbose = on;
            return true;
        case 'h':
        case 'm':
        case 'b':
            return true;  // say nothing here
        default:
            return false;
    }
}

}  // namespace

namespace builtins {

int changeFolder(Interpreter& shell, const Words& words) {
    std::size_t at = 1;
    while (at < words.size() && (words[at] == "-P" || words[at] == "-L" || words[at] == "--"))
        ++at;
    std::string target;
    ShellState& state = shell.state();
    const bool back = at < words.size() && words[at] == "-";
    if (at >= words.size()) {
        target = state.value("HOME").value_or("/");
    } else {
        target = back ? state.value("OLDPWD").value_or(state.folder) : words[at];
    }
    const std::string path = absolutePath(state.folder, target);
    const auto status = shell.session().tree().status(path);
    if (!status || !status->folder) {
        shell.complain("cd: can't cd to " + target);
        return 2;
    }
    (void)state.set("OLDPWD", state.folder);
    state.folder = path;
    (void)state.set("PWD", path);
    if (back) shell.write(1, path + '\n');
    return 0;
}

int printFolder(Interpreter& shell, const Words& /*words*/) {
    shell.write(1, shell.state().folder + '\n');
    return 0;
}

int setOptions(Interpreter& shell, const Words& words) {
    if (words.size() == 1) {
        listVariables(shell, "", nullptr);
        return 0;
    }
    ShellState& state = shell.state();
    std::size_t at = 1;
    for (; at < words.size(); ++at) {
        const std::string& word = words[at];
        if (word == "--" || word == "-") {
            state.arguments.assign(words.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                   words.end());
            return 0;
        }
        if (word.size() < 2 || (word[0] != '-' && word[0] != '+')) break;
        const bool on = word[0] == '-';
        if (word.substr(1) == "o") {
            constexpr std::array<std::pair<std::string_view, char>, 6> kNames{{{"errexit", 'e'},
                                                                               {"nounset", 'u'},
                                                                               {"xtrace", 'x'},
                                                                               {"noglob", 'f'},
                                                                               {"noexec", 'n'},
                                                                               {"verbose", 'v'}}};
            if (++at >= words.size()) return 0;
            const auto* const found = std::ranges::find(kNames, std::string_view(words[at]),
                                                        &std::pair<std::string_view, char>::first);
            if (found == kNames.end()) return shell.fatal("set: Illegal option -o " + words[at]);
            setOption(state.options, found->second, on);
            continue;
        }
        for (const char letter : word.substr(1))
            if (!setOption(state.options, letter, on))
                return shell.fatal("set: Illegal option " + word.substr(0, 1) + letter);
    }
    if (at < words.size())
        state.arguments.assign(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
    return 0;
}

int shift(Interpreter& shell, const Words& words) {
    std::int64_t count = 1;
    if (words.size() > 1) {
        const auto number = numberOf(words[1]);
        if (!number || *number < 0) return shell.fatal("shift: Illegal number: " + words[1]);
        count = *number;
    }
    std::vector<std::string>& arguments = shell.state().arguments;
    if (count > static_cast<std::int64_t>(arguments.size()))
        return shell.fatal("shift: can't shift that many");
    arguments.erase(arguments.begin(), arguments.begin() + count);
    return 0;
}

int exportVariables(Interpreter& shell, const Words& words) {
    if (words.size() == 1 || words[1] == "-p") {
        listVariables(shell, "export ", &Variable::exported);
        return 0;
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        std::string name;
        if (!declare(shell, words[i], name)) return 2;
        shell.state().exportVariable(name);
    }
    return 0;
}

int readOnly(Interpreter& shell, const Words& words) {
    if (words.size() == 1 || words[1] == "-p") {
        listVariables(shell, "readonly ", &Variable::readOnly);
        return 0;
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
        std::string name;
        if (!declare(shell, words[i], name)) return 2;
        shell.state().makeReadOnly(name);
    }
    return 0;
}

int local(Interpreter& shell, const Words& words) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string name = words[i].substr(0, words[i].find('='));
        if (!isName(name)) return shell.fatal(words[i] + ": bad variable name");
        if (!shell.keepLocal(name)) return shell.fatal("local: not in a function");
        std::string declared;
        if (!declare(shell, words[i], declared)) return 2;
    }
    return 0;
}

int unset(Interpreter& shell, const Words& words) {
    bool functions = false;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i] == "-f" || words[i] == "-v") {
            functions = words[i] == "-f";
        } else if (functions) {
            shell.state().removeFunction(words[i]);
        } else {
            if (!isName(words[i])) return shell.fatal("unset: " + words[i] + ": bad variable name");
            const std::string refused = shell.state().unset(words[i]);
            if (!refused.empty()) return shell.fatal("unset: " + refused);
        }
    }
    return 0;
}

int fileMask(Interpreter& shell, const Words& words) {
    ShellState& state = shell.state();
    if (words.size() > 1) {
        const auto mask = numberOf('0' + words[1]);
        if (!mask || *mask < 0 || *mask > 0777)
            return shell.fatal("umask: Illegal number: " + words[1]);
        state.fileMask = static_cast<int>(*mask);
        return 0;
    }
    std::string text = "0000\n";
    for (int i = 0; i < 3; ++i)
        text[3 - static_cast<std::size_t>(i)] =
            static_cast<char>('0' + ((state.fileMask >> (3 * i)) & 7));
    shell.write(1, text);
    return 0;
}

int hash(Interpreter& /*shell*/, const Words& /*words*/) {
    return 0;
}

}  // namespace builtins
}  // namespace berth::sim::shell
