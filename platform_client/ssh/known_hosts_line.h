// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform_client/ssh/public_key.h"

namespace berth::platform_client::ssh {

inline constexpr int kDefaultSshPort = 22;

// "@cert-authority" and "@revoked" at the beginning of a line.
enum class HostMarker { None, CertAuthority, Revoked };

// Why a line of a known_hosts file vouches for no key. The first group cannot be read, as OpenSSH
// could not. Keys of the second are read, so that they count as known and can be revoked; they are
// only not trusted.
enum class LineProblem {
    BadMarker,     // an unknown marker, or more than one
    NoKey,         // nothing after the names, or after the type
    BadHash,       // a hashed name that is none
    BadBase64,     // the key is no base64
    BadKey,        // the bytes are no key
    TypeMismatch,  // the type before the key is not that in the key

    HoldsNul,       // a NUL byte, at which other programs stop reading
    LooseEncoding,  // the key is not encoded as it should be
    WeakKey,        // too few bits, or a type that is not supported
    CutOff,         // the file ends in the middle of the line
};
[[nodiscard]] bool isReadable(LineProblem problem);
[[nodiscard]] std::string_view describe(LineProblem problem);  // English, for logs

struct KnownHostsLine {
    HostMarker marker = HostMarker::None;
    std::string hosts;             // patterns with commas, or one hashed name; empty: a blank line
    std::optional<PublicKey> key;  // nothing: it could not be read
    std::optional<LineProblem> problem;

    // A comment, or nothing at all.
    [[nodiscard]] bool blank() const { return hosts.empty() && !problem; }
};

// Reads one line, without its line feed. `ended`: it had one.
[[nodiscard]] KnownHostsLine readKnownHostsLine(std::string_view line, bool ended);

// Whether a name fits the line's hosts. The name as lookupName() makes it.
[[nodiscard]] bool namesHost(std::string_view hosts, std::string_view name);

// The name under which a host is looked up: in small letters, "[host]:port" where the port is
// not 22.
[[nodiscard]] std::string lookupName(std::string_view host, int port);

}  // namespace berth::platform_client::ssh
