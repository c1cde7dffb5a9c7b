// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/serving.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/engine/random.h"
#include "tests/sim/serving/room.h"

namespace berth::sim::serving {
namespace {

using domain::BalancingPolicy;
using engine::DistributionKind;
using engine::kMillisecond;
using engine::kMinute;
using engine::kSecond;
using test::Received;
using test::Room;

constexpr LinkKey kLink{1, 80};

std::int64_t settled(const LinkTotals& t) {
    return t.completed + t.failed + t.rejected + t.timedOut;
}

TEST(Serving, AnswersNineRequestsInStrictTurn) {
    Room room;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    for (const NodeKey node : {1U, 2U, 3U})
        room.startNode(node);
    std::vector<std::string> nodes;
    for (int i = 0; i < 9; ++i)
        nodes.push_back(room.get("/")->header("X-Berth-Node"));
    const std::vector<std::string> turn{"app-1", "app-2", "app-3"};
    for (std::size_t i = 0; i < nodes.size(); ++i)
        EXPECT_EQ(nodes[i], turn[i % 3]);
    const LinkReport report = room.serving.report(kLink);
    ASSERT_EQ(report.perNode.size(), 3U);
    for (const domain::NodeShare& share : report.perNode)
        EXPECT_EQ(share.completed, 3);
}

TEST(Serving, RefusesWith503WhenNoNodeIsReadyOrTheLinkIsUnknown) {
    Room room;
    const auto unknown = room.send({"GET", "/", {}, {}});
    EXPECT_EQ(unknown->failure, 503);
    EXPECT_EQ(room.lastId, 0U);
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    const auto early = room.send({"GET", "/", {}, {}});
    EXPECT_EQ(early->failure, 503);
    EXPECT_EQ(early->failedNode, "");
    room.startNode(1);
    room.serving.nodeNotReady(1);
    EXPECT_EQ(room.send({"GET", "/", {}, {}})->failure, 503);
    EXPECT_EQ(room.serving.report(kLink).totals.rejected, 2);
}

TEST(Serving, BreaksRequestsWith502WhenTheirContainerStops) {
    Room room;
    room.image.concurrency = 1;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    const auto working = room.send({"GET", "/", {}, {}});
    const auto waiting = room.send({"GET", "/", {}, {}});
    EXPECT_EQ(room.serving.inProgress(1), 2);
    room.serving.containerStopped(1);
    EXPECT_EQ(room.serving.inProgress(1), 0);
    for (const auto& sink : {working, waiting}) {
        EXPECT_EQ(sink->failure, 502);
        EXPECT_EQ(sink->failedNode, "app-1");
        EXPECT_FALSE(sink->head.has_value());
    }
    room.run(kMinute);
    EXPECT_EQ(room.serving.report(kLink).totals.failed, 2);
    EXPECT_EQ(room.engine.pending(), 0U);
}

TEST(Serving, LetsADrainingNodeFinish) {
    Room room;
    room.image.concurrency = 1;
    room.serving.openLink(kLink, BalancingPolicy::LeastConnections);
    room.startNode(1);
    const auto first = room.send({"GET", "/", {}, {}});
    const auto second = room.send({"GET", "/", {}, {}});
    room.serving.nodeNotReady(1);
    EXPECT_EQ(room.send({"GET", "/", {}, {}})->failure, 503);
    room.run(kSecond);
    EXPECT_TRUE(first->last);
    EXPECT_TRUE(second->last);
    EXPECT_EQ(room.serving.inProgress(1), 0);
}

TEST(Serving, ServesFirstComeFirstServedWithTheConcurrencyOfTheImage) {
    Room room;
    room.image.concurrency = 2;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    std::vector<std::shared_ptr<Received>> sinks;
    for (int i = 0; i < 6; ++i)
        sinks.push_back(room.send({"GET", "/" + std::to_string(i), {}, {}}));
    room.run(kSecond);
    for (std::size_t i = 0; i < sinks.size(); ++i) {
        ASSERT_EQ(sinks[i]->dataAt.size(), 1U);
        EXPECT_EQ(sinks[i]->dataAt[0], static_cast<engine::Time>(i / 2 + 1) * 10 * kMillisecond);
    }
    const LinkReport report = room.serving.report(kLink);
    EXPECT_NEAR(report.wait.mean, 0.010, 1e-9);
    EXPECT_NEAR(report.latency.max, 0.030, 1e-9);
}

TEST(Serving, RefusesWhenTheQueueOfTheNodeIsFull) {
    Room room;
    room.image.concurrency = 1;
    room.image.queueLimit = 2;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(room.send({"GET", "/", {}, {}})->failure, 0);
    const auto refused = room.send({"GET", "/", {}, {}});
    EXPECT_EQ(refused->failure, 503);
    EXPECT_EQ(refused->failedNode, "app-1");
    EXPECT_EQ(room.serving.report(kLink).totals.rejected, 1);
}

TEST(Serving, GivesUpOnARequestThatWaitsAMinute) {
    Room room;
    room.image.concurrency = 1;
    room.image.serviceTime = {DistributionKind::Constant, 50, 0};
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    const auto first = room.send({"GET", "/", {}, {}});
    room.run(5 * kSecond);
    const auto second = room.send({"GET", "/", {}, {}});
    const auto third = room.send({"GET", "/", {}, {}});
    room.run(61 * kSecond);
    EXPECT_TRUE(first->last);
    EXPECT_EQ(second->failure, 0);
    EXPECT_EQ(third->failure, 504);
    room.run(kMinute);
    EXPECT_TRUE(second->last);
    const LinkTotals totals = room.serving.report(kLink).totals;
    EXPECT_EQ(totals.timedOut, 1);
    EXPECT_EQ(totals.completed, 2);
}

TEST(Serving, AnswersLaterRequestsInTimeAfterTheQueueWasEmptyInBetween) {
    Room room;
    room.image.concurrency = 1;
    room.image.serviceTime = {DistributionKind::Constant, 40, 0};
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    room.send({"GET", "/", {}, {}});
    room.send({"GET", "/", {}, {}});  // waits 40 s, sets the timer at 60 s
    room.run(50 * kSecond);
    const auto late = room.send({"GET", "/", {}, {}});  // waits 30 s
    const auto tooLate = room.send({"GET", "/", {}, {}});
    room.run(55 * kSecond);
    EXPECT_EQ(late->failure, 0);
    room.run(60 * kSecond);
    EXPECT_TRUE(late->last);
    EXPECT_EQ(tooLate->failure, 504);
}

TEST(Serving, SaysThatAPortIsRefusedWhenTheContainerDoesNotListenThere) {
    Room room;
    room.image.listens = {9999};
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    const auto sink = room.send({"GET", "/", {}, {}});
    EXPECT_EQ(sink->failure, 502);
    EXPECT_EQ(sink->failedNode, "app-1");
    ASSERT_EQ(room.refused.size(), 1U);
    EXPECT_EQ(room.refused[0], kLink);
}

TEST(Serving, ClosesALinkWithItsRequestsAndLeavesTheOtherPortsAlone) {
    Room room;
    room.image.concurrency = 1;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.serving.openLink({1, 3000}, BalancingPolicy::RoundRobin);
    room.startNode(1);
    const auto gone = room.send({"GET", "/", {}, {}}, 80);
    const auto stays = room.send({"GET", "/", {}, {}}, 3000);
    room.serving.closeLink(kLink);
    EXPECT_EQ(gone->failure, 503);
    room.run(kSecond);
    EXPECT_TRUE(stays->last);
    EXPECT_EQ(room.send({"GET", "/", {}, {}}, 80)->failure, 503);
    EXPECT_EQ(room.serving.report(kLink).totals.failed, 1);
}

TEST(Serving, KeepsItsRequestsWhenThePolicyChanges) {
    Room room;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    room.startNode(2);
    std::vector<std::shared_ptr<Received>> sinks;
    sinks.push_back(room.send({"GET", "/", {}, {}}));  // on app-1
    room.serving.setPolicy(kLink, BalancingPolicy::LeastConnections);
    sinks.push_back(room.send({"GET", "/", {}, {}}));
    room.run(kSecond);
    EXPECT_EQ(sinks[0]->header("X-Berth-Node"), "app-1");
    EXPECT_EQ(sinks[1]->header("X-Berth-Node"), "app-2");  // the new policy knows of the first
}

TEST(Serving, ForgetsARequestWhoseClientLeft) {
    Room room;
    room.image.concurrency = 1;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    const auto leaves = room.send({"GET", "/", {}, {}});
    const std::uint64_t id = room.lastId;
    const auto next = room.send({"GET", "/", {}, {}});
    room.serving.abandon(id);
    room.serving.abandon(id);
    room.run(10 * kMillisecond);
    EXPECT_TRUE(next->last);
    EXPECT_FALSE(leaves->head.has_value());
    EXPECT_EQ(leaves->failure, 0);
    EXPECT_EQ(leaves.use_count(), 1);
    EXPECT_EQ(room.serving.report(kLink).totals.failed, 1);
}

TEST(Serving, FinishesWhatChangesANodeEvenWhenTheClientLeft) {
    Room room;
    room.image.behaviour = images::Behaviour::Files;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    const auto sink = room.send({"PUT", "/a", {}, "content"});
    room.serving.abandon(room.lastId);
    room.run(kSecond);
    EXPECT_EQ(room.disk->read("/a").value(), "content");
    EXPECT_FALSE(sink->head.has_value());
}

TEST(Serving, HoldsSoMuchOfLargeBodiesAndNoMoreAlsoOfClientsThatLeft) {
    Room room;
    room.image.behaviour = images::Behaviour::Files;
    room.image.concurrency = 1;
    room.disk = std::make_unique<storage::Disk>(room.store, 1 << 10);
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    const std::string body(8U << 20U, 'x');
    for (std::size_t held = 0; held < Serving::kMostBodyBytes; held += body.size()) {
        const auto sink = room.send({"PUT", "/a", {}, body});
        EXPECT_EQ(sink->failure, 0);
        room.serving.abandon(room.lastId);
    }
    EXPECT_EQ(room.send({"PUT", "/a", {}, body})->failure, 503);
    EXPECT_EQ(room.send({"GET", "/", {}, {}})->failure, 0);
    room.run(10 * kSecond);
    const auto later = room.send({"PUT", "/a", {}, body});
    room.run(kSecond);
    EXPECT_EQ(later->head->status, 507);  // it was taken and did not fit on the disk
}

TEST(Serving, ForgetsNodesAndDeploymentsThatAreGone) {
    Room room;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    room.get("/");
    room.serving.forgetNode(1);  // it runs
    EXPECT_EQ(room.serving.traffic(1).served, 1);
    room.serving.forgetDeployment(1);
    EXPECT_EQ(room.serving.report(kLink).totals.completed, 1);
    room.serving.containerStopped(1);
    room.serving.forgetNode(1);
    EXPECT_EQ(room.serving.traffic(1).served, 0);
    EXPECT_EQ(room.serving.report(kLink).totals.completed, 1);
    room.serving.forgetDeployment(1);
    EXPECT_EQ(room.serving.report(kLink).totals.completed, 0);
    EXPECT_EQ(room.send({"GET", "/", {}, {}})->failure, 503);
    room.serving.restartMeasuring();
    room.startNode(2, 2);
    room.serving.openLink({2, 80}, BalancingPolicy::Random);
    room.serving.arrive({2, 80});
    room.run(kSecond);
    EXPECT_EQ(room.serving.traffic(2).served, 1);
}

TEST(Serving, LosesTheStateOfTheProcessWithTheContainer) {
    Room room;
    room.image.behaviour = images::Behaviour::Counter;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    EXPECT_EQ(room.get("/")->body, "1\n");
    EXPECT_EQ(room.get("/")->body, "2\n");
    room.serving.containerStopped(1);
    room.startNode(1);
    EXPECT_EQ(room.get("/")->body, "1\n");
    EXPECT_EQ(room.serving.traffic(1).served, 3);
}

TEST(Serving, LogsEveryRealRequestAndTenASecondOfTheLoad) {
    Room room;
    room.image.serviceTime = {DistributionKind::Constant, 0.001, 0};
    room.image.concurrency = 1000;
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    for (int i = 0; i < 25; ++i)
        room.serving.arrive(kLink);
    for (int i = 0; i < 15; ++i)
        room.send({"GET", "/real", {}, {}});
    room.run(kSecond);
    int load = 0;
    int real = 0;
    for (const auto& line : room.lines) {
        load += line.text.starts_with("GET / ") ? 1 : 0;
        real += line.text.starts_with("GET /real ") ? 1 : 0;
    }
    EXPECT_EQ(load, 10);
    EXPECT_EQ(real, 15);
    EXPECT_EQ(room.lines.back().text, "15 more requests in this second");
    EXPECT_EQ(room.lines.front().text, "GET / 200, 0 bytes, 1.0 ms");
    room.lines.clear();
    room.serving.arrive(kLink);
    room.run(kSecond);
    EXPECT_EQ(room.lines.size(), 1U);
}

TEST(Serving, UsesItsSlotsAgain) {
    Room room;
    room.image.serviceTime = {DistributionKind::Exponential, 0.001, 1};
    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
    room.startNode(1);
    engine::RandomStream random(1, "arrivals");
    std::map<std::uint64_t, int> ids;
    for (int i = 0; i < 5000; ++i) {
        room.send({"GET", "/", {}, {}});
        ++ids[room.lastId];
        EXPECT_LT(room.lastId & 0xFFFFFFFFU, 64U);
        room.run(static_cast<engine::Time>(random.exponential(2e6)));
    }
    EXPECT_EQ(ids.size(), 5000U);  // no name comes twice, although the slots do
}

// Erlang: the mean wait of M/M/1 at load 0.8 is 4 service times.
TEST(Serving, WaitsAsTheTheoryOfQueuesSays) {
    double sum = 0;
    constexpr int kSeeds = 10;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        Room room(seed);
        room.image.concurrency = 1;
        room.image.queueLimit = 1'000'000;
        room.image.serviceTime = {DistributionKind::Exponential, 0.001, 1};
        room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
        room.startNode(1);
        engine::RandomStream random(seed, "arrivals");
        for (int i = 0; i < 60'000; ++i) {
            if (i == 6'000) room.serving.restartMeasuring();
            room.serving.arrive(kLink);
            room.run(static_cast<engine::Time>(random.exponential(1.25e6)));
        }
        sum += room.serving.report(kLink).wait.mean;
    }
    EXPECT_NEAR(sum / kSeeds, 0.004, 0.0004);
}

TEST(Serving, SettlesEveryRequestWhateverHappens) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Room room(seed);
        room.image.concurrency = 2;
        room.image.queueLimit = 3;
        room.image.serviceTime = {DistributionKind::Exponential, 0.5, 1};
        engine::RandomStream random(seed, "chaos");
        std::vector<std::shared_ptr<Received>> sinks;
        std::vector<std::uint64_t> ids;
        std::int64_t offered = 0;
        bool open = false;
        for (int step = 0; step < 2000; ++step) {
            const auto node = static_cast<NodeKey>(1 + random.below(3));
            switch (random.below(10)) {
                case 0:
                    room.serving.openLink(kLink, BalancingPolicy::RoundRobin);
                    open = true;
                    break;
                case 1:
                    if (random.below(8) == 0) {
                        room.serving.closeLink(kLink);
                        open = false;
                    }
                    break;
                case 2:
                    room.startNode(node);
                    break;
                case 3:
                    room.serving.containerStopped(node);
                    break;
                case 4:
                    room.serving.nodeNotReady(node);
                    break;
                case 5:
                    if (!ids.empty()) room.serving.abandon(ids[random.below(ids.size())]);
                    break;
                case 6:
                    room.serving.setPolicy(kLink, BalancingPolicy::LeastConnections);
                    break;
                case 7:
                    room.serving.arrive(kLink);
                    offered += open ? 1 : 0;
                    break;
                default:
                    sinks.push_back(room.send({"GET", "/", {}, {}}));
                    ids.push_back(room.lastId);
                    offered += open ? 1 : 0;
            }
            room.run(static_cast<engine::Time>(random.exponential(1e8)));
        }
        room.run(2 * kMinute);
        const LinkTotals totals = room.serving.report(kLink).totals;
        EXPECT_EQ(totals.offered, offered);
        EXPECT_EQ(settled(totals), offered);
        EXPECT_EQ(room.engine.pending(), 0U);
        for (const auto& sink : sinks) {
            EXPECT_EQ(sink.use_count(), 1);
            EXPECT_FALSE(sink->last && sink->failure != 0);
        }
    }
}

TEST(Serving, GivesTheSameRunForTheSameSeedAndAnotherForAnother) {
    const auto hash = [](std::uint64_t seed) {
        Room room(seed);
        room.image.serviceTime = {DistributionKind::Lognormal, 0.02, 1};
        room.serving.openLink(kLink, BalancingPolicy::Random);
        for (const NodeKey node : {1U, 2U, 3U})
            room.startNode(node);
        for (int i = 0; i < 1000; ++i) {
            room.serving.arrive(kLink);
            room.run(kMillisecond);
        }
        return room.engine.traceHash();
    };
    EXPECT_EQ(hash(1), hash(1));
    EXPECT_NE(hash(1), hash(2));
}

}  // namespace
}  // namespace berth::sim::serving
