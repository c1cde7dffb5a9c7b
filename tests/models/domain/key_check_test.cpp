// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/key_check.h"

#include <gtest/gtest.h>

#include <string>

namespace berth::domain {
namespace {

const std::string kToken = "0a1b2c3d-1111-2222-3333-0123456789ab-20260102030405";

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

}  // namespace
}  // namespace berth::domain
