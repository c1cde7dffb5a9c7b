// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is given as a script: it is read to an end, and its words expand, its patterns match and
// its arithmetic counts without a fault. Nothing is run that could wait.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/shell/arithmetic.h"
#include "sim/shell/line_editor.h"
#include "sim/shell/parser.h"
#include "sim/shell/pattern.h"
#include "sim/shell/regex.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace berth::sim::shell;
    const std::string text(reinterpret_cast<const char*>(data), size);
    ScriptInput input(text);
    while (parseLine(input).list) {
    }
    ShellState state;
    (void)evaluateArithmetic(text, state);
    const std::size_t parting = text.find('\n');
    const std::string_view first = std::string_view(text).substr(0, parting);
    const std::string_view rest = parting == std::string::npos
                                      ? std::string_view("some text")
                                      : std::string_view(text).substr(parting, 256);
    (void)matchesPattern(first.substr(0, 256), rest);
    for (const Regex::Syntax syntax : {Regex::Syntax::Basic, Regex::Syntax::Extended})
        if (const auto regex = Regex::parse(first.substr(0, 64), syntax, size % 2 == 0))
            (void)regex->find(rest.substr(0, 64));
    LineEditor editor([](std::string_view) { return Completion{}; });
    editor.begin("$ ", 40);
    for (const char c : std::string_view(text).substr(0, 4096))
        if (editor.key(c)) editor.begin("$ ", 40);
    return 0;
}
