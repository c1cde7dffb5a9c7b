// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "platform_client/ssh/public_key.h"

// What is offered to servers: a closed list, whatever the library or a file on this computer would
// add. No SHA-1, no CBC, no curve whose origin is not explained; ChaCha20 is left out, since
// libssh 0.10 would also use it with servers that have no strict key exchange (CVE-2023-48795);
// MACs only in the encrypt-then-MAC form.

namespace berth::platform_client::ssh {

inline constexpr const char* kKeyExchanges =
    "curve25519-sha256,curve25519-sha256@libssh.org,diffie-hellman-group16-sha512,"
    "diffie-hellman-group18-sha512";
inline constexpr const char* kCiphers =
    "aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr";
inline constexpr const char* kMacs = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com";
// Of a person's key.
inline constexpr const char* kKeyAlgorithms =
    "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,"
    "rsa-sha2-256";

// The algorithms of host keys, those of the known types first: a server with several keys then
// shows one that is known. ECDSA, whose curves nobody has explained, only where such a key is.
[[nodiscard]] std::string hostKeyAlgorithms(const std::vector<KeyType>& known);

}  // namespace berth::platform_client::ssh
