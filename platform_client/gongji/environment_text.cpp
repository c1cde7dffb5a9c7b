// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/environment_text.h"

#include <algorithm>

namespace berth::platform_client::gongji {
namespace {

bool isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Nothing that a shell, or somebody who reads like one, would take for more than itself.
bool isPlain(char c) {
    constexpr std::string_view kOthers = "-./:,+=@%~*";
    return isNameCharacter(c) || kOthers.find(c) != std::string_view::npos;
}

}  // namespace

bool fitsEnvironmentText(std::string_view name, std::string_view value) {
    return !name.empty() && std::all_of(name.begin(), name.end(), isNameCharacter) &&
           !value.empty() && std::all_of(value.begin(), value.end(), isPlain);
}

std::optional<std::vector<WireVariable>> readEnvironmentText(std::string_view text) {
    std::vector<WireVariable> variables;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(" \t\r\n");
        const std::string_view entry = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (entry.empty()) continue;
        const std::size_t equals = entry.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        const std::string_view name = entry.substr(0, equals);
        const std::string_view value = entry.substr(equals + 1);
        // An empty value leaves none here: it can only be what it is.
        if (!value.empty() && !fitsEnvironmentText(name, value)) return std::nullopt;
        if (name.empty() || !std::all_of(name.begin(), name.end(), isNameCharacter))
            return std::nullopt;
        variables.push_back({std::string(name), std::string(value), true});
    }
    return variables;
}

}  // namespace berth::platform_client::gongji
