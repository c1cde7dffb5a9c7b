// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/connection_check.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace berth::domain {

namespace {

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f');
}

constexpr bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Where the dashes of a token stand, and from where on it holds decimal digits only.
constexpr std::size_t kDashes[] = {8, 13, 18, 23, 36};
constexpr std::size_t kDecimalFrom = 37;

struct Parts {
    std::string_view scheme, authority, rest;
};

std::optional<Parts> split(std::string_view url) {
    const std::size_t colon = url.find("://");
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view after = url.substr(colon + 3);
    const std::size_t end = std::min(after.find_first_of("/?#\\"), after.size());
    return Parts{url.substr(0, colon), after.substr(0, end), after.substr(end)};
}

struct HostPort {
    std::string_view host, port;
    bool hasPort = false;
};

HostPort splitAuthority(std::string_view authority) {
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.rfind(':');
    const bool hasPort =
        colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
    if (!hasPort) return {authority, {}, false};
    return {authority.substr(0, colon), authority.substr(colon + 1), true};
}

bool isHost(std::string_view host) {
    if (host.starts_with('[')) {
        return host.size() > 3 && host.ends_with(']') &&
               std::ranges::all_of(host.substr(1, host.size() - 2), [](char c) {
                   return isHex(static_cast<char>(c | 0x20)) || c == ':' || c == '.';
               });
    }
    return std::ranges::all_of(
        host, [](char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '.'; });
}

bool isPort(std::string_view port) {
    int number = 0;
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
    return error == std::errc() && end == port.data() + port.size() && number >= 1 &&
           number <= 65535;
}

bool isLoopbackHost(std::string_view host) {
    if (host == "localhost" || host == "[::1]") return true;
    // An address and no name that begins like one.
    return host.starts_with("127.") && std::ranges::count(host, '.') == 3 &&
           std::ranges::all_of(host, [](char c) { return isDigit(c) || c == '.'; });
}

}  // namespace

NameFlaw checkConnectionName(std::string_view name) {
    if (std::ranges::all_of(name, [](char c) { return c == ' '; })) return NameFlaw::Empty;
    const auto control = [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; };
    if (std::ranges::any_of(name, control)) return NameFlaw::ControlCharacter;
    // Bytes that continue a character of UTF-8 begin with the bits 10.
    const auto characters = std::ranges::count_if(
        name, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return static_cast<std::size_t>(characters) > kLongestConnectionName ? NameFlaw::TooLong
                                                                         : NameFlaw::None;
}

BaseUrlCheck checkBaseUrl(std::string_view url) {
    if (url.empty()) return {BaseUrlFlaw::Empty, {}};
    const auto parts = split(url);
    if (!parts) {
        // "host" and "host:port" are obvious, anything else is not.
        std::string candidate = "https://" + std::string(url);
        const bool usable = checkBaseUrl(candidate).flaw == BaseUrlFlaw::None;
        if (!usable) candidate.clear();
        return {BaseUrlFlaw::NoScheme, candidate};
    }
    const auto [scheme, authority, rest] = *parts;
    if (scheme != "https" && scheme != "http") return {BaseUrlFlaw::UnknownScheme, {}};
    if (authority.find('@') != std::string_view::npos) return {BaseUrlFlaw::Credentials, {}};
    const auto [host, port, hasPort] = splitAuthority(authority);
    if (host.empty()) return {BaseUrlFlaw::NoHost, {}};
    if (!isHost(host)) return {BaseUrlFlaw::BadHost, {}};
    if (hasPort && !isPort(port)) return {BaseUrlFlaw::BadPort, {}};
    if (scheme == "http" && !isLoopbackHost(host)) {
        return {BaseUrlFlaw::Unprotected, "https://" + std::string(authority)};
    }
    if (!rest.empty()) {
        return {BaseUrlFlaw::MoreThanHost, std::string(scheme) + "://" + std::string(authority)};
    }
    return {};
}

std::string hostOf(std::string_view url) {
    if (checkBaseUrl(url).flaw != BaseUrlFlaw::None) return {};
    return std::string(split(url)->authority);
}

bool isLoopback(std::string_view url) {
    const auto parts = split(url);
    return parts && isLoopbackHost(splitAuthority(parts->authority).host);
}

TokenCheck checkToken(std::string_view token) {
    if (token.empty()) return {TokenFlaw::Empty, 0};
    for (std::size_t i = 0; i < std::min(token.size(), kTokenLength); ++i) {
        const bool dash = std::ranges::find(kDashes, i) != std::ranges::end(kDashes);
        const char c = token[i];
        const bool right = dash ? c == '-' : i < kDecimalFrom ? isHex(c) : isDigit(c);
        if (!right) return {TokenFlaw::WrongCharacter, i};
    }
    if (token.size() > kTokenLength) return {TokenFlaw::TooLong, 0};
    if (token.size() < kTokenLength) return {TokenFlaw::Unfinished, token.size()};
    return {};
}

PrivateKeyFlaw checkPrivateKey(std::string_view pem) {
    const auto has = [pem](std::string_view part) {
        return pem.find(part) != std::string_view::npos;
    };
    if (std::ranges::all_of(pem, [](char c) { return c == ' ' || c == '\n' || c == '\r'; })) {
        return PrivateKeyFlaw::Empty;
    }
    if (has("-----BEGIN PUBLIC KEY-----") || has("-----BEGIN RSA PUBLIC KEY-----") ||
        pem.starts_with("ssh-rsa ")) {
        return PrivateKeyFlaw::PublicKey;
    }
    if (has("-----BEGIN ENCRYPTED PRIVATE KEY-----") || has("Proc-Type: 4,ENCRYPTED")) {
        return PrivateKeyFlaw::Encrypted;
    }
    for (const char* kind : {"PRIVATE KEY-----", "RSA PRIVATE KEY-----"}) {
        const std::string begin = std::string("-----BEGIN ") + kind;
        const std::string end = std::string("-----END ") + kind;
        const std::size_t from = pem.find(begin);
        if (from == std::string_view::npos) continue;
        return pem.find(end, from + begin.size()) == std::string_view::npos
                   ? PrivateKeyFlaw::Unfinished
                   : PrivateKeyFlaw::None;
    }
    return has("-----BEGIN ") ? PrivateKeyFlaw::OtherKind : PrivateKeyFlaw::NotPem;
}

}  // namespace berth::domain
