// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/server_options.h"

#include <string.h>

#include <algorithm>
#include <string>
#include <utility>

namespace berth::sim::node_ssh {

namespace {

// No ChaCha20-Poly1305 and no encrypt-and-MAC: what prefix truncation (CVE-2023-48795) needs is not
// offered to clients that do not know strict key exchange either.
constexpr const char* kKeyExchange =
    "curve25519-sha256,curve25519-sha256@libssh.org,diffie-hellman-group16-sha512,"
    "diffie-hellman-group18-sha512";
constexpr const char* kCiphers =
    "aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes192-ctr,aes128-ctr";
constexpr const char* kMacs = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com";
constexpr const char* kHostKeys = "ssh-ed25519";
constexpr const char* kUserKeys =
    "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,"
    "rsa-sha2-256";

}  // namespace

bool prepare(ssh_bind bind, ssh_session session, const HostKey& hostKey,
             std::chrono::milliseconds timeToShakeHands) {
    const bool readsConfiguration = false;
    ssh_key raw = nullptr;
    std::string text(hostKey.privateKey().reveal());
    const int read = ssh_pki_import_privkey_base64(text.c_str(), nullptr, nullptr, nullptr, &raw);
    explicit_bzero(text.data(), text.size());
    KeyHandle key(raw);
    if (read != SSH_OK) return false;
    const auto set = [bind](ssh_bind_options_e option, const void* value) {
        return ssh_bind_options_set(bind, option, value) == SSH_OK;
    };
    if (!set(SSH_BIND_OPTIONS_PROCESS_CONFIG, &readsConfiguration) ||
        !set(SSH_BIND_OPTIONS_KEY_EXCHANGE, kKeyExchange) ||
        !set(SSH_BIND_OPTIONS_CIPHERS_C_S, kCiphers) ||
        !set(SSH_BIND_OPTIONS_CIPHERS_S_C, kCiphers) || !set(SSH_BIND_OPTIONS_HMAC_C_S, kMacs) ||
        !set(SSH_BIND_OPTIONS_HMAC_S_C, kMacs) || !set(SSH_BIND_OPTIONS_IMPORT_KEY, key.get())) {
        return false;
    }
    (void)key.release();  // the bind's from now on
    const auto seconds =
        std::max(std::chrono::duration_cast<std::chrono::seconds>(timeToShakeHands),
                 std::chrono::seconds(1));
    const long limit = static_cast<long>(seconds.count());
    return set(SSH_BIND_OPTIONS_HOSTKEY_ALGORITHMS, kHostKeys) &&
           set(SSH_BIND_OPTIONS_PUBKEY_ACCEPTED_KEY_TYPES, kUserKeys) &&
           ssh_options_set(session, SSH_OPTIONS_TIMEOUT, &limit) == SSH_OK;
}

}  // namespace berth::sim::node_ssh
