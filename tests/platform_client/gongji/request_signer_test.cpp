// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/request_signer.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "tests/platform_client/gongji/openssl_tool.h"

namespace berth::platform_client::gongji {
namespace {

using domain::ErrorCode;
using domain::KeyMode;
using domain::SecretString;
using testing::OpensslTool;

constexpr const char* kToken = "01234567-89ab-cdef-0123-456789abcdef-20260101112757";
constexpr std::int64_t kTime = 1770194570564;

std::map<std::string, std::string> byName(const HttpHeaders& headers) {
    return {headers.begin(), headers.end()};
}

domain::Result<RequestSigner> simpleSigner(std::string_view token) {
    return RequestSigner::make(KeyMode::Simple, {SecretString(token), {}});
}

TEST(StringToSign, JoinsItsPartsWithLineFeedsAndHasNoneAtTheEnd) {
    EXPECT_EQ(stringToSign("/api/a?b=%2C", "1770194570564", "tok", "{\"x\":1}"),
              "/api/a?b=%2C\n1.0.0\n1770194570564\ntok\n{\"x\":1}");
    EXPECT_EQ(stringToSign("/api/a", "1", "tok", ""), "/api/a\n1.0.0\n1\ntok\n");
}

TEST(RequestSigner, SignsNothingInSimpleMode) {
    const auto signer = simpleSigner(kToken);
    ASSERT_TRUE(signer) << signer.error().detail;
    const auto headers = byName(signer->headers("/api/x?y=1", "", kTime).value());
    EXPECT_EQ(headers.size(), 3U);
    EXPECT_EQ(headers.at("token"), kToken);
    EXPECT_EQ(headers.at("timestamp"), "1770194570564");
    EXPECT_EQ(headers.at("version"), "1.0.0");
}

TEST(RequestSigner, SignsTheTargetTheTimeAndTheBodyAsOpensslWould) {
    OpensslTool openssl;
    ASSERT_TRUE(openssl.run("genrsa -out private.key 2048"));
    const auto signer = RequestSigner::make(
        KeyMode::Rsa, {SecretString(kToken), SecretString(openssl.read("private.key"))});
    ASSERT_TRUE(signer) << signer.error().detail;
    const auto signature = [&](const std::string& target, const std::string& body) {
        return byName(signer->headers(target, body, kTime).value()).at("sign_str");
    };
    const std::string target =
        "/api/deployment/task/search?type=Deployment&status=Running%2CPending&page=1&page_size=20";
    const std::string body = "{\"task_name\":\"\u6cca\u4f4d\"}";
    for (const std::string& each : {std::string(), body}) {
        openssl.write("text", target + "\n1.0.0\n1770194570564\n" + kToken + "\n" + each);
        ASSERT_TRUE(openssl.run("dgst -sha256 -sign private.key -out signature text"));
        ASSERT_TRUE(openssl.run("base64 -A -in signature -out encoded"));
        EXPECT_EQ(signature(target, each), openssl.read("encoded"));
    }
    EXPECT_NE(signature(target, ""), signature(target, "{}"));
}

TEST(RequestSigner, RefusesWhatCannotBeAToken) {
    for (const std::string& token :
         {std::string(), std::string("a b"), std::string("a\nb"), std::string("\u6cca"),
          std::string(1, '\0'), std::string(257, 'a')}) {
        const auto signer = simpleSigner(token);
        ASSERT_FALSE(signer);
        EXPECT_EQ(signer.error().code, ErrorCode::InvalidArgument);
        EXPECT_EQ(signer.error().field, "token");
    }
    EXPECT_TRUE(simpleSigner("anything-else"));
}

TEST(RequestSigner, NeedsAKeyInRsaModeOnly) {
    const auto signer = RequestSigner::make(KeyMode::Rsa, {SecretString(kToken), {}});
    ASSERT_FALSE(signer);
    EXPECT_EQ(signer.error().field, "privateKey");
}

TEST(RequestSigner, KnowsTheShapeOfTokens) {
    const std::string token = kToken;
    EXPECT_TRUE(hasTokenShape(token));
    EXPECT_FALSE(hasTokenShape(""));
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string spoilt = token;
        spoilt[i] = token[i] == '-' ? '0' : 'G';
        EXPECT_FALSE(hasTokenShape(spoilt)) << spoilt;
        EXPECT_FALSE(hasTokenShape(token.substr(0, i)));
    }
    EXPECT_FALSE(hasTokenShape(token + "0"));
}

}  // namespace
}  // namespace berth::platform_client::gongji
