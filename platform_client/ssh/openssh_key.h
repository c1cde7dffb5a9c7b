// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "models/domain/error.h"
#include "models/domain/secret_store.h"

namespace berth::platform_client::ssh {

// What a private key in OpenSSH's own form begins with (OpenSSH, PROTOCOL.key).
inline constexpr std::string_view kOpenSshMagic{"openssh-key-v1\0", 15};

struct NewKey {
    domain::SecretString privateText;  // "-----BEGIN OPENSSH PRIVATE KEY-----" …, not encrypted
    std::string publicLine;            // "ssh-ed25519 AAAA… comment": a line of authorized_keys
    std::string fingerprint;           // "SHA256:…"
};

// A new Ed25519 key, made by OpenSSL. The comment: at most 255 bytes of UTF-8 without control
// characters. Errors: InvalidArgument, field "comment"; Internal.
[[nodiscard]] domain::Result<NewKey> makeKey(std::string_view comment);

}  // namespace berth::platform_client::ssh
