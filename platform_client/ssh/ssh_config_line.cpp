// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/ssh_config_line.h"

#include <algorithm>

#include "models/domain/ascii.h"

namespace berth::platform_client::ssh {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

void skipConfigBlanks(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
}

// The keyword, off the front; nothing: its quotes are not closed.
std::optional<std::string> takeKeyword(std::string_view& text) {
    skipConfigBlanks(text);
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"="), text.size());
    std::string keyword(text.substr(0, end));
    text.remove_prefix(end);
    if (text.starts_with('"')) {
        text.remove_prefix(1);
        const std::size_t close = text.find('"');
        if (close == std::string_view::npos) return std::nullopt;
        keyword += text.substr(0, close);
        text.remove_prefix(close + 1);
        skipConfigBlanks(text);
        return keyword;
    }
    skipConfigBlanks(text);
    if (text.starts_with('=')) text.remove_prefix(1);
    skipConfigBlanks(text);
    return keyword;
}

bool isEscaped(char next, char quote) {
    return next == '\'' || next == '"' || next == '\\' || (quote == '\0' && next == ' ');
}

// One argument off the front; nothing: its quotes are not closed.
std::optional<std::string> takeArgument(std::string_view& text) {
    std::string argument;
    char quote = '\0';
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\' && at + 1 < text.size() && isEscaped(text[at + 1], quote))
            argument += text[++at];
        else if (quote == '\0' && (c == ' ' || c == '\t'))
            break;
        else if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        else if (quote != '\0' && c == quote)
            quote = '\0';
        else
            argument += c;
    }
    text.remove_prefix(at);
    if (quote != '\0') return std::nullopt;
    return argument;
}

}  // namespace

SshConfigLine splitSshConfigLine(std::string_view text) {
    SshConfigLine line;
    const std::size_t last = text.find_last_not_of(" \t\r\n\f");
    text = text.substr(0, last == std::string_view::npos ? 0 : last + 1);
    auto keyword = takeKeyword(text);
    if (!keyword) {
        line.openQuotes = true;
        return line;
    }
    if (keyword->empty() || keyword->front() == '#') return line;
    line.keyword = domain::lowerCase(*keyword);
    line.rest = text;
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
        if (text.empty() || text.front() == '#') return line;
        auto argument = takeArgument(text);
        if (!argument) {
            line.openQuotes = true;
            line.arguments.clear();
            return line;
        }
        line.arguments.push_back(std::move(*argument));
    }
}

}  // namespace berth::platform_client::ssh
