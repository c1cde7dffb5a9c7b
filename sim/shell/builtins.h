// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/shell/interpreter.h"

// Commands that change the shell itself, so that they cannot be programs.

namespace berth::sim::shell {

using Words = std::vector<std::string>;

struct Builtin {
    std::string_view name;
    int (*run)(Interpreter& shell, const Words& words);
    bool special = false;  // assignments before it last, and its errors end the shell (XCU 2.14)
};

// Null: there is none of that name.
[[nodiscard]] const Builtin* findBuiltin(std::string_view name);
[[nodiscard]] std::vector<std::string_view> builtinNames();

namespace builtins {

int changeFolder(Interpreter& shell, const Words& words);
int printFolder(Interpreter& shell, const Words& words);
int setOptions(Interpreter& shell, const Words& words);
int shift(Interpreter& shell, const Words& words);
int exportVariables(Interpreter& shell, const Words& words);
int readOnly(Interpreter& shell, const Words& words);
int unset(Interpreter& shell, const Words& words);
int local(Interpreter& shell, const Words& words);
int readLine(Interpreter& shell, const Words& words);
int fileMask(Interpreter& shell, const Words& words);
int command(Interpreter& shell, const Words& words);
int type(Interpreter& shell, const Words& words);
int hash(Interpreter& shell, const Words& words);

}  // namespace builtins
}  // namespace berth::sim::shell
