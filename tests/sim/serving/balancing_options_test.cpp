// SPDX-License-Identifier: GPL-3.0-or-later
// What a link does beyond its policy: keys, slow start, ejection, retries, draining.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/serving/request_key.h"
#include "sim/serving/retry_budget.h"
#include "tests/sim/serving/room.h"

namespace berth::sim::serving {
namespace {

using domain::BalancingOptions;
using domain::BalancingPolicy;
using domain::HashKeySource;
using engine::kMillisecond;
using engine::kMinute;
using engine::kSecond;
using std::chrono::seconds;
using test::Room;

constexpr LinkKey kOptionsLink{1, 80};

HttpRequest getOf(std::string target, HeaderList headers = {}, std::string client = {}) {
    return {"GET", std::move(target), std::move(headers), {}, std::move(client)};
}

TEST(RequestKey, IsWhatTellsCallersApart) {
    const HttpRequest request =
        getOf("/a?user=b%20c&x=1&user=z", {{"X-User", "anna"}, {"Cookie", "a=1; sid=7 ;b=2"}},
              "10.0.0.1");
    const auto key = [&](HashKeySource source, const char* name) {
        return keyOf(request, {source, name});
    };
    const auto sameAs = [](const char* text) { return keyOf(getOf("/", {}, text), {}); };
    EXPECT_EQ(key(HashKeySource::Address, ""), sameAs("10.0.0.1"));
    EXPECT_EQ(key(HashKeySource::Header, "x-USER"), sameAs("anna"));
    EXPECT_EQ(key(HashKeySource::Cookie, "sid"), sameAs("7"));
    EXPECT_EQ(key(HashKeySource::Query, "user"), sameAs("b c"));
    EXPECT_FALSE(key(HashKeySource::Header, "X-Other"));
    EXPECT_FALSE(key(HashKeySource::Cookie, "SID"));
    EXPECT_FALSE(key(HashKeySource::Query, "User"));
    EXPECT_FALSE(keyOf(getOf("/?user=&b"), {HashKeySource::Query, "user"}));
    EXPECT_FALSE(keyOf(getOf("/"), {}));
}

// Whatever is sent, cut anywhere: it is read or there is no key.
TEST(RequestKey, ReadsCookiesAndQueriesThatAreCutAnywhere) {
    const std::string cookie = "a=1; sid=seven; =; ;;x; b=2=3; sid=8";
    const std::string target = "/p?a=%41&sid=%7&&=&sid=x%";
    for (std::size_t length = 0; length <= cookie.size(); ++length) {
        const auto key = keyOf(getOf("/", {{"cookie", cookie.substr(0, length)}}),
                               {HashKeySource::Cookie, "sid"});
        EXPECT_EQ(key.has_value(), length > 9) << length;
    }
    for (std::size_t length = 0; length <= target.size(); ++length)
        (void)keyOf(getOf(target.substr(0, length)), {HashKeySource::Query, "sid"});
}

class OptionsRoom : public testing::Test {
  protected:
    void open(BalancingPolicy policy, int nodes) {
        room.serving.openLink(kOptionsLink, policy, options);
        for (int node = 1; node <= nodes; ++node)
            room.startNode(static_cast<NodeKey>(node));
    }
    std::string nodeOf(HttpRequest request) {
        const auto sink = room.send(std::move(request));
        room.run(kSecond);
        return sink->head ? sink->header("X-Berth-Node") : std::to_string(sink->failure);
    }
    LinkTotals totals() { return room.serving.report(kOptionsLink).totals; }
    std::map<int, std::int64_t> perNode() {
        std::map<int, std::int64_t> served;
        for (const domain::NodeShare& share : room.serving.report(kOptionsLink).perNode)
            served[share.ordinal] = share.completed;
        return served;
    }

    Room room;
    BalancingOptions options;
};

TEST_F(OptionsRoom, SendsACallerToItsNodeAndOneWithoutAKeyToAny) {
    options.hashKey = {HashKeySource::Header, "X-User"};
    open(BalancingPolicy::MaglevHash, 5);
    std::set<std::string> nodes;
    for (int user = 0; user < 40; ++user) {
        const HttpRequest request = getOf("/", {{"x-user", std::to_string(user)}});
        const std::string node = nodeOf(request);
        nodes.insert(node);
        EXPECT_EQ(nodeOf(request), node);
        HttpRequest logged = getOf("/");
        logged.balancingKey = room.serving.balancingKey(kOptionsLink, request);
        EXPECT_EQ(nodeOf(logged), node) << "as read back from a log";
    }
    EXPECT_EQ(nodes.size(), 5U);
    std::set<std::string> drawn;
    for (int i = 0; i < 60; ++i)
        drawn.insert(nodeOf(getOf("/")));
    EXPECT_EQ(drawn.size(), 5U);
}

TEST_F(OptionsRoom, TellsTheCallersOfGeneratedLoadApart) {
    open(BalancingPolicy::RingHash, 4);
    for (int i = 0; i < 50; ++i)
        room.serving.arrive(kOptionsLink, test::requestOf(7));
    room.run(kSecond);
    EXPECT_EQ(perNode().size(), 1U);
    for (std::uint32_t client = 0; client < 100; ++client)
        room.serving.arrive(kOptionsLink, test::requestOf(client));
    room.run(kSecond);
    EXPECT_EQ(perNode().size(), 4U);
}

TEST_F(OptionsRoom, GivesANewNodeItsShareStepByStep) {
    options.slowStart = seconds(90);
    room.image.concurrency = 1000;
    open(BalancingPolicy::RoundRobin, 1);
    room.run(5 * kMinute);
    room.startNode(2);
    room.run(kMillisecond);  // past the instants at which it gains
    std::int64_t before = 0;
    for (int step = 1; step <= 10; ++step) {
        for (int i = 0; i < 110; ++i)
            room.serving.arrive(kOptionsLink);
        room.run(10 * kSecond);
        const std::int64_t now = perNode()[2];
        EXPECT_NEAR(static_cast<double>(now - before), 110.0 * step / (step + 10), 2) << step;
        before = now;
    }
    room.run(kMinute);
    EXPECT_EQ(room.engine.pending(), 0U);
}

TEST_F(OptionsRoom, PutsAFailingNodeOutForLongerAndLongerButNeverTheLast) {
    options.ejection = domain::Ejection{3, seconds(10), 100};
    images::ImageModel broken = room.image;
    broken.listens = {9999};
    open(BalancingPolicy::RoundRobin, 2);
    Container container;
    container.node = 3;
    container.deployment = 1;
    container.nodeName = "app-3";
    container.image = &broken;
    container.disk = room.disk.get();
    room.serving.containerStarted(std::move(container));
    room.serving.nodeReady(3);
    std::vector<engine::Time> failures;
    while (room.engine.now() < 90 * kSecond) {
        if (nodeOf(getOf("/")) == "502") failures.push_back(room.engine.now() / kSecond);
    }
    // Out for 10 s after the third failure, and then for 20 and 30 s, since it fails again at once.
    ASSERT_GE(failures.size(), 9U);
    EXPECT_NEAR(static_cast<double>(failures[3] - failures[2]), 11, 3);
    EXPECT_NEAR(static_cast<double>(failures[6] - failures[5]), 21, 3);
    EXPECT_GE(totals().ejected, 3);
    room.serving.containerStopped(1);
    room.serving.containerStopped(2);
    room.run(kMinute);
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(nodeOf(getOf("/")), "502") << "the only node there is";
    room.serving.containerStopped(3);
    room.run(kMinute);
    EXPECT_EQ(room.engine.pending(), 0U);
}

TEST_F(OptionsRoom, EjectsNoMoreNodesThanAllowed) {
    options.ejection = domain::Ejection{1, seconds(3600), 30};
    room.image.listens = {9999};
    open(BalancingPolicy::RoundRobin, 10);
    for (int i = 0; i < 100; ++i)
        (void)nodeOf(getOf("/"));
    EXPECT_EQ(totals().ejected, 3);
    room.serving.setPolicy(kOptionsLink, BalancingPolicy::RoundRobin);
    EXPECT_EQ(totals().ejected, 3);
    EXPECT_EQ(room.engine.pending(), 0U) << "without the option nobody is out";
}

TEST_F(OptionsRoom, TriesRequestsOfALostNodeElsewhereWhereThatIsSafe) {
    options.retries.emplace();
    room.image.concurrency = 4;
    open(BalancingPolicy::RoundRobin, 2);
    const auto get = room.send(getOf("/"));                  // on app-1
    (void)room.send(getOf("/"));                             // on app-2
    const auto post = room.send({"POST", "/", {}, "body"});  // on app-1
    room.serving.arrive(kOptionsLink);
    room.serving.arrive(kOptionsLink);  // on app-1
    room.serving.containerStopped(1);
    EXPECT_EQ(post->failure, 502);
    room.run(kSecond);
    ASSERT_TRUE(get->head);
    EXPECT_EQ(get->header("X-Berth-Node"), "app-2");
    EXPECT_EQ(totals().retried, 2);
    EXPECT_EQ(totals().completed, 4);
    EXPECT_EQ(totals().failed, 1);
    EXPECT_EQ(room.engine.pending(), 0U);
}

TEST_F(OptionsRoom, TriesAnotherNodeWhenOneRefusesOrIsFull) {
    options.retries = domain::RetryPolicy{1, 100};
    room.image.concurrency = 1;
    room.image.queueLimit = 0;
    open(BalancingPolicy::RingHash, 3);
    const HttpRequest same = getOf("/", {}, "10.0.0.1");
    const auto first = room.send(same);
    const auto second = room.send(same);
    EXPECT_EQ(second->failure, 0) << "the node of the caller is full, another is not";
    room.run(kSecond);
    EXPECT_TRUE(second->last);
    EXPECT_NE(first->header("X-Berth-Node"), second->header("X-Berth-Node"));
    EXPECT_EQ(totals().retried, 1);
}

TEST(RetryBudget, IsAShareOfTheRequestsOfTenSecondsAndTen) {
    RetryBudget budget;
    int taken = 0;
    for (int i = 0; i < 100; ++i)
        taken += budget.take(0, 20) ? 1 : 0;
    EXPECT_EQ(taken, 10);
    for (int i = 0; i < 1000; ++i)
        budget.offered(5 * kSecond);
    for (int i = 0; i < 1000; ++i)
        taken += budget.take(9 * kSecond, 20) ? 1 : 0;
    EXPECT_EQ(taken, 210);
    EXPECT_TRUE(budget.take(12 * kSecond, 20)) << "ten of the first second are forgotten";
    for (int i = 0; i < 1000; ++i)
        taken += budget.take(40 * kSecond, 20) ? 1 : 0;
    EXPECT_EQ(taken, 220);
}

TEST_F(OptionsRoom, CutsRequestsOffWhenTheTimeToFinishIsOver) {
    options.drainLimit = seconds(2);
    room.image.concurrency = 1;
    room.image.serviceTime = {engine::DistributionKind::Constant, 1.5, 0};
    open(BalancingPolicy::RoundRobin, 1);
    const auto first = room.send(getOf("/"));
    const auto second = room.send(getOf("/"));
    room.serving.nodeNotReady(1);
    room.run(2100 * kMillisecond);
    EXPECT_TRUE(first->last);
    EXPECT_EQ(second->failure, 502);
    EXPECT_EQ(room.serving.inProgress(1), 0);
    room.serving.nodeReady(1);
    const auto third = room.send(getOf("/"));
    room.serving.nodeNotReady(1);
    room.serving.nodeReady(1);  // back before the limit: nothing is cut off
    const auto fourth = room.send(getOf("/"));
    room.run(2 * kMinute);
    EXPECT_TRUE(third->last);
    EXPECT_TRUE(fourth->last);
    EXPECT_EQ(room.engine.pending(), 0U);
}

}  // namespace
}  // namespace berth::sim::serving
