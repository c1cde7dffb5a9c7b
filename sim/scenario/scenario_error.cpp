// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/scenario_error.h"

#include <fmt/core.h>

namespace berth::sim::scenario {

std::string toText(const ScenarioError& error, std::string_view file) {
    std::string text{file};
    if (error.line > 0) text += fmt::format(":{}:{}", error.line, error.column);
    if (!error.path.empty()) text += ": " + error.path;
    text += ": " + error.message;
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) c = '?';
    }
    return text;
}

domain::Error toDomainError(const ScenarioErrors& errors, std::string_view file) {
    domain::Error result{domain::ErrorCode::Malformed, {}, false, {}};
    if (!errors.empty()) result.field = errors.front().path;
    for (const ScenarioError& error : errors) {
        if (!result.detail.empty()) result.detail += '\n';
        result.detail += toText(error, file);
    }
    return result;
}

}  // namespace berth::sim::scenario
