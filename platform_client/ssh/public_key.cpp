// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/public_key.h"

#include <fmt/format.h>
#include <openssl/core_names.h>
#include <openssl/params.h>
#include <openssl/sha.h>

#include <array>
#include <bit>

#include "models/domain/ascii.h"
#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/openssl_handles.h"
#include "platform_client/ssh/wire.h"

namespace berth::platform_client::ssh {

namespace {

constexpr std::size_t kMaxKeyBytes = 256 * 1024;    // of a packet, so of whatever is shown
constexpr std::size_t kMaxNumberBytes = 16384 / 8;  // OpenSSH's own bound
constexpr int kMinReadableRsaBits = 1024;           // below, OpenSSH takes a key for none
constexpr std::size_t kMaxNameBytes = 64;           // RFC 4250, section 4.6.1
constexpr std::size_t kEd25519Bytes = 32;

struct Curve {
    KeyType type;
    std::string_view name;   // in the bytes
    const char* group;       // OpenSSL's
    std::size_t pointBytes;  // uncompressed
    int bits;
};

constexpr std::array kCurves{Curve{KeyType::EcdsaP256, "nistp256", "P-256", 65, 256},
                             Curve{KeyType::EcdsaP384, "nistp384", "P-384", 97, 384},
                             Curve{KeyType::EcdsaP521, "nistp521", "P-521", 133, 521}};

tl::unexpected<domain::Error> malformed(std::string what) {
    return domain::fail(domain::ErrorCode::Malformed, std::move(what));
}

// Names that OpenSSH takes for the same type; only the first is what the bytes should hold.
std::optional<KeyType> typeOrAlias(std::string_view name) {
    if (const auto type = keyTypeFromName(name)) return type;
    const std::string lowered = domain::lowerCase(name);
    if (lowered == "ed25519") return KeyType::Ed25519;
    if (lowered == "rsa" || name == "rsa-sha2-256" || name == "rsa-sha2-512") return KeyType::Rsa;
    return std::nullopt;
}

// Whether the point lies on its curve, told by OpenSSL.
bool isOnCurve(const Curve& curve, std::string_view point) {
    const KeyContextHandle context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1) return false;
    std::string group = curve.group;
    std::string bytes(point);
    OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, bytes.data(), bytes.size()),
        OSSL_PARAM_construct_end()};
    EVP_PKEY* key = nullptr;
    const bool made = EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) == 1;
    const KeyHandle owner(key);
    if (!made) return false;
    const KeyContextHandle check(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    return check && EVP_PKEY_public_check_quick(check.get()) == 1;
}

domain::Result<void> readEd25519(WireReader& reader, PublicKey& key) {
    const auto bytes = reader.string();
    if (!bytes || bytes->size() != kEd25519Bytes)
        return malformed("not the bytes of an Ed25519 key");
    putString(key.blob, *bytes);
    key.bits = 256;
    return {};
}

domain::Result<void> readEcdsa(WireReader& reader, PublicKey& key) {
    const auto name = reader.string();
    const auto point = reader.string();
    for (const Curve& curve : kCurves) {
        if (curve.type != key.type) continue;
        if (!name || *name != curve.name)
            return malformed("the curve is not that of the key's type");
        if (!point || point->size() != curve.pointBytes || point->front() != '\x04' ||
            !isOnCurve(curve, *point))
            return malformed("not a point of the curve");
        putString(key.blob, *name);
        putString(key.blob, *point);
        key.bits = curve.bits;
    }
    return {};
}

// A positive number without its leading zeros; nothing: there is none.
std::optional<std::string_view> positiveNumber(WireReader& reader) {
    auto bytes = reader.string();
    if (!bytes || bytes->empty() || (bytes->front() & 0x80) != 0) return std::nullopt;
    while (!bytes->empty() && bytes->front() == '\0')
        bytes->remove_prefix(1);
    if (bytes->empty() || bytes->size() > kMaxNumberBytes) return std::nullopt;
    return bytes;
}

int bitsOf(std::string_view number) {
    const auto top = static_cast<unsigned char>(number.front());
    return static_cast<int>(number.size() - 1) * 8 + std::bit_width(top);
}

domain::Result<void> readRsa(WireReader& reader, PublicKey& key) {
    const auto exponent = positiveNumber(reader);
    const auto modulus = positiveNumber(reader);
    if (!exponent || !modulus) return malformed("not the numbers of an RSA key");
    key.bits = bitsOf(*modulus);
    if (key.bits < kMinReadableRsaBits) return malformed("an RSA key of less than 1024 bits");
    putMpint(key.blob, *exponent);
    putMpint(key.blob, *modulus);
    return {};
}

domain::Result<void> readNumbers(WireReader& reader, PublicKey& key) {
    switch (*key.type) {
        case KeyType::Ed25519:
            return readEd25519(reader, key);
        case KeyType::Rsa:
            return readRsa(reader, key);
        default:
            return readEcdsa(reader, key);
    }
}

// An even modulus or exponent, or an exponent of one, makes no RSA key.
bool hasBadRsaNumbers(const PublicKey& key) {
    WireReader reader(key.blob);
    static_cast<void>(reader.string());
    const auto exponent = reader.string();
    const auto modulus = reader.string();
    if (!exponent || !modulus || exponent->empty() || modulus->empty()) return true;
    return (exponent->back() & 1) == 0 || (modulus->back() & 1) == 0 || *exponent == "\x01";
}

}  // namespace

std::string_view keyTypeName(KeyType type) {
    switch (type) {
        case KeyType::Ed25519:
            return "ssh-ed25519";
        case KeyType::EcdsaP256:
            return "ecdsa-sha2-nistp256";
        case KeyType::EcdsaP384:
            return "ecdsa-sha2-nistp384";
        case KeyType::EcdsaP521:
            return "ecdsa-sha2-nistp521";
        case KeyType::Rsa:
            return "ssh-rsa";
    }
    return {};
}

std::optional<KeyType> keyTypeFromName(std::string_view name) {
    for (const KeyType type : kKeyTypes)
        if (keyTypeName(type) == name) return type;
    return std::nullopt;
}

domain::Result<PublicKey> readPublicKey(std::string_view blob) {
    if (blob.size() > kMaxKeyBytes) return malformed("more bytes than a key has");
    WireReader reader(blob);
    const auto name = reader.string();
    if (!name || name->empty() || name->size() > kMaxNameBytes)
        return malformed("the bytes do not begin with the key's type");
    for (const char c : *name)
        if (c <= ' ' || c > '~') return malformed("the key's type is no name");
    PublicKey key;
    key.name = *name;
    key.type = typeOrAlias(*name);
    if (!key.type) {
        if (reader.atEnd()) return malformed("nothing follows the key's type");
        key.blob = blob;
        return key;
    }
    putString(key.blob, keyTypeName(*key.type));
    if (auto read = readNumbers(reader, key); !read) return tl::unexpected(std::move(read.error()));
    if (!reader.atEnd()) return malformed("bytes follow the key");
    key.canonical = key.blob == blob;
    return key;
}

std::string weakness(const PublicKey& key) {
    if (!key.type) return fmt::format("keys of the type {} are not supported", key.name);
    if (key.type != KeyType::Rsa) return {};
    if (key.bits < kMinRsaBits)
        return fmt::format("an RSA key of {} bits, {} are the least", key.bits, kMinRsaBits);
    return hasBadRsaNumbers(key) ? "the numbers make no RSA key" : std::string();
}

std::string fingerprint(std::string_view blob) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
    SHA256(reinterpret_cast<const unsigned char*>(blob.data()), blob.size(), hash.data());
    std::string text = encodeBase64({reinterpret_cast<const char*>(hash.data()), hash.size()});
    while (!text.empty() && text.back() == '=')
        text.pop_back();
    return "SHA256:" + text;
}

}  // namespace berth::platform_client::ssh
