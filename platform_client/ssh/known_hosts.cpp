// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/known_hosts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "platform_client/ssh/jump_host.h"
#include "platform_client/ssh/local_file.h"

namespace berth::platform_client::ssh {

namespace {

constexpr std::size_t kMaxHostBytes = 255;  // RFC 1035; the longest address is shorter

void append(std::vector<LineFinding>& findings, const std::vector<LineFinding>& more) {
    for (const LineFinding& each : more)
        if (std::find(findings.begin(), findings.end(), each) == findings.end())
            findings.push_back(each);
}

// Nothing in `key`: the verdict is not to be asked for, `reason` says why.
struct ShownKey {
    std::optional<PublicKey> key;
    std::string reason;
};

ShownKey readShownKey(std::string_view typeName, std::string_view blob) {
    auto key = readPublicKey(blob);
    if (!key) return {std::nullopt, std::move(key.error().detail)};
    if (key->name != typeName) return {std::nullopt, "the key is not of the type it is said to be"};
    if (!key->canonical) return {std::nullopt, "the key is not encoded as it should be"};
    if (std::string why = weakness(*key); !why.empty()) return {std::nullopt, std::move(why)};
    return {std::move(*key), {}};
}

}  // namespace

// What the lines that fit one name say of one key.
struct KnownHosts::Found {
    std::vector<KnownKey> revoked;
    std::vector<KnownKey> same;
    std::vector<KnownKey> others;
    bool anything = false;  // a line with a key and no marker, trusted or not
    std::vector<LineFinding> ignored;
};

domain::Result<void> checkHostAddress(const HostAddress& address) {
    if (address.host.empty() || address.host.size() > kMaxHostBytes)
        return domain::fail(domain::ErrorCode::InvalidArgument, "a host of 1 to 255 bytes", "host");
    for (const char c : address.host)
        if ((c >= 0 && c <= ' ') || c == '\x7f')
            return domain::fail(domain::ErrorCode::InvalidArgument, "a blank in the host", "host");
    if (address.port < 1 || address.port > kMaxPort)
        return domain::fail(domain::ErrorCode::InvalidArgument, "a port of 1 to 65535", "port");
    return {};
}

std::vector<std::string> defaultKnownHostsFiles(const std::string& home) {
    return {home + "/.ssh/known_hosts", home + "/.ssh/known_hosts2", "/etc/ssh/ssh_known_hosts",
            "/etc/ssh/ssh_known_hosts2"};
}

domain::Result<KnownHosts> KnownHosts::load(const std::vector<std::string>& files) {
    KnownHosts known;
    for (const std::string& file : files) {
        auto text = readLocalFile(file, kMaxFileBytes);
        if (!text && text.error().code == domain::ErrorCode::NotFound) continue;
        if (!text) return tl::unexpected(std::move(text.error()));
        known.add(file, *text);
    }
    return known;
}

KnownHosts KnownHosts::read(std::string file, std::string_view text) {
    KnownHosts known;
    known.add(std::move(file), text);
    return known;
}

void KnownHosts::add(std::string file, std::string_view text) {
    m_files.push_back(std::move(file));
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        const bool ended = end != std::string_view::npos;
        KnownHostsLine content = readKnownHostsLine(text.substr(0, end), ended);
        text.remove_prefix(ended ? end + 1 : text.size());
        if (!content.blank()) m_lines.push_back({std::move(content), m_files.size() - 1, number});
    }
}

LinePlace KnownHosts::placeOf(const Line& line) const {
    return {m_files[line.file], line.number};
}

KnownKey KnownHosts::knownKey(const Line& line) const {
    if (!line.content.key) return {{}, {}, placeOf(line)};
    return {line.content.key->name, fingerprint(line.content.key->blob), placeOf(line)};
}

KnownHosts::Found KnownHosts::find(const std::string& name, const PublicKey& key) const {
    Found found;
    for (const Line& line : m_lines) {
        const KnownHostsLine& content = line.content;
        if (!namesHost(content.hosts, name)) continue;
        if (content.problem) found.ignored.push_back({placeOf(line), *content.problem});
        if (content.problem && !isReadable(*content.problem)) continue;
        // Whatever stood behind a line that is cut off, it may have been this key or another one.
        const bool same = content.key && content.key->blob == key.blob;
        const bool cut = content.problem == LineProblem::CutOff;
        if (content.marker == HostMarker::Revoked) {
            if (same || cut) found.revoked.push_back(knownKey(line));
        } else if (content.marker == HostMarker::None) {
            found.anything = true;
            if (!same)
                found.others.push_back(knownKey(line));
            else if (!content.problem)
                found.same.push_back(knownKey(line));
        }
    }
    return found;
}

HostKeyVerdict KnownHosts::judge(const HostAddress& address, std::string_view typeName,
                                 std::string_view blob) const {
    HostKeyVerdict verdict;
    verdict.fingerprint = fingerprint(blob);
    ShownKey shown = readShownKey(typeName, blob);
    if (!shown.key) {
        verdict.reason = std::move(shown.reason);
        return verdict;
    }
    Found found = find(lookupName(address.host, address.port), *shown.key);
    verdict.ignored = std::move(found.ignored);
    Found plain;
    if (address.port != kDefaultSshPort) {
        plain = find(lookupName(address.host, kDefaultSshPort), *shown.key);
        append(verdict.ignored, plain.ignored);
    }
    if (!found.revoked.empty() || !plain.revoked.empty()) {
        verdict.kind = HostKeyVerdictKind::Revoked;
        verdict.known = std::move(found.revoked.empty() ? plain.revoked : found.revoked);
    } else if (!found.same.empty()) {
        verdict.kind = HostKeyVerdictKind::Trusted;
        verdict.known = std::move(found.same);
    } else if (!found.others.empty()) {
        verdict.kind = HostKeyVerdictKind::Changed;
        verdict.known = std::move(found.others);
    } else if (!found.anything && !plain.same.empty()) {
        verdict.kind = HostKeyVerdictKind::Trusted;
        verdict.known = std::move(plain.same);
    } else {
        verdict.kind = HostKeyVerdictKind::Unknown;
    }
    return verdict;
}

std::vector<KeyType> KnownHosts::knownTypes(const HostAddress& address) const {
    const auto collect = [this](const std::string& name) {
        std::set<KeyType> types;
        bool anything = false;
        for (const Line& line : m_lines) {
            const KnownHostsLine& content = line.content;
            if (content.marker != HostMarker::None || !namesHost(content.hosts, name)) continue;
            anything = anything || !content.problem || isReadable(*content.problem);
            if (!content.problem) types.insert(*content.key->type);
        }
        return std::pair(types, anything);
    };
    auto [types, anything] = collect(lookupName(address.host, address.port));
    if (!anything && address.port != kDefaultSshPort)
        types = collect(lookupName(address.host, kDefaultSshPort)).first;
    return {types.begin(), types.end()};
}

std::vector<LineFinding> KnownHosts::findings() const {
    std::vector<LineFinding> found;
    for (const Line& line : m_lines)
        if (line.content.problem) found.push_back({placeOf(line), *line.content.problem});
    return found;
}

}  // namespace berth::platform_client::ssh
