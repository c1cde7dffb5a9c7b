// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/canary_verdict.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace berth::sim::deployments {
namespace {

using domain::CanaryReason;
using domain::CanaryState;
using engine::kMinute;
using engine::kSecond;
using namespace std::chrono_literals;

domain::CanaryRule rule() {
    domain::CanaryRule rule;
    rule.watch = 10min;
    rule.limit = 30min;
    rule.fewestRequests = 100;
    rule.lowestAvailability = 0.99;
    return rule;
}

CanaryEvidence evidence(std::int64_t completed, std::int64_t failed) {
    CanaryEvidence evidence;
    evidence.after.offered = completed + failed;
    evidence.after.completed = completed;
    evidence.after.failed = failed;
    evidence.before.offered = evidence.before.completed = 1000;
    evidence.before.cost = {1000};
    evidence.after.cost = {completed};
    return evidence;
}

constexpr CanaryVerdict kWatching{};
constexpr CanaryVerdict kKept{CanaryState::Promoted, CanaryReason::Kept};
constexpr CanaryVerdict kUndecided{CanaryState::RolledBack, CanaryReason::Undecided};
constexpr CanaryVerdict kTooFewAnswers{CanaryState::RolledBack, CanaryReason::AvailabilityLow};

// Computed by hand from the formula, z = 2.32635: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 +
// z²/n).
TEST(Wilson, GivesTheBoundsOfItsFormula) {
    EXPECT_NEAR(wilsonLower(90, 100), 0.808454, 1e-6);
    EXPECT_NEAR(wilsonUpper(90, 100), 0.950474, 1e-6);
    EXPECT_EQ(wilsonUpper(100, 100), 1);
    EXPECT_NEAR(wilsonLower(100, 100), 100 / (100 + 5.411894), 1e-6);
    EXPECT_EQ(wilsonLower(0, 100), 0);
    EXPECT_NEAR(wilsonUpper(0, 100), 5.411894 / (100 + 5.411894), 1e-6);
    EXPECT_EQ(wilsonLower(0, 0), 0);
    EXPECT_EQ(wilsonUpper(0, 0), 1);
}

TEST(Wilson, BoundsSurroundTheShareAndComeNearerWithMoreThatIsSeen) {
    std::mt19937_64 random(1);
    for (int i = 0; i < 20'000; ++i) {
        const auto all = static_cast<std::int64_t>(1 + random() % 100'000);
        const auto good = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(all + 1));
        const double share = static_cast<double>(good) / static_cast<double>(all);
        const double lower = wilsonLower(good, all), upper = wilsonUpper(good, all);
        ASSERT_LE(0, lower);
        ASSERT_LE(lower, share);
        ASSERT_LE(share, upper);
        ASSERT_LE(upper, 1);
        ASSERT_LE(wilsonUpper(4 * good, 4 * all) - wilsonLower(4 * good, 4 * all), upper - lower);
        // What is good turned around.
        ASSERT_NEAR(wilsonUpper(all - good, all), 1 - lower, 1e-9);
    }
}

// Of many samples of a share the upper bound lies below it in no more than about one of a hundred.
TEST(Wilson, KeepsItsPromiseOverManySamples) {
    std::mt19937_64 random(2);
    for (const double share : {0.9, 0.95, 0.99}) {
        std::binomial_distribution<std::int64_t> sample(1000, share);
        int wrong = 0;
        constexpr int kSamples = 20'000;
        for (int i = 0; i < kSamples; ++i)
            wrong += wilsonUpper(sample(random), 1000) < share ? 1 : 0;
        EXPECT_LT(wrong, kSamples * 0.02) << share;
    }
}

TEST(CanaryVerdict, WaitsForTheFewestRequestsHoweverBadTheyAre) {
    EXPECT_EQ(judge(rule(), evidence(0, 99), kMinute, kMinute), kWatching);
    EXPECT_EQ(judge(rule(), evidence(0, 100), kMinute, kMinute), kTooFewAnswers);
    EXPECT_EQ(judge(rule(), evidence(0, 100), std::nullopt, kMinute), kWatching);
}

TEST(CanaryVerdict, RollsBackOnlyWhatCannotBeChance) {
    // 97 of 100 is below 99 %, and may well be chance; 970 of 1,000 may not.
    EXPECT_EQ(judge(rule(), evidence(97, 3), kMinute, kMinute), kWatching);
    EXPECT_EQ(judge(rule(), evidence(970, 30), kMinute, kMinute), kTooFewAnswers);
    // Not decided by the end of the watch: it goes on, up to the limit.
    EXPECT_EQ(judge(rule(), evidence(97, 3), 10 * kMinute, 10 * kMinute), kWatching);
    EXPECT_EQ(judge(rule(), evidence(97, 3), 29 * kMinute, 30 * kMinute), kUndecided);
}

TEST(CanaryVerdict, PromotesAtTheEndOfTheWatchAndNotBefore) {
    EXPECT_EQ(judge(rule(), evidence(1000, 0), 10 * kMinute - 1, 11 * kMinute), kWatching);
    EXPECT_EQ(judge(rule(), evidence(1000, 0), 10 * kMinute, 11 * kMinute), kKept);
    EXPECT_EQ(judge(rule(), evidence(99, 0), 10 * kMinute, 11 * kMinute), kWatching);
    EXPECT_EQ(judge(rule(), evidence(100, 0), 25 * kMinute, 29 * kMinute), kKept);
    EXPECT_EQ(judge(rule(), evidence(99, 0), 25 * kMinute, 30 * kMinute), kUndecided);
    EXPECT_EQ(judge(rule(), {}, std::nullopt, 30 * kMinute), kUndecided);
}

TEST(CanaryVerdict, LooksAtWhatEachCompletedRequestCosts) {
    domain::CanaryRule costly = rule();
    costly.mostExtraCost = 0.2;
    CanaryEvidence seen = evidence(1000, 0);
    const auto verdict = [&](std::int64_t points) {
        seen.after.cost = {points};
        return judge(costly, seen, 10 * kMinute, 10 * kMinute);
    };
    EXPECT_EQ(verdict(1200), kKept);
    EXPECT_EQ(verdict(1201), kWatching) << "dearer, but not beyond doubt";
    EXPECT_EQ(verdict(1300), (CanaryVerdict{CanaryState::RolledBack, CanaryReason::CostHigh}));
    seen.before.completed = 0;
    EXPECT_EQ(verdict(100'000), kWatching) << "nothing to compare with";
    costly.mostExtraCost.reset();
    EXPECT_EQ(verdict(100'000), kKept);
}

TEST(CanaryVerdict, LooksAtTheShareOfAnswersThatAreLate) {
    domain::CanaryRule prompt = rule();
    prompt.p95Limit = 800ms;
    CanaryEvidence seen = evidence(1000, 0);
    const auto verdict = [&](std::int64_t late) {
        seen.after.late = late;
        return judge(prompt, seen, 10 * kMinute, 10 * kMinute);
    };
    EXPECT_EQ(verdict(50), kKept);
    EXPECT_EQ(verdict(55), kWatching);
    EXPECT_EQ(verdict(80), (CanaryVerdict{CanaryState::RolledBack, CanaryReason::LatencyHigh}));
}

// The worse it does, the worse its verdict: never promoted where a better one is rolled back.
TEST(CanaryVerdict, IsNeverBetterForOneThatFailsMore) {
    std::mt19937_64 random(3);
    const auto rank = [](const CanaryVerdict& verdict) {
        return verdict.state == CanaryState::Promoted     ? 2
               : verdict.state == CanaryState::RolledBack ? 0
                                                          : 1;
    };
    for (int i = 0; i < 5000; ++i) {
        const auto all = static_cast<std::int64_t>(100 + random() % 5000);
        const auto failed = static_cast<std::int64_t>(random() % 200) % all;
        const auto more = std::min(all, failed + static_cast<std::int64_t>(random() % 50));
        const auto watched = static_cast<engine::Time>(random() % 20) * kMinute;
        const auto one = judge(rule(), evidence(all - failed, failed), watched, watched);
        const auto other = judge(rule(), evidence(all - more, more), watched, watched);
        ASSERT_GE(rank(one), rank(other)) << all << ' ' << failed << ' ' << more;
    }
}

}  // namespace
}  // namespace berth::sim::deployments
