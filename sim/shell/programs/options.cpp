// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/programs/options.h"

#include <limits>

#include "models/domain/ascii.h"

namespace berth::sim::shell {

Options::Options(Program& program, std::string_view letters,
                 const std::map<std::string_view, char>& longNames, bool stopAtOperand) {
    const auto words = program.arguments();
    for (std::size_t i = 0; i < words.size() && m_ok; ++i) {
        const std::string& word = words[i];
        if (word == "--") {
            m_operands.insert(m_operands.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                              words.end());
            return;
        }
        if (word.size() < 2 || word[0] != '-') {
            m_operands.push_back(word);
            if (!stopAtOperand) continue;
            m_operands.insert(m_operands.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                              words.end());
            return;
        }
        if (word[1] == '-') {
            const std::size_t equals = word.find('=');
            const auto found = longNames.find(std::string_view(word).substr(2, equals - 2));
            if (found == longNames.end()) {
                refuse(program, "unrecognized option '" + word + '\'');
                return;
            }
            const std::size_t at = letters.find(found->second);
            const bool takes = at + 1 < letters.size() && letters[at + 1] == ':';
            std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
            if (takes && equals == std::string::npos && i + 1 < words.size()) value = words[++i];
            m_values[found->second] = value;
            continue;
        }
        if (domain::isDigit(word[1]) && letters.find('#') != std::string_view::npos) {
            m_values['n'] = word.substr(1);
            continue;
        }
        for (std::size_t k = 1; k < word.size(); ++k) {
            const std::size_t at = letters.find(word[k]);
            if (at == std::string_view::npos || word[k] == ':') {
                refuse(program, std::string("invalid option -- '") + word[k] + '\'');
                return;
            }
            const bool takes = at + 1 < letters.size() && letters[at + 1] == ':';
            if (!takes) {
                m_values[word[k]] = "";
                continue;
            }
            if (k + 1 < word.size()) {
                m_values[word[k]] = word.substr(k + 1);
            } else if (i + 1 < words.size()) {
                m_values[word[k]] = words[++i];
            } else {
                {
                    refuse(program,
                           std::string("option requires an argument -- '") + word[k] + '\'');
                    return;
                }
            }
            break;
        }
    }
}

void Options::refuse(Program& program, const std::string& what) {
    m_ok = false;
    program.complain(what);
}

std::string Options::value(char letter) const {
    const auto found = m_values.find(letter);
    return found == m_values.end() ? std::string() : found->second;
}

std::optional<std::int64_t> countOf(std::string_view text) {
    if (text.empty() || text.size() > 18) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (!domain::isDigit(c)) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<std::int64_t> sizeOf(std::string_view text) {
    std::int64_t unit = 1;
    if (text.ends_with("iB")) text.remove_suffix(2);
    if (text.ends_with('k') || text.ends_with('K')) unit = 1 << 10;
    if (text.ends_with('M')) unit = 1 << 20;
    if (text.ends_with('G')) unit = 1 << 30;
    if (text.ends_with('b')) unit = 512;
    if (unit != 1 || text.ends_with('c')) text.remove_suffix(1);
    const auto count = countOf(text);
    if (!count || *count > std::numeric_limits<std::int64_t>::max() / unit) return std::nullopt;
    return *count * unit;
}

}  // namespace berth::sim::shell
