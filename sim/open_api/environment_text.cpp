// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/environment_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace berth::sim::open_api {

namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string inQuotes(std::string_view value) {
    std::string out = "\"";
    for (const char c : value) {
        switch (c) {
            case '"':
            case '\\':
                out += '\\';
                out += c;
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += c;
        }
    }
    return out + '"';
}

// Reads from the opening quote at text[at]; leaves `at` behind the closing one.
tl::expected<std::string, std::string> readQuoted(std::string_view text, std::size_t& at) {
    std::string value;
    for (++at; at < text.size(); ++at) {
        char c = text[at];
        if (c == '"') {
            ++at;
            if (at < text.size() && !isBlank(text[at])) break;
            return value;
        }
        if (c == '\\') {
            if (++at == text.size()) break;
            switch (text[at]) {
                case 'n':
                    c = '\n';
                    break;
                case 'r':
                    c = '\r';
                    break;
                case 't':
                    c = '\t';
                    break;
                default:
                    c = text[at];
            }
        }
        value += c;
    }
    return tl::unexpected<std::string>("引号不完整，含空格的值请写成 NAME=\"...\"");
}

}  // namespace

std::string environmentText(const std::vector<domain::EnvironmentVariable>& variables) {
    std::string out;
    for (const domain::EnvironmentVariable& each : variables) {
        if (!out.empty()) out += ' ';
        out += each.name;
        out += '=';
        const bool plain = !each.value.starts_with('"') &&
                           std::none_of(each.value.begin(), each.value.end(), isBlank);
        out += plain ? each.value : inQuotes(each.value);
    }
    return out;
}

tl::expected<std::vector<domain::EnvironmentVariable>, std::string> parseEnvironmentText(
    std::string_view text) {
    std::vector<domain::EnvironmentVariable> variables;
    std::size_t at = 0;
    while (true) {
        while (at < text.size() && isBlank(text[at]))
            ++at;
        if (at == text.size()) return variables;
        const std::size_t begin = at;
        while (at < text.size() && text[at] != '=' && !isBlank(text[at]))
            ++at;
        if (at == text.size() || text[at] != '=') {
            return tl::unexpected(
                fmt::format("第 {} 项不是 NAME=VALUE，"
                            "各项以空格分隔，含空格的值请写成 NAME=\"...\"",
                            variables.size() + 1));
        }
        domain::EnvironmentVariable variable;
        variable.name = text.substr(begin, at - begin);
        ++at;
        if (at < text.size() && text[at] == '"') {
            auto value = readQuoted(text, at);
            if (!value) return tl::unexpected(value.error());
            variable.value = std::move(*value);
        } else {
            const std::size_t start = at;
            while (at < text.size() && !isBlank(text[at]))
                ++at;
            variable.value = text.substr(start, at - start);
        }
        variables.push_back(std::move(variable));
    }
}

}  // namespace berth::sim::open_api
