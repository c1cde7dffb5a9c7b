// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/platform_client/network/test_client.h"
#include "tests/platform_client/network/test_server.h"

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using Kind = HttpFailureKind;

constexpr const char* kSecret = "s3cr3t-t0k3n";

std::string pointingTo(const std::string& location, const char* status = "302 Found") {
    return answerOf("", status, "Location: " + location + "\r\n");
}

HttpCall withSecret(const std::string& url, const std::string& method = "GET") {
    HttpCall call;
    call.method = method;
    call.url = url;
    call.headers = {{"token", kSecret}};
    if (method == "POST") call.body = kSecret;
    return call;
}

TEST(Redirects, AreFollowedWithinTheOrigin) {
    for (const char* status :
         {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"}) {
        const TestServer server([&](Peer& peer) {
            for (std::string request; !(request = peer.readRequest()).empty();)
                peer.send(request.starts_with("GET /end?x=%2C ")
                              ? answerOf("here")
                              : pointingTo("sub/../end?x=%2C#f", status));
        });
        TestClient client;
        const HttpResult result = client.run(withSecret(server.url("/start")));
        ASSERT_TRUE(result.has_value()) << status;
        EXPECT_EQ(result->body, "here");
        ASSERT_EQ(server.requests().size(), 2U);
        EXPECT_NE(server.requests()[1].find(kSecret), std::string::npos) << "it is the same origin";
        EXPECT_EQ(server.connections(), 1);
    }
}

TEST(Redirects, AreFollowedFiveTimesAndNoMore) {
    const TestServer server([&](Peer& peer) {
        for (std::string request; !(request = peer.readRequest()).empty();) {
            const int number = std::stoi(request.substr(5));
            peer.send(number == 0 ? answerOf("end") : pointingTo("/" + std::to_string(number - 1)));
        }
    });
    TestClient client;
    EXPECT_TRUE(client.run(withSecret(server.url("/5"))).has_value());
    const HttpResult result = client.run(withSecret(server.url("/6")));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, Kind::Redirected);
    EXPECT_EQ(client.run(withSecret(server.url("/1000"))).error().kind, Kind::Redirected);
}

TEST(Redirects, ShareTheOneDeadline) {
    const TestServer server([](Peer& peer) {
        while (!peer.readRequest().empty()) {
            peer.sleep(60ms);
            peer.send(pointingTo("/"));
        }
    });
    TestClient client;
    HttpCall call = withSecret(server.url());
    call.deadline = 100ms;
    EXPECT_EQ(client.run(std::move(call)).error().kind, Kind::TimedOut);
}

TEST(Redirects, OfAPostAreNotFollowedEvenWithinTheOrigin) {
    for (const char* status :
         {"301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"}) {
        const TestServer server(TestServer::answering(pointingTo("/other", status)));
        TestClient client;
        const HttpResult result = client.run(withSecret(server.url(), "POST"));
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().kind, Kind::Redirected);
        EXPECT_TRUE(result.error().mayHaveArrived);
        EXPECT_EQ(server.requests().size(), 1U);
    }
}

TEST(Redirects, AreAnswersWhenTheyPointNowhere) {
    TestClient client;
    for (const char* status : {"300 Choices", "301 Moved", "304 Not Modified", "305 Use Proxy"}) {
        const TestServer server(TestServer::answering(answerOf("", status)));
        const HttpResult result = client.run(withSecret(server.url()));
        ASSERT_TRUE(result.has_value()) << status;
        EXPECT_EQ(result->status, std::stoi(status));
    }
}

// Locations that lead, or might be thought to lead, from 127.0.0.1:from to another server on this
// computer, which listens at the port `to` by any of its names.
std::vector<std::string> leadingAway(std::uint16_t from, std::uint16_t to) {
    const std::string here = std::to_string(from);
    const std::string there = std::to_string(to);
    std::vector<std::string> made;
    for (const char* scheme : {"http:", "https:", "HTTP:", "Https:", ""}) {
        for (const std::string& host :
             std::vector<std::string>{"127.0.0.1:" + there,
                                      "localhost:" + there,
                                      "LOCALHOST:" + there,
                                      "127.1:" + there,
                                      "[::1]:" + there,
                                      "[::ffff:127.0.0.1]:" + there,
                                      "2130706433:" + there,
                                      "0x7f.1:" + there,
                                      "0.0.0.0:" + there,
                                      "localhost.:" + there,
                                      "127.0.0.1.:" + there,
                                      "user@127.0.0.1:" + there,
                                      "127.0.0.1:" + here + "@127.0.0.1:" + there,
                                      "127.0.0.1:" + here + "%40127.0.0.1:" + there,
                                      "u:p@localhost:" + there,
                                      "127.0.0.1:0" + there,
                                      "127.0.0.1:" + here + "\\@localhost:" + there,
                                      "localhost:" + here,
                                      "[::ffff:127.0.0.1]:" + here,
                                      "127.1:" + here})
            for (const char* path : {"/", "/x?y=z"})
                made.push_back(std::string(scheme) + "//" + host + path);
    }
    for (const std::string& odd : std::vector<std::string>{
             "http:/127.0.0.1:" + there + "/", "http:127.0.0.1:" + there, "\\\\127.0.0.1:" + there,
             "///127.0.0.1:" + there + "/", "http:///127.0.0.1:" + there,
             "ftp://127.0.0.1:" + there + "/", "file:///etc/passwd", "data:text/plain,x",
             "javascript:1", "ws://127.0.0.1:" + there + "/", "http://127.0.0.1:" + there + "\t/",
             "http ://127.0.0.1:" + there + "/", "https://127.0.0.1:" + here + "/"})
        made.push_back(odd);
    return made;
}

TEST(Redirects, LetNoSecretReachAnotherOrigin) {
    const TestServer other(TestServer::answering(answerOf("caught")));
    const TestServer otherTls(TestServer::answering(answerOf("caught")), {Identity::make({}), 0});
    TestClient client;
    int cases = 0;
    for (const std::uint16_t port : {other.port(), otherTls.port()}) {
        std::string location;
        const TestServer server([&](Peer& peer) {
            while (!peer.readRequest().empty())
                peer.send(pointingTo(location));
        });
        for (const std::string& each : leadingAway(server.port(), port)) {
            location = each;
            ++cases;
            const HttpResult result = client.run(withSecret(server.url("/a?b")));
            EXPECT_FALSE(result.has_value()) << location;
            if (!result) {
                EXPECT_EQ(result.error().kind, Kind::Redirected) << location;
                EXPECT_EQ(result.error().detail.find(kSecret), std::string::npos);
            }
        }
        for (const std::string& request : server.requests())
            EXPECT_TRUE(request.starts_with("GET /a?b ")) << "nothing else was asked for";
    }
    EXPECT_GE(cases, 200);
    EXPECT_EQ(other.connections(), 0);
    EXPECT_EQ(otherTls.connections(), 0);
}

}  // namespace
}  // namespace berth::platform_client
