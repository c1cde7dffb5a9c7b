// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/authentication.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/open_api/signer.h"
#include "tests/support/fake_clock.h"

namespace berth::sim::open_api {
namespace {

using testing::Signer;

constexpr const char* kSimpleToken = "01234567-89ab-cdef-0123-456789abcdef-20260131235959";

class AuthenticationTest : public ::testing::Test {
  protected:
    [[nodiscard]] serving::HttpRequest request(const std::string& method = "GET",
                                               const std::string& body = {}) const {
        serving::HttpRequest made;
        made.method = method;
        made.target = "/api/deployment/task/search?status=Running%2CPending&page=1";
        made.body = body;
        made.headers = {{"token", kSimpleToken},
                        {"timestamp", std::to_string(clock.unixMilliseconds())},
                        {"version", "1.0.0"}};
        return made;
    }
    [[nodiscard]] serving::HttpRequest with(const std::string& name,
                                            const std::string& value) const {
        serving::HttpRequest made = request();
        std::erase_if(made.headers, [&](const auto& each) { return each.first == name; });
        made.headers.emplace_back(name, value);
        return made;
    }
    // The code of the answer, empty when it is let in.
    [[nodiscard]] static std::string code(const Authentication& keys,
                                          const serving::HttpRequest& request) {
        const auto let = keys.check(request);
        return let ? std::string() : std::string(let.error().code);
    }
    [[nodiscard]] Authentication simple() const {
        return {domain::SecretString(kSimpleToken), std::nullopt, clock};
    }
    [[nodiscard]] Authentication rsa() const {
        return {domain::SecretString(kSimpleToken), *RsaPublicKey::fromPem(signer.publicPem()),
                clock};
    }
    // Signs what the platform's guide says, with another body or token when given.
    [[nodiscard]] serving::HttpRequest signedAs(serving::HttpRequest made,
                                                const std::string& body) const {
        const std::string text = made.target + "\n1.0.0\n" +
                                 std::to_string(clock.unixMilliseconds()) + "\n" + kSimpleToken +
                                 "\n" + body;
        made.headers.emplace_back("sign_str", signer.sign(text));
        return made;
    }

    support::FakeClock clock;
    Signer signer;
};

TEST_F(AuthenticationTest, LetsInWhoHasTheTokenAndTheTime) {
    const auto keys = simple();
    EXPECT_EQ(code(keys, request()), "");
    serving::HttpRequest shouted = request();
    for (auto& [name, value] : shouted.headers)
        std::transform(name.begin(), name.end(), name.begin(), ::toupper);
    EXPECT_EQ(code(keys, shouted), "");
    EXPECT_EQ(code(keys, with("sign_str", "")), "");  // simple keys need none
    EXPECT_EQ(code(keys, with("sign_str", "anything")), "");
}

TEST_F(AuthenticationTest, RefusesEveryOtherToken) {
    const auto keys = simple();
    const std::string token = kSimpleToken;
    EXPECT_EQ(code(keys, with("token", "")), "C001");
    EXPECT_EQ(code(keys, with("token", token + "0")), "C001");
    EXPECT_EQ(code(keys, with("token", token.substr(1))), "C001");
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string other = token;
        other[i] = other[i] == '0' ? '1' : '0';
        EXPECT_EQ(code(keys, with("token", other)), "C001") << i;
    }
    serving::HttpRequest without = request();
    without.headers.erase(without.headers.begin());
    EXPECT_EQ(code(keys, without), "C001");
    serving::HttpRequest twice = request();
    twice.headers.emplace_back("Token", kSimpleToken);
    EXPECT_EQ(code(keys, twice), "C001");
}

TEST_F(AuthenticationTest, TakesTimesOfFiveMinutesAroundItsOwn) {
    const auto keys = simple();
    const auto at = [&](std::int64_t off) {
        return code(keys, with("timestamp", std::to_string(clock.unixMilliseconds() + off)));
    };
    EXPECT_EQ(at(0), "");
    EXPECT_EQ(at(300'000), "");
    EXPECT_EQ(at(-300'000), "");
    EXPECT_EQ(at(300'001), "C002");
    EXPECT_EQ(at(-300'001), "C002");
    for (const char* text : {"", "now", "1790000000", "17900000000000", "179000000000x",
                             "-790000000000", " 790000000000", "1790000000.00"})
        EXPECT_EQ(code(keys, with("timestamp", text)), "C002") << text;
    // A request that was good once is not good for ever.
    const auto kept = request();
    EXPECT_EQ(code(keys, kept), "");
    clock.advance(std::chrono::minutes(5));
    EXPECT_EQ(code(keys, kept), "");
    clock.advance(std::chrono::milliseconds(1));
    EXPECT_EQ(code(keys, kept), "C002");
}

TEST_F(AuthenticationTest, NeedsTheVersion) {
    const auto keys = simple();
    for (const char* text : {"", "1", "1.0", "1.0.1", "1.0.0 "})
        EXPECT_EQ(code(keys, with("version", text)), "C004") << text;
}

TEST_F(AuthenticationTest, ChecksSignaturesOverTheTargetAsSent) {
    const auto keys = rsa();
    EXPECT_TRUE(keys.needsSignature());
    EXPECT_EQ(code(keys, request()), "C005");
    EXPECT_EQ(code(keys, with("sign_str", "")), "C005");
    EXPECT_EQ(code(keys, signedAs(request("GET"), "")), "");
    EXPECT_EQ(code(keys, signedAs(request("GET"), "{}")), "");
    EXPECT_EQ(code(keys, signedAs(request("GET"), "{ }")), "C006");
    EXPECT_EQ(code(keys, signedAs(request("POST", R"({"task_id":1})"), R"({"task_id":1})")), "");
    EXPECT_EQ(code(keys, signedAs(request("POST", R"({"task_id":2})"), R"({"task_id":1})")),
              "C006");
    EXPECT_EQ(code(keys, signedAs(request("POST", R"({"task_id":2})"), "")), "C006");
    EXPECT_EQ(code(keys, signedAs(request("POST", R"({"task_id":2})"), "{}")), "C006");

    auto moved = signedAs(request(), "");
    moved.target = "/api/deployment/task/search?status=Running,Pending&page=1";
    EXPECT_EQ(code(keys, moved), "C006");
    auto later = signedAs(request(), "");
    clock.advance(std::chrono::milliseconds(1));
    for (auto& [name, value] : later.headers) {
        if (name == "timestamp") value = std::to_string(clock.unixMilliseconds());
    }
    EXPECT_EQ(code(keys, later), "C006");
}

TEST_F(AuthenticationTest, RefusesEverySignatureThatIsNotExactlyTheOne) {
    const auto keys = rsa();
    const auto good = signedAs(request(), "");
    const std::string signature = good.headers.back().second;
    ASSERT_EQ(signature.size(), 344U);
    const auto tried = [&](const std::string& text) {
        auto made = good;
        made.headers.back().second = text;
        return code(keys, made);
    };
    EXPECT_EQ(tried(signature), "");
    for (std::size_t length = 1; length < signature.size(); ++length)
        EXPECT_EQ(tried(signature.substr(0, length)), "C006") << length;
    for (std::size_t i = 0; i < signature.size(); i += 7) {
        std::string other = signature;
        other[i] = other[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(tried(other), "C006") << i;
        other[i] = '-';
        EXPECT_EQ(tried(other), "C006") << i;
    }
    EXPECT_EQ(tried(signature + "\n"), "C006");
    EXPECT_EQ(tried(" " + signature.substr(1)), "C006");
    EXPECT_EQ(tried(signature.substr(0, 341) + "==="), "C006");
    EXPECT_EQ(tried(std::string(344, '=')), "C006");
    EXPECT_EQ(tried(Signer().sign("x")), "C006");  // of another key
    auto twice = good;
    twice.headers.push_back(good.headers.back());
    EXPECT_EQ(code(keys, twice), "C005");
}

TEST(RsaPublicKey, TakesPublicKeysOfThePlatformsKindAlone) {
    const Signer signer;
    EXPECT_TRUE(RsaPublicKey::fromPem(signer.publicPem()).has_value());
    const auto why = [](const std::string& pem) {
        const auto key = RsaPublicKey::fromPem(pem);
        return key ? std::string() : key.error().detail;
    };
    EXPECT_NE(why(signer.privatePem()).find("private key"), std::string::npos);
    EXPECT_NE(why(Signer(1024).publicPem()).find("2048"), std::string::npos);
    EXPECT_NE(why(Signer(3072).publicPem()).find("2048"), std::string::npos);
    for (const char* text : {"", "hello", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"})
        EXPECT_NE(why(text).find("no public key"), std::string::npos) << text;
    EXPECT_NE(why(std::string(20'000, 'x')), "");
    const std::string pem = signer.publicPem();
    for (std::size_t length = 0; length < pem.size() - 26; ++length)  // up to its last line
        EXPECT_FALSE(RsaPublicKey::fromPem(pem.substr(0, length)).has_value()) << length;
}

TEST(Token, HasTheShapeOfThePlatforms) {
    domain::SystemRandom random;
    const auto first = newToken(random, 1'767'238'077'000);
    EXPECT_TRUE(isTokenShaped(first.reveal())) << first.reveal();
    EXPECT_TRUE(first.reveal().ends_with("-20260101112757"));
    EXPECT_NE(first.reveal(), newToken(random, 1'767'238'077'000).reveal());
    EXPECT_TRUE(isTokenShaped(kSimpleToken));
    const std::string token = kSimpleToken;
    for (std::size_t length = 0; length < token.size(); ++length)
        EXPECT_FALSE(isTokenShaped(token.substr(0, length)));
    EXPECT_FALSE(isTokenShaped(token + "0"));
    EXPECT_FALSE(isTokenShaped("0123456G-89ab-cdef-0123-456789abcdef-20260131235959"));
    EXPECT_FALSE(isTokenShaped("0123456A-89ab-cdef-0123-456789abcdef-20260131235959"));
    EXPECT_FALSE(isTokenShaped("01234567-89ab-cdef-0123-456789abcdef-2026013123595a"));
}

}  // namespace
}  // namespace berth::sim::open_api
