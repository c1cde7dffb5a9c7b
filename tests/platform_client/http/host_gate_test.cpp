// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/host_gate.h"

#include <gtest/gtest.h>

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using Pass = HostGate::Pass;

// Lets `count` calls in and fails each.
void fail(HostGate& gate, int count, domain::Duration now) {
    for (int i = 0; i < count; ++i) {
        const auto pass = gate.enter(now);
        ASSERT_TRUE(pass.has_value());
        gate.failed(*pass, now);
    }
}

TEST(HostGate, StaysOpenBelowSoManyFailuresInARow) {
    HostGate gate;
    for (int round = 0; round < 10; ++round) {
        fail(gate, 4, 1s);
        ASSERT_EQ(gate.enter(1s), Pass::Ordinary);
        gate.succeeded();
    }
}

TEST(HostGate, ClosesAfterSoManyFailuresAndLetsOneProbeThroughAfterARest) {
    HostGate gate;
    fail(gate, 5, 10s);
    EXPECT_EQ(gate.enter(10s), std::nullopt);
    EXPECT_EQ(gate.restLeft(11s), 4s);
    EXPECT_EQ(gate.enter(14999ms), std::nullopt);
    EXPECT_EQ(gate.enter(15s), Pass::Probe);
    EXPECT_EQ(gate.enter(15s), std::nullopt) << "one at a time";
    EXPECT_EQ(gate.restLeft(15s), std::nullopt);
    gate.succeeded();
    EXPECT_EQ(gate.enter(15s), Pass::Ordinary);
}

TEST(HostGate, DoublesTheRestWithEachProbeThatFailsUpToAMinute) {
    HostGate gate;
    domain::Duration now = 0s;
    fail(gate, 5, now);
    for (const auto rest : {5s, 10s, 20s, 40s, 60s, 60s}) {
        EXPECT_EQ(gate.restLeft(now), rest);
        now += rest;
        ASSERT_EQ(gate.enter(now), Pass::Probe);
        gate.failed(Pass::Probe, now);
    }
    now += 60s;
    ASSERT_EQ(gate.enter(now), Pass::Probe);
    gate.succeeded();
    fail(gate, 5, now);
    EXPECT_EQ(gate.restLeft(now), 5s) << "as at first";
}

TEST(HostGate, LetsAnotherProbeThroughWhenOneSaidNothing) {
    HostGate gate;
    fail(gate, 5, 0s);
    ASSERT_EQ(gate.enter(5s), Pass::Probe);
    gate.leftOpen(Pass::Probe);
    EXPECT_EQ(gate.enter(5s), Pass::Probe);
}

TEST(HostGate, DoesNotTakeCallsFromBeforeTheRestForItsProbe) {
    HostGate gate;
    ASSERT_EQ(gate.enter(0s), Pass::Ordinary);
    ASSERT_EQ(gate.enter(0s), Pass::Ordinary);
    fail(gate, 5, 0s);
    ASSERT_EQ(gate.enter(5s), Pass::Probe);
    gate.failed(Pass::Ordinary, 5s);
    gate.leftOpen(Pass::Ordinary);
    EXPECT_EQ(gate.enter(5s), std::nullopt) << "the probe is still under way";
    gate.failed(Pass::Probe, 6s);
    EXPECT_EQ(gate.restLeft(6s), 10s);
}

TEST(HostGate, KeepsAPauseForAsLongAsWasAskedAndNeverShortensIt) {
    HostGate gate;
    EXPECT_EQ(gate.pauseLeft(1s), 0s);
    gate.pauseUntil(10s);
    gate.pauseUntil(5s);
    EXPECT_EQ(gate.pauseLeft(4s), 6s);
    EXPECT_EQ(gate.pauseLeft(10s), 0s);
    EXPECT_EQ(gate.pauseLeft(11s), 0s);
}

TEST(HostGate, PaysForAsManyRepetitionsAsTheBucketHolds) {
    HostGate gate;
    const auto payable = [&](domain::Duration now) {
        int count = 0;
        while (gate.payForRepetition(now))
            ++count;
        return count;
    };
    EXPECT_EQ(payable(100s), 10);
    EXPECT_EQ(payable(101s), 0);
    EXPECT_EQ(payable(108s), 2);
    EXPECT_EQ(payable(1000s), 10) << "no more than a full bucket";
}

}  // namespace
}  // namespace berth::platform_client
