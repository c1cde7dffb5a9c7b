// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/connection_rules.h"

#include <fmt/core.h>

#include <algorithm>

#include "models/domain/ascii.h"
#include "models/domain/text.h"

namespace berth::domain {
namespace {

using Kind = ConnectionFindingKind;

constexpr std::size_t kMaxPublicKey = std::size_t{16} * 1024;

// The code points of well-formed UTF-8.
std::u32string codePoints(std::string_view text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        char32_t point = more == 0 ? lead : lead & (0x3FU >> more);
        for (int k = 1; k <= more; ++k)
            point = point << 6 |
                    (static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]) & 0x3FU);
        points += point;
        i += static_cast<std::size_t>(more) + 1;
    }
    return points;
}

// Controls, line ends, and the characters that turn the direction of what follows.
bool mayNotBeShown(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

// Lower case of the letters in common use that have one: Latin, Greek, Cyrillic.
char32_t folded(char32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
        (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) {
        return c + 0x20;
    }
    return c >= 0x400 && c <= 0x40F ? c + 0x50 : c;
}

std::u32string foldedName(std::string_view name) {
    std::u32string points = codePoints(trimmed(name));
    std::transform(points.begin(), points.end(), points.begin(), folded);
    return points;
}

bool isIdCharacter(char c) {
    return isLetter(c) || isDigit(c) || c == '-' || c == '_';
}

bool all(std::string_view text, bool (*allowed)(char)) {
    return std::all_of(text.begin(), text.end(), allowed);
}

std::optional<ConnectionFinding> checkId(const ConnectionId& id) {
    if (!id.empty() && id.value.size() <= 64 && all(id.value, isIdCharacter)) return std::nullopt;
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

std::string normalisedConnectionName(std::string_view name) {
    return std::string(trimmed(name));
}

std::optional<ConnectionFinding> checkConnectionName(std::string_view name,
                                                     const std::vector<ConnectionSettings>& others,
                                                     const ConnectionId& own) {
    const auto found = [](Kind kind, std::string detail, std::string better = {}) {
        return ConnectionFinding{kind, "name", std::move(detail), std::move(better)};
    };
    const std::string_view kept = trimmed(name);
    if (kept.empty()) return found(Kind::NameEmpty, "the connection has no name: give it one");
    const std::u32string points = isUtf8(kept) ? codePoints(kept) : std::u32string();
    if (points.empty() || std::any_of(points.begin(), points.end(), mayNotBeShown)) {
        return found(Kind::NameBadCharacters,
                     "the name holds characters that cannot be shown: use letters, digits, blanks "
                     "and punctuation");
    }
    if (points.size() > kMaxConnectionName) {
        return found(Kind::NameTooLong, fmt::format("the name has {} characters, {} are allowed: "
                                                    "shorten it",
                                                    points.size(), kMaxConnectionName));
    }
    const std::u32string compared = foldedName(kept);
    const bool taken =
        std::any_of(others.begin(), others.end(), [&](const ConnectionSettings& each) {
            return each.id != own && foldedName(each.name) == compared;
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
