// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/checksum.h"

#include <openssl/evp.h>

#include <array>

namespace berth::platform_client::ssh {

struct Checksum::State {
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> digest{EVP_MD_CTX_new()};
};

Checksum::Checksum() : m_state(std::make_unique<State>()) {
    EVP_DigestInit_ex(m_state->digest.get(), EVP_sha256(), nullptr);
}

Checksum::~Checksum() = default;

void Checksum::feed(std::string_view bytes) {
    EVP_DigestUpdate(m_state->digest.get(), bytes.data(), bytes.size());
}

std::string Checksum::finish() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned size = 0;
    EVP_DigestFinal_ex(m_state->digest.get(), sum.data(), &size);
    return {reinterpret_cast<const char*>(sum.data()), size};
}

}  // namespace berth::platform_client::ssh
