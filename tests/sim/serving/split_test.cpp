// SPDX-License-Identifier: GPL-3.0-or-later
// A version that is tried on a share of the requests.
#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <vector>

#include "tests/sim/serving/room.h"

namespace berth::sim::serving {
namespace {

using domain::BalancingPolicy;
using engine::kMillisecond;
using engine::kMinute;
using engine::kSecond;
using test::Received;
using test::Room;

constexpr LinkKey kSplitLink{1, 80};
constexpr std::uint64_t kOld = 1, kNew = 2;

class SplitLink : public testing::Test {
  protected:
    // Nodes 1 … old of the version that is there, from 11 on of the one that is tried.
    void open(BalancingPolicy policy, int old, int tried, int share = 30) {
        room.serving.openLink(kSplitLink, policy, options);
        for (int i = 1; i <= old; ++i)
            room.startNode(static_cast<NodeKey>(i), 1, kOld);
        room.serving.startSplit(1, {kNew, share, lateAfter});
        for (int i = 1; i <= tried; ++i)
            room.startNode(static_cast<NodeKey>(10 + i), 1, kNew);
        room.serving.restartSplitTally(1);
    }
    void load(int requests, engine::Time apart) {
        for (int i = 0; i < requests; ++i) {
            room.serving.arrive(kSplitLink, test::requestOf(static_cast<std::uint32_t>(i % 997)));
            room.run(apart);
        }
    }
    SplitTally tally() { return room.serving.splitTally(1); }
    static std::int64_t ended(const VersionTally& of) { return of.completed + of.failed; }

    Room room;
    domain::BalancingOptions options;
    engine::Time lateAfter = -1;
};

TEST_F(SplitLink, SharesRequestsExactlyWithEveryPolicyThatDoesNotHash) {
    for (const BalancingPolicy policy :
         {BalancingPolicy::RoundRobin, BalancingPolicy::Random, BalancingPolicy::LeastConnections,
          BalancingPolicy::LeastOfTwo, BalancingPolicy::Queue}) {
        open(policy, 3, 1);
        load(1000, 7 * kMillisecond);
        room.run(kMinute);
        EXPECT_EQ(tally().after.offered, 300) << domain::toText(policy);
        EXPECT_EQ(tally().before.offered, 700) << domain::toText(policy);
        EXPECT_EQ(tally().after.completed, 300) << domain::toText(policy);
        EXPECT_EQ(tally().before.completed, 700) << domain::toText(policy);
        room.serving.endSplit(1);
    }
}

TEST_F(SplitLink, KeepsCallersWithTheirVersionWhereThePolicyHashes) {
    open(BalancingPolicy::RingHash, 3, 2);
    std::vector<std::string> seen;
    for (int round = 0; round < 3; ++round) {
        for (int caller = 0; caller < 60; ++caller) {
            HttpRequest request{"GET", "/", {}, {}};
            request.client = "10.0.0." + std::to_string(caller);
            const auto sink = room.send(std::move(request));
            room.run(kSecond);
            if (round == 0)
                seen.push_back(sink->header("X-Berth-Node"));
            else
                ASSERT_EQ(sink->header("X-Berth-Node"), seen[static_cast<std::size_t>(caller)]);
        }
    }
    EXPECT_GT(tally().before.completed, 0);
    EXPECT_EQ(tally().before.completed + tally().after.completed, 180);
}

TEST_F(SplitLink, GivesEverythingToTheOldVersionUntilTheNewOneIsReadyAndAfterItHasGone) {
    open(BalancingPolicy::RoundRobin, 2, 0);
    load(100, 10 * kMillisecond);
    EXPECT_EQ(tally().after.offered, 0);
    room.startNode(11, 1, kNew);
    load(100, 10 * kMillisecond);
    EXPECT_EQ(tally().after.offered, 30);
    room.serving.containerStopped(11);
    load(100, 10 * kMillisecond);
    EXPECT_EQ(tally().after.offered, 30);
    EXPECT_EQ(tally().before.offered, 270);
}

TEST_F(SplitLink, CountsTheFailuresOfTheVersionThatFails) {
    open(BalancingPolicy::RoundRobin, 2, 1);
    Impairment failing;
    failing.errors = 1;
    room.serving.setImpairment(11, failing);
    load(200, 10 * kMillisecond);
    room.run(kMinute);
    EXPECT_EQ(tally().after.failed, 60);
    EXPECT_EQ(tally().after.completed, 0);
    EXPECT_EQ(tally().before.failed, 0);
    EXPECT_EQ(tally().before.completed, 140);
}

TEST_F(SplitLink, CountsARequestThatTheOtherVersionSavedForBoth) {
    options.retries.emplace();
    options.retries->budgetPercent = 100;
    room.image.serviceTime = {engine::DistributionKind::Constant, 5, 0};
    open(BalancingPolicy::RoundRobin, 2, 1, 50);
    load(40, kMillisecond);
    room.serving.containerStopped(11);
    room.run(5 * kMinute);
    EXPECT_EQ(tally().after.offered, 20);
    EXPECT_EQ(tally().after.failed, 20);
    EXPECT_EQ(ended(tally().before), tally().before.offered);
    EXPECT_GT(tally().before.offered, 20);
}

TEST_F(SplitLink, LeavesOutWhatAClientGaveUp) {
    room.image.serviceTime = {engine::DistributionKind::Constant, 5, 0};
    open(BalancingPolicy::RoundRobin, 1, 1, 50);
    (void)room.send({"GET", "/", {}, {}});
    (void)room.send({"GET", "/", {}, {}});
    room.serving.abandon(room.lastId);
    room.run(kMinute);
    EXPECT_EQ(tally().before.completed + tally().after.completed, 1);
    EXPECT_EQ(tally().before.offered + tally().after.offered, 1);
}

TEST_F(SplitLink, CountsAnswersThatAreLateAndTellsTheirP95) {
    lateAfter = 9 * kMillisecond;  // every request takes 10 ms
    open(BalancingPolicy::RoundRobin, 1, 1, 50);
    load(100, 20 * kMillisecond);
    EXPECT_EQ(tally().after.late, 50);
    EXPECT_NEAR(static_cast<double>(tally().after.p95), 10e6, 10e6 / 128);
}

TEST_F(SplitLink, LetsABusyVersionHoldUpNobodyOfTheOtherOneInAQueue) {
    options.queue.limit = 1000;
    open(BalancingPolicy::Queue, 1, 1, 50);
    room.serving.setSpeed(1, 0.001);  // the old node takes 10 s for each
    std::vector<std::shared_ptr<Received>> sinks;
    for (int i = 0; i < 40; ++i)
        sinks.push_back(room.send({"GET", "/", {}, {}}));
    room.run(kSecond);
    EXPECT_EQ(tally().after.completed, 20);
    EXPECT_EQ(tally().before.completed, 0);
    room.serving.containerStopped(11);
    room.run(10 * kMinute);
    EXPECT_EQ(ended(tally().before), 20);
}

TEST_F(SplitLink, PutsAllNodesIntoOneBalancerOnceItIsOver) {
    room.image.serviceTime = {engine::DistributionKind::Constant, 60, 0};
    open(BalancingPolicy::LeastConnections, 1, 1, 50);
    for (int i = 0; i < 6; ++i)
        (void)room.send({"GET", "/", {}, {}});
    EXPECT_EQ(room.serving.inProgress(11), 3);
    room.serving.endSplit(1);
    EXPECT_EQ(tally().after.offered, 0);
    room.startNode(2, 1, kOld);
    for (int i = 0; i < 3; ++i)
        (void)room.send({"GET", "/", {}, {}});
    EXPECT_EQ(room.serving.inProgress(2), 3) << "the others have three each, and it knows";
    room.run(5 * kMinute);
    EXPECT_EQ(room.serving.report(kSplitLink).totals.completed, 9);
}

// Whatever happens, a request that was offered ends once, for the version that has it.
TEST_F(SplitLink, LosesNoRequestInSeededRandomSequences) {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        Room own(seed);
        std::mt19937_64 chance(seed);
        const auto upTo = [&chance](std::uint64_t n) { return chance() % n; };
        domain::BalancingOptions mixed;
        if (seed % 2 == 0) mixed.retries.emplace();
        if (seed % 3 == 0) mixed.ejection.emplace();
        mixed.queue.limit = 5;
        const auto policy = static_cast<BalancingPolicy>(
            upTo(static_cast<std::uint64_t>(domain::kLastBalancingPolicy) + 1));
        own.serving.openLink(kSplitLink, policy, mixed);
        own.serving.startSplit(1, {kNew, static_cast<int>(1 + upTo(99)), -1});
        bool split = true;
        for (int step = 0; step < 200; ++step) {
            const auto node = static_cast<NodeKey>(1 + upTo(6));
            switch (upTo(12)) {
                case 0:
                    own.startNode(node, 1, node > 3 ? kNew : kOld);
                    break;
                case 1:
                    own.serving.nodeNotReady(node);
                    break;
                case 2:
                    own.serving.containerStopped(node);
                    break;
                case 3: {
                    Impairment met;
                    met.errors = upTo(2) == 0 ? 0.5 : 0;
                    own.serving.setImpairment(node, met);
                    break;
                }
                case 4:
                    if (upTo(8) != 0) break;
                    own.serving.setPolicy(
                        kSplitLink,
                        static_cast<BalancingPolicy>(
                            upTo(static_cast<std::uint64_t>(domain::kLastBalancingPolicy) + 1)),
                        mixed);
                    break;
                case 5:
                    if (upTo(10) != 0) break;
                    if (split)
                        own.serving.endSplit(1);
                    else
                        own.serving.startSplit(1, {kNew, 40, -1});
                    split = !split;
                    break;
                default:
                    for (std::uint64_t i = upTo(6); i > 0; --i)
                        own.serving.arrive(kSplitLink,
                                           test::requestOf(static_cast<std::uint32_t>(upTo(50))));
                    own.run(static_cast<engine::Time>(upTo(20)) * kMillisecond);
            }
        }
        own.run(10 * kMinute);
        const LinkTotals totals = own.serving.report(kSplitLink).totals;
        ASSERT_EQ(totals.offered,
                  totals.completed + totals.failed + totals.rejected + totals.timedOut)
            << seed;
        const SplitTally counted = own.serving.splitTally(1);
        ASSERT_EQ(counted.before.offered, ended(counted.before)) << seed;
        ASSERT_EQ(counted.after.offered, ended(counted.after)) << seed;
        ASSERT_GE(counted.before.offered, 0) << seed;
        ASSERT_GE(counted.after.offered, 0) << seed;
    }
}

}  // namespace
}  // namespace berth::sim::serving
