// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/rsa_key.h"

#include <gtest/gtest.h>

#include <future>
#include <string>

#include "platform_client/gongji/rsa_key_pair_maker.h"
#include "tests/platform_client/gongji/openssl_tool.h"

namespace berth::platform_client::gongji {
namespace {

using domain::ErrorCode;
using domain::SecretString;
using testing::OpensslTool;

TEST(RsaKey, SignsWhatOpensslSigns) {
    OpensslTool openssl;
    ASSERT_TRUE(openssl.run("genrsa -out private.key 2048"));
    const auto key = RsaKey::fromPem(SecretString(openssl.read("private.key")));
    ASSERT_TRUE(key) << key.error().detail;
    const std::string long_text(100'000, 'x');
    for (const std::string& text :
         {std::string(), std::string("a"), std::string("\u6cca\u4f4d\n{}\n"), long_text}) {
        openssl.write("text", text);
        ASSERT_TRUE(openssl.run("dgst -sha256 -sign private.key -out signature text"));
        ASSERT_TRUE(openssl.run("base64 -A -in signature -out encoded"));
        const auto signature = key->sign(text);
        ASSERT_TRUE(signature) << signature.error().detail;
        EXPECT_EQ(*signature, openssl.read("encoded"));
        EXPECT_EQ(openssl.read("signature").size(), 256U);
    }
}

TEST(RsaKey, ReadsBothFormsOfPemAndKnowsItsPublicHalf) {
    OpensslTool openssl;
    ASSERT_TRUE(openssl.run("genrsa -out pkcs8.key 2048"));
    ASSERT_TRUE(openssl.run("rsa -in pkcs8.key -traditional -out pkcs1.key"));
    ASSERT_TRUE(openssl.run("rsa -in pkcs8.key -pubout -out public.key"));
    EXPECT_NE(openssl.read("pkcs1.key").find("BEGIN RSA PRIVATE KEY"), std::string::npos);
    for (const char* name : {"pkcs8.key", "pkcs1.key"}) {
        const auto key = RsaKey::fromPem(SecretString(openssl.read(name)));
        ASSERT_TRUE(key) << key.error().detail;
        EXPECT_EQ(key->publicPem(), openssl.read("public.key"));
    }
}

TEST(RsaKey, RefusesKeysOfOtherKindsAndSaysWhichField) {
    OpensslTool openssl;
    ASSERT_TRUE(openssl.run("genrsa -out short.key 1024"));
    ASSERT_TRUE(openssl.run("genrsa -out long.key 3072"));
    ASSERT_TRUE(openssl.run("genpkey -algorithm ed25519 -out ed25519.key"));
    ASSERT_TRUE(openssl.run("genrsa -aes256 -passout pass:x -out locked.key 2048"));
    ASSERT_TRUE(openssl.run("genrsa -out private.key 2048"));
    ASSERT_TRUE(openssl.run("rsa -in private.key -pubout -out public.key"));
    openssl.write("empty.key", "");
    openssl.write("noise.key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    for (const char* name : {"short.key", "long.key", "ed25519.key", "locked.key", "public.key",
                             "empty.key", "noise.key"}) {
        const auto key = RsaKey::fromPem(SecretString(openssl.read(name)));
        ASSERT_FALSE(key) << name;
        EXPECT_EQ(key.error().code, ErrorCode::InvalidArgument) << name;
        EXPECT_EQ(key.error().field, "privateKey") << name;
    }
}

TEST(RsaKey, AKeyCutAtAnyPlaceIsRefusedOrWhole) {
    OpensslTool openssl;
    ASSERT_TRUE(openssl.run("genrsa -out private.key 2048"));
    const std::string pem = openssl.read("private.key");
    const std::size_t end = pem.find("-----END");
    ASSERT_NE(end, std::string::npos);
    for (std::size_t length = 0; length < end; length += 7)
        EXPECT_FALSE(RsaKey::fromPem(SecretString(std::string_view(pem).substr(0, length))));
}

TEST(RsaKeyPairMaker, MakesPairsThatBelongTogetherAndDiffer) {
    RsaKeyPairMaker maker;
    std::promise<domain::Result<domain::RsaKeyPair>> first, second;
    maker.make([&](auto pair) { first.set_value(std::move(pair)); });
    maker.make([&](auto pair) { second.set_value(std::move(pair)); });
    const auto one = first.get_future().get();
    const auto two = second.get_future().get();
    ASSERT_TRUE(one) << one.error().detail;
    ASSERT_TRUE(two) << two.error().detail;
    EXPECT_NE(one->publicKey, two->publicKey);
    EXPECT_EQ(one->privateKey.reveal().rfind("-----BEGIN PRIVATE KEY-----", 0), 0U) << "PKCS#8";

    OpensslTool openssl;
    openssl.write("public.key", one->publicKey);
    openssl.write("text", "hello");
    const auto key = RsaKey::fromPem(one->privateKey);
    ASSERT_TRUE(key) << key.error().detail;
    openssl.write("encoded", key->sign("hello").value());
    ASSERT_TRUE(openssl.run("base64 -d -A -in encoded -out signature"));
    EXPECT_TRUE(openssl.run("dgst -sha256 -verify public.key -signature signature text"));
}

TEST(RsaKeyPairMaker, AnswersBeforeItIsGone) {
    int replies = 0;
    {
        RsaKeyPairMaker maker;
        maker.make([&](const auto&) { ++replies; });
    }
    EXPECT_EQ(replies, 1);
}

}  // namespace
}  // namespace berth::platform_client::gongji
