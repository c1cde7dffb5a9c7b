// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/token_shapes.h"

#include <algorithm>
#include <array>

#include "models/support_bundle/line_reader.h"
#include "models/support_bundle/secret_names.h"

namespace berth::support_bundle {

namespace {

struct TokenBeginning {
    std::string_view text;
    std::size_t rest;  // so many characters follow at least
    bool dashes;       // "-" and "_" among them
};

// From the documentation of the services, and the secret scanners of GitHub and GitLab.
constexpr std::array<TokenBeginning, 46> kBeginnings = {{
    {"AKIA", 16, false},     {"ASIA", 16, false},
    {"ABIA", 16, false},     {"ACCA", 16, false},
    {"LTAI", 12, false},     {"AKID", 20, false},
    {"ghp_", 20, false},     {"gho_", 20, false},
    {"ghu_", 20, false},     {"ghs_", 20, false},
    {"ghr_", 20, false},     {"github_pat_", 20, true},
    {"glpat-", 16, true},    {"gldt-", 16, true},
    {"glrt-", 16, true},     {"glcbt-", 16, true},
    {"glptt-", 16, true},    {"gloas-", 16, true},
    {"xoxb-", 10, true},     {"xoxp-", 10, true},
    {"xoxa-", 10, true},     {"xoxr-", 10, true},
    {"xoxs-", 10, true},     {"xoxe-", 10, true},
    {"xapp-", 10, true},     {"hf_", 20, false},
    {"api_org_", 20, false}, {"sk-", 20, true},
    {"sk_live_", 16, false}, {"sk_test_", 16, false},
    {"rk_live_", 16, false}, {"whsec_", 16, false},
    {"AIza", 30, true},      {"ya29.", 20, true},
    {"GOCSPX-", 20, true},   {"npm_", 30, false},
    {"pypi-", 40, true},     {"dckr_pat_", 20, true},
    {"dop_v1_", 32, false},  {"nvapi-", 20, true},
    {"r8_", 30, false},      {"glsa_", 20, true},
    {"tskey-", 16, true},    {"AGE-SECRET-KEY-1", 40, false},
    {"hvs.", 20, true},      {"wandb_v1_", 20, true},
}};

bool isBase64Url(char c) {
    return domain::isLetter(c) || domain::isDigit(c) || c == '-' || c == '_';
}

bool isToken68(char c) {
    return isBase64Url(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
}

template <class Is>
std::size_t runLength(std::string_view text, Is is) {
    return static_cast<std::size_t>(
        std::distance(text.begin(), std::ranges::find_if_not(text, is)));
}

// Each returns how many bytes of the beginning of the text are the secret; 0: none.

std::size_t prefixedToken(std::string_view text) {
    for (const TokenBeginning& known : kBeginnings) {
        if (!text.starts_with(known.text)) continue;
        const std::string_view rest = text.substr(known.text.size());
        const std::size_t length = runLength(rest, [&](char c) {
            return domain::isLetter(c) || domain::isDigit(c) ||
                   (known.dashes && (c == '-' || c == '_'));
        });
        if (length >= known.rest) return known.text.size() + length;
    }
    return 0;
}

// "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-yyyyMMddHHmmss".
std::size_t openApiToken(std::string_view text) {
    constexpr std::array<std::size_t, 6> kGroups = {8, 4, 4, 4, 12, 14};
    std::size_t at = 0;
    for (std::size_t i = 0; i < kGroups.size(); ++i) {
        if (i > 0 && text.substr(at, 1) != "-") return 0;
        at += i > 0 ? 1 : 0;
        const std::string_view group = text.substr(at, kGroups[i]);
        const bool last = i + 1 == kGroups.size();
        if (group.size() < kGroups[i] ||
            !std::ranges::all_of(group, last ? domain::isDigit : domain::isHexDigit))
            return 0;
        at += kGroups[i];
    }
    return at;
}

// A head, a body and, where it is not cut off, a signature.
std::size_t webToken(std::string_view text) {
    if (!text.starts_with("eyJ")) return 0;
    std::size_t length = runLength(text, isBase64Url);
    const std::size_t body =
        text.substr(length, 1) == "." ? runLength(text.substr(length + 1), isBase64Url) : 0;
    if (length < 10 || body == 0) return length >= 60 ? length : 0;
    length += 1 + body;
    if (text.substr(length, 1) == ".")
        length += 1 + runLength(text.substr(length + 1), isBase64Url);
    return length;
}

bool startsWithWord(std::string_view text, std::string_view word) {
    return text.size() > word.size() && domain::lowerCase(text.substr(0, word.size())) == word &&
           isBlank(text[word.size()]);
}

// The secret behind "Bearer" or "Basic" and blanks.
Span schemeSecret(std::string_view text) {
    std::size_t at = startsWithWord(text, "bearer") ? 6 : startsWithWord(text, "basic") ? 5 : 0;
    if (at == 0) return {};
    while (at < text.size() && at < 16 && isBlank(text[at]))
        ++at;
    const std::size_t length = runLength(text.substr(at), isToken68);
    const std::string_view secret = text.substr(at, length);
    const bool sure = length >= 8 && (std::ranges::any_of(secret, domain::isDigit) ||
                                      secret.ends_with('=') || length >= 24);
    return sure ? Span{at, at + length} : Span{};
}

// The secret that a word which begins the text is or announces; empty: none.
Span secretAt(std::string_view text) {
    if (const Span scheme = schemeSecret(text); scheme.end > 0) return scheme;
    std::size_t length = prefixedToken(text);
    if (length == 0) length = openApiToken(text);
    if (length == 0) length = webToken(text);
    return {0, length};
}

constexpr std::string_view kOutsideUrls = " \t\r\n\"'<>`|\\^{}";

bool isPort(std::string_view text) {
    return std::ranges::all_of(text, domain::isDigit);
}

// Of a part before "@": behind its colon, or all of it where it is a token itself.
Span secretOfUser(std::string_view user) {
    const std::size_t colon = user.find(':');
    if (colon != std::string_view::npos && colon + 1 < user.size()) return {colon + 1, user.size()};
    return colon == std::string_view::npos && looksRandom(user, 20) ? Span{0, user.size()} : Span{};
}

}  // namespace

std::vector<Span> findTokens(std::string_view text) {
    std::vector<Span> spans;
    for (std::size_t i = 0; i < text.size();) {
        if (!isWordCharacter(text[i])) {
            ++i;
            continue;
        }
        Span secret = secretAt(text.substr(i));
        // The letter of an escape is no part of a word: "\nghp_…".
        const std::size_t escape = secret.end == 0 ? escapeLength(text, i) : 0;
        if (escape > 0) secret = secretAt(text.substr(i + escape));
        const std::size_t at = i + escape;
        if (secret.end > 0) spans.push_back({at + secret.begin, at + secret.end});
        i = std::max(at + secret.end, i + runLength(text.substr(i), isWordCharacter));
    }
    return merged(std::move(spans));
}

std::vector<Span> findUrlPasswords(std::string_view text) {
    constexpr std::string_view kScheme = "://";
    std::vector<Span> spans;
    std::size_t wordEnd = 0;
    Ahead ats(text, "@");
    for (std::size_t at = text.find(kScheme); at != std::string_view::npos;
         at = text.find(kScheme, at)) {
        at += kScheme.size();
        if (wordEnd < at) wordEnd = std::min(text.find_first_of(kOutsideUrls, at), text.size());
        const std::size_t authority = std::min(text.find_first_of("/?#", at), wordEnd);
        std::size_t user = text.substr(at, authority - at).rfind('@');
        if (user == std::string_view::npos) {
            // "user:pass/word@host": what follows the colon is no port, and an "@" comes later.
            const std::string_view host = text.substr(at, authority - at);
            const std::size_t colon = host.find(':');
            const bool odd = colon != std::string_view::npos && !isPort(host.substr(colon + 1)) &&
                             !host.starts_with('[');
            const std::size_t later = odd ? ats.from(authority) : wordEnd;
            if (later >= wordEnd) {
                at = authority;
                continue;
            }
            user = later - at;
        }
        const Span secret = secretOfUser(text.substr(at, user));
        spans.push_back({at + secret.begin, at + secret.end});
        at += user;
    }
    return merged(std::move(spans));
}

}  // namespace berth::support_bundle
