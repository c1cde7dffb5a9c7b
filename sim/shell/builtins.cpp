// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/builtins.h"

#include <algorithm>
#include <array>
#include <optional>

#include "models/domain/ascii.h"
#include "sim/shell/arithmetic.h"
#include "sim/shell/paths.h"
#include "sim/shell/program.h"

namespace berth::sim::shell {
namespace {

int nothing(Interpreter& /*shell*/, const Words& /*words*/) {
    return 0;
}

// The number behind exit, return, shift, break: nothing when there is none; -1 when it is no
// number.
std::optional<int> numberBehind(Interpreter& shell, const Words& words) {
    if (words.size() < 2) return std::nullopt;
    const bool digits = !words[1].empty() && words[1].size() < 9 &&
                        std::ranges::all_of(words[1], [](char c) { return domain::isDigit(c); });
    if (digits) return std::stoi(words[1]);
    shell.fatal(words[0] + ": Illegal number: " + words[1]);
    return -1;
}

int exitShell(Interpreter& shell, const Words& words) {
    const auto status = numberBehind(shell, words);
    if (status == -1) return 2;
    if (status) shell.state().status = *status & 0xff;
    shell.leave(Interpreter::Flow::Exit);
    return shell.state().status;
}

int returnFrom(Interpreter& shell, const Words& words) {
    const auto status = numberBehind(shell, words);
    if (status == -1) return 2;
    if (status) shell.state().status = *status & 0xff;
    shell.leave(shell.calls() > 0 ? Interpreter::Flow::Return : Interpreter::Flow::Exit);
    return shell.state().status;
}

int leaveLoop(Interpreter& shell, const Words& words) {
    const auto number = numberBehind(shell, words);
    if (number == -1) return 2;
    if (number == 0) return shell.fatal(words[0] + ": Illegal number: 0");
    const int levels = std::min(number.value_or(1), shell.loops());
    if (levels > 0)
        shell.leave(words[0] == "break" ? Interpreter::Flow::Break : Interpreter::Flow::Continue,
                    levels);
    return 0;
}

int evaluate(Interpreter& shell, const Words& words) {
    std::string text;
    for (std::size_t i = 1; i < words.size(); ++i)
        text += (i > 1 ? " " : "") + words[i];
    return shell.runText(std::move(text));
}

int source(Interpreter& shell, const Words& words) {
    if (words.size() < 2) return shell.fatal(".: filename argument required");
    const std::string path = absolutePath(shell.state().folder, words[1]);
    auto text = shell.session().tree().read(path, 0, std::int64_t{1} << 20);
    if (!text) return shell.fatal(".: cannot open " + words[1] + ": No such file");
    std::erase(*text, '\0');
    return shell.runText(std::move(*text));
}

int execute(Interpreter& shell, const Words& words) {
    if (words.size() < 2) return 0;
    return shell.exec({words.begin() + 1, words.end()});
}

int wait(Interpreter& shell, const Words& /*words*/) {
    return shell.waitForJobs();
}

constexpr std::array<Builtin, 23> kBuiltins{{
    {".", source, true},
    {":", nothing, true},
    {"break", leaveLoop, true},
    {"cd", builtins::changeFolder},
    {"command", builtins::command},
    {"continue", leaveLoop, true},
    {"eval", evaluate, true},
    {"exec", execute, true},
    {"exit", exitShell, true},
    {"export", builtins::exportVariables, true},
    {"hash", builtins::hash},
    {"local", builtins::local},
    {"pwd", builtins::printFolder},
    {"read", builtins::readLine},
    {"readonly", builtins::readOnly, true},
    {"return", returnFrom, true},
    {"set", builtins::setOptions, true},
    {"shift", builtins::shift, true},
    {"trap", nothing, true},
    {"type", builtins::type},
    {"umask", builtins::fileMask},
    {"unset", builtins::unset, true},
    {"wait", wait},
}};

}  // namespace

const Builtin* findBuiltin(std::string_view name) {
    const auto* const found = std::ranges::find(kBuiltins, name, &Builtin::name);
    return found == kBuiltins.end() || name.empty() ? nullptr : found;
}

std::vector<std::string_view> builtinNames() {
    std::vector<std::string_view> names;
    for (const Builtin& each : kBuiltins)
        names.push_back(each.name);
    return names;
}

}  // namespace berth::sim::shell
