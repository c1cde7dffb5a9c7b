// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/http_address.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "models/domain/ascii.h"

namespace berth::platform_client {

namespace {

constexpr std::uint16_t kHttpPort = 80;
constexpr std::uint16_t kHttpsPort = 443;
constexpr std::size_t kLongestHost = 253;  // of a name, RFC 1035

tl::unexpected<domain::Error> wrongUrl(const char* why) {
    return domain::fail(domain::ErrorCode::InvalidArgument, why, "url");
}

using domain::isDigit;
using domain::isHexDigit;
using domain::isLetter;

// pchar, "/" and "?" (RFC 3986, 3.3 and 3.4).
bool isTargetText(std::string_view text) {
    constexpr std::string_view kMarks = "-._~!$&'()*+,;=:@/?";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            if (text.size() - i < 3 || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2]))
                return false;
            i += 2;
        } else if (!isDigit(c) && !isLetter(c) && kMarks.find(c) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

bool isHostName(std::string_view name) {
    if (name.empty() || name.size() > kLongestHost || name.front() == '.') return false;
    // "_" is no letter of host names, but names of the DNS have it.
    return name.find("..") == std::string_view::npos &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return isDigit(c) || isLetter(c) || c == '-' || c == '.' || c == '_';
           });
}

// Its parts are checked by whoever connects to it; here it must not hold anything else.
bool isIpv6Text(std::string_view text) {
    return text.size() >= 2 && text.find(':') != std::string_view::npos &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return isHexDigit(c) || c == ':' || c == '.'; });
}

std::optional<std::uint16_t> parsePort(std::string_view text) {
    std::uint16_t port = 0;
    const char* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, port);
    if (problem != std::errc() || stop != end || port == 0) return std::nullopt;
    return port;
}

// "host:port", "[::1]:port", with or without the port.
domain::Result<HttpAddress> parseAuthority(std::string_view text, bool tls) {
    HttpAddress made;
    made.tls = tls;
    made.port = tls ? kHttpsPort : kHttpPort;
    if (text.find('@') != std::string_view::npos)
        return wrongUrl("an address with a user name is not used");
    std::string_view host = text;
    std::string_view port;
    bool hasPort = false;
    if (text.starts_with('[')) {
        const std::size_t close = text.find(']');
        if (close == std::string_view::npos) return wrongUrl("a bracket is not closed");
        host = text.substr(1, close - 1);
        if (!isIpv6Text(host)) return wrongUrl("what stands in brackets is no IPv6 address");
        const std::string_view rest = text.substr(close + 1);
        hasPort = !rest.empty();
        if (hasPort && rest.front() != ':') return wrongUrl("after the bracket comes no port");
        if (hasPort) port = rest.substr(1);
    } else {
        const std::size_t colon = text.find(':');
        hasPort = colon != std::string_view::npos;
        host = text.substr(0, colon);
        if (hasPort) port = text.substr(colon + 1);
        if (!isHostName(host)) return wrongUrl("this is no host name");
    }
    if (hasPort) {
        const auto number = parsePort(port);
        if (!number) return wrongUrl("a port is a number from 1 to 65535");
        made.port = *number;
    }
    made.host = domain::lowerCase(host);
    return made;
}

// What stands before "//", if that is a scheme of ours.
std::optional<bool> takeScheme(std::string_view& text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string scheme = domain::lowerCase(text.substr(0, colon));
    if (scheme != "http" && scheme != "https") return std::nullopt;
    text.remove_prefix(colon + 1);
    return scheme == "https";
}

// From behind "scheme:".
domain::Result<HttpAddress> parseAfterScheme(std::string_view text, bool tls) {
    if (!text.starts_with("//")) return wrongUrl("after http: or https: comes //");
    text.remove_prefix(2);
    const std::size_t end = std::min(text.find_first_of("/?"), text.size());
    domain::Result<HttpAddress> made = parseAuthority(text.substr(0, end), tls);
    if (!made) return made;
    const std::string_view target = text.substr(end);
    if (!isTargetText(target)) return wrongUrl("the address holds a sign that must be encoded");
    made->target = target;
    if (!made->target.starts_with('/')) made->target.insert(0, "/");
    return made;
}

// RFC 3986, 5.2.4, for a path that begins with "/".
std::string withoutDotSegments(std::string_view path) {
    std::string made;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view segment = path.substr(0, end);
        path.remove_prefix(end);
        const bool last = path.empty();
        if (segment == ".") {
            if (last) made += '/';
        } else if (segment == "..") {
            made.resize(std::min(made.rfind('/'), made.size()));
            if (last) made += '/';
        } else {
            (made += '/') += segment;
        }
    }
    return made;
}

}  // namespace

std::string HttpAddress::origin() const {
    const bool literal = host.find(':') != std::string::npos;
    return std::string(tls ? "https://" : "http://") + (literal ? '[' + host + ']' : host) + ':' +
           std::to_string(port);
}

std::string HttpAddress::hostField() const {
    const bool literal = host.find(':') != std::string::npos;
    const std::string name = literal ? '[' + host + ']' : host;
    return port == (tls ? kHttpsPort : kHttpPort) ? name : name + ':' + std::to_string(port);
}

bool HttpAddress::isLoopback() const {
    if (host == "localhost" || host.ends_with(".localhost") || host == "::1") return true;
    return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
}

bool sameOrigin(const HttpAddress& a, const HttpAddress& b) {
    return a.tls == b.tls && a.host == b.host && a.port == b.port;
}

domain::Result<HttpAddress> parseHttpAddress(std::string_view url) {
    if (url.size() > kLongestUrl) return wrongUrl("the address is longer than 8192 characters");
    if (url.find('#') != std::string_view::npos)
        return wrongUrl("an address with a fragment is not used");
    const std::optional<bool> tls = takeScheme(url);
    if (!tls) return wrongUrl("only http and https addresses are used");
    return parseAfterScheme(url, *tls);
}

domain::Result<HttpAddress> resolveReference(const HttpAddress& base, std::string_view reference) {
    if (reference.size() > kLongestUrl)
        return wrongUrl("the address is longer than 8192 characters");
    reference = reference.substr(0, reference.find('#'));
    if (reference.starts_with("//")) return parseAfterScheme(reference, base.tls);
    const std::size_t mark = reference.find_first_of(":/?");
    if (mark != std::string_view::npos && reference[mark] == ':') {
        const std::optional<bool> tls = takeScheme(reference);
        if (!tls) return wrongUrl("only http and https addresses are used");
        return parseAfterScheme(reference, *tls);
    }
    if (!isTargetText(reference)) return wrongUrl("the address holds a sign that must be encoded");
    HttpAddress made = base;
    if (reference.empty()) return made;
    const std::string_view basePath =
        std::string_view(base.target).substr(0, base.target.find('?'));
    const std::size_t question = std::min(reference.find('?'), reference.size());
    const std::string_view path = reference.substr(0, question);
    if (path.empty()) {
        made.target = basePath;
    } else if (path.starts_with('/')) {
        made.target = withoutDotSegments(path);
    } else {
        made.target = withoutDotSegments(
            std::string(basePath.substr(0, basePath.rfind('/') + 1)).append(path));
    }
    made.target += reference.substr(question);
    return made;
}

}  // namespace berth::platform_client
