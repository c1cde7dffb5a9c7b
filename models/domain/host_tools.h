// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "models/domain/host_profile.h"
#include "models/domain/platform.h"
#include "models/domain/secret_store.h"

namespace berth::domain {

// A key file and the half of it that is given away.
struct HostKeyFile {
    std::string file;         // absolute path of the private key
    std::string publicLine;   // "ssh-ed25519 AAAA… comment": a line of authorized_keys
    std::string fingerprint;  // "SHA256:…"
    bool encrypted = false;   // by a passphrase

    friend bool operator==(const HostKeyFile&, const HostKeyFile&) = default;
};

// A computer that a file of ssh's settings names.
struct ImportableHost {
    HostProfile profile;   // without id; name and target as the file says
    std::string obstacle;  // English: why it cannot be used as it stands; empty: it can
};

// What setting up a computer needs from this one: its key files and ssh's settings. Calls return at
// once; each ends in exactly one reply, on any thread.
class HostTools {
  public:
    HostTools() = default;
    HostTools(const HostTools&) = delete;
    HostTools& operator=(const HostTools&) = delete;
    virtual ~HostTools() = default;

    // Where a new key is put unless a person says otherwise: a path at which no file stands yet.
    [[nodiscard]] virtual std::string newKeyFile() const = 0;
    // Where keys usually are, to begin looking for one.
    [[nodiscard]] virtual std::string keyFolder() const = 0;
    // Ed25519, 0600. Empty passphrase: none. Errors: AlreadyExists, InvalidArgument, StorageFailed,
    // PermissionDenied.
    virtual void makeKey(std::string file, SecretString passphrase, Reply<HostKeyFile> reply) = 0;
    // What a key file is. Errors: NotFound, PermissionDenied, StorageFailed, and InvalidArgument
    // with what is wrong with it and how to mend it.
    virtual void readKey(std::string file, Reply<HostKeyFile> reply) = 0;
    // From ~/.ssh/config. NotFound: there is none.
    virtual void findHosts(Reply<std::vector<ImportableHost>> reply) = 0;
};

}  // namespace berth::domain
