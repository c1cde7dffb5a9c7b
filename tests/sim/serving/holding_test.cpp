// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that wait at a link for the first node.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sim/serving/room.h"

namespace berth::sim::serving {
namespace {

using engine::kSecond;
using test::Received;
using test::Room;

constexpr LinkKey kHolding{1, 80};

class Holding : public ::testing::Test {
  protected:
    Holding() {
        room.image.concurrency = 2;
        room.serving.openLink(kHolding, domain::BalancingPolicy::RoundRobin);
        room.serving.setHolding(kHolding, true);
    }
    [[nodiscard]] LinkTotals totals() const { return room.serving.report(kHolding).totals; }
    Room room;
};

TEST_F(Holding, AnswersThemInTheirOrderOnceANodeIsReady) {
    std::vector<std::shared_ptr<Received>> sent;
    for (int i = 0; i < 5; ++i)
        sent.push_back(room.send({"GET", "/", {}, {}}));
    room.run(90 * kSecond);
    EXPECT_FALSE(sent.front()->head);
    const Pressure pressure = room.serving.pressure(1, 0);
    EXPECT_EQ(pressure.queued, 5);
    EXPECT_EQ(pressure.inProgress, 0);
    EXPECT_EQ(pressure.oldestWait, 90 * kSecond);
    room.startNode(1);
    EXPECT_EQ(room.serving.pressure(1, 0).inProgress, 2);
    EXPECT_EQ(room.serving.pressure(1, 80).queued, 3);
    EXPECT_EQ(room.serving.pressure(1, 8188).queued, 0);
    room.run(kSecond);
    for (std::size_t i = 0; i < sent.size(); ++i) {
        ASSERT_TRUE(sent[i]->last) << i;
        EXPECT_LE(sent[std::max<std::size_t>(i, 1) - 1]->dataAt, sent[i]->dataAt);
    }
    EXPECT_EQ(totals().completed, 5);
    EXPECT_GE(room.serving.report(kHolding).wait.mean, 90);
    EXPECT_EQ(room.serving.pressure(1, 0).oldestWait, 0);
}

TEST_F(Holding, GivesUpAfterFiveMinutes) {
    const auto early = room.send({"GET", "/", {}, {}});
    room.run(100 * kSecond);
    const auto late = room.send({"GET", "/", {}, {}});
    room.run(200 * kSecond);
    EXPECT_EQ(early->failure, 504);
    EXPECT_EQ(late->failure, 0);
    room.run(100 * kSecond);
    EXPECT_EQ(late->failure, 504);
    EXPECT_EQ(totals().timedOut, 2);
    EXPECT_FALSE(room.engine.nextTime());
}

TEST_F(Holding, HoldsAThousandAndNoMore) {
    for (int i = 0; i < Serving::kMostHeld; ++i)
        room.serving.arrive(kHolding);
    EXPECT_EQ(totals().rejected, 0);
    EXPECT_EQ(room.send({"GET", "/", {}, {}})->failure, 503);
    EXPECT_EQ(totals().rejected, 1);
}

TEST_F(Holding, LetsGoOfThoseWhoseClientLeaves) {
    const auto gone = room.send({"POST", "/", {}, "a body"});
    const auto stays = room.send({"GET", "/", {}, {}});
    room.serving.abandon(room.lastId + 1);  // no request of that name
    const std::uint64_t last = room.lastId;
    room.serving.abandon(last);
    EXPECT_EQ(room.serving.pressure(1, 0).queued, 1);
    room.startNode(1);
    room.run(kSecond);
    EXPECT_TRUE(gone->last);
    EXPECT_FALSE(stays->head);
    EXPECT_EQ(totals().failed, 1);
}

TEST_F(Holding, RefusesThemWhenTheLinkClosesOrHoldsNoMore) {
    const auto first = room.send({"GET", "/", {}, {}});
    room.serving.setHolding(kHolding, false);
    EXPECT_EQ(first->failure, 503);
    EXPECT_EQ(room.send({"GET", "/", {}, {}})->failure, 503);
    room.serving.setHolding(kHolding, true);
    const auto second = room.send({"GET", "/", {}, {}});
    room.serving.closeLink(kHolding);
    EXPECT_EQ(second->failure, 503);
    EXPECT_EQ(second->detail, "the link was closed");
    EXPECT_FALSE(room.engine.nextTime());
    const LinkTotals all = totals();
    EXPECT_EQ(all.offered, all.completed + all.failed + all.rejected + all.timedOut);
}

TEST_F(Holding, FailsThoseThatTheNodeWouldNotTake) {
    room.image.queueLimit = 1;
    for (int i = 0; i < 5; ++i)
        room.serving.arrive(kHolding);
    room.startNode(1);  // two at work, one waits
    EXPECT_EQ(totals().rejected, 2);
    room.run(kSecond);
    EXPECT_EQ(totals().completed, 3);

    constexpr LinkKey kDeaf{1, 9};
    room.serving.nodeNotReady(1);
    room.serving.openLink(kDeaf, domain::BalancingPolicy::RoundRobin);
    room.serving.setHolding(kDeaf, true);
    const auto sent = room.send({"GET", "/", {}, {}}, 9);
    room.serving.nodeReady(1);
    EXPECT_EQ(sent->failure, 502);
    EXPECT_EQ(room.refused.size(), 1U);
}

}  // namespace
}  // namespace berth::sim::serving
