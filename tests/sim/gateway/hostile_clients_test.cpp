// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/socket.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/sim/gateway/gateway_room.h"

namespace berth::sim::gateway {
namespace {

using std::chrono::milliseconds;
using test::askOnce;
using test::getRequest;
using test::RawClient;

using HostileClients = test::GatewayRoom;

TEST_F(HostileClients, ThatTrickleTheirHeadAreToldAndClosed) {
    GatewayLimits limits;
    limits.headTime = milliseconds(200);
    start(limits);
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 100; ++i)
        slow.push_back(std::make_unique<RawClient>(port));
    const std::string head = getRequest(port, "/", "X-Slow: " + std::string(1000, 's') + "\r\n");
    for (std::size_t at = 0; at < head.size(); ++at) {
        bool open = false;
        for (const auto& client : slow)
            open = client->send(head.substr(at, 1)) || open;
        EXPECT_EQ(askOnce(port, getRequest(port))->status, 200);  // others are served meanwhile
        if (!open || gateway->statistics().open == 0) break;
        std::this_thread::sleep_for(milliseconds(5));
    }
    EXPECT_TRUE(allClosed());
    int told = 0;
    for (const auto& client : slow)
        told += client->rest().starts_with("HTTP/1.1 408 ") ? 1 : 0;
    EXPECT_GT(told, 0);
}

TEST_F(HostileClients, ThatSayNothingAreClosed) {
    GatewayLimits limits;
    limits.headTime = milliseconds(100);
    limits.idleTime = milliseconds(100);
    start(limits);
    RawClient silent(port);
    RawClient idle(port);
    ASSERT_TRUE(idle.send(getRequest(port)));
    EXPECT_EQ(idle.response()->status, 200);
    EXPECT_TRUE(silent.endsNow());
    EXPECT_TRUE(idle.endsNow());
    EXPECT_TRUE(allClosed());
}

TEST_F(HostileClients, ThatStopInTheirBodyAreToldAndClosed) {
    GatewayLimits limits;
    limits.stallTime = milliseconds(100);
    start(limits);
    RawClient client(port);
    ASSERT_TRUE(client.send("POST / HTTP/1.1\r\nHost: localhost:" + std::to_string(port) +
                            "\r\nContent-Length: 100\r\n\r\nabc"));
    EXPECT_EQ(client.response()->status, 408);
    EXPECT_TRUE(client.endsNow());
    EXPECT_EQ(backend.requests(), 0U);
}

TEST_F(HostileClients, ThatDoNotReadTheirStreamAreClosed) {
    GatewayLimits limits;
    limits.stallTime = milliseconds(200);
    limits.unsentBytes = 1 << 30;
    start(limits);
    RawClient client(port);
    ASSERT_TRUE(client.send(getRequest(port, "/endless")));
    EXPECT_TRUE(backend.waitForAbandoned(1));
    EXPECT_TRUE(allClosed());
}

TEST_F(HostileClients, ThatFallTooFarBehindTheirStreamAreClosed) {
    GatewayLimits limits;
    limits.unsentBytes = 64 * 1024;
    start(limits);
    RawClient client(port);
    ASSERT_TRUE(client.send(getRequest(port, "/endless")));
    EXPECT_TRUE(backend.waitForAbandoned(1));
    EXPECT_TRUE(allClosed());
}

TEST_F(HostileClients, ThatLeaveInTheMiddleOfAStreamAreReported) {
    start();
    RawClient client(port);
    ASSERT_TRUE(client.send(getRequest(port, "/endless")));
    EXPECT_NE(client.some(), "");
    client.close();
    EXPECT_TRUE(backend.waitForAbandoned(1));
    EXPECT_TRUE(allClosed());
    EXPECT_EQ(gateway->statistics().abandoned, 1U);
}

TEST_F(HostileClients, ThatLeaveBeforeTheirAnswerAreReported) {
    start();
    RawClient client(port);
    ASSERT_TRUE(client.send(getRequest(port, "/never")));
    ASSERT_TRUE(backend.waitForRequests(1));
    client.close();
    EXPECT_TRUE(backend.waitForAbandoned(1));
    EXPECT_TRUE(allClosed());
}

TEST_F(HostileClients, GetA504WhenNoAnswerComes) {
    GatewayLimits limits;
    limits.answerTime = milliseconds(100);
    start(limits);
    RawClient client(port);
    ASSERT_TRUE(client.send(getRequest(port, "/never")));
    EXPECT_EQ(client.response()->status, 504);
    EXPECT_TRUE(client.endsNow());
    EXPECT_TRUE(backend.waitForAbandoned(1));
    ASSERT_TRUE(backend.waitForHeld(1));
    backend.releaseHeld();  // too late: nobody minds
    EXPECT_EQ(askOnce(port, getRequest(port))->status, 200);
}

TEST_F(HostileClients, ThatSendAheadWithoutEndAreNotBuffered) {
    start();
    RawClient client(port);
    ASSERT_TRUE(client.send(getRequest(port, "/never")));
    ASSERT_TRUE(backend.waitForHeld(1));
    // The gateway keeps 16 KiB; then the sockets are full and no byte more is taken.
    const std::string more(1 << 20, 'x');
    ssize_t sent = 0;
    for (int i = 0; i < 1000; ++i) {
        const ssize_t now =
            ::send(client.descriptor(), more.data(), more.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (now < 0 && i > 20) break;
        sent += now > 0 ? now : 0;
        std::this_thread::sleep_for(milliseconds(1));
    }
    EXPECT_LT(sent, 64 << 20);
    backend.releaseHeld();
    EXPECT_EQ(client.response()->body, "released");
    EXPECT_EQ(client.response()->status, 431);
}

TEST_F(HostileClients, BeyondTheLimitOfConnectionsGetA503) {
    start();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 256; ++i) {
        clients.push_back(std::make_unique<RawClient>(port));
        ASSERT_TRUE(clients.back()->send(getRequest(port)));
        ASSERT_EQ(clients.back()->response()->status, 200);
    }
    RawClient further(port);
    ASSERT_TRUE(further.send(getRequest(port)));
    EXPECT_EQ(further.response()->status, 503);
    EXPECT_TRUE(further.endsNow());
    const auto other = gateway->openLink({2, 80}, "other", 0);
    EXPECT_EQ(askOnce(*other, getRequest(*other))->status, 200);  // each port has its own limit
    clients.pop_back();
    int status = 503;
    for (int i = 0; i < 1000 && status == 503; ++i)
        status = askOnce(port, getRequest(port)).value_or(test::Response{503, {}, {}}).status;
    EXPECT_EQ(status, 200);
    EXPECT_EQ(clients.front()->send(getRequest(port)), true);
    EXPECT_EQ(clients.front()->response()->status, 200);
}

TEST_F(HostileClients, WithLargeBodiesShareOneBudget) {
    GatewayLimits limits;
    limits.allBodiesBytes = 1 << 20;
    start(limits);
    const std::string head = "POST /never HTTP/1.1\r\nHost: localhost:" + std::to_string(port) +
                             "\r\nContent-Length: 700000\r\n\r\n";
    const std::string body(700'000, 'b');
    RawClient first(port);
    ASSERT_TRUE(first.send(head + body));
    ASSERT_TRUE(backend.waitForRequests(1));
    RawClient second(port);
    second.send(head + body);
    EXPECT_EQ(second.response()->status, 503);
    first.close();
    ASSERT_TRUE(backend.waitForAbandoned(1));
    RawClient third(port);
    ASSERT_TRUE(third.send(head + body));
    EXPECT_TRUE(backend.waitForRequests(2));
}

TEST_F(HostileClients, ThatDoNotReadLargeAnswersShareOneBudget) {
    GatewayLimits limits;
    limits.allAnswersBytes = 10 * 1024 * 1024;
    start(limits);
    std::vector<std::unique_ptr<RawClient>> lazy;
    for (int i = 0; i < 4; ++i) {
        lazy.push_back(std::make_unique<RawClient>(port));
        RawClient::makeSmall(lazy.back()->descriptor());
        ASSERT_TRUE(lazy.back()->send(getRequest(port, "/huge")));
    }
    ASSERT_TRUE(backend.waitForRequests(4));
    EXPECT_EQ(askOnce(port, getRequest(port, "/huge"))->status, 503);
    EXPECT_EQ(askOnce(port, getRequest(port))->status, 200);
    lazy.clear();
    ASSERT_TRUE(allClosed());
    EXPECT_EQ(askOnce(port, getRequest(port, "/huge"))->body.size(), 8U << 20U);
}

TEST_F(HostileClients, ThatSendAheadAreAnsweredInOrder) {
    start();
    RawClient client(port);
    ASSERT_TRUE(client.send(getRequest(port, "/never")));
    ASSERT_TRUE(backend.waitForHeld(1));
    ASSERT_TRUE(client.send(getRequest(port, "/second")));
    backend.releaseHeld();
    EXPECT_EQ(client.response()->body, "released");
    EXPECT_EQ(client.response()->body, "GET /second\n");
}

}  // namespace
}  // namespace berth::sim::gateway
