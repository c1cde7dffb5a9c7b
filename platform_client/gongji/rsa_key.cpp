// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/rsa_key.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <limits>
#include <utility>
#include <vector>

#include "platform_client/gongji/openssl_handles.h"

namespace berth::platform_client::gongji {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

struct RsaKey::Parts {
    KeyHandle key;
};

namespace {

constexpr int kBits = 2048;

tl::unexpected<Error> badKey(std::string detail) {
    ERR_clear_error();
    return domain::fail(ErrorCode::InvalidArgument, std::move(detail), "privateKey");
}

// OpenSSL's reasons are no secrets, but they say nothing to anybody either: they go to the log
// only.
tl::unexpected<Error> broken(const char* what) {
    char reason[160] = "no reason given";
    if (const unsigned long code = ERR_get_error()) ERR_error_string_n(code, reason, sizeof reason);
    ERR_clear_error();
    return domain::fail(ErrorCode::Internal, std::string(what) + ": " + reason);
}

// Without it OpenSSL would ask for a pass phrase on the terminal.
int noPassPhrase(char*, int, int, void*) {
    return -1;
}

std::string_view contentOf(BIO* bio) {
    char* data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    return length > 0 ? std::string_view(data, static_cast<std::size_t>(length))
                      : std::string_view();
}

Result<std::string> publicPemOf(EVP_PKEY* key) {
    const BioHandle bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_PUBKEY(bio.get(), key) != 1) return broken("writing a public key");
    return std::string(contentOf(bio.get()));
}

}  // namespace

Result<RsaKey> RsaKey::fromPem(const domain::SecretString& pem) {
    const std::string_view text = pem.reveal();
    if (text.empty()) return badKey("there is no private key");
    if (text.size() > 64U * 1024) return badKey("too long to be a private key");
    const BioHandle bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    if (!bio) return broken("reading a private key");
    KeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassPhrase, nullptr));
    if (!key) {
        return badKey(text.find("ENCRYPTED") != std::string_view::npos
                          ? "the private key is protected by a pass phrase"
                          : "this is no private key in PEM form");
    }
    if (EVP_PKEY_is_a(key.get(), "RSA") != 1) return badKey("the private key is not of RSA");
    if (EVP_PKEY_get_bits(key.get()) != kBits)
        return badKey("the private key does not have 2048 bits");
    return RsaKey(std::make_shared<const Parts>(Parts{std::move(key)}));
}

Result<std::string> RsaKey::sign(std::string_view text) const {
    const DigestHandle digest(EVP_MD_CTX_new());
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t length = 0;
    // PKCS#1 v1.5 is what EVP pads RSA signatures with unless told otherwise.
    if (!digest ||
        EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_parts->key.get()) != 1 ||
        EVP_DigestSign(digest.get(), nullptr, &length, bytes, text.size()) != 1) {
        return broken("signing");
    }
    std::vector<unsigned char> signature(length);
    if (EVP_DigestSign(digest.get(), signature.data(), &length, bytes, text.size()) != 1)
        return broken("signing");
    std::string encoded(4 * ((length + 2) / 3) + 1, '\0');  // EVP_EncodeBlock ends with a NUL
    const int written = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                                        signature.data(), static_cast<int>(length));
    encoded.resize(static_cast<std::size_t>(written));
    return encoded;
}

Result<std::string> RsaKey::publicPem() const {
    return publicPemOf(m_parts->key.get());
}

Result<domain::RsaKeyPair> makeRsaKeyPair() {
    const KeyHandle key(EVP_RSA_gen(kBits));
    if (!key) return broken("making a key pair");
    // Of secure memory, which is wiped when it is freed.
    const BioHandle bio(BIO_new(BIO_s_secmem()));
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                              nullptr) != 1) {
        return broken("writing a private key");
    }
    auto publicKey = publicPemOf(key.get());
    if (!publicKey) return tl::unexpected<Error>(std::move(publicKey.error()));
    return domain::RsaKeyPair{domain::SecretString(contentOf(bio.get())), std::move(*publicKey)};
}

}  // namespace berth::platform_client::gongji
