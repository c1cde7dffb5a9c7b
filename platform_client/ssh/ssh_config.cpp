// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/ssh_config.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/domain/ascii.h"
#include "platform_client/ssh/host_pattern.h"
#include "platform_client/ssh/local_file.h"
#include "platform_client/ssh/ssh_config_line.h"

namespace berth::platform_client::ssh {

namespace {

// Options by which ssh runs a program on this computer or loads a library.
constexpr std::array<std::string_view, 6> kRunPrograms{"localcommand",        "knownhostscommand",
                                                       "pkcs11provider",      "smartcarddevice",
                                                       "securitykeyprovider", "xauthlocation"};

bool isOneOf(std::string_view word, const auto& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isNone(std::string_view value) {
    return domain::lowerCase(value) == "none";
}

// A host name in small letters, with "%h" and "%%" put in; nothing: another token.
std::optional<std::string> expandHostName(std::string_view value, std::string_view name) {
    std::string expanded;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] != '%') {
            expanded += value[at];
            continue;
        }
        if (++at == value.size()) return std::nullopt;
        if (value[at] == 'h')
            expanded += name;
        else if (value[at] == '%')
            expanded += '%';
        else
            return std::nullopt;
    }
    return domain::lowerCase(expanded);
}

bool fitsHost(const std::vector<std::string>& patterns, std::string_view name) {
    bool fits = false;
    for (std::string_view pattern : patterns) {
        const bool excludes = pattern.starts_with('!');
        if (excludes) pattern.remove_prefix(1);
        if (!fitsPattern(name, pattern)) continue;
        if (excludes) return false;
        fits = true;
    }
    return fits;
}

// ProxyJump and ProxyCommand take the line as it stands, without blanks and "=" before it.
std::string_view unsplit(std::string_view rest) {
    const std::size_t first = rest.find_first_not_of(" \t\r\n=");
    return first == std::string_view::npos ? std::string_view() : rest.substr(first);
}

std::string_view withoutComment(std::string_view text) {
    text = text.substr(0, text.find('#'));
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

}  // namespace

std::string_view describe(SshConfigProblem problem) {
    switch (problem) {
        case SshConfigProblem::RunsProgram:
            return "an option that runs a program; it is never used";
        case SshConfigProblem::MatchNotRead:
            return "Match blocks are passed over";
        case SshConfigProblem::IncludeNotFollowed:
            return "included files are not read";
        case SshConfigProblem::NoValue:
            return "there is no value";
        case SshConfigProblem::BadValue:
            return "the value cannot be read";
        case SshConfigProblem::OpenQuotes:
            return "quotes are not closed";
        case SshConfigProblem::TooManyValues:
            return "there are more values than the option takes";
        case SshConfigProblem::HoldsNul:
            return "there is a NUL byte";
        case SshConfigProblem::TooLong:
            return "the line is too long";
    }
    return {};
}

domain::Result<SshConfig> SshConfig::load(const std::string& file) {
    const auto text = readLocalFile(file, kMaxFileBytes);
    if (!text) return tl::unexpected(text.error());
    return read(*text);
}

SshConfig SshConfig::read(std::string_view text) {
    SshConfig config;
    config.m_blocks.push_back({{"*"}, {}});  // what stands before the first Host holds for all
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        config.readLine(text.substr(0, end), number);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return config;
}

void SshConfig::report(int line, SshConfigProblem problem, const std::string& keyword) {
    m_findings.push_back({line, problem, keyword});
}

void SshConfig::readLine(std::string_view bytes, int number) {
    std::optional<SshConfigProblem> problem;
    if (bytes.size() > kMaxLineBytes) problem = SshConfigProblem::TooLong;
    bytes = bytes.substr(0, kMaxLineBytes);
    const std::size_t nul = bytes.find('\0');
    if (nul != std::string_view::npos && !problem) problem = SshConfigProblem::HoldsNul;
    const SshConfigLine line = splitSshConfigLine(bytes.substr(0, nul));
    const std::string& keyword = line.keyword;
    if (!problem && line.openQuotes) problem = SshConfigProblem::OpenQuotes;
    if (!problem && keyword.empty()) return;
    if (!problem && line.rest.empty()) problem = SshConfigProblem::NoValue;
    if (keyword == "host" || keyword == "match") {
        Block block;
        if (!problem && keyword == "match") problem = SshConfigProblem::MatchNotRead;
        if (!problem && (line.arguments.empty() || isOneOf("", line.arguments)))
            problem = SshConfigProblem::BadValue;
        if (!problem) block.patterns = line.arguments;
        m_blocks.push_back(std::move(block));
    }
    if (!problem && keyword == "include") problem = SshConfigProblem::IncludeNotFollowed;
    if (!problem && isOneOf(keyword, kRunPrograms)) problem = SshConfigProblem::RunsProgram;
    if (problem) {
        report(number, *problem, keyword);
        return;
    }
    constexpr std::array<std::pair<std::string_view, Key>, 7> kKeys{
        {{"hostname", Key::HostName},
         {"port", Key::Port},
         {"user", Key::User},
         {"identityfile", Key::IdentityFile},
         {"identityfile2", Key::IdentityFile},
         {"proxyjump", Key::ProxyJump},
         {"proxycommand", Key::ProxyCommand}}};
    for (const auto& [name, key] : kKeys)
        if (name == keyword) readOption(key, line.rest, line.arguments, number, keyword);
}

void SshConfig::readOption(Key key, std::string_view rest,
                           const std::vector<std::string>& arguments, int number,
                           const std::string& keyword) {
    std::vector<Option>& options = m_blocks.back().options;
    if (key == Key::ProxyCommand) {
        // Which program it is does not matter; "none" takes one away.
        const bool none = isNone(unsplit(rest));
        options.push_back({key, none ? "none" : ""});
        if (!none) report(number, SshConfigProblem::RunsProgram, keyword);
        return;
    }
    if (key == Key::ProxyJump) {
        const std::string_view text = withoutComment(unsplit(rest));
        if (!readJumpHosts(text)) return report(number, SshConfigProblem::BadValue, keyword);
        options.push_back({key, std::string(text)});
        return;
    }
    if (arguments.empty() || arguments.front().empty())
        return report(number, SshConfigProblem::NoValue, keyword);
    if (arguments.size() > 1) return report(number, SshConfigProblem::TooManyValues, keyword);
    const std::string& value = arguments.front();
    const bool bad = (key == Key::Port && !portFromText(value)) ||
                     (key == Key::HostName && !expandHostName(value, ""));
    if (bad) return report(number, SshConfigProblem::BadValue, keyword);
    options.push_back({key, value});
}

std::vector<std::string> SshConfig::names() const {
    std::vector<std::string> names;
    for (const Block& block : m_blocks)
        for (const std::string& pattern : block.patterns)
            if (!pattern.starts_with('!') && pattern.find_first_of("*?") == std::string::npos &&
                !isOneOf(pattern, names))
                names.push_back(pattern);
    return names;
}

SshHostSettings SshConfig::settingsOf(std::string_view name) const {
    SshHostSettings settings;
    bool jumpIsSet = false;
    bool programIsSet = false;
    const auto setOnce = [](auto& target, auto value) {
        if (!target) target = std::move(value);
    };
    for (const Block& block : m_blocks) {
        if (!fitsHost(block.patterns, name)) continue;
        for (const Option& option : block.options) {
            switch (option.key) {
                case Key::HostName:
                    setOnce(settings.hostName, expandHostName(option.value, name));
                    break;
                case Key::Port:
                    setOnce(settings.port, portFromText(option.value));
                    break;
                case Key::User:
                    setOnce(settings.user, std::optional(option.value));
                    break;
                case Key::IdentityFile:
                    if (!isOneOf(option.value, settings.identityFiles))
                        settings.identityFiles.push_back(option.value);
                    break;
                case Key::ProxyJump:
                    if (!jumpIsSet && !programIsSet) {
                        settings.jumps = *readJumpHosts(option.value);
                        jumpIsSet = true;
                        // Hops are a way of their own; "none" leaves that to a program.
                        programIsSet = !settings.jumps.empty();
                    }
                    break;
                case Key::ProxyCommand:
                    if (!programIsSet) settings.needsProgram = option.value != "none";
                    programIsSet = true;
                    break;
            }
        }
    }
    return settings;
}

domain::Result<std::string> expandIdentityFile(std::string_view value,
                                               const IdentityTokens& tokens) {
    const auto unsupported = [&] {
        return domain::fail(domain::ErrorCode::NotSupported,
                            "a part of the path that is not supported: " + std::string(value),
                            "identityFile");
    };
    std::string path;
    std::size_t at = 0;
    if (value.starts_with('~')) {
        if (value.size() > 1 && value[1] != '/') return unsupported();
        path = tokens.home;
        at = 1;
    }
    if (value.find("${") != std::string_view::npos) return unsupported();
    for (; at < value.size(); ++at) {
        if (value[at] != '%') {
            path += value[at];
            continue;
        }
        if (++at == value.size()) return unsupported();
        switch (value[at]) {
            case '%':
                path += '%';
                break;
            case 'd':
                path += tokens.home;
                break;
            case 'h':
                path += tokens.host;
                break;
            case 'n':
                path += tokens.name;
                break;
            case 'p':
                path += std::to_string(tokens.port);
                break;
            case 'r':
                path += tokens.remoteUser;
                break;
            case 'u':
                path += tokens.localUser;
                break;
            default:
                return unsupported();
        }
    }
    return path;
}

}  // namespace berth::platform_client::ssh
