// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/jump_host.h"

#include <charconv>

#include "models/domain/ascii.h"

namespace berth::platform_client::ssh {

namespace {

constexpr std::string_view kScheme = "ssh://";
constexpr std::size_t kMaxHops = 16;

// What can be no part of a user or host. A leading "-" would be an option to a program.
bool isPlain(std::string_view part) {
    if (part.empty() || part.front() == '-') return false;
    for (const char c : part)
        if ((c >= 0 && c <= ' ') || c == '\x7f' || c == '/' || c == '%' || c == '"' || c == '\'' ||
            c == '\\')
            return false;
    return true;
}

std::optional<JumpHost> readJumpHost(std::string_view text) {
    JumpHost jump;
    const bool uri = text.starts_with(kScheme);
    if (uri) text.remove_prefix(kScheme.size());
    if (uri && text.ends_with('/')) text.remove_suffix(1);
    if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
        jump.user = text.substr(0, at);
        text.remove_prefix(at + 1);
        if (!isPlain(jump.user)) return std::nullopt;
    }
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos) return std::nullopt;
        jump.host = text.substr(1, end - 1);
        text.remove_prefix(end + 1);
        if (!text.empty() && text.front() != ':') return std::nullopt;
    } else {
        jump.host = text.substr(0, text.find(':'));
        text.remove_prefix(jump.host.size());
    }
    if (!isPlain(jump.host)) return std::nullopt;
    if (text.size() <= 1) return jump;  // "host" or "host:"
    const auto port = portFromText(text.substr(1));
    if (!port) return std::nullopt;
    jump.port = *port;
    return jump;
}

}  // namespace

std::optional<int> portFromText(std::string_view text) {
    int port = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (problem != std::errc() || end != text.data() + text.size() || port < 1 || port > kMaxPort)
        return std::nullopt;
    return port;
}

std::optional<std::vector<JumpHost>> readJumpHosts(std::string_view value) {
    std::vector<JumpHost> jumps;
    if (domain::lowerCase(value) == "none") return jumps;
    for (;;) {
        const std::size_t comma = value.find(',');
        auto jump = readJumpHost(value.substr(0, comma));
        if (!jump || jumps.size() == kMaxHops) return std::nullopt;
        jumps.push_back(std::move(*jump));
        if (comma == std::string_view::npos) return jumps;
        value.remove_prefix(comma + 1);
    }
}

}  // namespace berth::platform_client::ssh
