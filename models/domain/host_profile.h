// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/error.h"
#include "models/domain/ids.h"

namespace berth::domain {

using HostProfileId = Id<struct HostProfileTag>;

enum class HostLoginKind {
    Password,  // also where the server asks for it by keyboard-interactive
    KeyFile,
    Agent,  // the keys of the person's ssh-agent; never asked unless chosen
};

struct HostLogin {
    HostLoginKind kind = HostLoginKind::KeyFile;
    std::string keyFile;  // KeyFile: absolute path of the private key

    friend bool operator==(const HostLogin&, const HostLogin&) = default;
};

// One SSH server and who to be there.
struct HostStop {
    std::string host;  // name or address, without brackets
    int port = 22;
    std::string user;
    HostLogin login;
    // "SHA256:…" of the only host key that is taken, whatever known_hosts says, and never kept
    // there; empty: known_hosts decides. For servers that Berth itself runs; not kept in the book.
    std::string pinnedKey{};

    friend bool operator==(const HostStop&, const HostStop&) = default;
};

// A computer that a person has told Berth how to reach. Holds no secret: those are in the
// SecretStore under hostSecretKey().
struct HostProfile {
    HostProfileId id;  // chosen once, never reused
    std::string name;  // the person's own, 1 … 60 characters
    HostStop target;
    std::vector<HostStop> jumps;  // passed in this order before the target; at most kMaxJumps
    std::int64_t createdUnixMs = 0;

    friend bool operator==(const HostProfile&, const HostProfile&) = default;
};

inline constexpr std::size_t kMaxJumps = 8;

enum class HostSecret { Password, Passphrase };

// Key of the SecretStore for a stop of a profile. It holds where the secret belongs, a password's
// address and a passphrase's key file: a profile that goes elsewhere finds none of the old ones.
[[nodiscard]] std::string hostSecretKey(const HostProfileId& profile, const HostStop& stop,
                                        HostSecret secret);

// What is wrong with a profile. The interface chooses the sentence by kind. Append only.
enum class HostFindingKind {
    IdBad,
    NameEmpty,
    NameTooLong,
    NameBadCharacters,
    NameTaken,  // case does not count
    HostEmpty,
    HostBad,  // blanks, "user@", "ssh://", a port behind it …
    PortBad,
    UserEmpty,
    UserBad,
    KeyFileEmpty,
    KeyFileBad,  // not an absolute path
    TooManyJumps,
};

struct HostFinding {
    HostFindingKind kind = HostFindingKind::NameEmpty;
    std::string field;  // "name", "target.host", "jumps[1].user" …

    friend bool operator==(const HostFinding&, const HostFinding&) = default;
};

// The first thing that is wrong. `others`: those that are kept; the one with the same id among them
// does not count.
[[nodiscard]] std::optional<HostFinding> checkHostProfile(const HostProfile& profile,
                                                          const std::vector<HostProfile>& others);
// Of one stop alone; fields without "target." in front.
[[nodiscard]] std::optional<HostFinding> checkHostStop(const HostStop& stop);
[[nodiscard]] const char* toText(HostFindingKind kind);  // English, for logs

// The computers a person has set up, kept over restarts. Calls return at once; replies come on the
// store's thread once durable. Errors: StorageFailed; of keep() InvalidArgument with the field
// that checkHostProfile() found, AlreadyExists (the name is taken, or the id was that of a profile
// that is gone); of remove() NotFound.
class HostBook {
  public:
    HostBook() = default;
    HostBook(const HostBook&) = delete;
    HostBook& operator=(const HostBook&) = delete;
    virtual ~HostBook() = default;

    virtual void list(std::function<void(Result<std::vector<HostProfile>>)> reply) = 0;
    virtual void keep(HostProfile profile, std::function<void(Result<void>)> reply) = 0;
    virtual void remove(HostProfileId id, std::function<void(Result<void>)> reply) = 0;
};

}  // namespace berth::domain
