// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "tests/sim/gateway/gateway_room.h"

namespace berth::sim::gateway {
namespace {

using test::askOnce;
using test::getRequest;
using test::RawClient;

using GatewayAnswers = test::GatewayRoom;

TEST_F(GatewayAnswers, CarryWhatTheNodeSaid) {
    start();
    const auto got = askOnce(port, getRequest(port, "/a?b=c"));
    ASSERT_TRUE(got.has_value());
    EXPECT_EQ(got->status, 200);
    EXPECT_EQ(got->fields.at("x-berth-node"), "node-1");
    EXPECT_EQ(got->body, "GET /a?b=c\n");
}

TEST_F(GatewayAnswers, ComeOverBothLoopbackAddressesAndAllNamesOfThem) {
    start();
    for (const std::string host : {"127.0.0.1", "localhost", "LocalHost", "[::1]"}) {
        const auto got = askOnce(
            port, "GET / HTTP/1.1\r\nHost: " + host + ":" + std::to_string(port) + "\r\n\r\n");
        ASSERT_TRUE(got.has_value());
        EXPECT_EQ(got->status, 200) << host;
    }
    RawClient v6(port, true);
    if (v6.connected()) {  // not every machine has ::1
        ASSERT_TRUE(v6.send(getRequest(port)));
        EXPECT_EQ(v6.response()->status, 200);
    }
}

TEST_F(GatewayAnswers, KeepTheConnectionForTheNextRequest) {
    start();
    RawClient client(port);
    for (int i = 0; i < 20; ++i) {
        ASSERT_TRUE(client.send(getRequest(port, "/" + std::to_string(i))));
        EXPECT_EQ(client.response()->body, "GET /" + std::to_string(i) + "\n");
    }
    ASSERT_TRUE(client.send(getRequest(port, "/last", "Connection: close\r\n")));
    EXPECT_EQ(client.response()->fields.at("connection"), "close");
    EXPECT_TRUE(client.endsNow());
    EXPECT_EQ(gateway->statistics().accepted, 1U);
    EXPECT_EQ(gateway->statistics().requests, 21U);
}

TEST_F(GatewayAnswers, FollowALargeOneOnTheSameConnectionWhole) {
    start();
    RawClient client(port);
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(client.send(getRequest(port, "/big")));
        const auto big = client.response();
        ASSERT_TRUE(big.has_value());
        EXPECT_EQ(big->body, std::string(1 << 20, 'b'));
        ASSERT_TRUE(client.send(getRequest(port, "/small")));
        const auto small = client.response();
        ASSERT_TRUE(small.has_value());
        EXPECT_EQ(small->body, "GET /small\n");
    }
    EXPECT_EQ(gateway->statistics().accepted, 1U);
}

TEST_F(GatewayAnswers, ComeInOrderWhenRequestsArePipelined) {
    start();
    RawClient client(port);
    std::string all;
    for (int i = 0; i < 500; ++i)
        all += getRequest(port, "/" + std::to_string(i));
    ASSERT_TRUE(client.send(all));
    for (int i = 0; i < 500; ++i)
        ASSERT_EQ(client.response()->body, "GET /" + std::to_string(i) + "\n");
}

TEST_F(GatewayAnswers, FollowTheRulesOfHttp10) {
    start();
    const std::string host = "Host: 127.0.0.1:" + std::to_string(port) + "\r\n";
    RawClient once(port);
    ASSERT_TRUE(once.send("GET / HTTP/1.0\r\n" + host + "\r\n"));
    EXPECT_EQ(once.response()->fields.at("connection"), "close");
    EXPECT_TRUE(once.endsNow());
    RawClient kept(port);
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(kept.send("GET / HTTP/1.0\r\n" + host + "Connection: keep-alive\r\n\r\n"));
        EXPECT_EQ(kept.response()->fields.at("connection"), "keep-alive");
    }
    // A stream has no length in HTTP/1.0: it ends with the connection.
    ASSERT_TRUE(kept.send("GET /stream HTTP/1.0\r\n" + host + "Connection: keep-alive\r\n\r\n"));
    const auto stream = kept.response();
    EXPECT_EQ(stream->fields.count("transfer-encoding"), 0U);
    EXPECT_EQ(stream->fields.at("connection"), "close");
    EXPECT_EQ(stream->body, "one two three");
}

TEST_F(GatewayAnswers, ToHeadHaveTheLengthAndNoBody) {
    start();
    RawClient client(port);
    ASSERT_TRUE(client.send("HEAD / HTTP/1.1\r\nHost: localhost:" + std::to_string(port) +
                            "\r\n\r\n" + getRequest(port, "/next")));
    EXPECT_EQ(client.response(true)->fields.at("content-length"), "7");
    EXPECT_EQ(client.response()->body, "GET /next\n");
    ASSERT_TRUE(client.send("HEAD /stream HTTP/1.1\r\nHost: localhost:" + std::to_string(port) +
                            "\r\n\r\n" + getRequest(port, "/after")));
    EXPECT_EQ(client.response(true)->fields.at("transfer-encoding"), "chunked");
    EXPECT_EQ(client.response()->body, "GET /after\n");
}

TEST_F(GatewayAnswers, WithoutContentHaveNoLength) {
    start();
    RawClient client(port);
    ASSERT_TRUE(client.send(getRequest(port, "/empty") + getRequest(port, "/next")));
    const auto empty = client.response();
    EXPECT_EQ(empty->status, 204);
    EXPECT_EQ(empty->fields.count("content-length"), 0U);
    EXPECT_EQ(client.response()->body, "GET /next\n");
}

TEST_F(GatewayAnswers, StreamInChunks) {
    start();
    RawClient client(port);
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(client.send(getRequest(port, "/stream")));
        const auto got = client.response();
        EXPECT_EQ(got->fields.at("transfer-encoding"), "chunked");
        EXPECT_EQ(got->body, "one two three");
    }
}

TEST_F(GatewayAnswers, GiveTheBodyOfTheRequestToTheNode) {
    start();
    const std::string host = "Host: 127.0.0.1:" + std::to_string(port) + "\r\n";
    RawClient client(port);
    ASSERT_TRUE(client.send("POST /a HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello"));
    EXPECT_EQ(client.response()->body, "POST /a\nhello");
    ASSERT_TRUE(client.send("PUT /b HTTP/1.1\r\n" + host +
                            "Transfer-Encoding: chunked\r\n\r\n"
                            "3;name=value\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"));
    EXPECT_EQ(client.response()->body, "PUT /b\nabc0123456789");
    const std::string large(3 << 20, 'l');
    ASSERT_TRUE(client.send("POST /c HTTP/1.1\r\n" + host +
                            "Content-Length: " + std::to_string(large.size()) + "\r\n\r\n"));
    ASSERT_TRUE(client.send(large));
    EXPECT_EQ(client.response()->body, "POST /c\n" + large);
}

TEST_F(GatewayAnswers, AskForTheBodyThatIsExpectedToBeAskedFor) {
    start();
    RawClient client(port);
    ASSERT_TRUE(client.send("POST / HTTP/1.1\r\nHost: localhost:" + std::to_string(port) +
                            "\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"));
    EXPECT_EQ(client.response()->status, 100);
    ASSERT_TRUE(client.send("hi"));
    EXPECT_EQ(client.response()->body, "POST /\nhi");
}

TEST_F(GatewayAnswers, AreCleanOfWhatWouldSplitThemOrLetOtherOriginsIn) {
    start();
    RawClient client(port);
    ASSERT_TRUE(client.send(getRequest(port, "/evil", "Connection: close\r\n")));
    const std::string raw = client.rest();
    EXPECT_NE(raw.find("X-A: b  X-Injected: yes\r\n"), std::string::npos);
    EXPECT_EQ(raw.find("\r\nX-Injected"), std::string::npos);
    EXPECT_EQ(raw.find("Bad Name"), std::string::npos);
    EXPECT_EQ(raw.find("999"), std::string::npos);
    EXPECT_EQ(raw.find("Transfer-Encoding"), std::string::npos);
    EXPECT_EQ(raw.find("Access-Control"), std::string::npos);
    EXPECT_NE(raw.find("Content-Length: 2\r\n"), std::string::npos);
}

TEST_F(GatewayAnswers, TellWhichNodeFailed) {
    start();
    const auto got = askOnce(port, getRequest(port, "/refused"));
    EXPECT_EQ(got->status, 502);
    EXPECT_EQ(got->fields.at("x-berth-node"), "node-1");
    EXPECT_EQ(got->body, "connection refused\n");
    EXPECT_EQ(askOnce(port, getRequest(port, "/dropped"))->status, 502);
}

TEST_F(GatewayAnswers, ThatBreakInTheMiddleAreSeenToBeBroken) {
    start();
    RawClient stream(port);
    ASSERT_TRUE(stream.send(getRequest(port, "/broken")));
    const std::string raw = stream.rest();
    EXPECT_NE(raw.find("4\r\none \r\n"), std::string::npos);
    EXPECT_EQ(raw.find("0\r\n\r\n"), std::string::npos);
    RawClient whole(port);
    ASSERT_TRUE(whole.send(getRequest(port, "/short")));
    EXPECT_EQ(whole.rest().find("less"), std::string::npos);
}

TEST_F(GatewayAnswers, AreWholeForASlowReader) {
    start();
    RawClient client(port);
    RawClient::makeSmall(client.descriptor());
    ASSERT_TRUE(client.send(getRequest(port, "/big")));
    const auto got = client.response();
    ASSERT_TRUE(got.has_value());
    EXPECT_EQ(got->body, std::string(1 << 20, 'b'));
}

TEST_F(GatewayAnswers, GiveEachClientItsOwn) {
    start();
    std::vector<std::jthread> clients;
    std::atomic<int> right{0};
    for (int c = 0; c < 8; ++c) {
        clients.emplace_back([&, c] {
            RawClient client(port);
            for (int i = 0; i < 200; ++i) {
                const std::string target = "/" + std::to_string(c) + "/" + std::to_string(i);
                if (!client.send(getRequest(port, target))) return;
                const auto got = client.response();
                if (got && got->body == "GET " + target + "\n") ++right;
            }
        });
    }
    clients.clear();
    EXPECT_EQ(right, 1600);
}

}  // namespace
}  // namespace berth::sim::gateway
