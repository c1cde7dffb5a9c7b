// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "models/domain/error.h"
#include "models/domain/secret_store.h"

namespace berth::platform_client::ssh {

struct KeyFile {
    std::string publicLine;   // "ssh-ed25519 AAAA… comment": a line of authorized_keys
    std::string fingerprint;  // "SHA256:…"
};

// Makes a new Ed25519 key and writes its private half, 0600, where no file stands yet; it is on the
// disk when this returns. A folder that is missing is made, 0700. With a passphrase the file is
// encrypted by libssh (bcrypt, AES-128), and then the comment stands in the public line only.
// Blocks on the disk, and with a passphrase for some tenths of a second. Errors: InvalidArgument,
// field "comment" or "passphrase" (a NUL byte in it); AlreadyExists; Internal; those of
// local_file.h.
[[nodiscard]] domain::Result<KeyFile> makeKeyFile(const std::string& file, std::string_view comment,
                                                  const domain::SecretString& passphrase);

}  // namespace berth::platform_client::ssh
