// SPDX-License-Identifier: GPL-3.0-or-later
// The policy Queue: requests wait at the link until a node is free.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/sim/serving/room.h"

namespace berth::sim::serving {
namespace {

using domain::BalancingPolicy;
using engine::kMillisecond;
using engine::kMinute;
using engine::kSecond;
using std::chrono::milliseconds;
using std::chrono::seconds;
using test::Received;
using test::Room;

constexpr LinkKey kQueueLink{1, 80};

class LinkQueue : public testing::Test {
  protected:
    void open(int nodes) {
        room.serving.openLink(kQueueLink, BalancingPolicy::Queue, options);
        for (int node = 1; node <= nodes; ++node)
            room.startNode(static_cast<NodeKey>(node));
    }
    std::shared_ptr<Received> send() { return room.send({"GET", "/", {}, {}}); }
    LinkTotals totals() { return room.serving.report(kQueueLink).totals; }

    Room room;
    domain::BalancingOptions options;
};

TEST_F(LinkQueue, FeedsEachNodeOneRequestAtATimeInTheOrderOfArrival) {
    open(2);
    std::vector<std::shared_ptr<Received>> sinks;
    for (int i = 0; i < 6; ++i)
        sinks.push_back(send());
    EXPECT_EQ(room.serving.inProgress(1), 1);
    EXPECT_EQ(room.serving.inProgress(2), 1);
    room.run(2 * kMinute);
    for (std::size_t i = 0; i < sinks.size(); ++i) {
        ASSERT_EQ(sinks[i]->dataAt.size(), 1U);
        EXPECT_EQ(sinks[i]->dataAt[0], static_cast<engine::Time>(i / 2 + 1) * 10 * kMillisecond);
    }
    EXPECT_EQ(room.engine.pending(), 0U);
}

TEST_F(LinkQueue, TellsAFullQueueNoNodeAndTooLongApart) {
    options.queue = {1, 1, seconds(2), seconds(4)};
    room.image.serviceTime = {engine::DistributionKind::Constant, 3, 0};
    open(0);
    EXPECT_EQ(send()->failure, 503);
    room.startNode(1);
    const auto served = send();
    const auto waits = send();
    EXPECT_EQ(send()->failure, 429);
    room.run(2500 * kMillisecond);
    EXPECT_EQ(waits->failure, 504);
    EXPECT_EQ(waits->failedNode, "");
    room.run(kSecond);
    EXPECT_TRUE(served->last);
    room.serving.setSpeed(1, 0.5);  // a request takes 6 s now
    const auto slow = send();
    room.run(5 * kSecond);
    EXPECT_EQ(slow->failure, 504);
    EXPECT_EQ(slow->failedNode, "app-1");
    EXPECT_EQ(totals().rejected, 2);
    EXPECT_EQ(totals().timedOut, 2);
    EXPECT_EQ(totals().completed, 1);
    EXPECT_EQ(room.serving.inProgress(1), 0);
    room.run(kMinute);
    EXPECT_EQ(room.engine.pending(), 0U);
}

TEST_F(LinkQueue, KeepsWhatWaitsWhenANodeGoesAndGivesItToTheNext) {
    open(1);
    const auto lost = send();
    const auto kept = send();
    room.serving.containerStopped(1);
    EXPECT_EQ(lost->failure, 502);
    EXPECT_EQ(kept->failure, 0);
    EXPECT_EQ(send()->failure, 503) << "no node is ready";
    room.run(kSecond);
    room.startNode(2);
    room.run(kSecond);
    ASSERT_TRUE(kept->last);
    EXPECT_EQ(kept->header("X-Berth-Node"), "app-2");
}

TEST_F(LinkQueue, PutsARequestThatMayBeRetriedBackIntoTheQueue) {
    options.retries.emplace();
    open(2);
    const auto first = send();
    const auto second = send();
    const auto third = send();
    room.serving.containerStopped(1);
    room.run(kSecond);
    for (const auto& sink : {first, second, third})
        EXPECT_TRUE(sink->last);
    EXPECT_EQ(totals().retried, 1);
}

TEST_F(LinkQueue, LetsAClientThatWaitsLeave) {
    open(1);
    (void)send();
    const auto leaves = send();
    const std::uint64_t id = room.lastId;
    const auto stays = send();
    room.serving.abandon(id);
    room.run(20 * kMillisecond);
    EXPECT_TRUE(stays->last);
    EXPECT_FALSE(leaves->head.has_value());
    EXPECT_EQ(leaves.use_count(), 1);
}

TEST_F(LinkQueue, RefusesWithTheNodesNameWhenNothingListensThere) {
    room.image.listens = {9999};
    open(1);
    EXPECT_EQ(send()->failure, 502);
    EXPECT_EQ(room.refused.size(), 1U);
}

TEST_F(LinkQueue, HandsItsRequestsToTheNodesWhenThePolicyChanges) {
    open(2);
    std::vector<std::shared_ptr<Received>> sinks;
    for (int i = 0; i < 8; ++i)
        sinks.push_back(send());
    room.serving.setPolicy(kQueueLink, BalancingPolicy::RoundRobin);
    EXPECT_EQ(room.serving.inProgress(1) + room.serving.inProgress(2), 8);
    room.serving.setPolicy(kQueueLink, BalancingPolicy::Queue);
    sinks.push_back(send());
    room.run(2 * kMinute);
    for (const auto& sink : sinks)
        EXPECT_TRUE(sink->last);
    EXPECT_EQ(room.engine.pending(), 0U);
}

TEST_F(LinkQueue, EndsEveryRequestWhateverHappens) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Room chaos(seed);
        chaos.image.concurrency = 2;
        chaos.image.queueLimit = 3;
        chaos.image.serviceTime = {engine::DistributionKind::Exponential, 0.5, 1};
        engine::RandomStream random(seed, "queue chaos");
        const auto drawn = [&] {
            domain::BalancingOptions made;
            made.queue = {static_cast<int>(random.below(5)), 1 + static_cast<int>(random.below(4)),
                          milliseconds(1 + random.below(3000)),
                          milliseconds(1 + random.below(3000))};
            if (random.below(2) == 0) made.slowStart = seconds(random.below(20));
            if (random.below(2) == 0) made.ejection = domain::Ejection{1, milliseconds(700), 50};
            if (random.below(2) == 0) made.retries = domain::RetryPolicy{2, 50};
            if (random.below(2) == 0) made.drainLimit = milliseconds(random.below(900));
            return made;
        };
        const auto policy = [&] {
            return random.below(2) == 0 ? BalancingPolicy::Queue
                                        : static_cast<BalancingPolicy>(random.below(8));
        };
        std::vector<std::shared_ptr<Received>> sinks;
        std::vector<std::uint64_t> ids;
        std::int64_t offered = 0;
        bool open = false;
        for (int step = 0; step < 1500; ++step) {
            const auto node = static_cast<NodeKey>(1 + random.below(4));
            switch (random.below(12)) {
                case 0:
                    chaos.serving.openLink(kQueueLink, policy(), drawn());
                    open = true;
                    break;
                case 1:
                    if (random.below(8) != 0) break;
                    chaos.serving.closeLink(kQueueLink);
                    open = false;
                    break;
                case 2:
                    chaos.startNode(node);
                    break;
                case 3:
                    chaos.serving.containerStopped(node);
                    break;
                case 4:
                    chaos.serving.nodeNotReady(node);
                    break;
                case 5:
                    chaos.serving.nodeReady(node);
                    break;
                case 6:
                    if (!ids.empty()) chaos.serving.abandon(ids[random.below(ids.size())]);
                    break;
                case 7:
                    chaos.serving.setPolicy(kQueueLink, policy(), drawn());
                    break;
                case 8:
                    chaos.serving.arrive(kQueueLink,
                                         test::requestOf(static_cast<std::uint32_t>(step)));
                    offered += open ? 1 : 0;
                    break;
                default:
                    sinks.push_back(
                        chaos.send({random.below(3) == 0 ? "POST" : "GET", "/", {}, {}}));
                    ids.push_back(chaos.lastId);
                    offered += open ? 1 : 0;
            }
            chaos.run(static_cast<engine::Time>(random.exponential(1e8)));
        }
        chaos.run(10 * kMinute);
        const LinkTotals end = chaos.serving.report(kQueueLink).totals;
        EXPECT_EQ(end.offered, offered);
        EXPECT_EQ(end.completed + end.failed + end.rejected + end.timedOut, offered);
        EXPECT_EQ(chaos.engine.pending(), 0U);
        for (const auto& sink : sinks) {
            EXPECT_EQ(sink.use_count(), 1);
            EXPECT_FALSE(sink->last && sink->failure != 0);
        }
    }
}

// Theory: at equal load the mean wait of one central queue is below that of the less busy of two,
// that below taking turns, and that below a draw by chance. M/M/8 at 0.8, with a FIFO at each node.
TEST(Waits, AreOrderedByWhatThePolicyKnows) {
    const auto meanWait = [](BalancingPolicy policy) {
        constexpr std::uint64_t kSeeds = 4;
        double sum = 0;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            Room waits(seed);
            waits.image.concurrency = 1;
            waits.image.queueLimit = 1'000'000;
            waits.image.serviceTime = {engine::DistributionKind::Exponential, 0.010, 1};
            domain::BalancingOptions central;
            central.queue.limit = 1'000'000;
            waits.serving.openLink(kQueueLink, policy, central);
            for (NodeKey node = 1; node <= 8; ++node)
                waits.startNode(node);
            engine::RandomStream random(seed, "arrivals");
            for (int i = 0; i < 25'000; ++i) {
                if (i == 2'000) waits.serving.restartMeasuring();
                waits.serving.arrive(kQueueLink);
                waits.run(static_cast<engine::Time>(random.exponential(1.25e7 / 8)));
            }
            waits.run(kMinute);
            sum += waits.serving.report(kQueueLink).wait.mean;
        }
        return sum / kSeeds;
    };
    const double queue = meanWait(BalancingPolicy::Queue);
    const double ofTwo = meanWait(BalancingPolicy::LeastOfTwo);
    const double inTurn = meanWait(BalancingPolicy::RoundRobin);
    const double byChance = meanWait(BalancingPolicy::Random);
    EXPECT_LT(queue, 0.8 * ofTwo);
    EXPECT_LT(ofTwo, 0.8 * inTurn);
    EXPECT_LT(inTurn, 0.8 * byChance);
    // Erlang C: M/M/8 at 0.8 waits 0.286 service times; M/M/1, which a draw by chance makes of
    // each node, waits 4.
    EXPECT_NEAR(queue, 0.00286, 0.0004);
    EXPECT_NEAR(byChance, 0.040, 0.006);
}

}  // namespace
}  // namespace berth::sim::serving
