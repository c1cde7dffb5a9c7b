// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/file_fate.h"
#include "models/domain/host_profile.h"
#include "models/domain/inspection.h"
#include "models/domain/platform.h"
#include "models/domain/remote_files.h"
#include "models/domain/secret_store.h"

// A computer that is reached over SSH: a machine, or a node, real or simulated.

namespace berth::domain {

enum class RemoteStage {
    Connecting,    // to the first stop, then to each further one; see RemoteState::stop
    CheckingHost,  // keys are exchanged; the server's key is looked up, or a person is asked
    LoggingIn,
    Ready,
    Waiting,  // the connection was lost; tried again at RemoteState::nextTry
    Closed,   // it ended, or could not begin; see RemoteState::trouble
};

// Why there is no connection. The interface chooses the sentence and the way out.
enum class RemoteTrouble {
    None,
    BadAddress,            // not a name or port
    NameUnknown,           // no such host name
    NoNetwork,             // no route
    Refused,               // nothing listens there
    TimedOut,              // no answer in time
    NotSsh,                // something answers that does not speak SSH
    NoCommonAlgorithm,     // the server offers only what is too weak
    HostKeyChanged,        // another key than the one known: refused
    HostKeyRevoked,        // refused
    HostKeyUnusable,       // weak or damaged: refused
    HostKeyDeclined,       // a person did not accept it
    KnownHostsUnreadable,  // nothing may be trusted while the file cannot be read
    LoginRefused,          // the server takes no (further) credential of this kind
    MethodNotOffered,      // the server does not offer this way of logging in
    KeyFileUnusable,       // see detail: permissions, format, weak
    PassphraseWrong,
    AgentUnavailable,  // no ssh-agent, or it has no key
    LoginCancelled,    // a person gave no answer
    JumpRefused,       // the stop before does not let through to this one
    ConnectionLost,    // it was there and broke
    ServerFailed,      // the server broke the protocol
    ShuttingDown,
};

struct RemoteState {
    RemoteStage stage = RemoteStage::Connecting;
    std::size_t stop = 0;  // 0 … jumps.size(): where it is, or where it failed
    RemoteTrouble trouble = RemoteTrouble::None;  // Waiting, Closed
    std::string detail{};                         // English evidence, plain, holds no secret
    std::optional<Duration> retryIn{};            // Waiting

    friend bool operator==(const RemoteState&, const RemoteState&) = default;
};

// A server whose key is not known. Both fingerprints of a changed key are in RemoteState::detail's
// place: HostKeyNews with changed = true cannot be accepted, the answer is taken as "no".
struct HostKeyNews {
    std::string host;  // as it would stand in known_hosts: "example.org", "[10.0.0.1]:2222"
    std::string user;
    std::string keyType;      // "ssh-ed25519"
    std::string fingerprint;  // "SHA256:…"
    bool changed = false;
    std::vector<std::string> knownFingerprints;  // changed: "ssh-ed25519 SHA256:… (file:line)"
};

enum class SecretKind { Password, Passphrase, Question };

// What is asked while logging in. Texts of the server are untrusted and bounded.
struct SecretQuestion {
    SecretKind kind = SecretKind::Password;
    std::size_t stop = 0;
    std::string host, user;
    std::string keyFile;  // Passphrase
    std::string prompt;   // Question: the server's own words
    bool echo = false;    // Question: what is typed may be shown
    int attempt = 1;      // 2, 3: the answer before was wrong
};

// What a person answers. `keep`: put it into the SecretStore once the server has taken it; heeded
// for Password and Passphrase only.
struct GivenSecret {
    SecretString secret;
    bool keep = false;
};
// Absent: cancel.
using SecretAnswer = std::function<void(std::optional<GivenSecret>)>;

// On a thread of the connection's; must not block. Answers may be given later, on any thread, once.
// An answer that is dropped counts as "no".
struct RemoteCallbacks {
    std::function<void(const RemoteState&)> onState;
    std::function<void(const HostKeyNews&, std::function<void(bool accept)>)> onHostKey;
    std::function<void(const SecretQuestion&, SecretAnswer)> onSecret;
};

struct CommandLimits {
    Duration deadline = std::chrono::seconds(30);
    std::size_t maxOutput = 16 * 1024 * 1024;  // bytes of both streams together
};

struct CommandOutput {
    std::string output, errors;
    std::optional<int> status;  // absent: ended by a signal, or the server did not say
    bool cut = false;           // wrote more than maxOutput; the rest was thrown away
};

struct ShellSize {
    int columns = 80, rows = 24;
};

struct RemoteShellCallbacks {
    std::function<void(std::string bytes)> onBytes;  // untrusted
    // Once. Its exit status, or why it ended without one.
    std::function<void(Result<std::optional<int>>)> onEnded;
};

// An interactive shell in a terminal of its own. Destroying it closes it; afterwards nothing is
// called. Calls return at once.
class RemoteShell {
  public:
    RemoteShell() = default;
    RemoteShell(const RemoteShell&) = delete;
    RemoteShell& operator=(const RemoteShell&) = delete;
    virtual ~RemoteShell() = default;

    virtual void write(std::string bytes) = 0;
    virtual void resize(ShellSize size) = 0;
    // The reader has taken so many of the bytes it was given. Not more than kShellWindow bytes are
    // on the way that were not taken: a slow reader slows the program down.
    virtual void taken(std::size_t bytes) = 0;
};
inline constexpr std::size_t kShellWindow = 1024 * 1024;

// One computer. It connects when it is made and stays connected: a connection that breaks is tried
// again with growing delay, one that is refused is not. Requests made before it is ready wait for
// it. Every request ends in exactly one reply, on a thread of the connection's; calls return at
// once and may come from any thread. Destroying it ends what is running (ShuttingDown).
class RemoteHost {
  public:
    RemoteHost() = default;
    RemoteHost(const RemoteHost&) = delete;
    RemoteHost& operator=(const RemoteHost&) = delete;
    virtual ~RemoteHost() = default;

    [[nodiscard]] virtual RemoteState state() const = 0;
    // Tries at once again after Waiting or Closed.
    virtual void reconnect() = 0;

    // Runs `script` by `sh`, given by its standard input. Errors: TimedOut (it was ended),
    // Unavailable (no connection), NotSupported (the server runs no commands), ShuttingDown.
    virtual void run(std::string script, CommandLimits limits, Reply<CommandOutput> reply) = 0;
    // One look at everything; see models/inspection for what it means.
    virtual void inspect(Reply<Inspection> reply) = 0;
    // Walks the file system of "/" for what was written there since process 1 began: what goes with
    // a node. Takes seconds where there are many files. Errors as of run(), and Malformed,
    // NotSupported where the computer does not tell when that was.
    virtual void findUnkept(Reply<UnkeptFiles> reply) = 0;
    // Errors come through onEnded.
    [[nodiscard]] virtual std::unique_ptr<RemoteShell> openShell(
        ShellSize size, RemoteShellCallbacks callbacks) = 0;
    // Never null; its own connection, made on first use.
    [[nodiscard]] virtual RemoteFiles& files() = 0;
};

class RemoteHosts {
  public:
    RemoteHosts() = default;
    RemoteHosts(const RemoteHosts&) = delete;
    RemoteHosts& operator=(const RemoteHosts&) = delete;
    virtual ~RemoteHosts() = default;

    [[nodiscard]] virtual std::unique_ptr<RemoteHost> open(HostProfile profile,
                                                           RemoteCallbacks callbacks) = 0;
};

}  // namespace berth::domain
