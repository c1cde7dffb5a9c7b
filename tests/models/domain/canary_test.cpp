// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/canary.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <set>
#include <string>

#include "models/domain/codec.h"
#include "models/domain/plan_from_snapshot.h"
#include "tests/models/domain/fixtures.h"

namespace berth::domain {
namespace {

using namespace std::chrono_literals;

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct WrongRule {
    const char* field;
    std::function<void(CanaryRule&)> spoil;
};

TEST(Canary, ARuleAsItIsConstructedIsGoodAndSoAreTheEndsOfItsRanges) {
    EXPECT_TRUE(checkCanary({}));
    const CanaryRule least{1, 1, 1s, 1s, 1, 0, 0.0, 1ns};
    const CanaryRule most{99, 1000, 24h * 30, 24h * 60, 1'000'000'000, 1, 100.0, 24h};
    for (const CanaryRule& rule : {least, most}) {
        const auto checked = checkCanary(rule);
        EXPECT_TRUE(checked) << checked.error().detail;
    }
}

TEST(Canary, WhatIsWrongWithARuleIsNamedByItsField) {
    for (const WrongRule& each : {
             WrongRule{"sharePercent", [](CanaryRule& rule) { rule.sharePercent = 0; }},
             WrongRule{"sharePercent", [](CanaryRule& rule) { rule.sharePercent = 100; }},
             WrongRule{"sharePercent", [](CanaryRule& rule) { rule.sharePercent = -1; }},
             WrongRule{"nodes", [](CanaryRule& rule) { rule.nodes = 0; }},
             WrongRule{"nodes", [](CanaryRule& rule) { rule.nodes = 1001; }},
             WrongRule{"watch", [](CanaryRule& rule) { rule.watch = 999ms; }},
             WrongRule{"watch", [](CanaryRule& rule) { rule.watch = Duration::max(); }},
             WrongRule{"limit", [](CanaryRule& rule) { rule.limit = rule.watch - 1ns; }},
             WrongRule{"limit", [](CanaryRule& rule) { rule.limit = Duration::max(); }},
             WrongRule{"limit", [](CanaryRule& rule) { rule.limit = Duration::min(); }},
             WrongRule{"fewestRequests", [](CanaryRule& rule) { rule.fewestRequests = 0; }},
             WrongRule{"fewestRequests",
                       [](CanaryRule& rule) {
                           rule.fewestRequests = std::numeric_limits<std::int64_t>::max();
                       }},
             WrongRule{"lowestAvailability",
                       [](CanaryRule& rule) { rule.lowestAvailability = kNotANumber; }},
             WrongRule{"lowestAvailability",
                       [](CanaryRule& rule) { rule.lowestAvailability = 1.001; }},
             WrongRule{"lowestAvailability",
                       [](CanaryRule& rule) { rule.lowestAvailability = -0.001; }},
             WrongRule{"mostExtraCost", [](CanaryRule& rule) { rule.mostExtraCost = -0.1; }},
             WrongRule{"mostExtraCost", [](CanaryRule& rule) { rule.mostExtraCost = kNotANumber; }},
             WrongRule{"mostExtraCost", [](CanaryRule& rule) { rule.mostExtraCost = kInfinity; }},
             WrongRule{"p95Limit", [](CanaryRule& rule) { rule.p95Limit = Duration{0}; }},
             WrongRule{"p95Limit", [](CanaryRule& rule) { rule.p95Limit = 24h + 1ns; }},
         }) {
        CanaryRule rule;
        each.spoil(rule);
        const auto checked = checkCanary(rule);
        ASSERT_FALSE(checked) << each.field;
        EXPECT_EQ(checked.error().code, ErrorCode::InvalidArgument);
        EXPECT_EQ(checked.error().field, std::string("canary.") + each.field);
    }
}

TEST(Canary, HasItsShareOfTheNodesRoundedUpOrItsOwnNumberButNeverMoreThanAreWanted) {
    CanaryRule rule;
    rule.sharePercent = 30;
    EXPECT_EQ(canaryNodes(rule, 0), 0);
    EXPECT_EQ(canaryNodes(rule, 1), 1);
    EXPECT_EQ(canaryNodes(rule, 3), 1);
    EXPECT_EQ(canaryNodes(rule, 4), 2);
    EXPECT_EQ(canaryNodes(rule, 10), 3);
    rule.nodes = 5;
    EXPECT_EQ(canaryNodes(rule, 10), 5);
    EXPECT_EQ(canaryNodes(rule, 3), 3);
    EXPECT_EQ(canaryNodes(rule, 0), 0);
    for (int share = 1; share <= 99; ++share) {
        rule = {};
        rule.sharePercent = share;
        for (int wanted = 1; wanted <= 1000; wanted += 37) {
            const int nodes = canaryNodes(rule, wanted);
            ASSERT_GE(nodes * 100, share * wanted);
            ASSERT_LT((nodes - 1) * 100, share * wanted);
        }
    }
}

TEST(Canary, TellsFiguresOnlyWhereThereAreRequests) {
    CanaryFigures figures;
    EXPECT_FALSE(figures.availability());
    EXPECT_FALSE(figures.costPerThousand());
    figures.failed = 1;
    EXPECT_EQ(figures.availability(), 0.0);
    EXPECT_FALSE(figures.costPerThousand());
    figures.completed = 3;
    figures.cost = {6000};
    EXPECT_EQ(figures.availability(), 0.75);
    EXPECT_EQ(figures.costPerThousand(), 2'000'000.0);
}

TEST(Canary, HasAWordOfItsOwnForEveryStateAndReason) {
    std::set<std::string> words;
    for (int i = 0; i <= static_cast<int>(kLastCanaryState); ++i)
        EXPECT_TRUE(words.insert(toText(static_cast<CanaryState>(i))).second);
    for (int i = 0; i <= static_cast<int>(kLastCanaryReason); ++i)
        EXPECT_TRUE(words.insert(toText(static_cast<CanaryReason>(i))).second);
    EXPECT_FALSE(words.contains("unknown"));
}

TEST(Canary, IsReadFromTheLogFieldByField) {
    const auto refused = [](const std::string& canary) {
        return changeRequestFromJson(
                   R"({"version":1,"operation":"a","change":{"kind":"start_canary",)"
                   R"("deployment":"d","spec":{},"canary":)" +
                   canary + "}}")
            .error()
            .field;
    };
    EXPECT_EQ(refused("{}"), "change.canary.sharePercent");
    EXPECT_EQ(refused(R"({"sharePercent":"30"})"), "change.canary.sharePercent");
    EXPECT_EQ(refused(R"({"sharePercent":30,"nodes":1.5})"), "change.canary.nodes");
    EXPECT_EQ(refused(R"({"sharePercent":30,"watch":true})"), "change.canary.watch");
    EXPECT_EQ(refused(R"({"sharePercent":30,"mostExtraCost":"much"})"),
              "change.canary.mostExtraCost");
    EXPECT_EQ(refused(R"({"sharePercent":30,"sharePercent":40})"), "sharePercent");
    EXPECT_EQ(refused("[]"), "change.canary");
}

TEST(Canary, IsRefusedByAPlatformThatHasNone) {
    Snapshot snapshot = fixtures::snapshot();
    const DeploymentId id = snapshot.deployments.front().id;
    Capabilities can = fixtures::capabilities();
    can.canary = false;
    for (const Change& change : {Change{StartCanary{id, fixtures::goodSpec(), {}}},
                                 Change{PromoteCanary{id}}, Change{RollBackCanary{id}}}) {
        const auto checked = checkChange(change, snapshot, can);
        ASSERT_FALSE(checked);
        EXPECT_EQ(checked.error().code, ErrorCode::NotSupported);
    }
    can.canary = true;
    EXPECT_EQ(checkChange(PromoteCanary{id}, snapshot, can).error().code, ErrorCode::WrongState);
    snapshot.deployments.front().canary.emplace();
    EXPECT_TRUE(checkChange(PromoteCanary{id}, snapshot, can));
    snapshot.deployments.front().canary->state = CanaryState::Promoted;
    EXPECT_EQ(checkChange(RollBackCanary{id}, snapshot, can).error().code, ErrorCode::WrongState);
    StartCanary wrong{id, fixtures::goodSpec(), {}};
    wrong.rule.sharePercent = 0;
    EXPECT_EQ(checkChange(wrong, snapshot, can).error().field, "canary.sharePercent");
}

}  // namespace
}  // namespace berth::domain
