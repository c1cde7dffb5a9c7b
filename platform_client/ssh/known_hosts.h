// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "platform_client/ssh/known_hosts_line.h"
#include "platform_client/ssh/public_key.h"

namespace berth::platform_client::ssh {

// As it was asked for: a name or an address without brackets, and the port.
struct HostAddress {
    std::string host;
    int port = 22;
};

// A name that may stand in a file: 1 … 255 bytes, no blanks or control characters, a port of
// 1 … 65535. Errors: InvalidArgument, field "host" or "port".
[[nodiscard]] domain::Result<void> checkHostAddress(const HostAddress& address);

// The files that ssh reads where nothing else is set: the person's, then the computer's. Who reads
// fewer may miss a revocation.
[[nodiscard]] std::vector<std::string> defaultKnownHostsFiles(const std::string& home);

struct LinePlace {
    std::string file;
    int line = 0;  // from 1

    friend bool operator==(const LinePlace&, const LinePlace&) = default;
};

struct LineFinding {
    LinePlace place;
    LineProblem problem = LineProblem::NoKey;

    friend bool operator==(const LineFinding&, const LineFinding&) = default;
};

struct KnownKey {
    std::string typeName;     // "ssh-ed25519"; empty: the line is cut off before its key
    std::string fingerprint;  // "SHA256:…"; empty with it
    LinePlace place;

    friend bool operator==(const KnownKey&, const KnownKey&) = default;
};

enum class HostKeyVerdictKind {
    Trusted,   // this very key is known for the host
    Unknown,   // no key is known for the host: a person may compare the fingerprint and accept it
    Changed,   // other keys are known for it, of whatever type, and not this one: refuse
    Revoked,   // the key is marked as revoked: refuse
    Unusable,  // damaged, weak or of no type supported: refuse, whoever would accept it
};

struct HostKeyVerdict {
    HostKeyVerdictKind kind = HostKeyVerdictKind::Unusable;
    std::string fingerprint;           // of the key that the server shows
    std::vector<KnownKey> known;       // Trusted, Changed, Revoked: what the verdict rests on
    std::vector<LineFinding> ignored;  // lines that name the host and vouch for nothing
    std::string reason;                // Unusable: why, English
};

// What known_hosts files say of a server's key; never more lenient than OpenSSH (sshd(8), "SSH
// KNOWN HOSTS FILE FORMAT"), whose 9.2 it follows verdict by verdict and is compared with in tests:
//  - Lines are read one by one; what is wrong with one of them spoils only that one.
//  - A known key of another type than the one shown makes the verdict Changed, as with ssh.
//  - A host on another port than 22 is looked up as "[host]:port"; where no key is known under
//    that, a key known under the plain name is taken. No other verdict comes from the plain name
//    but Revoked, which comes from either.
//  - Certificates are not supported: a line with @cert-authority vouches for no key.
// Stricter than OpenSSH: see LineProblem for what it trusts and this does not; a tab may follow a
// marker; a revocation under the plain name holds for every port.
// Files are bounded, lines are not: to pass over a long one could be to pass over a revocation.
// Immutable once read; any thread.
class KnownHosts {
  public:
    // Reads the files in this order; one that does not exist is empty. Blocks on the disk. Errors,
    // and then nothing may be trusted: PermissionDenied, StorageFailed, InvalidArgument (not a
    // file), LimitExceeded (more than kMaxFileBytes).
    [[nodiscard]] static domain::Result<KnownHosts> load(const std::vector<std::string>& files);
    // The text of one file.
    [[nodiscard]] static KnownHosts read(std::string file, std::string_view text);

    static constexpr std::size_t kMaxFileBytes = 8 * 1024 * 1024;

    // `typeName` and `blob` as the server showed them. The address must pass checkHostAddress().
    [[nodiscard]] HostKeyVerdict judge(const HostAddress& address, std::string_view typeName,
                                       std::string_view blob) const;

    // The types of keys that could be trusted for the host, strongest first: what to offer the
    // server first, so that it shows a key that is known.
    [[nodiscard]] std::vector<KeyType> knownTypes(const HostAddress& address) const;

    // Every line that vouches for nothing although it is no comment, in order.
    [[nodiscard]] std::vector<LineFinding> findings() const;

  private:
    struct Line {
        KnownHostsLine content;
        std::size_t file = 0;  // index into m_files
        int number = 0;
    };
    struct Found;

    void add(std::string file, std::string_view text);
    [[nodiscard]] Found find(const std::string& name, const PublicKey& key) const;
    [[nodiscard]] LinePlace placeOf(const Line& line) const;
    [[nodiscard]] KnownKey knownKey(const Line& line) const;

    std::vector<std::string> m_files;
    std::vector<Line> m_lines;  // without blank ones
};

}  // namespace berth::platform_client::ssh
