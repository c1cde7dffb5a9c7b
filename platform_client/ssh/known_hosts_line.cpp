// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/known_hosts_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/domain/ascii.h"
#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/hashed_name.h"
#include "platform_client/ssh/host_pattern.h"

namespace berth::platform_client::ssh {

namespace {

constexpr std::string_view kBlanks = " \t";

void skipBlanks(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
}

std::string_view takeWord(std::string_view& text) {
    const std::string_view word = text.substr(0, text.find_first_of(kBlanks));
    text.remove_prefix(word.size());
    return word;
}

std::string_view untilNul(std::string_view text) {
    return text.substr(0, text.find('\0'));
}

// Takes the marker off, if there is one; false: a bad one.
bool takeMarker(std::string_view& text, HostMarker& marker) {
    if (!text.starts_with('@')) return true;
    const std::string_view word = takeWord(text);
    if (word == "@revoked")
        marker = HostMarker::Revoked;
    else if (word == "@cert-authority")
        marker = HostMarker::CertAuthority;
    else
        return false;
    if (text.empty()) return false;
    skipBlanks(text);
    return !text.starts_with('@');
}

// OpenSSH takes the names of RSA signatures for the type of the key.
bool agrees(std::string_view word, const PublicKey& key) {
    if (!key.type) return word == key.name;
    if (*key.type == KeyType::Rsa && (word == "rsa-sha2-256" || word == "rsa-sha2-512"))
        return true;
    return word == keyTypeName(*key.type);
}

// Reads "TYPE BASE64 comment" into the line.
void readKey(std::string_view text, KnownHostsLine& line) {
    skipBlanks(text);
    if (text.empty() || text.front() == '#') {
        line.problem = LineProblem::NoKey;
        return;
    }
    const std::string_view word = takeWord(text);
    skipBlanks(text);
    const std::string_view encoded = takeWord(text);
    if (encoded.empty()) {
        line.problem = LineProblem::NoKey;
        return;
    }
    const auto bytes = decodeBase64(encoded);
    if (!bytes) {
        line.problem = LineProblem::BadBase64;
        return;
    }
    auto key = readPublicKey(bytes->bytes);
    if (!key) {
        line.problem = LineProblem::BadKey;
        return;
    }
    if (!agrees(word, *key)) {
        line.problem = LineProblem::TypeMismatch;
        return;
    }
    if (!line.problem && (!bytes->canonical || !key->canonical || word != key->name))
        line.problem = LineProblem::LooseEncoding;
    if (!line.problem && !weakness(*key).empty()) line.problem = LineProblem::WeakKey;
    line.key = std::move(*key);
}

}  // namespace

bool isReadable(LineProblem problem) {
    return problem >= LineProblem::HoldsNul;
}

std::string_view describe(LineProblem problem) {
    switch (problem) {
        case LineProblem::BadMarker:
            return "a marker that does not exist, or more than one";
        case LineProblem::NoKey:
            return "there is no key";
        case LineProblem::BadHash:
            return "the hashed name is damaged";
        case LineProblem::BadBase64:
            return "the key is not written in base64";
        case LineProblem::BadKey:
            return "the key is damaged";
        case LineProblem::TypeMismatch:
            return "the type before the key is not the key's type";
        case LineProblem::HoldsNul:
            return "there is a NUL byte";
        case LineProblem::LooseEncoding:
            return "the key is not encoded as it should be";
        case LineProblem::WeakKey:
            return "the key is too weak or of a type that is not supported";
        case LineProblem::CutOff:
            return "the file ends before the key";
    }
    return {};
}

KnownHostsLine readKnownHostsLine(std::string_view bytes, bool ended) {
    if (bytes.ends_with('\r')) bytes.remove_suffix(1);
    KnownHostsLine line;
    const bool holdsNul = bytes.find('\0') != std::string_view::npos;
    std::string_view text = untilNul(bytes);
    skipBlanks(text);
    if (text.empty() || text.front() == '#') return line;
    if (holdsNul) line.problem = LineProblem::HoldsNul;
    if (!takeMarker(text, line.marker)) {
        line.problem = LineProblem::BadMarker;
        return line;
    }
    line.hosts = takeWord(text);
    if (line.hosts.starts_with('|') && !saltOf(line.hosts)) {
        line.problem = LineProblem::BadHash;
        return line;
    }
    if (text.empty() && holdsNul) {
        // OpenSSH goes on behind the NUL byte here, and only here.
        text = untilNul(bytes.substr(bytes.find('\0') + 1));
    } else if (text.empty() && !ended) {
        // OpenSSH goes on with what an earlier line left in its buffer, so any key could be read.
        line.problem = LineProblem::CutOff;
        return line;
    }
    readKey(text, line);
    return line;
}

bool namesHost(std::string_view hosts, std::string_view name) {
    if (!hosts.starts_with('|')) return matchPatternList(name, hosts) == PatternMatch::Positive;
    const auto salt = saltOf(hosts);
    return salt && hashName(name, *salt) == hosts;
}

std::string lookupName(std::string_view host, int port) {
    std::string name = domain::lowerCase(host);
    return port == kDefaultSshPort ? name : fmt::format("[{}]:{}", name, port);
}

}  // namespace berth::platform_client::ssh
