// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/connection_rules.h"

#include <fmt/core.h>

#include <algorithm>

#include "models/domain/ascii.h"
#include "models/domain/given_name.h"
#include "models/domain/text.h"

namespace berth::domain {
namespace {

using Kind = ConnectionFindingKind;

constexpr std::size_t kMaxPublicKey = std::size_t{16} * 1024;

bool all(std::string_view text, bool (*allowed)(char)) {
    return std::all_of(text.begin(), text.end(), allowed);
}

std::optional<ConnectionFinding> checkId(const ConnectionId& id) {
    if (isChosenId(id.value)) return std::nullopt;
    return ConnectionFinding{Kind::IdBad,
                             "id",
                             "a connection is identified by 1 to 64 letters, digits, \"-\", \"_\"",
                             {}};
}

std::optional<ConnectionFinding> checkKeys(const ConnectionSettings& settings) {
    const std::string& key = settings.publicKey;
    if (key.size() > kMaxPublicKey || !isUtf8(key) || key.find("PRIVATE") != std::string::npos) {
        return ConnectionFinding{Kind::PublicKeyBad,
                                 "publicKey",
                                 "this is no public key: only the key that is uploaded is kept "
                                 "here, the private one belongs into the keychain",
                                 {}};
    }
    const std::string& pinned = settings.pinnedCertificate;
    if (!pinned.empty() && (pinned.size() != 64 || !all(pinned, isLowerHex))) {
        return ConnectionFinding{Kind::PinnedCertificateBad,
                                 "pinnedCertificate",
                                 "a certificate is excepted by the SHA-256 of its public key, 64 "
                                 "hexadecimal digits in lower case",
                                 {}};
    }
    return std::nullopt;
}

}  // namespace

std::optional<ConnectionFinding> checkConnectionName(std::string_view name,
                                                     const std::vector<ConnectionSettings>& others,
                                                     const ConnectionId& own) {
    const auto found = [](Kind kind, std::string detail) {
        return ConnectionFinding{kind, "name", std::move(detail), {}};
    };
    switch (checkGivenName(name)) {
        case GivenNameProblem::Empty:
            return found(Kind::NameEmpty, "the connection has no name: give it one");
        case GivenNameProblem::BadCharacters:
            return found(Kind::NameBadCharacters,
                         "the name holds characters that cannot be shown: use letters, digits, "
                         "blanks and punctuation");
        case GivenNameProblem::TooLong:
            return found(Kind::NameTooLong, fmt::format("a name has {} characters at most: "
                                                        "shorten it",
                                                        kMaxGivenName));
        case GivenNameProblem::None:
            break;
    }
    const bool taken =
        std::any_of(others.begin(), others.end(), [&](const ConnectionSettings& each) {
            return each.id != own && isSameGivenName(each.name, name);
        });
    if (!taken) return std::nullopt;
    return found(Kind::NameTaken, "another connection has this name: choose a different one");
}

bool isSimulated(const ConnectionSettings& settings) {
    return settings.kind == ConnectionKind::Simulator ||
           (isLoopback(settings.baseUrl) &&
            normalisedBaseUrl(settings.baseUrl).starts_with("http://"));
}

std::optional<ConnectionFinding> checkConnection(const ConnectionSettings& settings,
                                                 const std::vector<ConnectionSettings>& others) {
    if (auto found = checkId(settings.id)) return found;
    if (settings.kind != ConnectionKind::Gongji) {
        return ConnectionFinding{Kind::KindBad,
                                 "kind",
                                 "the simulator is always there and is not kept as a connection",
                                 {}};
    }
    if (auto found = checkConnectionName(settings.name, others, settings.id)) return found;
    if (auto found = checkBaseUrl(settings.baseUrl)) return found;
    return checkKeys(settings);
}

}  // namespace berth::domain
