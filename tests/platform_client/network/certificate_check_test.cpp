// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/certificate_check.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/platform_client/network/test_identity.h"

namespace berth::platform_client {
namespace {

TEST(CertificateCheck, MatchesNamesLabelByLabel) {
    for (const auto& [presented, host] : std::vector<std::pair<std::string, std::string>>{
             {"a.example", "a.example"},
             {"A.Example", "a.eXAMPLE"},
             {"a.example", "a.example."},
             {"localhost", "localhost"},
             {"*.b.example", "a.b.example"},
             {"*.B.example", "X.b.EXAMPLE"},
             {"xn--bcher-kva.example", "xn--bcher-kva.example"},
             {"a_b.example", "a_b.example"}})
        EXPECT_TRUE(dnsNameMatches(presented, host)) << presented << " " << host;
    for (const auto& [presented, host] : std::vector<std::pair<std::string, std::string>>{
             {"a.example", "b.example"},
             {"a.example", "x.a.example"},
             {"x.a.example", "a.example"},
             {"*.example.com", "example.com"},
             {"*.example.com", "a.b.example.com"},
             {"*.example.com", ".example.com"},
             {"*.com", "example.com"},
             {"*", "localhost"},
             {"*.", "a."},
             {"*.*.com", "a.b.com"},
             {"a.*.com", "a.b.com"},
             {"*a.b.com", "xa.b.com"},
             {"a*.b.com", "ax.b.com"},
             {"a*b.c.com", "axb.c.com"},
             {"**.b.com", "a.b.com"},
             {"xn--*.b.com", "xn--a.b.com"},
             {"", ""},
             {"", "a"},
             {"a", ""},
             {".", "."},
             {".example.com", "a.example.com"},
             {"a.example.", "a.example"},
             {"a.example ", "a.example"},
             {std::string("a.example\0.b", 12), "a.example"},
             {"a..example", "a..example"},
             {"*.b.example", "*.b.example.c"},
             {"a.example/", "a.example"}})
        EXPECT_FALSE(dnsNameMatches(presented, host)) << presented << " " << host;
}

TEST(CertificateCheck, CountsOnlyAlternativeNames) {
    Identity::Wish wish;
    wish.commonName = "good.example";
    EXPECT_FALSE(isMadeOutTo(Identity::make(wish).qt(), "good.example")) << "no alternative names";
    wish.dnsNames = {"other.example", "*.wild.example"};
    const QSslCertificate certificate = Identity::make(wish).qt();
    EXPECT_FALSE(isMadeOutTo(certificate, "good.example")) << "the common name says otherwise";
    EXPECT_TRUE(isMadeOutTo(certificate, "other.example"));
    EXPECT_TRUE(isMadeOutTo(certificate, "a.wild.example"));
    EXPECT_FALSE(isMadeOutTo(certificate, "wild.example"));
}

TEST(CertificateCheck, TakesAddressesFromEntriesForAddressesOnly) {
    Identity::Wish wish;
    wish.commonName = "127.0.0.1";
    wish.dnsNames = {"127.0.0.1", "*.0.0.1", "::1"};
    EXPECT_FALSE(isMadeOutTo(Identity::make(wish).qt(), "127.0.0.1"));
    wish.addresses = {"10.0.0.1", "2001:db8::1"};
    const QSslCertificate certificate = Identity::make(wish).qt();
    EXPECT_TRUE(isMadeOutTo(certificate, "10.0.0.1"));
    EXPECT_TRUE(isMadeOutTo(certificate, "2001:db8::1"));
    EXPECT_TRUE(isMadeOutTo(certificate, "2001:db8:0:0::1"));
    EXPECT_FALSE(isMadeOutTo(certificate, "10.0.0.2"));
    EXPECT_FALSE(isMadeOutTo(certificate, "::1"));
    EXPECT_FALSE(isMadeOutTo(certificate, "127.0.0.1"));
}

TEST(CertificateCheck, IsNotFooledByANameWithANul) {
    Identity::Wish wish;
    wish.dnsNames = {std::string("good.example\0.evil.example", 26)};
    const QSslCertificate certificate = Identity::make(wish).qt();
    EXPECT_FALSE(isMadeOutTo(certificate, "good.example"));
}

TEST(CertificateCheck, KnowsAKeyOfAnyKindByItsFingerprint) {
    for (const auto kind :
         {Identity::KeyKind::Rsa, Identity::KeyKind::EllipticCurve, Identity::KeyKind::Ed25519}) {
        Identity::Wish wish;
        wish.key = kind;
        const Identity identity = Identity::make(wish);
        EXPECT_EQ(publicKeyFingerprint(identity.qt()), identity.fingerprint());
        EXPECT_EQ(identity.fingerprint().size(), 64U);
        EXPECT_NE(Identity::make(wish).fingerprint(), identity.fingerprint());
    }
    EXPECT_EQ(publicKeyFingerprint(QSslCertificate()), "");
}

TEST(CertificateCheck, SaysInEnglishWhatIsWrong) {
    EXPECT_EQ(describe({QSslError(QSslError::CertificateExpired),
                        QSslError(QSslError::SelfSignedCertificate),
                        QSslError(QSslError::CertificateExpired)}),
              "the certificate has expired; the certificate is self-signed");
}

}  // namespace
}  // namespace berth::platform_client
