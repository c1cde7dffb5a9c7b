// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/secret_names.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <string>
#include <vector>

#include "models/domain/ascii.h"
#include "models/support_bundle/span.h"

namespace berth::support_bundle {

namespace {

using domain::isDigit;
using domain::isLetter;
using domain::isLowerLetter;
using domain::isUpperLetter;

constexpr std::size_t kMostOfAName = 128;

constexpr std::array<std::string_view, 8> kHeaders = {
    "authorization", "proxy-authorization",  "cookie",      "set-cookie", "x-api-key",
    "x-auth-token",  "x-amz-security-token", "x-csrf-token"};

// At the end of a part: "pgpassword", "authtoken".
constexpr std::array<std::string_view, 12> kStrongEnds = {
    "password", "passwd",  "passphrase", "passcode",    "secret",    "token",
    "apikey",   "secrets", "credential", "credentials", "passwords", "signstr"};
constexpr std::array<std::string_view, 14> kBeforeKey = {
    "api",        "access", "secret", "private", "auth", "account", "signing",
    "encryption", "master", "shared", "service", "ssh",  "session", "license"};
constexpr std::array<std::string_view, 8> kWeak = {"auth", "pass", "pwd",       "key",
                                                   "sig",  "sign", "signature", "session"};
// As the last part they make of the name one about a secret, and not of one.
constexpr std::array<std::string_view, 32> kAbout = {
    "file",     "path",   "dir",      "type",  "count",  "limit",   "limits",  "name",
    "length",   "len",    "size",     "usage", "policy", "url",     "uri",     "endpoint",
    "ttl",      "expiry", "expires",  "age",   "min",    "max",     "enabled", "disabled",
    "required", "prompt", "attempts", "rate",  "ref",    "version", "status",  "used"};

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

std::vector<std::string> partsOf(std::string_view name) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isLetter(c) && !isDigit(c)) {
            if (!parts.back().empty()) parts.emplace_back();
            continue;
        }
        const bool begins = isUpperLetter(c) && i > 0 && isLowerLetter(name[i - 1]);
        if (begins && !parts.back().empty()) parts.emplace_back();
        parts.back() += domain::lowerCase(c);
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

std::string_view withoutNumber(std::string_view part) {
    while (!part.empty() && isDigit(part.back()))
        part.remove_suffix(1);
    return part;
}

bool isStrong(std::string_view part) {
    const std::string_view word = withoutNumber(part);
    return std::ranges::any_of(kStrongEnds,
                               [word](std::string_view end) { return word.ends_with(end); });
}

bool isKeyOf(const std::vector<std::string>& parts, std::size_t at) {
    const std::string_view word = withoutNumber(parts[at]);
    if (word == "key") return at > 0 && isAmong(kBeforeKey, parts[at - 1]);
    return word.ends_with("key") && isAmong(kBeforeKey, word.substr(0, word.size() - 3));
}

// Three letters of each word that is looked for: most words of a text have none of them, and are
// done with at once.
bool mayTell(std::string_view name) {
    constexpr std::array<std::string_view, 10> kHints = {"pas", "pwd", "sec", "tok", "key",
                                                         "cre", "aut", "sig", "coo", "ses"};
    for (std::size_t i = 0; i + 3 <= name.size(); ++i) {
        const char letters[] = {domain::lowerCase(name[i]), domain::lowerCase(name[i + 1]),
                                domain::lowerCase(name[i + 2])};
        if (isAmong(kHints, std::string_view(letters, 3))) return true;
    }
    return false;
}

}  // namespace

NameKind nameKind(std::string_view name) {
    if (name.size() > kMostOfAName) name.remove_prefix(name.size() - kMostOfAName);
    if (!mayTell(name)) return NameKind::Plain;
    if (isAmong(kHeaders, domain::lowerCase(name))) return NameKind::Header;
    const std::vector<std::string> parts = partsOf(name);
    if (parts.empty()) return NameKind::Plain;
    if (parts.size() > 1 && isAmong(kAbout, parts.back())) return NameKind::Plain;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (isStrong(parts[i]) || isKeyOf(parts, i)) return NameKind::Strong;
    }
    if (!isAmong(kWeak, withoutNumber(parts.back()))) return NameKind::Plain;
    return parts.size() > 1 && (parts.back() == "pass" || parts.back() == "pwd") ? NameKind::Strong
                                                                                 : NameKind::Weak;
}

bool isNoSecret(std::string_view value) {
    constexpr std::array<std::string_view, 15> kNothing = {
        "true", "false",    "null",     "none",    "nil",     "yes",     "no",    "undefined",
        "~",    "required", "optional", "invalid", "expired", "missing", "(null)"};
    if (value.empty() || value == kRedactionMark || isAmong(kNothing, domain::lowerCase(value)))
        return true;
    if (value.starts_with("${") || value.starts_with("$(") || value.starts_with("{{")) return true;
    return std::ranges::all_of(value, [](char c) { return c == '*' || c == '.'; });
}

bool looksRandom(std::string_view value, std::size_t shortest) {
    if (value.size() < shortest) return false;
    std::bitset<256> seen;
    for (const char c : value)
        seen.set(static_cast<unsigned char>(c));
    return std::ranges::any_of(value, isDigit) && std::ranges::any_of(value, isLetter) &&
           seen.count() >= std::min<std::size_t>(shortest / 2, 10);
}

}  // namespace berth::support_bundle
