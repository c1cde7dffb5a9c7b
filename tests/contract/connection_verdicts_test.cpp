// SPDX-License-Identifier: GPL-3.0-or-later
// The test of a connection over real sockets: against the simulator's API, and against what else
// may answer at an address.
#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/embedded/embedded_simulator.h"
#include "models/domain/clock.h"
#include "models/domain/random.h"
#include "platform_client/gongji/connection_tester.h"
#include "platform_client/gongji/rsa_key.h"
#include "platform_client/network/network_thread.h"
#include "platform_client/network/qt_http_transport.h"
#include "sim/open_api/rsa_public_key.h"
#include "tests/platform_client/network/test_server.h"

namespace berth::contract {
namespace {

using namespace std::chrono_literals;
using domain::ConnectionVerdict;
using domain::KeyMode;
using platform_client::Peer;
using platform_client::TestServer;
using Verdict = domain::ConnectionVerdictKind;

domain::RsaKeyPair freshKeyPair() {
    auto made = platform_client::gongji::makeRsaKeyPair();
    EXPECT_TRUE(made) << made.error().detail;
    return std::move(*made);
}

// This computer's clock, and one that is off.
class ShiftedClock final : public domain::Clock {
  public:
    explicit ShiftedClock(std::chrono::milliseconds by) : m_by(by) {}
    [[nodiscard]] domain::Duration monotonic() const override { return m_system.monotonic(); }
    [[nodiscard]] std::int64_t unixMilliseconds() const override {
        return m_system.unixMilliseconds() + m_by.count();
    }

  private:
    domain::SystemClock m_system;
    const std::chrono::milliseconds m_by;
};

// The simulator's API with a key of one of the two modes.
struct Api {
    explicit Api(KeyMode mode) {
        app::EmbeddedSimulatorSetup setup;
        setup.pace = {false, 1};
        setup.api.emplace();
        if (mode == KeyMode::Rsa) {
            auto key = sim::open_api::RsaPublicKey::fromPem(pair.publicKey);
            EXPECT_TRUE(key) << key.error().detail;
            setup.api->key = std::move(*key);
        }
        simulator = std::make_unique<app::EmbeddedSimulator>(std::move(setup), clock);
    }
    [[nodiscard]] std::string address() const {
        return simulator->apiAddress().value_or(std::string());
    }
    [[nodiscard]] domain::ConnectionSecrets secrets() const {
        return {simulator->apiToken(), pair.privateKey.clone()};
    }

    domain::SystemClock clock;
    domain::RsaKeyPair pair = freshKeyPair();
    std::unique_ptr<app::EmbeddedSimulator> simulator;
};

struct Wanted {
    std::string address;
    KeyMode mode = KeyMode::Simple;
    std::string pinnedCertificate{};
    std::chrono::milliseconds clockOff{0};
};

ConnectionVerdict test(const Wanted& wanted, domain::ConnectionSecrets secrets) {
    platform_client::NetworkThread thread;
    platform_client::QtHttpTransport transport(thread);
    ShiftedClock clock(wanted.clockOff);
    domain::SystemRandom random;
    platform_client::gongji::GongjiConnectionTester tester({thread, transport, clock, random});
    domain::ConnectionSettings settings;
    settings.id = {"contract"};
    settings.baseUrl = wanted.address;
    settings.keyMode = wanted.mode;
    settings.pinnedCertificate = wanted.pinnedCertificate;
    if (wanted.mode == KeyMode::Simple) secrets.privateKey = {};
    std::promise<ConnectionVerdict> promise;
    auto answer = promise.get_future();
    tester.test(settings, std::move(secrets),
                [&](ConnectionVerdict verdict) { promise.set_value(std::move(verdict)); });
    return answer.get();  // it answers within its own patience, also when it fails
}

domain::ConnectionSecrets anySecrets() {
    return {domain::SecretString("01234567-89ab-cdef-0123-456789abcdef-20260101112757"), {}};
}

TEST(ConnectionVerdicts, OfTheRightKeySayThatItWorksAndWhatIsThere) {
    for (const KeyMode mode : {KeyMode::Simple, KeyMode::Rsa}) {
        const Api api(mode);
        const ConnectionVerdict verdict = test({api.address(), mode}, api.secrets());
        EXPECT_EQ(verdict.kind, Verdict::Works) << verdict.detail;
        EXPECT_GT(verdict.gpuSpecs, 0);
        EXPECT_LT(verdict.skew, 5s);
    }
}

TEST(ConnectionVerdicts, TellAWrongTokenFromAKeyOfTheOtherModeAndFromAWrongKeyPair) {
    const Api simple(KeyMode::Simple);
    const Api rsa(KeyMode::Rsa);
    EXPECT_EQ(test({simple.address()}, anySecrets()).kind, Verdict::TokenRefused);
    EXPECT_EQ(test({simple.address()}, {domain::SecretString("my-token"), {}}).kind,
              Verdict::TokenMalformed);
    EXPECT_EQ(test({rsa.address(), KeyMode::Simple}, rsa.secrets()).kind, Verdict::KeyModeWrong);
    EXPECT_EQ(test({rsa.address(), KeyMode::Rsa},
                   {rsa.simulator->apiToken(), freshKeyPair().privateKey.clone()})
                  .kind,
              Verdict::SignatureRefused);
}

TEST(ConnectionVerdicts, TellAClockThatIsOff) {
    const Api api(KeyMode::Rsa);
    for (const auto off : {10min, -10min}) {
        const ConnectionVerdict verdict =
            test({api.address(), KeyMode::Rsa, {}, off}, api.secrets());
        EXPECT_EQ(verdict.kind, Verdict::ClockSkewed) << verdict.detail;
        EXPECT_NEAR(std::chrono::duration<double>(verdict.skew).count(),
                    std::chrono::duration<double>(off).count(), 30);
    }
}

TEST(ConnectionVerdicts, TellWhatElseAnswersAtAnAddress) {
    std::string nobody;
    {
        const TestServer gone([](Peer&) {});
        nobody = gone.url("");
    }
    EXPECT_EQ(test({nobody}, anySecrets()).kind, Verdict::Refused);
    const TestServer portal(
        TestServer::answering(platform_client::answerOf("<html>welcome, please pay</html>")));
    EXPECT_EQ(test({portal.url("")}, anySecrets()).kind, Verdict::NotThePlatform);
    const TestServer other(TestServer::once("SSH-2.0-OpenSSH_9.2p1\r\n"));
    EXPECT_EQ(test({other.url("")}, anySecrets()).kind, Verdict::NotThePlatform);
    const TestServer proxy(TestServer::answering(
        platform_client::answerOf("log in first", "407 Proxy Authentication Required")));
    EXPECT_EQ(test({proxy.url("")}, anySecrets()).kind, Verdict::ProxyFailed);
    const TestServer broken(
        TestServer::answering(platform_client::answerOf("busy", "503 Service Unavailable")));
    EXPECT_EQ(test({broken.url("")}, anySecrets()).kind, Verdict::PlatformFailed);
}

TEST(ConnectionVerdicts, TellACertificateThatNobodyVouchesForAndWhoseItIs) {
    const auto identity = platform_client::Identity::make({});
    const TestServer server(TestServer::answering(platform_client::answerOf("<html>")),
                            {identity, 0});
    const std::string address = server.url("");
    const ConnectionVerdict verdict = test({address}, anySecrets());
    EXPECT_EQ(verdict.kind, Verdict::CertificateBad) << verdict.detail;
    EXPECT_EQ(verdict.fingerprint, identity.fingerprint());
    EXPECT_TRUE(server.requests().empty()) << "nothing of the token went there";
    // Once it is excepted the test goes on, and finds that this is somebody else.
    EXPECT_EQ(test({address, KeyMode::Simple, verdict.fingerprint}, anySecrets()).kind,
              Verdict::NotThePlatform);
}

}  // namespace
}  // namespace berth::contract
