// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/arguments.h"

#include <fmt/core.h>

#include <algorithm>

#include "sim/scenario/suggest.h"

namespace berth::app {
namespace {

using Problem = tl::unexpected<std::string>;

std::string unknownOption(const CommandSpec& command, const std::string& name) {
    std::vector<std::string_view> known;
    for (const OptionSpec& option : command.options) {
        if (!option.isPlanned) known.push_back(option.name);
    }
    return fmt::format("unknown option {}{} for {}; see berth-sim {} --help", name,
                       sim::scenario::didYouMean(name, known), command.name, command.name);
}

const OptionSpec* find(const CommandSpec& command, std::string_view name) {
    const auto found = std::find_if(command.options.begin(), command.options.end(),
                                    [&](const OptionSpec& option) { return option.name == name; });
    return found == command.options.end() ? nullptr : &*found;
}

class Parser {
  public:
    Parser(const CommandSpec& command, std::span<const std::string> words)
        : m_command(command), m_words(words) {}

    tl::expected<Arguments, std::string> parse() {
        bool optionsEnded = false;
        while (m_next < m_words.size()) {
            const std::string& word = m_words[m_next++];
            if (!optionsEnded && word == "--") {
                optionsEnded = true;
                continue;
            }
            const bool isOption = !optionsEnded && word.size() > 1 && word[0] == '-';
            if (const auto problem = isOption ? takeOption(word) : takeOperand(word)) {
                return Problem(*problem);
            }
        }
        if (!m_command.operand.empty() && m_result.operand.empty()) {
            return Problem(fmt::format("{} needs {}: berth-sim {} {}", m_command.name,
                                       m_command.operand, m_command.name, m_command.operand));
        }
        return std::move(m_result);
    }

  private:
    std::optional<std::string> takeOption(const std::string& word) {
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const OptionSpec* option = find(m_command, name);
        if (!option) return unknownOption(m_command, name);
        if (option->isPlanned) {
            return fmt::format("{} is not in this version of berth-sim: leave it out", name);
        }
        if (m_result.has(name)) return fmt::format("{} is given twice: keep one", name);
        if (option->value.empty()) {
            if (equals != std::string::npos) return fmt::format("{} takes no value", name);
            m_result.options[name] = "";
            return std::nullopt;
        }
        if (equals != std::string::npos) {
            m_result.options[name] = word.substr(equals + 1);
        } else if (m_next < m_words.size()) {
            m_result.options[name] = m_words[m_next++];
        }
        if (m_result.options[name].empty()) {
            return fmt::format("{} needs a value: {} {}", name, name, option->value);
        }
        return std::nullopt;
    }

    std::optional<std::string> takeOperand(const std::string& word) {
        if (m_command.operand.empty()) {
            return fmt::format("{} takes no argument, but \"{}\" is given", m_command.name, word);
        }
        if (word.empty()) return fmt::format("{} is empty", m_command.operand);
        if (!m_result.operand.empty() && m_command.takesMany) {
            m_result.furtherOperands.push_back(word);
            return std::nullopt;
        }
        if (!m_result.operand.empty()) {
            return fmt::format("{} takes one {}, but \"{}\" and \"{}\" are given", m_command.name,
                               m_command.operand, m_result.operand, word);
        }
        m_result.operand = word;
        return std::nullopt;
    }

    const CommandSpec& m_command;
    std::span<const std::string> m_words;
    std::size_t m_next = 0;
    Arguments m_result;
};

}  // namespace

std::optional<std::string> Arguments::value(std::string_view option) const {
    const auto found = options.find(option);
    if (found == options.end()) return std::nullopt;
    return found->second;
}

tl::expected<Arguments, std::string> parseArguments(const CommandSpec& command,
                                                    std::span<const std::string> words) {
    return Parser{command, words}.parse();
}

}  // namespace berth::app
