// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/connection_tester.h"

#include <gtest/gtest.h>

#include <functional>

#include "platform_client/gongji/rsa_key.h"
#include "tests/platform_client/gongji/client_room.h"
#include "tests/platform_client/gongji/wire_examples.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/seeded_random.h"
#include "tests/support/virtual_task_queue.h"

namespace berth::platform_client::gongji {
namespace {

using namespace std::chrono_literals;
using domain::ConnectionVerdict;
using domain::KeyMode;
using support::ScriptedTransport;
using Verdict = domain::ConnectionVerdictKind;

const domain::RsaKeyPair& keyPair() {
    static const domain::RsaKeyPair kPair = std::move(*makeRsaKeyPair());
    return kPair;
}

std::string refusalBody(const std::string& code, const std::string& message) {
    return R"({"code":")" + code + R"(","message":")" + message + R"(","data":null})";
}

bool isSigned(const HttpCall& call) {
    for (const auto& [name, value] : call.headers) {
        if (name == "sign_str") return true;
    }
    return false;
}

// One test of a connection to a server that answers every call as it is told.
struct Bench {
    using Answer = std::function<HttpResult(const HttpCall&)>;

    explicit Bench(Answer answers) : answer(std::move(answers)) {
        settings.id = {"c"};
        settings.name = "c";
        settings.baseUrl = "https://openapi.suanli.cn";
    }

    ConnectionVerdict run() {
        support::VirtualTaskQueue queue;
        support::SeededRandom random(1);
        ScriptedTransport transport(
            queue, [&](const HttpCall& call, std::size_t) -> ScriptedTransport::Turn {
                HttpResult result = answer(call);
                if (result) {
                    result->date =
                        domain::Instant{queue.clock().unixMilliseconds() * 1'000'000} - skew;
                }
                return {std::move(result), 50ms};
            });
        GongjiConnectionTester tester({queue, transport, queue.clock(), random});
        domain::ConnectionSecrets secrets{domain::SecretString(token), {}};
        if (settings.keyMode == KeyMode::Rsa) secrets.privateKey = keyPair().privateKey.clone();
        std::optional<ConnectionVerdict> verdict;
        tester.test(settings, std::move(secrets), [&](ConnectionVerdict found) {
            EXPECT_FALSE(verdict) << "one reply";
            verdict = std::move(found);
        });
        EXPECT_TRUE(queue.runUntil([&] { return verdict.has_value(); }, 1min));
        return verdict.value_or(ConnectionVerdict{});
    }

    Answer answer;
    domain::ConnectionSettings settings;
    std::string token = testing::kTestToken;
    domain::Duration skew{0};
};

HttpResult platformAnswers(const HttpCall& call) {
    return ScriptedTransport::answered(200, call.url.find("resource/search") != std::string::npos
                                                ? testing::catalogueExample()
                                                : testing::taskListExample());
}

Verdict ofAnswer(int status, const std::string& body, KeyMode mode = KeyMode::Simple) {
    Bench bench([&](const HttpCall&) { return ScriptedTransport::answered(status, body); });
    bench.settings.keyMode = mode;
    return bench.run().kind;
}

Verdict ofFailure(HttpFailureKind kind) {
    return Bench([&](const HttpCall&) { return ScriptedTransport::failed(kind, false); })
        .run()
        .kind;
}

TEST(ConnectionTester, SaysWhatItSawWhenItWorks) {
    Bench bench(platformAnswers);
    bench.skew = 2s;
    const ConnectionVerdict verdict = bench.run();
    EXPECT_EQ(verdict.kind, Verdict::Works);
    EXPECT_EQ(verdict.gpuSpecs, 2);
    EXPECT_EQ(verdict.deployments, 1);
    EXPECT_NEAR(static_cast<double>(verdict.skew.count()), 2e9, 1e9);
    EXPECT_GE(verdict.took, 100ms);
}

TEST(ConnectionTester, TellsWhatStandsInTheWay) {
    EXPECT_EQ(ofFailure(HttpFailureKind::NoNetwork), Verdict::NoNetwork);
    EXPECT_EQ(ofFailure(HttpFailureKind::ProxyFailed), Verdict::ProxyFailed);
    EXPECT_EQ(ofFailure(HttpFailureKind::Refused), Verdict::Refused);
    EXPECT_EQ(ofFailure(HttpFailureKind::CertificateBad), Verdict::CertificateBad);
    EXPECT_EQ(ofFailure(HttpFailureKind::TimedOut), Verdict::TimedOut);
    EXPECT_EQ(ofFailure(HttpFailureKind::Malformed), Verdict::NotThePlatform);
    EXPECT_EQ(ofFailure(HttpFailureKind::Redirected), Verdict::NotThePlatform);
    EXPECT_EQ(ofAnswer(407, "proxy"), Verdict::ProxyFailed);
    EXPECT_EQ(ofAnswer(200, "<html>welcome</html>"), Verdict::NotThePlatform);
    EXPECT_EQ(ofAnswer(404, "<html>no</html>"), Verdict::NotThePlatform);
    EXPECT_EQ(ofAnswer(200, "{\"status\":\"ok\"}"), Verdict::NotThePlatform);
    EXPECT_EQ(ofAnswer(200, R"({"code":"0000","data":{"results":7}})"), Verdict::NotThePlatform);
    EXPECT_EQ(ofAnswer(503, "busy"), Verdict::PlatformFailed);
    EXPECT_EQ(ofAnswer(429, "slow down"), Verdict::RateLimited);
    EXPECT_EQ(ofAnswer(200, refusalBody("C009", "请求过于频繁")), Verdict::RateLimited);
    EXPECT_EQ(ofAnswer(200, refusalBody("C999", "内部错误")), Verdict::PlatformFailed);
}

TEST(ConnectionTester, ShowsWhoseCertificateItWas) {
    Bench bench([](const HttpCall&) -> HttpResult {
        HttpFailure failure;
        failure.kind = HttpFailureKind::CertificateBad;
        failure.detail = "self-signed";
        failure.fingerprint = "ab12";
        failure.mayHaveArrived = false;
        return tl::unexpected<HttpFailure>(failure);
    });
    const ConnectionVerdict verdict = bench.run();
    EXPECT_EQ(verdict.fingerprint, "ab12");
    EXPECT_EQ(verdict.detail, "self-signed");
}

TEST(ConnectionTester, TellsAClockThatIsOffFromEverythingElse) {
    Bench works(platformAnswers);
    works.skew = -(4min + 30s);
    EXPECT_EQ(works.run().kind, Verdict::ClockSkewed) << "before the platform refuses";
    works.skew = 3min;
    EXPECT_EQ(works.run().kind, Verdict::Works);
    Bench refused([](const HttpCall&) {
        return ScriptedTransport::answered(200, refusalBody("C001", "token invalid"));
    });
    refused.skew = 2h;
    const ConnectionVerdict verdict = refused.run();
    EXPECT_EQ(verdict.kind, Verdict::ClockSkewed) << "whatever the platform says it is";
    EXPECT_GT(verdict.skew, 119min);
    EXPECT_EQ(ofAnswer(200, refusalBody("C002", "请求头 timestamp 超出范围")),
              Verdict::ClockSkewed);
    Bench portal([](const HttpCall&) { return ScriptedTransport::answered(200, "<html>"); });
    portal.skew = 2h;
    EXPECT_EQ(portal.run().kind, Verdict::NotThePlatform) << "that clock is somebody else's";
}

TEST(ConnectionTester, TellsTokensAndSignaturesApart) {
    const std::string token = refusalBody("C001", "token 无效 (token invalid)");
    const std::string signature = refusalBody("C006", "sign_str 验签失败 (signature invalid)");
    EXPECT_EQ(ofAnswer(200, token), Verdict::TokenRefused);
    EXPECT_EQ(ofAnswer(200, token, KeyMode::Rsa), Verdict::TokenRefused);
    EXPECT_EQ(ofAnswer(200, signature, KeyMode::Rsa), Verdict::SignatureRefused);
    EXPECT_EQ(ofAnswer(200, refusalBody("C005", "缺少请求头 sign_str")), Verdict::KeyModeWrong)
        << "the key is one with a signature";
    Bench simpleKey([&](const HttpCall& call) {
        return isSigned(call) ? ScriptedTransport::answered(200, signature) : platformAnswers(call);
    });
    simpleKey.settings.keyMode = KeyMode::Rsa;
    EXPECT_EQ(simpleKey.run().kind, Verdict::KeyModeWrong) << "the key is one without";
    Bench shapeless([&](const HttpCall&) { return ScriptedTransport::answered(200, token); });
    shapeless.token = "my-token";
    EXPECT_EQ(shapeless.run().kind, Verdict::TokenMalformed);
}

TEST(ConnectionTester, SendsNothingForWhatCannotBeRight) {
    int calls = 0;
    Bench bench([&](const HttpCall&) {
        ++calls;
        return ScriptedTransport::answered(200, "");
    });
    bench.token = "two words";
    EXPECT_EQ(bench.run().kind, Verdict::TokenMalformed);
    bench.token = testing::kTestToken;
    for (const char* url : {"", "openapi.suanli.cn", "ftp://x", "http://openapi.suanli.cn",
                            "https://openapi.suanli.cn/api", "https://user@openapi.suanli.cn"}) {
        bench.settings.baseUrl = url;
        EXPECT_EQ(bench.run().kind, Verdict::BadAddress) << url;
    }
    EXPECT_EQ(calls, 0);
}

TEST(ConnectionTester, AnswersOnceWhenItGoes) {
    support::VirtualTaskQueue queue;
    support::SeededRandom random(1);
    ScriptedTransport transport(queue, [](const HttpCall&, std::size_t) {
        return ScriptedTransport::Turn{ScriptedTransport::answered(200), 5s};
    });
    auto tester = std::make_unique<GongjiConnectionTester>(
        GongjiConnectionTester::Seams{queue, transport, queue.clock(), random});
    int replies = 0;
    tester->test(Bench(platformAnswers).settings, {domain::SecretString(testing::kTestToken), {}},
                 [&](const ConnectionVerdict& verdict) {
                     ++replies;
                     EXPECT_EQ(verdict.kind, Verdict::TimedOut);
                 });
    queue.advance(1s);
    tester.reset();
    EXPECT_EQ(replies, 1);
    EXPECT_EQ(transport.underWay(), 0);
    queue.advance(1min);
    EXPECT_EQ(replies, 1);
}

}  // namespace
}  // namespace berth::platform_client::gongji
