// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/fronts/fronts.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "sim/fronts/front_key.h"
#include "tests/sim/fronts/front_room.h"

namespace berth::sim::fronts {
namespace {

using domain::BalancingPolicy;
using domain::FrontMemberState;
using engine::kMillisecond;
using engine::kMinute;
using engine::kSecond;
using serving::LinkKey;
using test::FrontRoom;

TEST(Fronts, CountARequestOnceAndOnceAtTheLinkOfItsMember) {
    FrontRoom room;
    room.start(1);
    room.start(2);
    const LinkKey front = room.fronts.set(FrontRoom::specOf(2, BalancingPolicy::RoundRobin));
    for (std::uint32_t i = 0; i < 10; ++i)
        room.fronts.arrive(front, serving::test::requestOf(i));
    room.run(kMinute);
    const FrontReport report = room.fronts.reports().at(0);
    EXPECT_EQ(report.totals.offered, 10);
    EXPECT_EQ(report.totals.completed, 10);
    EXPECT_EQ(room.serving.report(room.linkOf(1)).totals.offered, 5);
    EXPECT_EQ(room.serving.report(room.linkOf(2)).totals.completed, 5);
    EXPECT_EQ(room.member(1).completed, 5);
    EXPECT_DOUBLE_EQ(room.shown().shareOf(room.member(2)), 0.5);
    EXPECT_NEAR(report.latency.max, 0.010, 0.001);  // what the image takes
}

TEST(Fronts, SayWhichDeploymentAnswered) {
    FrontRoom room;
    room.start(1);
    const LinkKey front = room.fronts.set(FrontRoom::specOf(1));
    const auto sink = room.send(front, {"GET", "/", {}, {}, "10.0.0.1"});
    room.run(kSecond);
    ASSERT_TRUE(sink->head);
    EXPECT_EQ(sink->header("X-Berth-Deployment"), "d-1");
    EXPECT_EQ(sink->header("X-Berth-Node"), "d-1-1");
    EXPECT_TRUE(sink->last);
}

TEST(Fronts, LeaveAMemberOutWhileItHasNoReadyNode) {
    FrontRoom room;
    room.start(1);
    room.openLink(2);
    const LinkKey front = room.fronts.set(FrontRoom::specOf(3, BalancingPolicy::RoundRobin));
    EXPECT_EQ(room.member(1).state, FrontMemberState::InRotation);
    EXPECT_EQ(room.member(2).state, FrontMemberState::NoReadyNode);
    EXPECT_EQ(room.member(3).state, FrontMemberState::NoDeployment);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(room.whoAnswers(front, "a"), "d-1");
    room.startNode(2);
    EXPECT_EQ(room.member(2).state, FrontMemberState::InRotation);
    EXPECT_NE(room.whoAnswers(front, "a"), room.whoAnswers(front, "a"));
    room.end(1);
    room.end(2);
    EXPECT_EQ(room.member(1).state, FrontMemberState::NoDeployment);
    EXPECT_EQ(room.whoAnswers(front, "a"), "503");
    EXPECT_EQ(room.fronts.reports().at(0).totals.rejected, 1);
}

TEST(Fronts, LetRequestsWaitAtAMemberThatWaitsForItsFirstNode) {
    FrontRoom room;
    room.openLink(1);
    const LinkKey front = room.fronts.set(FrontRoom::specOf(1));
    room.serving.setHolding(room.linkOf(1), true);
    EXPECT_EQ(room.member(1).state, FrontMemberState::InRotation);
    const auto sink = room.send(front, {"GET", "/", {}, {}, "a"});
    room.run(kSecond);
    EXPECT_FALSE(sink->head);
    room.startNode(1);
    room.run(kSecond);
    EXPECT_TRUE(sink->head);
}

TEST(Fronts, TryAnotherMemberWhenOneIsLost) {
    FrontRoom room;
    for (int i = 1; i <= 3; ++i)
        room.start(i);
    domain::FrontSpec spec = FrontRoom::specOf(3);
    spec.options.retries = domain::RetryPolicy{};
    const LinkKey front = room.fronts.set(spec);
    const std::string usual = room.whoAnswers(front, "a");
    const int number = usual.back() - '0';
    const auto get = room.send(front, {"GET", "/", {}, {}, "a"});
    const auto post = room.send(front, {"POST", "/", {}, {}, "a"});
    room.run(kMillisecond);
    room.stopNode(number);
    room.run(kSecond);
    ASSERT_TRUE(get->head);
    EXPECT_NE(get->header("X-Berth-Deployment"), usual);
    // It may have been done already, and doing it twice is not the same.
    EXPECT_EQ(post->failure, 502);
    const FrontReport report = room.fronts.reports().at(0);
    EXPECT_EQ(report.totals.retried, 1);
    EXPECT_EQ(report.totals.offered, 3);
    EXPECT_EQ(report.totals.completed, 2);
    EXPECT_EQ(report.totals.failed, 1);
    EXPECT_EQ(room.member(number).failed, 2);
}

TEST(Fronts, DoNotTryAgainBeyondTheBudget) {
    FrontRoom room;
    room.start(1);
    room.start(2);
    domain::FrontSpec spec = FrontRoom::specOf(2, BalancingPolicy::RoundRobin);
    spec.options.retries = domain::RetryPolicy{5, 10};
    const LinkKey front = room.fronts.set(spec);
    serving::Impairment cut;
    cut.unreachable = true;
    for (const int number : {1, 2})
        room.serving.setImpairment(room.nodeOf(number), cut);
    for (int i = 0; i < 200; ++i) {
        room.fronts.arrive(front, serving::test::requestOf(1));
        room.run(kSecond / 10);
    }
    room.run(30 * kMinute);
    const FrontReport report = room.fronts.reports().at(0);
    EXPECT_EQ(report.totals.failed + report.totals.rejected + report.totals.timedOut, 200);
    // Ten always, and a tenth of those offered, over any ten seconds.
    EXPECT_GT(report.totals.retried, 10);
    EXPECT_LT(report.totals.retried, 200);
}

TEST(Fronts, PutOutAMemberThatKeepsFailing) {
    FrontRoom room;
    room.start(1);
    room.start(2);
    domain::FrontSpec spec = FrontRoom::specOf(2, BalancingPolicy::RoundRobin);
    spec.options.ejection = domain::Ejection{3, std::chrono::seconds(30), 50};
    const LinkKey front = room.fronts.set(spec);
    serving::Impairment bad;
    bad.errors = 1;
    room.serving.setImpairment(room.nodeOf(1), bad);
    for (int i = 0; i < 6; ++i)
        room.whoAnswers(front, "a");
    EXPECT_EQ(room.member(1).state, FrontMemberState::Ejected);
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(room.whoAnswers(front, "a"), "d-2");
    room.run(kMinute);
    EXPECT_EQ(room.member(1).state, FrontMemberState::InRotation);
    EXPECT_EQ(room.fronts.reports().at(0).totals.ejected, 1);
}

TEST(Fronts, KeepCountAndAddressWhenTheyAreChanged) {
    FrontRoom room;
    for (int i = 1; i <= 3; ++i)
        room.start(i);
    const LinkKey front = room.fronts.set(FrontRoom::specOf(3, BalancingPolicy::RoundRobin));
    for (std::uint32_t i = 0; i < 9; ++i)
        room.fronts.arrive(front, serving::test::requestOf(i));
    EXPECT_EQ(room.fronts.set(FrontRoom::specOf(1)), front);
    EXPECT_EQ(room.opened.size(), 1U);
    room.run(kMinute);
    EXPECT_EQ(room.fronts.reports().at(0).totals.completed, 9);
    EXPECT_EQ(room.shown().members.size(), 1U);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(room.whoAnswers(front, std::to_string(i)), "d-1");
}

TEST(Fronts, FailWhatIsInProgressWhenTheyAreRemoved) {
    FrontRoom room;
    room.start(1);
    const LinkKey front = room.fronts.set(FrontRoom::specOf(1));
    EXPECT_TRUE(isFront(front));
    const auto sink = room.send(front, {"GET", "/", {}, {}, "a"});
    room.fronts.arrive(front, serving::test::requestOf(1));
    EXPECT_TRUE(room.fronts.remove("front"));
    EXPECT_EQ(sink->failure, 503);
    EXPECT_FALSE(room.fronts.remove("front"));
    EXPECT_EQ(room.closed, std::vector<std::string>{"front"});
    room.run(kMinute);
    EXPECT_EQ(room.whoAnswers(front, "a"), "503");
    // Its figures stay, and one that is made anew has another address.
    EXPECT_EQ(room.fronts.reports().at(0).totals.rejected, 2);
    EXPECT_NE(room.fronts.set(FrontRoom::specOf(1)), front);
}

TEST(Fronts, ForgetAClientThatHasGone) {
    FrontRoom room;
    room.start(1);
    const LinkKey front = room.fronts.set(FrontRoom::specOf(1));
    const auto sink = room.send(front, {"GET", "/", {}, {}, "a"});
    EXPECT_TRUE(room.fronts.abandon(room.lastId));
    room.run(kMinute);
    EXPECT_FALSE(sink->head);
    EXPECT_EQ(sink->failure, 0);
    EXPECT_EQ(room.serving.inProgress(room.nodeOf(1)), 0);
    EXPECT_EQ(room.fronts.reports().at(0).totals.failed, 1);
    EXPECT_TRUE(room.fronts.abandon(room.lastId));  // of a front, and over
    EXPECT_FALSE(room.fronts.abandon(1));
}

TEST(Fronts, CountAnewAfterTheWarmUp) {
    FrontRoom room;
    room.start(1);
    const LinkKey front = room.fronts.set(FrontRoom::specOf(1));
    room.fronts.arrive(front, serving::test::requestOf(1));
    room.fronts.restartMeasuring();
    room.fronts.arrive(front, serving::test::requestOf(2));
    room.run(kMinute);
    const FrontReport report = room.fronts.reports().at(0);
    EXPECT_EQ(report.totals.offered, 1);
    EXPECT_EQ(report.totals.completed, 1);
    EXPECT_EQ(report.members.at(0).offered, 1);
    EXPECT_EQ(report.members.at(0).completed, 1);
}

// Whatever happens to the deployments and to the front: every request ends once, and what is
// counted adds up. Invariants are looked at after every event.
TEST(Fronts, EndEveryRequestWhateverHappens) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        FrontRoom room(seed);
        room.image.queueLimit = 3;
        std::mt19937 random(seed);
        const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
        constexpr int kMembers = 5;
        std::vector<bool> up(kMembers + 1, false);
        domain::FrontSpec spec =
            FrontRoom::specOf(kMembers, static_cast<BalancingPolicy>(below(7)));
        spec.options.retries = domain::RetryPolicy{1 + below(3), 100};
        spec.options.ejection = domain::Ejection{2, std::chrono::seconds(5), 60};
        if (domain::hashes(spec.balancing)) spec.options.loadAboveMeanPercent = 25;
        LinkKey front = room.fronts.set(spec);
        std::vector<std::shared_ptr<test::Received>> sinks;
        std::vector<std::uint64_t> ids;
        std::int64_t sent = 0;
        for (int step = 0; step < 400; ++step) {
            const int number = 1 + below(kMembers);
            switch (below(8)) {
                case 0:
                    if (up[static_cast<std::size_t>(number)])
                        room.end(number);
                    else
                        room.start(number);
                    up[static_cast<std::size_t>(number)].flip();
                    break;
                case 1:
                    if (up[static_cast<std::size_t>(number)]) {
                        serving::Impairment bad;
                        bad.errors = below(2) * 0.7;
                        bad.unreachable = below(4) == 0;
                        room.serving.setImpairment(room.nodeOf(number), bad);
                    }
                    break;
                case 2:
                    spec.members.clear();
                    for (int i = 1; i <= kMembers; ++i) {
                        if (i == number || below(3) > 0)
                            spec.members.push_back({FrontRoom::nameOf(i), 80});
                    }
                    front = room.fronts.set(spec);
                    break;
                case 3:
                    if (!ids.empty() && ids.back() != 0 && !sinks.back()->head &&
                        sinks.back()->failure == 0) {
                        EXPECT_TRUE(room.fronts.abandon(ids.back()));
                        sinks.pop_back();
                        ids.pop_back();
                    }
                    break;
                case 4:
                    room.fronts.arrive(
                        front, serving::test::requestOf(static_cast<std::uint32_t>(random())));
                    ++sent;
                    break;
                default:
                    sinks.push_back(room.send(
                        front,
                        {below(3) == 0 ? "POST" : "GET", "/", {}, {}, std::to_string(below(50))}));
                    ids.push_back(room.lastId);
                    ++sent;
                    break;
            }
            room.run(kMillisecond * below(30));
        }
        room.run(30 * kMinute);
        for (const auto& sink : sinks)
            EXPECT_TRUE(sink->last != (sink->failure != 0)) << seed;
        const FrontReport report = room.fronts.reports().at(0);
        EXPECT_EQ(report.totals.offered, sent);
        EXPECT_EQ(report.totals.completed + report.totals.failed + report.totals.rejected +
                      report.totals.timedOut,
                  sent);
        std::int64_t completed = 0;
        for (const FrontMemberReport& each : report.members) {
            completed += each.completed;
            EXPECT_EQ(each.offered, each.completed + each.failed);
        }
        EXPECT_EQ(completed, report.totals.completed);
    }
}

}  // namespace
}  // namespace berth::sim::fronts
