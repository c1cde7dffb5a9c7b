// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace berth::app {

struct OptionSpec {
    std::string_view name;   // "--seed"
    std::string_view value;  // "N" as help shows it; empty: a flag
    std::string_view help;
    bool isPlanned = false;  // answered by "not in this version", and not shown in the help
};

struct CommandSpec {
    std::string_view name;
    std::string_view operand;  // "FILE"; empty: takes none
    std::string_view summary;
    std::vector<OptionSpec> options;
    std::string_view notes;  // further lines of its help
    bool takesMany = false;  // operands, one at least
};

struct Arguments {
    std::string operand;                                      // the first
    std::map<std::string, std::string, std::less<>> options;  // flags have an empty value

    std::vector<std::string> furtherOperands;  // only where the command takes many

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
};

// What follows the command's name. "--option VALUE" and "--option=VALUE" are one, "--" ends the
// options; everything else that begins with "-" and is longer than that is an option. The error is
// one English sentence that names the argument and what would be right.
[[nodiscard]] tl::expected<Arguments, std::string> parseArguments(
    const CommandSpec& command, std::span<const std::string> words);

}  // namespace berth::app
