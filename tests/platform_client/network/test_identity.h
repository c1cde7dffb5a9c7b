// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <QSslCertificate>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace berth::platform_client {

// A key and a certificate for it, made for a test.
class Identity {
  public:
    enum class KeyKind { Rsa, EllipticCurve, Ed25519 };
    struct Wish {
        std::string commonName = "test";
        std::vector<std::string> dnsNames;        // subject alternative names, byte for byte
        std::vector<std::string> addresses;       // the same, IP addresses as text
        std::chrono::hours begins{-1}, ends{24};  // from now
        bool authority = false;
        KeyKind key = KeyKind::EllipticCurve;
    };

    // Signed by the authority, or by itself.
    static Identity make(const Wish& wish, const Identity* authority = nullptr);

    [[nodiscard]] X509* certificate() const { return m_certificate.get(); }
    [[nodiscard]] EVP_PKEY* key() const { return m_key.get(); }
    [[nodiscard]] QSslCertificate qt() const;
    // SHA-256 of its SubjectPublicKeyInfo, by another way than the one under test.
    [[nodiscard]] std::string fingerprint() const;

  private:
    std::shared_ptr<EVP_PKEY> m_key;
    std::shared_ptr<X509> m_certificate;
};

}  // namespace berth::platform_client
