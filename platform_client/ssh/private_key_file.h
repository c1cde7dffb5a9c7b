// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/domain/error.h"
#include "platform_client/ssh/public_key.h"

namespace berth::platform_client::ssh {

enum class KeyFileFormat {
    OpenSsh,    // "BEGIN OPENSSH PRIVATE KEY"
    PemRsa,     // "BEGIN RSA PRIVATE KEY"
    PemEc,      // "BEGIN EC PRIVATE KEY"
    PemDsa,     // "BEGIN DSA PRIVATE KEY"
    Pkcs8,      // "BEGIN PRIVATE KEY", "BEGIN ENCRYPTED PRIVATE KEY"
    Putty,      // "PuTTY-User-Key-File"
    PublicKey,  // the half that is given away, in any of its forms
    Unknown,
};

// Why a key file is not used. The most urgent one is reported.
enum class KeyFileProblem {
    OtherOwner,   // belongs to another user: copy it
    LooseMode,    // others may read or change it: chmod 600
    TooLarge,     // more than kMaxKeyFileBytes: no key
    NotAKey,      // no private key of a known form
    PublicHalf,   // this is the public key; the private one stands beside it, without ".pub"
    PuttyFormat,  // PuTTYgen exports it: Conversions, Export OpenSSH key
    Damaged,      // begins as a key and does not go on as one
    WeakKey,      // DSA, RSA of less than 2048 bits, or a type that is not supported
};
[[nodiscard]] std::string_view advice(KeyFileProblem problem);  // English: what to do, for logs

struct KeyFileReport {
    KeyFileFormat format = KeyFileFormat::Unknown;
    bool encrypted = false;                 // a passphrase is needed
    std::optional<PublicKey> publicKey;     // OpenSsh only: it stands there in the clear
    std::optional<KeyFileProblem> problem;  // nothing: it may be used
};

inline constexpr std::size_t kMaxKeyFileBytes = 64 * 1024;

// What the text of a key file is, without its passphrase. Looks at the frame only: whether the
// private half is sound shows when it is used.
[[nodiscard]] KeyFileReport describeKeyText(std::string_view text);

// The same of a file, with its owner and permissions: ssh uses no key that others may read.
// Symbolic links are followed. Blocks on the disk. Errors: NotFound, PermissionDenied,
// StorageFailed, InvalidArgument (not a file).
[[nodiscard]] domain::Result<KeyFileReport> checkKeyFile(const std::string& file);

}  // namespace berth::platform_client::ssh
