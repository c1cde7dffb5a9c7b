// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/host_profile.h"

#include <fmt/core.h>

#include <algorithm>

#include "models/domain/ascii.h"
#include "models/domain/given_name.h"

namespace berth::domain {
namespace {

constexpr std::size_t kMaxHost = 255;
constexpr std::size_t kMaxUser = 255;
constexpr std::size_t kMaxPath = 4095;

// Names, IPv4 and IPv6 with its zone. What begins with "-" is an option to other programs.
bool isHost(const std::string& host) {
    const auto allowed = [](char c) {
        return isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '_' || c == ':' ||
               c == '%';
    };
    // A single colon is a port that stands in the wrong place.
    return host.size() <= kMaxHost && host.front() != '-' && std::ranges::all_of(host, allowed) &&
           std::ranges::count(host, ':') != 1;
}

bool isUser(const std::string& user) {
    return user.size() <= kMaxUser && user.front() != '-' && std::ranges::none_of(user, [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == 0x7F || c == '@' || c == '/';
           });
}

bool isAbsolutePath(const std::string& path) {
    return path.front() == '/' && path.size() <= kMaxPath &&
           std::ranges::none_of(path, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

std::optional<HostFindingKind> wrongName(const std::string& name) {
    switch (checkGivenName(name)) {
        case GivenNameProblem::None:
            break;
        case GivenNameProblem::Empty:
            return HostFindingKind::NameEmpty;
        case GivenNameProblem::BadCharacters:
            return HostFindingKind::NameBadCharacters;
        case GivenNameProblem::TooLong:
            return HostFindingKind::NameTooLong;
    }
    return std::nullopt;
}

std::optional<HostFinding> at(const std::string& place, std::optional<HostFinding> found) {
    if (found) found->field = place + "." + found->field;
    return found;
}

}  // namespace

std::string hostSecretKey(const HostProfileId& profile, const HostStop& stop, HostSecret secret) {
    if (secret == HostSecret::Passphrase)
        return fmt::format("{}/passphrase/{}", profile.value, stop.login.keyFile);
    return fmt::format("{}/password/{}@{}:{}", profile.value, stop.user, stop.host, stop.port);
}

std::optional<HostFinding> checkHostStop(const HostStop& stop) {
    if (stop.host.empty()) return HostFinding{HostFindingKind::HostEmpty, "host"};
    if (!isHost(stop.host)) return HostFinding{HostFindingKind::HostBad, "host"};
    if (stop.port < 1 || stop.port > 65535) return HostFinding{HostFindingKind::PortBad, "port"};
    if (stop.user.empty()) return HostFinding{HostFindingKind::UserEmpty, "user"};
    if (!isUser(stop.user)) return HostFinding{HostFindingKind::UserBad, "user"};
    if (stop.login.kind != HostLoginKind::KeyFile) return std::nullopt;
    if (stop.login.keyFile.empty())
        return HostFinding{HostFindingKind::KeyFileEmpty, "login.keyFile"};
    if (!isAbsolutePath(stop.login.keyFile))
        return HostFinding{HostFindingKind::KeyFileBad, "login.keyFile"};
    return std::nullopt;
}

std::optional<HostFinding> checkHostProfile(const HostProfile& profile,
                                            const std::vector<HostProfile>& others) {
    if (!isChosenId(profile.id.value)) return HostFinding{HostFindingKind::IdBad, "id"};
    if (const auto wrong = wrongName(profile.name)) return HostFinding{*wrong, "name"};
    const bool taken = std::ranges::any_of(others, [&](const HostProfile& each) {
        return each.id != profile.id && isSameGivenName(each.name, profile.name);
    });
    if (taken) return HostFinding{HostFindingKind::NameTaken, "name"};
    if (auto found = at("target", checkHostStop(profile.target))) return found;
    if (profile.jumps.size() > kMaxJumps)
        return HostFinding{HostFindingKind::TooManyJumps, "jumps"};
    for (std::size_t i = 0; i < profile.jumps.size(); ++i) {
        if (auto found = at(fmt::format("jumps[{}]", i), checkHostStop(profile.jumps[i])))
            return found;
    }
    return std::nullopt;
}

const char* toText(HostFindingKind kind) {
    switch (kind) {
        case HostFindingKind::IdBad:
            return "a computer is identified by 1 to 64 letters, digits, \"-\", \"_\"";
        case HostFindingKind::NameEmpty:
            return "the computer has no name: give it one";
        case HostFindingKind::NameTooLong:
            return "the name is longer than 60 characters: shorten it";
        case HostFindingKind::NameBadCharacters:
            return "the name holds characters that cannot be shown";
        case HostFindingKind::NameTaken:
            return "another computer has this name: choose a different one";
        case HostFindingKind::HostEmpty:
            return "there is no address: give a host name or an IP address";
        case HostFindingKind::HostBad:
            return "this is no host name or IP address; user and port stand in fields of their own";
        case HostFindingKind::PortBad:
            return "a port is a number from 1 to 65535";
        case HostFindingKind::UserEmpty:
            return "there is no user name";
        case HostFindingKind::UserBad:
            return "a user name has no blanks, \"@\" or \"/\" and does not begin with \"-\"";
        case HostFindingKind::KeyFileEmpty:
            return "no key file is chosen";
        case HostFindingKind::KeyFileBad:
            return "a key file is named by its whole path";
        case HostFindingKind::TooManyJumps:
            return "there are more than 8 computers on the way";
    }
    return "";
}

}  // namespace berth::domain
