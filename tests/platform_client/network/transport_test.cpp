// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

#include "tests/platform_client/network/test_client.h"
#include "tests/platform_client/network/test_server.h"

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using Kind = HttpFailureKind;

HttpCall post(const std::string& url, std::string body) {
    HttpCall call;
    call.method = "POST";
    call.url = url;
    call.body = std::move(body);
    return call;
}

TEST(Transport, SendsExactlyWhatTheCallSays) {
    TestServer server(TestServer::answering(answerOf("pong")));
    TestClient client;
    HttpCall call = post(server.url("/a/b?c=d"), std::string("{\"x\":\"\xe4\xbd\xa0\0\r\n\"}", 15));
    call.headers = {{"token", "t0k"}, {"sign_str", "YWJj=="}, {"Content-Type", "application/json"}};
    const std::string body = call.body;
    const HttpResult result = client.run(std::move(call));
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->body, "pong");
    ASSERT_EQ(server.requests().size(), 1U);
    EXPECT_EQ(server.requests()[0],
              "POST /a/b?c=d HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
                  "\r\nUser-Agent: Berth/" BERTH_VERSION
                  "\r\nAccept-Encoding: gzip\r\ntoken: t0k\r\nsign_str: YWJj==\r\n"
                  "Content-Type: application/json\r\nAccept: */*\r\nContent-Length: 15\r\n\r\n" +
                  body);
}

TEST(Transport, SendsPathAndQueryByteForByte) {
    TestServer server(TestServer::answering(answerOf("")));
    TestClient client;
    for (const std::string target : {"/api/search?status=Running%2CPending", "/a%2Bb+c", "/%20",
                                     "/%E4%BD%A0?q=%e4", "/?", "/a:b", "/a/../b/./c", "//x",
                                     "/%41%7E", "/a;b=c,d", "/x?a=/b?c:d@e!$&'()*", "/?a&&b=&=c"}) {
        ASSERT_TRUE(client.get(server.url(target)).has_value()) << target;
        EXPECT_TRUE(server.requests().back().starts_with("GET " + target + " HTTP/1.1\r\n"));
    }
    ASSERT_TRUE(client.get(server.url("")).has_value());
    EXPECT_TRUE(server.requests().back().starts_with("GET / HTTP/1.1\r\n"));
}

TEST(Transport, SendsNothingToAnAddressItCouldNotKeep) {
    TestServer server(TestServer::answering(answerOf("")));
    TestClient client;
    for (const std::string& url :
         {server.url("/a b"), server.url("/#f"), server.url("/\xc3\xa4"), server.url("/a\r\nX: y"),
          server.url("/%"), std::string("ftp://127.0.0.1/"),
          "http://u:p@127.0.0.1:" + std::to_string(server.port()) + "/"}) {
        const HttpResult result = client.get(url);
        ASSERT_FALSE(result.has_value()) << url;
        EXPECT_EQ(result.error().kind, Kind::BadAddress);
        EXPECT_FALSE(result.error().mayHaveArrived);
    }
    HttpCall call;
    call.url = server.url();
    call.headers = {{"a", "b\r\nc: d"}};
    EXPECT_EQ(client.run(std::move(call)).error().kind, Kind::BadAddress);
    EXPECT_EQ(server.connections(), 0);
}

TEST(Transport, GivesErrorStatusesAsAnswers) {
    TestClient client;
    for (const char* status :
         {"400 No", "401 No", "403 No", "404 No", "407 No", "429 Slow", "500 No", "503 Busy"}) {
        TestServer server(TestServer::answering(
            answerOf("why", status, "WWW-Authenticate: Basic realm=\"x\"\r\nX-Y:  z \r\n")));
        const HttpResult result = client.get(server.url());
        ASSERT_TRUE(result.has_value()) << status;
        EXPECT_EQ(result->status, std::stoi(status));
        EXPECT_EQ(result->body, "why");
        EXPECT_EQ(result->header("x-y"), "z");
        EXPECT_EQ(server.requests().size(), 1U) << "nobody is asked for a password";
    }
}

TEST(Transport, ReadsTheDateOfTheAnswer) {
    TestServer server(
        TestServer::answering(answerOf("", "200 OK", "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n")));
    TestClient client;
    const HttpResult result = client.get(server.url());
    ASSERT_TRUE(result.has_value());
    ASSERT_TRUE(result->date.has_value());
    EXPECT_EQ(result->date->ns, 784'111'777'000'000'000);
    EXPECT_GT(result->took, 0s);
}

TEST(Transport, UsesAConnectionAgainForGet) {
    TestServer server(TestServer::answering(answerOf("x")));
    TestClient client;
    for (int i = 0; i < 10; ++i)
        ASSERT_TRUE(client.get(server.url()).has_value());
    EXPECT_EQ(server.connections(), 1);
    EXPECT_EQ(server.requests().size(), 10U);
}

TEST(Transport, GivesEachPostAConnectionThatCarriedNothingBefore) {
    TestServer server(TestServer::answering(answerOf("x")));
    TestClient client;
    ASSERT_TRUE(client.get(server.url()).has_value());
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(client.run(post(server.url(), "{}")).has_value());
    EXPECT_EQ(server.connections(), 6);
}

TEST(Transport, NeverSendsAPostTwiceWhateverBecomesOfTheConnection) {
    // It reads the request and then: closes, resets, begins to answer and closes or resets.
    for (int kind = 0; kind < 4; ++kind) {
        TestServer server([kind](Peer& peer) {
            peer.readRequest();
            if (kind >= 2) peer.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe");
            if (kind % 2 == 1) peer.reset();
        });
        for (const char* body : {"", "{}"}) {
            TestClient client;
            const std::size_t before = server.requests().size();
            const HttpResult result = client.run(post(server.url(), body));
            ASSERT_FALSE(result.has_value());
            EXPECT_EQ(result.error().kind, Kind::Broken);
            EXPECT_TRUE(result.error().mayHaveArrived);
            EXPECT_EQ(server.requests().size(), before + 1);
        }
        EXPECT_EQ(server.connections(), 2);
    }
}

TEST(Transport, NeverSendsAPostTwiceToAServerThatClosesIdleConnections) {
    // Each connection is closed after its first answer, without saying so.
    TestServer server([](Peer& peer) {
        peer.readRequest();
        peer.send(answerOf("x"));
    });
    TestClient client;
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(client.get(server.url("/get")).has_value() || i > 0);
        ASSERT_TRUE(client.run(post(server.url("/post"), std::to_string(i))).has_value()) << i;
    }
    int posts = 0;
    for (const std::string& request : server.requests())
        if (request.starts_with("POST")) ++posts;
    EXPECT_EQ(posts, 50);
}

TEST(Transport, SendsAGetOnceOnly) {
    TestServer server([](Peer& peer) { peer.readRequest(); });
    TestClient client;
    EXPECT_EQ(client.get(server.url()).error().kind, Kind::Broken);
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST(Transport, SendsNoCookieBack) {
    TestServer server(TestServer::answering(
        answerOf("", "200 OK", "Set-Cookie: a=b; Path=/\r\nSet-Cookie: c=d\r\n")));
    TestClient client;
    for (int i = 0; i < 2; ++i) {
        const HttpResult result = client.get(server.url());
        ASSERT_TRUE(result.has_value());
        EXPECT_EQ(result->headers.size(), 3U);
    }
    EXPECT_EQ(server.requests()[1].find("ookie"), std::string::npos);
}

TEST(Transport, SaysThatNobodyListens) {
    std::string url;
    {
        TestServer gone(TestServer::answering(""));
        url = gone.url();
    }
    TestClient client;
    const HttpResult result = client.get(url);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Kind::Refused);
    EXPECT_FALSE(result.error().mayHaveArrived);
    EXPECT_EQ(result.error().detail, "the connection was refused");
}

TEST(Transport, SaysThatThereIsNoSuchHost) {
    QtHttpTransport::Options direct;
    direct.proxyFor = [](const QUrl&) { return QNetworkProxy(QNetworkProxy::NoProxy); };
    TestClient client(direct);
    HttpCall call;
    call.url = "http://nothing.invalid/";
    call.deadline = 100s;
    const HttpResult result = client.run(std::move(call));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Kind::NoNetwork);
    EXPECT_FALSE(result.error().mayHaveArrived);
}

TEST(Transport, OpensSixConnectionsAtMostAndLetsTheRestWait) {
    std::promise<void> go;
    const std::shared_future<void> gate = go.get_future().share();
    std::atomic<int> inside{0};
    TestServer server([&](Peer& peer) {
        while (!peer.readRequest().empty()) {
            ++inside;
            gate.wait();
            peer.send(answerOf("x"));
        }
    });
    TestClient client;
    TestClient stream;  // a lane of its own
    std::vector<std::future<HttpResult>> results;
    for (int i = 0; i < 20; ++i) {
        HttpCall call = i % 2 == 0 ? HttpCall{} : post("", "{}");
        call.url = server.url();
        results.push_back(client.send(std::move(call)));
    }
    ASSERT_TRUE(eventually([&] { return inside == 6; }));
    HttpCall other;
    other.url = server.url();
    auto last = stream.send(std::move(other));
    ASSERT_TRUE(eventually([&] { return inside == 7; }));
    EXPECT_EQ(server.connections(), 7);
    go.set_value();
    for (auto& each : results)
        EXPECT_TRUE(TestClient::resultOf(std::move(each)).has_value());
    EXPECT_TRUE(TestClient::resultOf(std::move(last)).has_value());
    EXPECT_EQ(server.requests().size(), 21U);
}

TEST(Transport, CountsWaitingForAConnectionAgainstTheDeadline) {
    TestServer server([](Peer& peer) { peer.waitForEnd(); });
    QtHttpTransport::Options options;
    options.connectionsPerOrigin = 1;
    TestClient client(options);
    HttpCall first;
    first.url = server.url();
    auto held = client.send(std::move(first));
    HttpCall call;
    call.url = server.url();
    call.deadline = 50ms;
    const HttpResult result = client.run(std::move(call));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Kind::TimedOut);
    EXPECT_FALSE(result.error().mayHaveArrived) << "it was still waiting";
    EXPECT_GE(result.error().took, 50ms);
}

TEST(Transport, IsCancelledByDroppingTheHandle) {
    TestServer server([](Peer& peer) {
        peer.readRequest();
        peer.waitForEnd();
    });
    TestClient client;
    HttpCall call;
    call.url = server.url();
    auto future = client.send(std::move(call));
    ASSERT_TRUE(eventually([&] { return server.requests().size() == 1; }));
    client.on([&] { client.handles.clear(); });
    EXPECT_THROW(future.get(), std::future_error) << "its reply is destroyed, not made";
    EXPECT_TRUE(eventually([&] { return server.open() == 0; })) << "and the connection ends";
}

TEST(Transport, EndsWithCancelledWhatIsUnderWayWhenItIsDestroyed) {
    TestServer server([](Peer& peer) { peer.waitForEnd(); });
    TestClient client;
    std::vector<std::future<HttpResult>> results;
    for (int i = 0; i < 10; ++i) {
        HttpCall call;
        call.url = server.url();
        results.push_back(client.send(std::move(call)));
        if (i == 5) {
            EXPECT_TRUE(eventually([&] { return server.connections() > 0; }));
        }
    }
    client.transport.reset();
    for (auto& each : results)
        EXPECT_EQ(TestClient::resultOf(std::move(each)).error().kind, Kind::Cancelled);
    EXPECT_TRUE(eventually([&] { return server.open() == 0; }));
}

TEST(Transport, EndsTogetherWithItsThreadAtAnyMoment) {
    TestServer server([](Peer& peer) {
        while (!peer.readRequest().empty())
            peer.send(answerOf("x"));
    });
    for (int round = 0; round < 30; ++round) {
        TestClient client;
        std::vector<std::future<HttpResult>> results;
        for (int i = 0; i < round % 8; ++i) {
            HttpCall call;
            call.url = server.url();
            results.push_back(client.send(std::move(call)));
        }
        if (round % 2 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(round % 5));
    }
}

TEST(Transport, NeverRepliesInsideSend) {
    TestClient client;
    std::atomic<bool> inside{false};
    std::promise<void> replied;
    client.on([&] {
        inside = true;
        client.handles.push_back(client.transport->send({}, [&](const HttpResult& result) {
            EXPECT_FALSE(inside);
            EXPECT_EQ(result.error().kind, Kind::BadAddress);
            replied.set_value();
        }));
        inside = false;
    });
    EXPECT_EQ(replied.get_future().wait_for(kPatience), std::future_status::ready);
}

}  // namespace
}  // namespace berth::platform_client
