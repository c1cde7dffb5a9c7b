// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/openssh_key.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <cstdint>

#include "models/domain/random.h"
#include "models/domain/text.h"
#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/openssl_handles.h"
#include "platform_client/ssh/public_key.h"
#include "platform_client/ssh/wire.h"

namespace berth::platform_client::ssh {

namespace {

constexpr std::size_t kMaxCommentBytes = 255;
constexpr std::size_t kHalfBytes = 32;       // of the seed and of the public key
constexpr std::size_t kBlockBytes = 8;       // what an unencrypted section is padded to
constexpr std::size_t kLineCharacters = 70;  // as ssh-keygen breaks its lines
constexpr std::size_t kRoom = 4096;  // more than any of the texts: none is moved while it grows

// Text that is overwritten when it dies.
class Wiped {
  public:
    Wiped() { text.reserve(kRoom); }
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    ~Wiped() { OPENSSL_cleanse(text.data(), text.size()); }

    std::string text;
};

bool isComment(std::string_view comment) {
    if (comment.size() > kMaxCommentBytes || !domain::isUtf8(comment)) return false;
    for (const char c : comment)
        if ((c >= 0 && c < ' ') || c == '\x7f') return false;
    return true;
}

// The section that a passphrase would encrypt.
void putSecretSection(std::string& out, std::string_view seed, std::string_view publicBytes,
                      std::string_view comment) {
    domain::SystemRandom random;
    const auto check = static_cast<std::uint32_t>(random.next());
    putUint32(out, check);
    putUint32(out, check);
    putString(out, keyTypeName(KeyType::Ed25519));
    putString(out, publicBytes);
    putUint32(out, 2 * kHalfBytes);
    out += seed;
    out += publicBytes;
    putString(out, comment);
    for (char pad = 1; out.size() % kBlockBytes != 0; ++pad)
        out += pad;
}

domain::SecretString armoured(std::string_view bytes) {
    Wiped encoded;
    encoded.text = encodeBase64(bytes);
    Wiped armour;
    armour.text = "-----BEGIN OPENSSH PRIVATE KEY-----\n";
    for (std::size_t at = 0; at < encoded.text.size(); at += kLineCharacters) {
        armour.text.append(encoded.text, at, kLineCharacters);
        armour.text += '\n';
    }
    armour.text += "-----END OPENSSH PRIVATE KEY-----\n";
    return domain::SecretString(armour.text);
}

}  // namespace

domain::Result<NewKey> makeKey(std::string_view comment) {
    if (!isComment(comment))
        return domain::fail(domain::ErrorCode::InvalidArgument,
                            "a comment of at most 255 bytes on one line", "comment");
    const KeyHandle key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    std::array<unsigned char, kHalfBytes> publicHalf{};
    std::array<unsigned char, kHalfBytes> seed{};
    std::size_t publicSize = publicHalf.size();
    std::size_t seedSize = seed.size();
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), publicHalf.data(), &publicSize) != 1 ||
        EVP_PKEY_get_raw_private_key(key.get(), seed.data(), &seedSize) != 1 ||
        publicSize != kHalfBytes || seedSize != kHalfBytes)
        return domain::fail(domain::ErrorCode::Internal, "OpenSSL makes no Ed25519 key");
    const std::string_view publicBytes(reinterpret_cast<const char*>(publicHalf.data()),
                                       publicHalf.size());

    std::string blob;
    putString(blob, keyTypeName(KeyType::Ed25519));
    putString(blob, publicBytes);
    Wiped section;
    putSecretSection(section.text, {reinterpret_cast<const char*>(seed.data()), seed.size()},
                     publicBytes, comment);
    OPENSSL_cleanse(seed.data(), seed.size());

    Wiped container;
    container.text += kOpenSshMagic;
    putString(container.text, "none");  // cipher
    putString(container.text, "none");  // how a key for it is derived
    putString(container.text, "");      // with what
    putUint32(container.text, 1);       // keys
    putString(container.text, blob);
    putString(container.text, section.text);

    NewKey made;
    made.privateText = armoured(container.text);
    made.publicLine = fmt::format("{} {}", keyTypeName(KeyType::Ed25519), encodeBase64(blob));
    if (!comment.empty()) made.publicLine += fmt::format(" {}", comment);
    made.fingerprint = fingerprint(blob);
    return made;
}

}  // namespace berth::platform_client::ssh
