// SPDX-License-Identifier: GPL-3.0-or-later
// The way to a server: addresses, proxies, connections that do not come about.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QSslConfiguration>
#include <cstdlib>
#include <string>
#include <vector>

#include "platform_client/network/address_race.h"
#include "tests/platform_client/network/test_client.h"
#include "tests/platform_client/network/test_server.h"

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using Kind = HttpFailureKind;

QtHttpTransport::Options through(const QNetworkProxy& proxy) {
    QtHttpTransport::Options options;
    options.proxyFor = [proxy](const QUrl&) { return proxy; };
    return options;
}
QNetworkProxy proxyAt(const TestServer& server,
                      QNetworkProxy::ProxyType type = QNetworkProxy::HttpProxy,
                      const char* user = "", const char* word = "") {
    return QNetworkProxy(type, QStringLiteral("127.0.0.1"), server.port(), QLatin1String(user),
                         QLatin1String(word));
}

TEST(Connecting, TriesAddressesOfBothFamiliesInTurn) {
    const auto list = [](std::initializer_list<const char*> texts) {
        QList<QHostAddress> made;
        for (const char* each : texts)
            made.append(QHostAddress(QLatin1String(each)));
        return made;
    };
    EXPECT_EQ(inTurn(list({"::1", "::2", "::3", "1.1.1.1", "2.2.2.2"})),
              list({"::1", "1.1.1.1", "::2", "2.2.2.2", "::3"}));
    EXPECT_EQ(inTurn(list({"1.1.1.1", "2.2.2.2", "::1"})), list({"1.1.1.1", "::1", "2.2.2.2"}));
    EXPECT_EQ(inTurn(list({"1.1.1.1"})), list({"1.1.1.1"}));
    EXPECT_TRUE(inTurn({}).isEmpty());
}

TEST(Connecting, EndsAtTheDeadlineWhenTheHostTakesNoConnection) {
    // A listener whose queue is full: the system answers nothing to whoever comes next.
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    ASSERT_EQ(::bind(listener, plain, size), 0);
    ASSERT_EQ(::listen(listener, 0), 0);
    ASSERT_EQ(::getsockname(listener, plain, &size), 0);
    std::vector<int> fillers;
    for (int i = 0; i < 8; ++i) {
        fillers.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        (void)::connect(fillers.back(), plain, size);
    }
    TestClient client;
    HttpCall call;
    call.url = "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)) + "/";
    call.deadline = 300ms;
    const HttpResult result = client.run(std::move(call));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Kind::TimedOut);
    EXPECT_FALSE(result.error().mayHaveArrived);
    for (const int each : fillers)
        ::close(each);
    ::close(listener);
}

TEST(Connecting, AsksAProxyForPlainHttpWithTheWholeAddress) {
    const TestServer proxy(TestServer::answering(answerOf("by proxy")));
    TestClient client(through(proxyAt(proxy, QNetworkProxy::HttpProxy, "u", "w")));
    const HttpResult result = client.get("http://api.invalid:8080/a%2Cb?c");
    ASSERT_TRUE(result.has_value()) << result.error().detail;
    EXPECT_EQ(result->body, "by proxy");
    const std::string request = proxy.requests().at(0);
    EXPECT_TRUE(request.starts_with(
        "GET http://api.invalid:8080/a%2Cb?c HTTP/1.1\r\nHost: api.invalid:8080\r\n"));
    EXPECT_NE(request.find("\r\nProxy-Authorization: Basic dTp3\r\n"), std::string::npos);
}

TEST(Connecting, TunnelsTlsThroughAProxyAndChecksWhoIsAtItsEnd) {
    Identity::Wish wish;
    wish.commonName = "Test authority";
    wish.authority = true;
    const Identity authority = Identity::make(wish);
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(authority.qt());
    QSslConfiguration::setDefaultConfiguration(trusting);
    Identity::Wish leaf;
    leaf.commonName = "api.berth.invalid";
    leaf.dnsNames = {"*.berth.invalid"};
    const Identity identity = Identity::make(leaf, &authority);
    const TestServer proxy([&](Peer& peer) {
        peer.readRequest();
        peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
        if (!peer.secure(identity)) return;
        while (!peer.readRequest().empty())
            peer.send(answerOf("inside"));
    });
    TestClient client(through(proxyAt(proxy)));
    HttpCall call;
    call.url = "https://api.berth.invalid/x";
    call.headers = {{"token", "s3cr3t"}};
    const HttpResult result = client.run(call);
    ASSERT_TRUE(result.has_value()) << result.error().detail;
    EXPECT_EQ(result->body, "inside");
    EXPECT_TRUE(proxy.requests().at(0).starts_with("CONNECT api.berth.invalid:443 HTTP/1.1\r\n"));
    EXPECT_EQ(proxy.requests().at(0).find("s3cr3t"), std::string::npos);
    EXPECT_TRUE(proxy.requests().at(1).starts_with("GET /x HTTP/1.1\r\n"));
    for (const char* url : {"https://berth.invalid/", "https://a.api.berth.invalid/"}) {
        call.url = url;
        EXPECT_EQ(client.run(call).error().kind, Kind::CertificateBad) << url;
    }
    EXPECT_EQ(proxy.requests().size(), 4U) << "no request, but for the tunnels";
    QSslConfiguration::setDefaultConfiguration(before);
}

TEST(Connecting, SaysThatItWasTheProxy) {
    const auto failing = [](const char* answer, const char* url) {
        const TestServer proxy(TestServer::once(answer));
        TestClient client(through(proxyAt(proxy)));
        const HttpResult result = client.get(url);
        EXPECT_FALSE(result.has_value());
        return result ? Kind::BadAddress : result.error().kind;
    };
    for (const char* answer :
         {"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
          "HTTP/1.1 407 Password\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: "
          "0\r\n\r\n",
          "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", "not http at all"})
        EXPECT_EQ(failing(answer, "https://api.invalid/"), Kind::ProxyFailed) << answer;
    EXPECT_EQ(failing("HTTP/1.1 407 Password\r\nContent-Length: 0\r\n\r\n", "http://api.invalid/"),
              Kind::ProxyFailed);
    QNetworkProxy nobody(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), 1);
    {
        const TestServer gone(TestServer::answering(""));
        nobody.setPort(gone.port());
    }
    TestClient client(through(nobody));
    for (const char* url : {"https://api.invalid/", "http://api.invalid/"}) {
        const HttpResult result = client.get(url);
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().kind, Kind::ProxyFailed);
        EXPECT_FALSE(result.error().mayHaveArrived);
    }
}

TEST(Connecting, AsksNoProxyTheWayToThisComputer) {
    const TestServer proxy(TestServer::answering(answerOf("by proxy")));
    const TestServer server(TestServer::answering(answerOf("direct")));
    TestClient client(through(proxyAt(proxy)));
    for (const char* host : {"127.0.0.1", "localhost"}) {
        const HttpResult result =
            client.get("http://" + std::string(host) + ":" + std::to_string(server.port()) + "/");
        ASSERT_TRUE(result.has_value());
        EXPECT_EQ(result->body, "direct");
    }
    EXPECT_EQ(proxy.connections(), 0);
}

TEST(Connecting, KnowsTheProxyOfTheSystem) {
    setenv("http_proxy", "http://u:w@proxy.invalid:3128", 1);
    setenv("https_proxy", "http://secure.invalid:3129", 1);
    setenv("no_proxy", "plain.invalid", 1);
    const auto proxy = [](const char* url) {
        return ProxyFinder::ofTheSystem(QUrl(QLatin1String(url)));
    };
    EXPECT_EQ(proxy("http://api.invalid/").hostName(), QLatin1String("proxy.invalid"));
    EXPECT_EQ(proxy("http://api.invalid/").type(), QNetworkProxy::HttpProxy);
    EXPECT_EQ(proxy("http://api.invalid/").user(), QLatin1String("u"));
    EXPECT_EQ(proxy("https://api.invalid/").port(), 3129);
    EXPECT_EQ(proxy("http://plain.invalid/").type(), QNetworkProxy::NoProxy);
    unsetenv("http_proxy");
    unsetenv("https_proxy");
    unsetenv("no_proxy");
    EXPECT_EQ(proxy("http://api.invalid/").type(), QNetworkProxy::NoProxy);
}

TEST(Connecting, EndsAtTheDeadlineWhileTheProxySettingsAreStillBeingRead) {
    std::promise<void> go;
    QtHttpTransport::Options options;
    options.proxyFor = [gate = go.get_future().share()](const QUrl&) {
        gate.wait();  // a script that is fetched from nowhere
        return QNetworkProxy(QNetworkProxy::NoProxy);
    };
    {
        TestClient client(options);
        HttpCall call;
        call.url = "http://api.invalid/";
        call.deadline = 50ms;
        EXPECT_EQ(client.run(call).error().kind, Kind::TimedOut);
        const TestServer server(TestServer::answering(answerOf("x")));
        EXPECT_TRUE(client.get(server.url()).has_value()) << "nobody else waits for it";
    }
    go.set_value();  // the transport and its thread are gone
}

}  // namespace
}  // namespace berth::platform_client
