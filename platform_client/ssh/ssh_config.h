// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "platform_client/ssh/jump_host.h"

namespace berth::platform_client::ssh {

enum class SshConfigProblem {
    RunsProgram,         // an option that runs a program or loads a library: never done
    MatchNotRead,        // a Match block: passed over up to the next Host
    IncludeNotFollowed,  // other files are not read; what they set is missing
    NoValue,             // the keyword stands alone
    BadValue,            // the value cannot be read
    OpenQuotes,          // quotes are not closed
    TooManyValues,       // more than the option takes
    HoldsNul,            // a NUL byte, at which ssh would stop reading the line
    TooLong,             // more than kMaxLineBytes
};
[[nodiscard]] std::string_view describe(SshConfigProblem problem);  // English, for logs

struct SshConfigFinding {
    int line = 0;  // from 1
    SshConfigProblem problem = SshConfigProblem::BadValue;
    std::string keyword;  // in small letters; empty: none could be made out

    friend bool operator==(const SshConfigFinding&, const SshConfigFinding&) = default;
};

// What a file says of one host. Nothing is set where the file is silent.
struct SshHostSettings {
    std::optional<std::string> hostName;  // in small letters, "%h" put in
    std::optional<int> port;
    std::optional<std::string> user;
    std::vector<std::string>
        identityFiles;            // as they stand, for expandIdentityFile(); "none": no file
    std::vector<JumpHost> jumps;  // empty: none
    // ssh would reach this host through a program that it runs: this reader cannot say how to.
    bool needsProgram = false;

    friend bool operator==(const SshHostSettings&, const SshHostSettings&) = default;
};

// What of ~/.ssh/config is of use here (ssh_config(5)): Host, HostName, Port, User, IdentityFile,
// ProxyJump. The first value counts, as in OpenSSH; keywords in any letters, "Key value" or
// "Key=value". Nothing that runs a program is ever used. Include is not followed: what it names may
// be anywhere, and a profile must not change because of a file that nobody thought of. Where ssh
// refuses a whole file for one bad line, this reads the other lines and reports that one; a bad
// Host line begins a block that no name fits. Immutable once read; any thread.
class SshConfig {
  public:
    // Blocks on the disk. Errors: NotFound, PermissionDenied, StorageFailed, InvalidArgument (not a
    // file), LimitExceeded (more than kMaxFileBytes).
    [[nodiscard]] static domain::Result<SshConfig> load(const std::string& file);
    [[nodiscard]] static SshConfig read(std::string_view text);

    static constexpr std::size_t kMaxFileBytes = 1024 * 1024;
    static constexpr std::size_t kMaxLineBytes = 16 * 1024;

    // The names that stand for one host: without wildcards and not excluded; each once, in order.
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] SshHostSettings settingsOf(std::string_view name) const;
    // In the order of the lines.
    [[nodiscard]] const std::vector<SshConfigFinding>& findings() const { return m_findings; }

  private:
    enum class Key { HostName, Port, User, IdentityFile, ProxyJump, ProxyCommand };
    struct Option {
        Key key = Key::HostName;
        std::string value;
    };
    struct Block {
        std::vector<std::string> patterns;  // empty: no name fits
        std::vector<Option> options;
    };

    void readLine(std::string_view bytes, int number);
    void readOption(Key key, std::string_view rest, const std::vector<std::string>& arguments,
                    int number, const std::string& keyword);
    void report(int line, SshConfigProblem problem, const std::string& keyword = {});

    std::vector<Block> m_blocks;
    std::vector<SshConfigFinding> m_findings;
};

// What the tokens of an IdentityFile stand for.
struct IdentityTokens {
    std::string home;        // %d, and a leading "~/"
    std::string host;        // %h: where the connection goes
    std::string name;        // %n: what was asked for
    std::string remoteUser;  // %r
    std::string localUser;   // %u
    int port = 22;           // %p
};

// The path of a key file. Errors: NotSupported (another token, "${…}", "~user"), field
// "identityFile".
[[nodiscard]] domain::Result<std::string> expandIdentityFile(std::string_view value,
                                                             const IdentityTokens& tokens);

}  // namespace berth::platform_client::ssh
