// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

struct evp_pkey_st;

namespace berth::sim::open_api::testing {

// A client's RSA key pair, made for one test.
class Signer {
  public:
    explicit Signer(unsigned bits = 2048);
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;
    ~Signer();

    [[nodiscard]] std::string publicPem() const;
    [[nodiscard]] std::string privatePem() const;
    // RSASSA-PKCS1-v1_5 with SHA-256 in base64.
    [[nodiscard]] std::string sign(std::string_view message) const;

  private:
    evp_pkey_st* m_key = nullptr;
};

}  // namespace berth::sim::open_api::testing
