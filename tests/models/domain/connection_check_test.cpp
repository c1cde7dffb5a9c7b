// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/connection_check.h"

#include <gtest/gtest.h>

#include <string>

namespace berth::domain {
namespace {

const std::string kToken = "0a1b2c3d-1111-2222-3333-0123456789ab-20260102030405";

BaseUrlFlaw flawOf(std::string_view url) {
    return checkBaseUrl(url).flaw;
}

TEST(BaseUrl, IsSchemeHostAndPort) {
    for (const char* url : {"https://openapi.suanli.cn", "https://openapi.suanli.cn:8443",
                            "http://127.0.0.1:49213", "http://localhost:80", "http://[::1]:8080",
                            "https://[2001:db8::1]", "https://10.0.0.7"}) {
        EXPECT_EQ(checkBaseUrl(url), BaseUrlCheck{}) << url;
    }
}

TEST(BaseUrl, NamesItsFlawAndTheObviousWayOut) {
    EXPECT_EQ(flawOf(""), BaseUrlFlaw::Empty);
    EXPECT_EQ(checkBaseUrl("openapi.suanli.cn"),
              (BaseUrlCheck{BaseUrlFlaw::NoScheme, "https://openapi.suanli.cn"}));
    EXPECT_EQ(checkBaseUrl("what is this"), (BaseUrlCheck{BaseUrlFlaw::NoScheme, {}}));
    EXPECT_EQ(flawOf("ftp://openapi.suanli.cn"), BaseUrlFlaw::UnknownScheme);
    EXPECT_EQ(flawOf("https://"), BaseUrlFlaw::NoHost);
    EXPECT_EQ(flawOf("https://:443"), BaseUrlFlaw::NoHost);
    EXPECT_EQ(flawOf("https://open api.cn"), BaseUrlFlaw::BadHost);
    EXPECT_EQ(flawOf("https://\xE5\x85\xB1.cn"), BaseUrlFlaw::BadHost);
    EXPECT_EQ(flawOf("https://host:0"), BaseUrlFlaw::BadPort);
    EXPECT_EQ(flawOf("https://host:65536"), BaseUrlFlaw::BadPort);
    EXPECT_EQ(flawOf("https://host:"), BaseUrlFlaw::BadPort);
    EXPECT_EQ(flawOf("https://me:secret@host"), BaseUrlFlaw::Credentials);
    EXPECT_EQ(checkBaseUrl("https://openapi.suanli.cn/api/deployment"),
              (BaseUrlCheck{BaseUrlFlaw::MoreThanHost, "https://openapi.suanli.cn"}));
    EXPECT_EQ(checkBaseUrl("https://host:8443/"),
              (BaseUrlCheck{BaseUrlFlaw::MoreThanHost, "https://host:8443"}));
}

TEST(BaseUrl, GoesUnprotectedOnlyWithinThisComputer) {
    EXPECT_EQ(checkBaseUrl("http://openapi.suanli.cn"),
              (BaseUrlCheck{BaseUrlFlaw::Unprotected, "https://openapi.suanli.cn"}));
    // Names that only begin like a loopback address.
    EXPECT_EQ(flawOf("http://127.0.0.1.example.com"), BaseUrlFlaw::Unprotected);
    EXPECT_EQ(flawOf("http://localhost.example.com"), BaseUrlFlaw::Unprotected);
    EXPECT_EQ(flawOf("http://10.0.0.7:8080"), BaseUrlFlaw::Unprotected);
    EXPECT_TRUE(isLoopback("http://127.8.9.1:80"));
    EXPECT_FALSE(isLoopback("https://openapi.suanli.cn"));
}

TEST(BaseUrl, TellsHostAndPortOfAnAddressThatCanBeUsed) {
    EXPECT_EQ(hostOf("https://openapi.suanli.cn"), "openapi.suanli.cn");
    EXPECT_EQ(hostOf("http://127.0.0.1:8080"), "127.0.0.1:8080");
    EXPECT_EQ(hostOf("https://me@host"), "");
}

TEST(BaseUrl, SuggestsOnlyWhatCanBeUsed) {
    const std::string whole = "http://me@open.suanli.cn:99999/a/b?c#d";
    for (std::size_t from = 0; from < whole.size(); ++from) {
        for (std::size_t length = 0; from + length <= whole.size(); ++length) {
            const BaseUrlCheck check = checkBaseUrl(std::string_view(whole).substr(from, length));
            if (check.suggestion.empty()) continue;
            EXPECT_EQ(checkBaseUrl(check.suggestion), BaseUrlCheck{}) << check.suggestion;
        }
    }
}

TEST(Token, IsRecognisedByItsShape) {
    EXPECT_EQ(checkToken(kToken), TokenCheck{});
    EXPECT_EQ(checkToken(""), (TokenCheck{TokenFlaw::Empty, 0}));
    EXPECT_EQ(checkToken(kToken + "0"), (TokenCheck{TokenFlaw::TooLong, 0}));
}

TEST(Token, IsUnfinishedWhereverItIsCut) {
    for (std::size_t length = 1; length < kToken.size(); ++length) {
        EXPECT_EQ(checkToken(kToken.substr(0, length)),
                  (TokenCheck{TokenFlaw::Unfinished, length}));
    }
}

TEST(Token, PointsAtTheCharacterThatIsWrong) {
    for (std::size_t i = 0; i < kToken.size(); ++i) {
        for (const char wrong : {'g', 'A', ' ', '_', '\0'}) {
            std::string token = kToken;
            token[i] = wrong;
            EXPECT_EQ(checkToken(token), (TokenCheck{TokenFlaw::WrongCharacter, i})) << token;
        }
    }
    // Letters have no place in the date at the end.
    EXPECT_EQ(checkToken(kToken.substr(0, 50) + "a"), (TokenCheck{TokenFlaw::WrongCharacter, 50}));
}

TEST(PrivateKey, IsAPemOfTwoKinds) {
    const std::string pkcs8 = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    const std::string pkcs1 =
        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n";
    EXPECT_EQ(checkPrivateKey(pkcs8), PrivateKeyFlaw::None);
    EXPECT_EQ(checkPrivateKey(pkcs1), PrivateKeyFlaw::None);
    EXPECT_EQ(checkPrivateKey(" \r\n"), PrivateKeyFlaw::Empty);
    EXPECT_EQ(checkPrivateKey("hello"), PrivateKeyFlaw::NotPem);
    EXPECT_EQ(checkPrivateKey("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"),
              PrivateKeyFlaw::PublicKey);
    EXPECT_EQ(checkPrivateKey("ssh-rsa AAAA me@home"), PrivateKeyFlaw::PublicKey);
    EXPECT_EQ(checkPrivateKey("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n"
                              "-----END ENCRYPTED PRIVATE KEY-----"),
              PrivateKeyFlaw::Encrypted);
    EXPECT_EQ(checkPrivateKey("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n"
                              "-----END RSA PRIVATE KEY-----"),
              PrivateKeyFlaw::Encrypted);
    EXPECT_EQ(checkPrivateKey("-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----"),
              PrivateKeyFlaw::OtherKind);
    for (std::size_t length = 27; length + 2 < pkcs8.size() - 1; ++length) {
        EXPECT_EQ(checkPrivateKey(pkcs8.substr(0, length)), PrivateKeyFlaw::Unfinished) << length;
    }
}

TEST(ConnectionName, HasOneToSixtyCharactersInAnyScript) {
    EXPECT_EQ(checkConnectionName("Production"), NameFlaw::None);
    EXPECT_EQ(checkConnectionName(""), NameFlaw::Empty);
    EXPECT_EQ(checkConnectionName("   "), NameFlaw::Empty);
    EXPECT_EQ(checkConnectionName("a\nb"), NameFlaw::ControlCharacter);
    std::string chinese;
    for (int i = 0; i < 60; ++i)
        chinese += "\xE6\xB3\x8A";
    EXPECT_EQ(checkConnectionName(chinese), NameFlaw::None);
    EXPECT_EQ(checkConnectionName(chinese + "x"), NameFlaw::TooLong);
}

}  // namespace
}  // namespace berth::domain
