// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "sim/shell/builtins.h"
#include "sim/shell/program.h"
#include "sim/shell/word_reader.h"

namespace berth::sim::shell {
namespace {

constexpr std::array<std::string_view, 16> kReserved{
    "if",   "then",  "else",  "elif", "fi", "do", "done", "case",
    "esac", "while", "until", "for",  "{",  "}",  "!",    "in"};

bool isReservedWord(std::string_view word) {
    for (const std::string_view each : kReserved)
        if (each == word) return true;
    return false;
}

// One line that `read` reads; false: its end came first.
bool takeInputLine(Interpreter& shell, bool raw, std::string& text, std::string& escaped) {
    constexpr std::size_t kMost = std::size_t{1} << 20;
    const OpenFilePtr& input = shell.descriptors()[0];
    bool backslash = false;
    while (input && !shell.stopped() && text.size() < kMost) {
        std::array<char, 1> c{};
        if (input->read(c, shell.stopToken()).bytes == 0) return false;
        if (c[0] == '\0') continue;
        if (backslash) {
            backslash = false;
            if (c[0] == '\n') continue;
            text += c[0];
            escaped += '1';
        } else if (c[0] == '\\' && !raw) {
            backslash = true;
        } else if (c[0] == '\n') {
            return true;
        } else {
            text += c[0];
            escaped += '0';
        }
    }
    return false;
}

// Splits a line over the names; the last one gets the rest.
Words splitLine(const std::string& text, const std::string& escaped, const std::string& separators,
                std::size_t names) {
    const auto isSeparator = [&](std::size_t i) {
        return escaped[i] == '0' && separators.find(text[i]) != std::string::npos;
    };
    const auto isBlank = [&](std::size_t i) {
        return isSeparator(i) && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n');
    };
    Words values;
    std::size_t i = 0;
    while (i < text.size() && isBlank(i))
        ++i;
    while (i < text.size() && values.size() + 1 < names) {
        std::string value;
        while (i < text.size() && !isSeparator(i))
            value += text[i++];
        while (i < text.size() && isBlank(i))
            ++i;
        if (i < text.size() && isSeparator(i)) {
            ++i;
            while (i < text.size() && isBlank(i))
                ++i;
        }
        values.push_back(std::move(value));
    }
    std::size_t end = text.size();
    while (end > i && isBlank(end - 1))
        --end;
    // One separator at the very end belongs to a last field that has no other one.
    if (end > i && isSeparator(end - 1)) {
        bool other = false;
        for (std::size_t k = i; k + 1 < end; ++k)
            other = other || (isSeparator(k) && !isBlank(k));
        if (!other) {
            bool blank = false;
            for (std::size_t k = i; k + 1 < end; ++k)
                blank = blank || isBlank(k);
            if (!blank) --end;
        }
    }
    values.push_back(text.substr(i, end - i));
    values.resize(names);
    return values;
}

}  // namespace

namespace builtins {

int readLine(Interpreter& shell, const Words& words) {
    bool raw = false;
    std::size_t at = 1;
    for (; at < words.size() && words[at].starts_with('-'); ++at) {
        if (words[at] == "-p" && at + 1 < words.size()) {
            shell.write(2, words[++at]);
        } else if (words[at] == "-r") {
            raw = true;
        } else if (words[at] == "--") {
            ++at;
            break;
        } else {
            return shell.fatal("read: Illegal option " + words[at].substr(0, 2));
        }
    }
    if (at >= words.size()) return shell.fatal("read: arg count");
    std::string text, escaped;
    const bool ended = !takeInputLine(shell, raw, text, escaped);
    const std::string separators = shell.state().value("IFS").value_or(" \t\n");
    Words values = splitLine(text, escaped, separators, words.size() - at);
    for (std::size_t i = 0; at + i < words.size(); ++i) {
        if (!isName(words[at + i]))
            return shell.fatal("read: " + words[at + i] + ": bad variable name");
        const std::string refused = shell.state().set(words[at + i], std::move(values[i]));
        if (!refused.empty()) return shell.fatal("read: " + refused);
    }
    return ended ? 1 : 0;
}

int command(Interpreter& shell, const Words& words) {
    std::size_t at = 1;
    bool described = false, verbose = false;
    for (; at < words.size() && words[at].size() > 1 && words[at][0] == '-'; ++at) {
        if (words[at] == "--") {
            ++at;
            break;
        }
        described = described || words[at] == "-v" || words[at] == "-V";
        verbose = verbose || words[at] == "-V";
    }
    if (at >= words.size()) return 0;
    const Words rest(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
    if (!described) return shell.runWords(rest, {}, false);
    if (verbose) {
        Words asked{"type"};
        asked.insert(asked.end(), rest.begin(), rest.end());
        return type(shell, asked);
    }
    const std::string& name = rest[0];
    const ProgramEntry* const program = findProgram(programName(name));
    if (isReservedWord(name) || shell.state().function(name) != nullptr ||
        findBuiltin(name) != nullptr || (program != nullptr && program->builtin)) {
        shell.write(1, name + '\n');
        return 0;
    }
    if (program == nullptr) return kNotFound;
    shell.write(1, "/usr/bin/" + std::string(program->name) + '\n');
    return 0;
}

int type(Interpreter& shell, const Words& words) {
    int status = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& name = words[i];
        const Builtin* const builtin = findBuiltin(name);
        const ProgramEntry* const program = findProgram(programName(name));
        std::string what = " is a shell builtin";
        if (isReservedWord(name)) {
            what = " is a shell keyword";
        } else if (shell.state().function(name) != nullptr) {
            what = " is a shell function";
        } else if (builtin != nullptr) {
            if (builtin->special) what = " is a special shell builtin";
        } else if (program == nullptr) {
            what = ": not found";
            status = kNotFound;
        } else if (!program->builtin) {
            what = " is /usr/bin/" + std::string(program->name);
        }
        shell.write(1, name + what + '\n');
    }
    return status;
}

}  // namespace builtins
}  // namespace berth::sim::shell
