// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/open_api/signer.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <vector>

namespace berth::sim::open_api::testing {

namespace {

template <class Write>
std::string pemOf(Write write) {
    BIO* const bio = BIO_new(BIO_s_mem());
    write(bio);
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(bio, &bytes);
    std::string text(bytes, static_cast<std::size_t>(size));
    BIO_free(bio);
    return text;
}

}  // namespace

Signer::Signer(unsigned bits) : m_key(EVP_RSA_gen(bits)) {}

Signer::~Signer() {
    EVP_PKEY_free(m_key);
}

std::string Signer::publicPem() const {
    return pemOf([this](BIO* bio) { PEM_write_bio_PUBKEY(bio, m_key); });
}

std::string Signer::privatePem() const {
    return pemOf([this](BIO* bio) {
        PEM_write_bio_PrivateKey(bio, m_key, nullptr, nullptr, 0, nullptr, nullptr);
    });
}

std::string Signer::sign(std::string_view message) const {
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    const auto* const bytes = reinterpret_cast<const unsigned char*>(message.data());
    std::size_t size = 0;
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key);
    EVP_DigestSign(context, nullptr, &size, bytes, message.size());
    std::vector<unsigned char> signature(size);
    EVP_DigestSign(context, signature.data(), &size, bytes, message.size());
    EVP_MD_CTX_free(context);
    std::vector<unsigned char> text((size + 2) / 3 * 4 + 1);
    const int length = EVP_EncodeBlock(text.data(), signature.data(), static_cast<int>(size));
    return {reinterpret_cast<const char*>(text.data()), static_cast<std::size_t>(length)};
}

}  // namespace berth::sim::open_api::testing
