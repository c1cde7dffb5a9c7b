// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QSslConfiguration>
#include <string>
#include <vector>

#include "tests/platform_client/network/test_client.h"
#include "tests/platform_client/network/test_server.h"

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using Kind = HttpFailureKind;

// This computer trusts an authority that is made for the test.
class Tls : public testing::Test {
  protected:
    void SetUp() override {
        QSslConfiguration configuration = m_before;
        configuration.addCaCertificate(authority.qt());
        QSslConfiguration::setDefaultConfiguration(configuration);
    }
    void TearDown() override { QSslConfiguration::setDefaultConfiguration(m_before); }

    static Identity makeAuthority(const char* name = "Test authority") {
        Identity::Wish wish;
        wish.commonName = name;
        wish.authority = true;
        return Identity::make(wish);
    }
    [[nodiscard]] Identity signedFor(const Identity::Wish& wish) const {
        return Identity::make(wish, &authority);
    }
    static Identity::Wish named(std::vector<std::string> names, std::string commonName = "x") {
        Identity::Wish wish;
        wish.commonName = std::move(commonName);
        wish.dnsNames = std::move(names);
        return wish;
    }
    static HttpCall callTo(const std::string& url, std::string pin = {}) {
        HttpCall call;
        call.method = "POST";
        call.url = url;
        call.headers = {{"token", "s3cr3t"}};
        call.body = "s3cr3t";
        call.pinnedCertificate = std::move(pin);
        return call;
    }
    // The server must not have seen a single byte of a request.
    static HttpFailure refused(const Identity& identity, const std::string& host = "localhost",
                               const std::string& pin = {}, int newest = 0) {
        const TestServer server(TestServer::answering(answerOf("caught")), {identity, newest});
        TestClient client;
        const HttpResult result =
            client.run(callTo("https://" + host + ":" + std::to_string(server.port()) + "/", pin));
        EXPECT_FALSE(result.has_value());
        EXPECT_TRUE(eventually([&] { return server.connections() > 0 && server.open() == 0; }));
        EXPECT_EQ(server.received(), 0U);
        if (result) return {};
        EXPECT_EQ(result.error().kind, Kind::CertificateBad);
        EXPECT_FALSE(result.error().mayHaveArrived);
        return result.error();
    }
    static HttpResult asked(const Identity& identity, const std::string& host = "localhost",
                            const std::string& pin = {}) {
        const TestServer server(TestServer::answering(answerOf("hello")), {identity, 0});
        TestClient client;
        return client.run(
            callTo("https://" + host + ":" + std::to_string(server.port()) + "/", pin));
    }

    const Identity authority = makeAuthority();

  private:
    const QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();
};

TEST_F(Tls, LetsAServerInThatIsSignedForAndMadeOutToTheHost) {
    const HttpResult result = asked(signedFor(named({"localhost"})));
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->body, "hello");
    Identity::Wish wish = named({});
    wish.addresses = {"127.0.0.1"};
    EXPECT_TRUE(asked(signedFor(wish), "127.0.0.1").has_value());
    wish.key = Identity::KeyKind::Rsa;
    EXPECT_TRUE(asked(signedFor(wish), "127.0.0.1").has_value());
}

TEST_F(Tls, RefusesANameThatStandsInTheCommonNameOnly) {
    // Qt itself would accept each of these.
    const std::string detail = "the certificate was made out to another host";
    EXPECT_EQ(refused(signedFor(named({}, "localhost"))).detail, detail);
    EXPECT_EQ(refused(signedFor(named({"other.example"}, "localhost"))).detail, detail);
    Identity::Wish wish = named({}, "localhost");
    wish.addresses = {"127.0.0.1"};
    EXPECT_EQ(refused(signedFor(wish)).detail, detail);
    EXPECT_EQ(refused(signedFor(named({"127.0.0.1"}, "127.0.0.1")), "127.0.0.1").detail, detail);
}

TEST_F(Tls, RefusesAnotherHost) {
    for (const auto& names : std::vector<std::vector<std::string>>{{"other.example"},
                                                                   {"*.localhost"},
                                                                   {"*"},
                                                                   {"local*"},
                                                                   {"localhost.example"},
                                                                   {"sub.localhost"}})
        EXPECT_NE(refused(signedFor(named(names))).detail.find("another host"), std::string::npos);
}

TEST_F(Tls, RefusesWhomNobodyTrustsAndSaysWhoseKeyItWas) {
    const Identity selfSigned = Identity::make(named({"localhost"}));
    const HttpFailure failure = refused(selfSigned);
    EXPECT_NE(failure.detail.find("self-signed"), std::string::npos) << failure.detail;
    EXPECT_EQ(failure.fingerprint, selfSigned.fingerprint());
    const Identity namesake = makeAuthority();
    EXPECT_NE(refused(Identity::make(named({"localhost"}), &namesake)).detail.find("signature"),
              std::string::npos);
    const Identity stranger = makeAuthority("Stranger");
    const Identity signedByStranger = Identity::make(named({"localhost"}), &stranger);
    const HttpFailure other = refused(signedByStranger);
    EXPECT_NE(other.detail.find("nobody this computer trusts"), std::string::npos) << other.detail;
    EXPECT_EQ(other.fingerprint, signedByStranger.fingerprint());
}

TEST_F(Tls, RefusesACertificateThatIsNotValidNow) {
    Identity::Wish wish = named({"localhost"});
    wish.begins = std::chrono::hours(-48);
    wish.ends = std::chrono::hours(-24);
    EXPECT_NE(refused(signedFor(wish)).detail.find("has expired"), std::string::npos);
    wish.begins = std::chrono::hours(24);
    wish.ends = std::chrono::hours(48);
    EXPECT_NE(refused(signedFor(wish)).detail.find("not valid yet"), std::string::npos);
}

TEST_F(Tls, RefusesAChainOverACertificateThatMustNotSign) {
    const Identity leaf = signedFor(named({"localhost"}));
    (void)refused(Identity::make(named({"localhost"}), &leaf));
}

TEST_F(Tls, RefusesVersionsBefore12) {
    for (const int newest : {TLS1_VERSION, TLS1_1_VERSION}) {
        EXPECT_EQ(refused(signedFor(named({"localhost"})), "localhost", {}, newest).detail,
                  "no connection with TLS 1.2 or newer could be agreed on");
    }
    const TestServer server(TestServer::answering(answerOf("x")),
                            {signedFor(named({"localhost"})), TLS1_2_VERSION});
    TestClient client;
    EXPECT_TRUE(client.get(server.url()).has_value());
}

TEST_F(Tls, RefusesAServerThatSpeaksNoTls) {
    const TestServer server([](Peer& peer) {
        peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        peer.waitForEnd();
    });
    TestClient client;
    const HttpResult result =
        client.run(callTo("https://127.0.0.1:" + std::to_string(server.port()) + "/"));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Kind::CertificateBad);
    EXPECT_FALSE(result.error().mayHaveArrived);
}

TEST_F(Tls, EndsAtTheDeadlineInTheMiddleOfAHandshake) {
    const TestServer server([](Peer& peer) { peer.waitForEnd(); });
    TestClient client;
    HttpCall call = callTo("https://127.0.0.1:" + std::to_string(server.port()) + "/");
    call.deadline = 100ms;
    const HttpResult result = client.run(std::move(call));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Kind::TimedOut);
    EXPECT_FALSE(result.error().mayHaveArrived);
}

TEST_F(Tls, IsBrokenWhenTheServerLeavesInTheMiddleOfAHandshake) {
    const TestServer server([](Peer& peer) { peer.send({"\x16\x03\x03", 3}); });
    TestClient client;
    const HttpResult result =
        client.run(callTo("https://127.0.0.1:" + std::to_string(server.port()) + "/"));
    ASSERT_FALSE(result.has_value());
    EXPECT_FALSE(result.error().mayHaveArrived);
}

TEST_F(Tls, LetsInExactlyTheKeyThatIsPinned) {
    const Identity selfSigned = Identity::make(named({"elsewhere.example"}));
    const HttpResult result = asked(selfSigned, "localhost", selfSigned.fingerprint());
    ASSERT_TRUE(result.has_value()) << result.error().detail;
    EXPECT_EQ(result->body, "hello");
    std::string upper = selfSigned.fingerprint();
    for (char& c : upper)
        c = static_cast<char>(std::toupper(c));
    EXPECT_TRUE(asked(selfSigned, "localhost", upper).has_value());
    Identity::Wish expired = named({});
    expired.ends = std::chrono::hours(-1);
    expired.begins = std::chrono::hours(-2);
    expired.key = Identity::KeyKind::Rsa;
    const Identity old = Identity::make(expired);
    EXPECT_TRUE(asked(old, "127.0.0.1", old.fingerprint()).has_value());
}

TEST_F(Tls, RefusesEveryOtherKeyThanThePinnedOne) {
    const Identity pinned = Identity::make(named({"localhost"}));
    const std::string detail = "the server has another key than the excepted one";
    const Identity other = Identity::make(named({"localhost"}));
    const HttpFailure failure = refused(other, "localhost", pinned.fingerprint());
    EXPECT_EQ(failure.detail, detail);
    EXPECT_EQ(failure.fingerprint, other.fingerprint());
    EXPECT_EQ(refused(signedFor(named({"localhost"})), "localhost", pinned.fingerprint()).detail,
              detail)
        << "not even one that would be let in without a pin";
    EXPECT_EQ(refused(pinned, "localhost", "not a fingerprint").detail, detail);
}

TEST_F(Tls, KeepsConnectionsApartThatWereLetInForDifferentReasons) {
    const Identity selfSigned = Identity::make(named({"localhost"}));
    const TestServer server(TestServer::answering(answerOf("hello")), {selfSigned, 0});
    TestClient client;
    HttpCall pinned;
    pinned.url = server.url();
    pinned.pinnedCertificate = selfSigned.fingerprint();
    ASSERT_TRUE(client.run(pinned).has_value());
    ASSERT_TRUE(client.run(pinned).has_value());
    EXPECT_EQ(server.connections(), 1) << "it is kept and used again";
    HttpCall plain;
    plain.url = server.url();
    EXPECT_EQ(client.run(plain).error().kind, Kind::CertificateBad);
    HttpCall elsewhere = pinned;
    elsewhere.pinnedCertificate = authority.fingerprint();
    EXPECT_EQ(client.run(elsewhere).error().kind, Kind::CertificateBad);
    EXPECT_EQ(server.requests().size(), 2U);
}

TEST_F(Tls, TakesABodyForWholeOnlyWhenItsEndIsSignedToo) {
    // Without a length, anybody on the way could cut the answer off.
    const Identity identity = signedFor(named({"localhost"}));
    for (const bool orderly : {true, false}) {
        const TestServer server(
            [&](Peer& peer) {
                peer.readRequest();
                peer.send("HTTP/1.1 200 OK\r\n\r\nhello");
                if (!orderly) peer.cut();
            },
            {identity, 0});
        TestClient client;
        const HttpResult result = client.get(server.url());
        EXPECT_EQ(result.has_value(), orderly);
        if (!result) {
            EXPECT_EQ(result.error().kind, Kind::Broken) << result.error().detail;
        }
    }
}

TEST_F(Tls, CarriesLargeBodiesBothWays) {
    const TestServer server(
        [](Peer& peer) {
            for (std::string request; !(request = peer.readRequest()).empty();)
                peer.send(answerOf(request.substr(request.find("\r\n\r\n") + 4)));
        },
        {signedFor(named({"localhost"})), 0});
    TestClient client;
    HttpCall call = callTo(server.url());
    for (int i = 0; i < 300'000; ++i)
        call.body += std::to_string(i);
    const std::string body = call.body;
    const HttpResult result = client.run(std::move(call));
    ASSERT_TRUE(result.has_value()) << result.error().detail;
    EXPECT_EQ(result->body, body);
}

}  // namespace
}  // namespace berth::platform_client
