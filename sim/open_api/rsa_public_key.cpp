// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/rsa_public_key.h"

#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace berth::sim::open_api {

namespace {

constexpr int kBits = 2048;
constexpr std::size_t kSignatureBytes = kBits / 8;
constexpr std::size_t kBase64Length = (kSignatureBytes + 2) / 3 * 4;  // 344, the last four "X==="
constexpr std::size_t kMostPem = 16 * 1024;

struct BioDeleter {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
struct ContextDeleter {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// OpenSSL's decoder takes blanks, line ends and any padding; a signature has exactly one form.
std::optional<std::vector<unsigned char>> signatureBytes(std::string_view text) {
    const auto isDigit = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '+' || c == '/';
    };
    constexpr std::size_t kPadding = kBase64Length - (kSignatureBytes * 4 + 2) / 3;
    if (text.size() != kBase64Length) return std::nullopt;
    const std::string_view digits = text.substr(0, kBase64Length - kPadding);
    if (!std::all_of(digits.begin(), digits.end(), isDigit)) return std::nullopt;
    if (text.substr(digits.size()) != std::string(kPadding, '=')) return std::nullopt;
    std::vector<unsigned char> bytes(kBase64Length / 4 * 3);
    const int length =
        EVP_DecodeBlock(bytes.data(), reinterpret_cast<const unsigned char*>(text.data()),
                        static_cast<int>(text.size()));
    if (length < static_cast<int>(kSignatureBytes)) return std::nullopt;
    bytes.resize(kSignatureBytes);
    return bytes;
}

}  // namespace

struct RsaPublicKey::Key {
    explicit Key(EVP_PKEY* owned) : handle(owned) {}
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    ~Key() { EVP_PKEY_free(handle); }

    EVP_PKEY* handle;
};

RsaPublicKey::RsaPublicKey(std::unique_ptr<Key> key) : m_key(std::move(key)) {}
RsaPublicKey::RsaPublicKey(RsaPublicKey&&) noexcept = default;
RsaPublicKey& RsaPublicKey::operator=(RsaPublicKey&&) noexcept = default;
RsaPublicKey::~RsaPublicKey() = default;

domain::Result<RsaPublicKey> RsaPublicKey::fromPem(std::string_view pem) {
    using domain::ErrorCode;
    if (pem.size() > kMostPem)
        return domain::fail(ErrorCode::InvalidArgument, "this is too long to be a public key");
    if (pem.find("PRIVATE KEY") != std::string_view::npos) {
        return domain::fail(
            ErrorCode::InvalidArgument,
            "this is a private key: give the public one, as \"openssl rsa -pubout\" "
            "writes it");
    }
    const std::unique_ptr<BIO, BioDeleter> bio(
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    EVP_PKEY* const read =
        bio == nullptr ? nullptr : PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr);
    ERR_clear_error();
    if (read == nullptr) {
        return domain::fail(ErrorCode::InvalidArgument,
                            "this is no public key in PEM form, \"-----BEGIN PUBLIC KEY-----\"");
    }
    auto key = std::make_unique<Key>(read);
    if (EVP_PKEY_get_base_id(read) != EVP_PKEY_RSA || EVP_PKEY_get_bits(read) != kBits) {
        return domain::fail(
            ErrorCode::InvalidArgument,
            fmt::format("the platform takes RSA keys of {} bits, and no others", kBits));
    }
    return RsaPublicKey(std::move(key));
}

bool RsaPublicKey::verifies(std::string_view message, std::string_view signature) const {
    const auto bytes = signatureBytes(signature);
    if (!bytes) return false;
    const std::unique_ptr<EVP_MD_CTX, ContextDeleter> context(EVP_MD_CTX_new());
    if (context == nullptr) return false;
    // The padding that EVP takes for RSA by itself is that of PKCS #1 v1.5.
    const bool good =
        EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key->handle) == 1 &&
        EVP_DigestVerify(context.get(), bytes->data(), bytes->size(),
                         reinterpret_cast<const unsigned char*>(message.data()),
                         message.size()) == 1;
    ERR_clear_error();
    return good;
}

}  // namespace berth::sim::open_api
