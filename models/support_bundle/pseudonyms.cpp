// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/pseudonyms.h"

#include <fmt/core.h>

#include <algorithm>

#include "models/support_bundle/line_reader.h"

namespace berth::support_bundle {

namespace {

constexpr std::size_t kShortestName = 2;
constexpr std::size_t kLongestName = 255;

std::string_view wordFor(AddressKind kind) {
    switch (kind) {
        case AddressKind::Ip:
            return "ip";
        case AddressKind::Mac:
            return "mac";
        case AddressKind::Host:
            return "host";
        case AddressKind::User:
            break;
    }
    return "user";
}

// Names of everybody, and of nobody.
bool isCommon(std::string_view name) {
    constexpr std::array<std::string_view, 7> kCommon = {"root",   "localhost", "nobody",  "admin",
                                                         "ubuntu", "user",      "redacted"};
    return std::ranges::find(kCommon, name) != kCommon.end();
}

bool standsAlone(std::string_view text, std::size_t begin, std::size_t end) {
    const auto belongs = [](char c) { return isWordCharacter(c) || c == '-'; };
    const bool before = begin > 0 && belongs(text[begin - 1]) && belongs(text[begin]);
    const bool behind = end < text.size() && belongs(text[end]) && belongs(text[end - 1]);
    return !before && !behind;
}

}  // namespace

Pseudonyms::Pseudonyms(const KnownNames& names) {
    const auto add = [this](const std::vector<std::string>& list, AddressKind kind) {
        for (const std::string& name : list) {
            const std::string lower = domain::lowerCase(name);
            if (lower.size() < kShortestName || lower.size() > kLongestName || isCommon(lower))
                continue;
            // An address has its own kind of stand-in.
            if (findAddresses(lower).size() == 1 &&
                findAddresses(lower)[0].span.end == lower.size())
                continue;
            if (!m_names.emplace(lower, kind).second) continue;
            m_lengths.insert(lower.size());
            m_first.set(static_cast<unsigned char>(lower.front()));
        }
    };
    add(names.hosts, AddressKind::Host);
    add(names.users, AddressKind::User);
}

std::vector<FoundAddress> Pseudonyms::knownIn(std::string_view text) const {
    std::vector<FoundAddress> found;
    const std::string lower = domain::lowerCase(text);
    for (std::size_t at = 0; at < lower.size() && !m_names.empty();) {
        std::size_t taken = 0;
        for (auto length = m_lengths.rbegin(); length != m_lengths.rend() && taken == 0; ++length) {
            const std::string_view name = std::string_view(lower).substr(at, *length);
            if (name.size() < *length || !m_first[static_cast<unsigned char>(name.front())])
                continue;
            const auto known = m_names.find(name);
            if (known == m_names.end() || !standsAlone(lower, at, at + *length)) continue;
            found.push_back({{at, at + *length}, known->second, known->first});
            taken = *length;
        }
        at += std::max<std::size_t>(taken, 1);
    }
    return found;
}

std::string Pseudonyms::standIn(AddressKind kind, const std::string& key) {
    std::string& given = m_given[{kind, key}];
    while (given.empty()) {
        std::string candidate =
            fmt::format("{}-{}", wordFor(kind), ++m_last[static_cast<std::size_t>(kind)]);
        if (!m_names.contains(candidate)) given = std::move(candidate);
    }
    m_standIns.insert(given);
    return given;
}

Pseudonyms::Hidden Pseudonyms::hide(std::string_view text) {
    std::vector<FoundAddress> found = knownIn(text);
    for (FoundAddress& address : findAddresses(text))
        found.push_back(std::move(address));
    // Of two that overlap the one that begins first, then the longer one.
    std::ranges::stable_sort(found, [](const FoundAddress& a, const FoundAddress& b) {
        return std::pair(a.span.begin, b.span.end) < std::pair(b.span.begin, a.span.end);
    });
    Hidden hidden;
    std::size_t done = 0;
    for (const FoundAddress& address : found) {
        if (address.span.begin < done) continue;
        if (m_standIns.contains(address.key)) continue;
        hidden.text += text.substr(done, address.span.begin - done);
        hidden.text += standIn(address.kind, address.key);
        ++hidden.places;
        done = address.span.end;
    }
    hidden.text += text.substr(done);
    return hidden;
}

}  // namespace berth::support_bundle
