// SPDX-License-Identifier: GPL-3.0-or-later
#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "models/domain/ascii.h"
#include "models/domain/connection_rules.h"
#include "models/domain/text.h"

namespace berth::domain {
namespace {

using Kind = ConnectionFindingKind;

constexpr std::size_t kMaxUrl = 300;  // a host name has at most 253 characters

struct Parts {
    bool hasScheme = false;
    std::string scheme;  // in lower case
    bool hasUser = false;
    std::string host;  // in lower case; IPv6 with its brackets
    bool hasPort = false;
    std::string_view port;
    std::string_view rest;  // path, query and fragment

    [[nodiscard]] std::string origin() const {
        return scheme + "://" + host + (hasPort ? ":" + std::string(port) : std::string());
    }
};

Parts split(std::string_view url) {
    Parts parts;
    const std::size_t scheme = url.find("://");
    parts.hasScheme = scheme != std::string_view::npos;
    if (parts.hasScheme) {
        parts.scheme = lowerCase(url.substr(0, scheme));
        url.remove_prefix(scheme + 3);
    }
    const std::size_t end = std::min(url.find_first_of("/?#"), url.size());
    parts.rest = url.substr(end);
    std::string_view authority = url.substr(0, end);
    const std::size_t at = authority.rfind('@');
    parts.hasUser = at != std::string_view::npos;
    if (parts.hasUser) authority.remove_prefix(at + 1);
    // A port's colon stands behind the bracket of an IPv6 address.
    const std::size_t bracket = authority.rfind(']');
    const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
    parts.host = lowerCase(authority.substr(0, colon));
    parts.hasPort = colon != std::string_view::npos;
    if (parts.hasPort) parts.port = authority.substr(colon + 1);
    return parts;
}

bool isIpv4(std::string_view host) {
    int numbers = 0;
    for (std::string_view left = host;; ++numbers) {
        const std::string_view number = left.substr(0, left.find('.'));
        const bool plain = !number.empty() && number.size() <= 3 &&
                           std::all_of(number.begin(), number.end(), isDigit) &&
                           (number.size() == 1 || number.front() != '0');
        int value = 0;
        std::from_chars(number.data(), number.data() + number.size(), value);
        if (!plain || value > 255) return false;
        if (number.size() == left.size()) return numbers == 3;
        left.remove_prefix(number.size() + 1);
    }
}

bool isIpv6(std::string_view host) {
    if (host.size() < 4 || host.front() != '[' || host.back() != ']') return false;
    const std::string address(host.substr(1, host.size() - 2));
    std::array<unsigned char, 16> bytes{};
    return ::inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1;
}

// The labels of a name. A last one that begins with a digit is refused: "127.1" and "0x7f.1" are
// addresses to some programs.
bool isHostName(std::string_view host) {
    if (host.empty() || host.size() > 253) return false;
    std::string_view label;
    for (std::string_view left = host;;) {
        label = left.substr(0, left.find('.'));
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-' ||
            !std::all_of(label.begin(), label.end(),
                         [](char c) { return isLetter(c) || isDigit(c) || c == '-'; })) {
            return false;
        }
        if (label.size() == left.size()) break;
        left.remove_prefix(label.size() + 1);
    }
    return !isDigit(label.front());
}

bool isThisComputer(std::string_view host) {
    return host == "localhost" || host == "[::1]" || (isIpv4(host) && host.starts_with("127."));
}

bool validPort(std::string_view port) {
    int value = 0;
    std::from_chars(port.data(), port.data() + port.size(), value);
    return !port.empty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), isDigit) &&
           value >= 1 && value <= 65535;
}

bool hasForeignCharacter(std::string_view url) {
    return std::any_of(url.begin(), url.end(),
                       [](char c) { return c <= 0x20 || c > 0x7E || c == '\\'; });
}

}  // namespace

std::string normalisedBaseUrl(std::string_view url) {
    const std::string_view kept = trimmed(url);
    const Parts parts = split(kept);
    if (!parts.hasScheme || parts.hasUser || (!parts.rest.empty() && parts.rest != "/")) {
        return std::string(kept);
    }
    return parts.origin();
}

// Details never quote what was typed: there may be a password or a token in it.
std::optional<ConnectionFinding> checkBaseUrl(std::string_view url) {
    const std::string_view kept = trimmed(url);
    const Parts parts = split(kept);
    const auto found = [](Kind kind, const char* detail, std::string better = {}) {
        if (!better.empty() && checkBaseUrl(better)) better.clear();
        return ConnectionFinding{kind, "baseUrl", detail, std::move(better)};
    };
    if (kept.empty()) {
        return found(Kind::AddressEmpty, "the address is missing: write https:// and the host");
    }
    if (kept.size() > kMaxUrl || hasForeignCharacter(kept)) {
        return found(
            Kind::AddressMalformed,
            "this is no address: write https:// and the host, in plain letters, without blanks");
    }
    if (!parts.hasScheme) {
        return found(Kind::AddressSchemeMissing, "begin the address with https://",
                     "https://" + std::string(kept));
    }
    if (parts.scheme != "https" && parts.scheme != "http") {
        return found(Kind::AddressSchemeUnknown,
                     "an address begins with https://, other ways to connect are not known");
    }
    if (parts.hasUser) {
        return found(Kind::AddressHasUser,
                     "the address must hold no user and no password: keys are asked for separately",
                     parts.origin());
    }
    if (!isHostName(parts.host) && !isIpv4(parts.host) && !isIpv6(parts.host)) {
        const bool endsInDot = parts.host.size() > 1 && parts.host.back() == '.';
        Parts better = parts;
        if (endsInDot) better.host.pop_back();
        return found(Kind::AddressHostBad,
                     "the host is no name of letters, digits and \"-\", and no IP address",
                     endsInDot ? better.origin() : std::string());
    }
    if (parts.hasPort && !validPort(parts.port)) {
        return found(Kind::AddressPortBad, "a port is a number from 1 to 65535");
    }
    if (!parts.rest.empty() && parts.rest != "/") {
        return found(Kind::AddressHasPath,
                     "the address ends with the host and its port: leave out what follows",
                     parts.origin());
    }
    if (parts.scheme == "http" && !isThisComputer(parts.host)) {
        Parts better = parts;
        better.scheme = "https";
        if (parts.port == "80") better.hasPort = false;
        return found(Kind::AddressNotEncrypted,
                     "without encryption everybody on the way could read the key: write https://",
                     better.origin());
    }
    return std::nullopt;
}

std::string hostOf(std::string_view url) {
    if (checkBaseUrl(url)) return {};
    const Parts parts = split(trimmed(url));
    return parts.host + (parts.hasPort ? ":" + std::string(parts.port) : std::string());
}

bool isLoopback(std::string_view url) {
    return !checkBaseUrl(url) && isThisComputer(split(trimmed(url)).host);
}

}  // namespace berth::domain
