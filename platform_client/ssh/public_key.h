// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::platform_client::ssh {

// The kinds of host keys that are accepted; strongest first.
enum class KeyType { Ed25519, EcdsaP256, EcdsaP384, EcdsaP521, Rsa };

inline constexpr KeyType kKeyTypes[] = {KeyType::Ed25519, KeyType::EcdsaP256, KeyType::EcdsaP384,
                                        KeyType::EcdsaP521, KeyType::Rsa};
inline constexpr int kMinRsaBits = 2048;

// "ssh-ed25519", as it stands in files and in the key's bytes.
[[nodiscard]] std::string_view keyTypeName(KeyType type);
[[nodiscard]] std::optional<KeyType> keyTypeFromName(std::string_view name);

// A public key out of its bytes (RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4).
struct PublicKey {
    std::string name;             // the type that the bytes give
    std::optional<KeyType> type;  // nothing: none that is accepted; only its frame was read
    std::string blob;  // of an accepted type: encoded as it should be, so that equal keys are equal
    int bits = 0;      // of an accepted type
    bool canonical = true;  // the bytes were already encoded as they should be
};

// Reads what OpenSSH reads, which takes some encodings that should not be: whoever trusts a key
// looks at `canonical` and `weakness`, whoever refuses one must not. Errors: Malformed.
[[nodiscard]] domain::Result<PublicKey> readPublicKey(std::string_view blob);

// Why the key is not to be trusted whoever vouches for it, in English; empty: it may be.
[[nodiscard]] std::string weakness(const PublicKey& key);

// As ssh shows it: "SHA256:" and the base64 of the hash without padding.
[[nodiscard]] std::string fingerprint(std::string_view blob);

}  // namespace berth::platform_client::ssh
