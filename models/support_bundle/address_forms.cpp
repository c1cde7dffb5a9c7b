// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/address_forms.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "models/support_bundle/line_reader.h"

namespace berth::support_bundle {

namespace {

using domain::isDigit;
using domain::isHexDigit;
using domain::isLetter;
using Ipv6 = std::array<std::uint16_t, 8>;

constexpr std::size_t kLongestAddress = 64;

// "10.0.0.1" at the beginning; how long it is, 0: none.
std::size_t readIpv4(std::string_view text, std::uint32_t& value) {
    std::size_t at = 0;
    value = 0;
    for (int part = 0; part < 4; ++part) {
        if (part > 0 && text.substr(at++, 1) != ".") return 0;
        unsigned number = 0;
        std::size_t digits = 0;
        while (at < text.size() && isDigit(text[at]) && digits < 4) {
            number = number * 10 + static_cast<unsigned>(text[at++] - '0');
            ++digits;
        }
        if (digits == 0 || digits > 3 || number > 255) return 0;
        value = value << 8U | number;
    }
    return at;
}

bool isSilent(std::uint32_t ipv4) {
    return ipv4 == 0 || ipv4 == 0xFFFFFFFF || ipv4 >> 24U == 127;
}

std::optional<Ipv6> parseIpv6(std::string_view text) {
    Ipv6 groups{};
    std::size_t count = 0;
    std::optional<std::size_t> gap;
    if (text.starts_with(':') && !text.starts_with("::")) return std::nullopt;
    while (!text.empty()) {
        if (text.starts_with("::")) {
            if (gap) return std::nullopt;
            gap = count;
            text.remove_prefix(2);
            if (text.empty()) break;
        } else if (count > 0) {
            if (!text.starts_with(':')) return std::nullopt;
            text.remove_prefix(1);
        }
        std::uint32_t tail = 0;
        if (count <= 6 && text.find('.') != std::string_view::npos &&
            text.find(':') == std::string_view::npos) {
            if (readIpv4(text, tail) != text.size()) return std::nullopt;
            groups[count++] = static_cast<std::uint16_t>(tail >> 16U);
            groups[count++] = static_cast<std::uint16_t>(tail & 0xFFFFU);
            break;
        }
        std::size_t digits = 0;
        unsigned group = 0;
        for (; digits < text.size() && isHexDigit(text[digits]); ++digits) {
            const char c = domain::lowerCase(text[digits]);
            group = group * 16 + static_cast<unsigned>(isDigit(c) ? c - '0' : c - 'a' + 10);
            if (digits >= 4) return std::nullopt;
        }
        if (digits == 0 || count == 8) return std::nullopt;
        groups[count++] = static_cast<std::uint16_t>(group);
        text.remove_prefix(digits);
    }
    if (gap ? count > 7 : count != 8) return std::nullopt;
    if (gap) {
        const auto from = groups.begin() + static_cast<std::ptrdiff_t>(*gap);
        const auto to = groups.begin() + static_cast<std::ptrdiff_t>(count);
        std::rotate(from, to, groups.end());
    }
    return groups;
}

bool isMac(std::string_view text) {
    if (text.size() != 17) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % 3 == 2 ? text[i] != text[2] : !isHexDigit(text[i])) return false;
    }
    return text[2] == ':' || text[2] == '-';
}

bool isHostCharacter(char c) {
    return isLetter(c) || isDigit(c) || c == '-' || c == '.' || c == '_';
}

// Neither a name of one's own computer nor one that says nothing.
bool tellsSomething(std::string_view host) {
    const std::string lower = domain::lowerCase(host);
    return std::ranges::any_of(host, isLetter) && lower != "localhost" &&
           !lower.ends_with(".localhost");
}

class AddressFinder {
  public:
    explicit AddressFinder(std::string_view text) : m_text(text) {}

    std::vector<FoundAddress> find() {
        while (m_at < m_text.size()) {
            if (lookAtNumber() || lookAtHost() || lookAtHome()) continue;
            ++m_at;
        }
        return std::move(m_found);
    }

  private:
    [[nodiscard]] char before(std::size_t at) const { return at > 0 ? m_text[at - 1] : '\n'; }

    bool add(std::size_t length, AddressKind kind, std::string key) {
        m_found.push_back({{m_at, m_at + length}, kind, std::move(key)});
        m_at += length;
        return true;
    }

    // Everything that is made of hexadecimal digits, ":", "." and "-".
    bool lookAtNumber() {
        const char c = m_text[m_at];
        const char last = before(m_at);
        if (!isHexDigit(c) && c != ':') return false;
        if (isWordCharacter(last) || last == ':' || (last == '.' && m_at > 1 && isDigit(c)))
            return false;
        const std::string_view rest = m_text.substr(m_at, kLongestAddress);
        std::size_t run = 0;
        while (run < rest.size() && (isHexDigit(rest[run]) || rest[run] == ':' || rest[run] == '.'))
            ++run;
        while (run > 0 && (rest[run - 1] == '.' ||
                           (rest[run - 1] == ':' && !rest.substr(0, run).ends_with("::"))))
            --run;
        if (isMac(rest.substr(0, 17)) && !goesOn(rest, 17))
            return add(17, AddressKind::Mac, macKey(rest.substr(0, 17)));
        if (!goesOn(rest, run)) {
            if (const auto ipv6 = parseIpv6(rest.substr(0, run)); ipv6 && run > 2) {
                const bool loopback = *ipv6 == Ipv6{0, 0, 0, 0, 0, 0, 0, 1};
                if (!loopback) return add(run, AddressKind::Ip, ipv6Key(*ipv6));
            }
        }
        std::uint32_t ipv4 = 0;
        const std::size_t length = readIpv4(rest, ipv4);
        if (length == 0 || goesOn(rest, length) || isSilent(ipv4)) return false;
        return add(length, AddressKind::Ip, fmt::format("4 {:08x}", ipv4));
    }

    // Whether the form is only a part of something longer.
    static bool goesOn(std::string_view rest, std::size_t length) {
        if (length >= rest.size()) return false;
        const char next = rest[length];
        const bool dotted =
            next == '.' && length + 1 < rest.size() && isWordCharacter(rest[length + 1]);
        return isWordCharacter(next) || dotted;
    }

    static std::string macKey(std::string_view text) {
        std::string key = domain::lowerCase(text);
        std::ranges::replace(key, '-', ':');
        return key;
    }

    static std::string ipv6Key(const Ipv6& groups) {
        const bool mapped = std::all_of(groups.begin(), groups.begin() + 5,
                                        [](std::uint16_t group) { return group == 0; }) &&
                            groups[5] == 0xFFFF;
        if (mapped) return fmt::format("4 {:04x}{:04x}", groups[6], groups[7]);
        std::string key = "6";
        for (const std::uint16_t group : groups)
            key += fmt::format(" {:x}", group);
        return key;
    }

    // Behind "://" (and the user there), and behind "user@" where the name has a domain.
    bool lookAtHost() {
        const bool url = m_at >= 3 && m_text.substr(m_at - 3, 3) == "://";
        const bool mail = before(m_at) == '@' && m_at >= 2 && isNameCharacter(m_text[m_at - 2]);
        const bool inUrl = before(m_at) == '@' && m_at >= 2 && m_text[m_at - 2] == ']';
        if (!url && !mail && !inUrl) return false;
        std::size_t length = 0;
        while (m_at + length < m_text.size() && length < 254 &&
               isHostCharacter(m_text[m_at + length]))
            ++length;
        while (length > 0 && m_text[m_at + length - 1] == '.')
            --length;
        const std::string_view host = m_text.substr(m_at, length);
        const bool userOfUrl = url && isUserOfUrl(m_at + length);
        if (length == 0 || userOfUrl || !tellsSomething(host)) return false;
        if (!url && host.find('.') == std::string_view::npos) return false;
        return add(length, AddressKind::Host, domain::lowerCase(host));
    }

    [[nodiscard]] bool isUserOfUrl(std::size_t at) const {
        const std::string_view rest = m_text.substr(at, kLongestAddress);
        const std::size_t end = rest.find_first_of("@/ \n\t\"'");
        return end != std::string_view::npos && rest[end] == '@';
    }

    bool lookAtHome() {
        constexpr std::array<std::string_view, 4> kHomes = {"/home/", "/Users/", "\\Users\\",
                                                            "\\\\Users\\\\"};
        for (const std::string_view home : kHomes) {
            if (m_text.substr(m_at, home.size()) != home) continue;
            m_at += home.size();
            std::size_t length = 0;
            while (m_at + length < m_text.size() && isInUserName(m_text[m_at + length]))
                ++length;
            return length == 0 ||
                   add(length, AddressKind::User, domain::lowerCase(m_text.substr(m_at, length)));
        }
        return false;
    }

    static bool isInUserName(char c) {
        return !isBlank(c) && static_cast<unsigned char>(c) > 0x20 &&
               std::string_view("/\\:\"'`,;()[]<>|*?").find(c) == std::string_view::npos;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<FoundAddress> m_found;
};

}  // namespace

std::vector<FoundAddress> findAddresses(std::string_view text) {
    return AddressFinder(text).find();
}

}  // namespace berth::support_bundle
