// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <string>
#include <thread>

#include "tests/sim/gateway/gateway_room.h"

namespace berth::sim::gateway {
namespace {

using domain::ErrorCode;
using test::askOnce;
using test::getRequest;
using test::RawClient;

using GatewayPorts = test::GatewayRoom;

TEST_F(GatewayPorts, AreThePreferredOnesOrSaySo) {
    start();
    const auto taken = gateway->openLink({2, 80}, "other", port);
    ASSERT_FALSE(taken.has_value());
    EXPECT_EQ(taken.error().code, ErrorCode::AlreadyExists);
    EXPECT_NE(taken.error().detail.find(std::to_string(port)), std::string::npos);
    const auto twice = gateway->openLink(kLink, "echo", 0);
    ASSERT_FALSE(twice.has_value());
    EXPECT_EQ(twice.error().code, ErrorCode::AlreadyExists);
    const auto other = gateway->openLink({2, 80}, "other", 0);
    ASSERT_TRUE(other.has_value());
    EXPECT_NE(*other, port);
}

TEST_F(GatewayPorts, AreFreeAgainAfterTheirLinkWasClosed) {
    start();
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(askOnce(port, getRequest(port))->status, 200);
        gateway->closeLink(kLink);
        const auto again = gateway->openLink(kLink, "echo", port);
        ASSERT_TRUE(again.has_value()) << again.error().detail;
        EXPECT_EQ(*again, port);
    }
    gateway->closeLink({9, 9});  // unknown: nothing happens
}

TEST_F(GatewayPorts, AnswerOnlyForTheirOwnPort) {
    start();
    const auto other = gateway->openLink({2, 80}, "other", 0);
    ASSERT_TRUE(other.has_value());
    EXPECT_EQ(askOnce(*other, getRequest(port))->status, 421);
    EXPECT_EQ(askOnce(*other, getRequest(*other))->status, 200);
}

TEST_F(GatewayPorts, GivePendingRequestsA503WhenTheirLinkCloses) {
    start();
    RawClient pending(port);
    RawClient half(port);
    RawClient idle(port);
    ASSERT_TRUE(pending.send(getRequest(port, "/never")));
    ASSERT_TRUE(half.send("GET / HTTP/1.1\r\nHo"));
    ASSERT_TRUE(idle.send(getRequest(port)));
    ASSERT_TRUE(idle.response().has_value());
    ASSERT_TRUE(backend.waitForRequests(2));
    gateway->closeLink(kLink);
    EXPECT_EQ(pending.response()->status, 503);
    EXPECT_TRUE(pending.endsNow());
    EXPECT_TRUE(idle.endsNow());
    EXPECT_TRUE(backend.waitForAbandoned(1));
    EXPECT_TRUE(allClosed());
    EXPECT_FALSE(RawClient(port).connected());
}

TEST_F(GatewayPorts, StopWhileBusyWithA503ForEveryPendingAnswer) {
    start();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<RawClient>(port));
        ASSERT_TRUE(clients.back()->send(getRequest(port, i < 40 ? "/never" : "/endless")));
        if (i == 40) break;  // one endless stream keeps the backend's thread busy
    }
    ASSERT_TRUE(backend.waitForRequests(41));
    gateway->stop();
    gateway->stop();
    EXPECT_TRUE(backend.waitForAbandoned(41));
    for (std::size_t i = 0; i < 40; ++i) {
        const auto got = clients[i]->response();
        ASSERT_TRUE(got.has_value());
        EXPECT_EQ(got->status, 503);
    }
    EXPECT_EQ(gateway->statistics().open, 0U);
    EXPECT_EQ(gateway->openLink({3, 1}, "late", 0).error().code, ErrorCode::ShuttingDown);
}

TEST_F(GatewayPorts, OutliveAnswersThatComeAfterTheEnd) {
    start();
    RawClient client(port);
    ASSERT_TRUE(client.send(getRequest(port, "/never")));
    ASSERT_TRUE(backend.waitForHeld(1));
    // The backend still holds the sink when the gateway is gone.
    gateway->stop();
    gateway.reset();
    backend.releaseHeld();
    EXPECT_EQ(client.response()->status, 503);
}

TEST_F(GatewayPorts, OpenAndCloseFromSeveralThreadsAtOnce) {
    start();
    std::vector<std::jthread> threads;
    for (std::uint32_t t = 2; t < 6; ++t) {
        threads.emplace_back([&, t] {
            for (std::uint16_t i = 0; i < 25; ++i) {
                const auto opened = gateway->openLink({t, i}, "many", 0);
                if (opened) {
                    static_cast<void>(askOnce(*opened, getRequest(*opened)));
                    gateway->closeLink({t, i});
                }
            }
        });
    }
    threads.clear();
    EXPECT_EQ(backend.requests(), 100U);
    EXPECT_EQ(askOnce(port, getRequest(port))->status, 200);
}

}  // namespace
}  // namespace berth::sim::gateway
