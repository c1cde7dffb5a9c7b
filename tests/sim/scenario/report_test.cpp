// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

namespace berth::sim::scenario {
namespace {

using Json = nlohmann::json;

RunOutcome exampleOutcome() {
    RunOutcome outcome;
    outcome.scenario = "Example";
    outcome.seed = 7;
    outcome.simulated = 90 * engine::kSecond;
    outcome.events = 1000;
    outcome.wallSeconds = 0.5;
    outcome.traceHash = 0xAB;
    outcome.gpuCapacity = 8;
    PortOutcome port;
    port.port = 80;
    port.totals = {10, 8, 1, 1, 0, 3, 2};
    port.latency.p95 = 0.2;
    port.latency.p99 = 0.3;
    port.perNode = {{"echo-1", 5}, {"echo-2", 3}};
    DeploymentOutcome deployment;
    deployment.name = "echo";
    deployment.nodesReadyMean = 1.5;
    deployment.availability = 0.99;
    deployment.restarts = 2;
    deployment.cost = {2'500'000};
    deployment.ports = {port};
    outcome.deployments = {deployment};
    return outcome;
}

ObjectiveConfig objective(ObjectiveKind kind, double target, std::string deployment = "echo") {
    return {"o", kind, std::move(deployment), 80, target};
}

std::vector<ObjectiveOutcome> judgeOne(const ObjectiveConfig& config, const RunOutcome& outcome) {
    Scenario scenario;
    scenario.objectives = {config};
    return judge(scenario, outcome);
}

std::set<std::string> keysOf(const Json& object) {
    std::set<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.insert(key);
    return keys;
}

TEST(Report, HasTheKeysThatToolsRelyOn) {
    const Json report = Json::parse(reportJson(exampleOutcome(), {{"o", true, 1.0, 2.0}}));
    using Keys = std::set<std::string>;
    EXPECT_EQ(keysOf(report["engine"]), (Keys{"events", "wall_s", "events_per_s", "trace_hash"}));
    EXPECT_EQ(keysOf(report["cluster"]), (Keys{"gpu_allocated_ratio", "gpu_capacity",
                                               "gpu_allocated", "pending_nodes", "failed_nodes"}));
    const Json& echo = report["deployments"]["echo"];
    EXPECT_EQ(keysOf(echo),
              (Keys{"nodes_ready_mean", "availability", "restarts", "cost_points", "ports"}));
    const Json& port = echo["ports"]["80"];
    EXPECT_EQ(keysOf(port), (Keys{"offered", "completed", "failed", "timed_out", "rejected",
                                  "retried", "ejected", "per_node", "latency_ms", "wait_ms"}));
    const Keys latency{"mean", "p50", "p90", "p95", "p99", "max"};
    EXPECT_EQ(keysOf(port["latency_ms"]), latency);
    EXPECT_EQ(keysOf(port["wait_ms"]), latency);
    EXPECT_EQ(keysOf(report["objectives"][0]), (Keys{"name", "met", "value", "target"}));
}

TEST(Report, HasTheFiguresInTheUnitsOfTheirKeys) {
    const Json report = Json::parse(reportJson(exampleOutcome(), {}));
    EXPECT_EQ(report["engine"]["events_per_s"], 2000);
    EXPECT_EQ(report["engine"]["trace_hash"], "00000000000000ab");
    EXPECT_EQ(report["simulated_s"], 90);
    const Json& port = report["deployments"]["echo"]["ports"]["80"];
    EXPECT_EQ(port["offered"], 10);
    EXPECT_EQ(port["failed"], 1);
    EXPECT_EQ(port["rejected"], 1);
    EXPECT_EQ(port["timed_out"], 0);
    EXPECT_EQ(port["retried"], 3);
    EXPECT_EQ(port["ejected"], 2);
    EXPECT_EQ(port["latency_ms"]["p95"], 200);
    EXPECT_EQ(port["per_node"]["echo-2"], 3);
    EXPECT_EQ(report["deployments"]["echo"]["cost_points"], 2'500'000);
}

TEST(Report, HasBudgetsAndEveryAlarm) {
    RunOutcome outcome = exampleOutcome();
    outcome.levels.history = {
        {"Slow", "echo", {60 * engine::kSecond}, {}, 2500, domain::AlarmAction::Scale, true},
        {"Gone", "echo", {5}, domain::Instant{90 * engine::kSecond}, 0.5, {}, false}};
    ObjectiveOutcome objective{"o", true, 1.0, 2.0, domain::ErrorBudget{}};
    objective.budget->allowed = 36;
    objective.budget->used = 20;
    objective.budget->exhausted = domain::Instant{1500 * engine::kMillisecond};
    const Json report = Json::parse(reportJson(outcome, {objective, {"p", true, 1.0, 2.0}}));
    EXPECT_EQ(report["objectives"][0]["budget"], (Json{{"unit", "seconds"},
                                                       {"allowed", 36},
                                                       {"used", 20},
                                                       {"remaining", 16},
                                                       {"burn_rate_5m", 0},
                                                       {"burn_rate_1h", 0},
                                                       {"exhausted_s", 1.5}}));
    EXPECT_FALSE(report["objectives"][1].contains("budget"));
    EXPECT_EQ(report["alarms"][0], (Json{{"name", "Slow"},
                                         {"deployment", "echo"},
                                         {"raised_s", 60},
                                         {"cleared_s", nullptr},
                                         {"value", 2500},
                                         {"action", "scale"},
                                         {"acted", true}}));
    EXPECT_EQ(report["alarms"][1]["cleared_s"], 90);
}

TEST(Report, StaysJsonWhateverNamesHold) {
    RunOutcome outcome = exampleOutcome();
    outcome.scenario = "quote \" and \xFF";
    EXPECT_TRUE(Json::accept(reportJson(outcome, {})));
}

TEST(Judge, ComparesInTheDirectionOfTheObjective) {
    const RunOutcome outcome = exampleOutcome();
    struct Case {
        ObjectiveKind kind;
        double met, unmet, value;
    };
    for (const Case& c : {Case{ObjectiveKind::AvailabilityAtLeast, 0.99, 0.991, 0.99},
                          Case{ObjectiveKind::ReadyAtLeast, 1.5, 1.6, 1.5},
                          Case{ObjectiveKind::P95AtMost, 200, 199, 200},
                          Case{ObjectiveKind::P99AtMost, 300, 299, 300},
                          Case{ObjectiveKind::CostAtMost, 2.5, 2.4, 2.5},
                          Case{ObjectiveKind::AnsweredAtLeast, 0.8, 0.81, 0.8},
                          Case{ObjectiveKind::RestartsAtMost, 2, 1, 2}}) {
        const auto met = judgeOne(objective(c.kind, c.met), outcome);
        ASSERT_EQ(met.size(), 1U);
        EXPECT_TRUE(met[0].met) << static_cast<int>(c.kind);
        EXPECT_EQ(met[0].value, c.value);
        EXPECT_FALSE(judgeOne(objective(c.kind, c.unmet), outcome)[0].met);
    }
}

TEST(Judge, CountsWhatWasNotMeasuredAsUnmet) {
    RunOutcome outcome = exampleOutcome();
    outcome.deployments[0].ports[0].totals.completed = 0;
    const auto latency = judgeOne(objective(ObjectiveKind::P95AtMost, 1000), outcome)[0];
    EXPECT_FALSE(latency.met);
    EXPECT_FALSE(latency.value.has_value());
    EXPECT_FALSE(judgeOne(objective(ObjectiveKind::CostAtMost, 1000, "gone"), outcome)[0].met);
    const Json report = Json::parse(reportJson(outcome, {latency}));
    EXPECT_TRUE(report["objectives"][0]["value"].is_null());
}

TEST(Report, KeepsWarmAndColdApartWhereColdRequestsWereSlower) {
    RunOutcome outcome;
    outcome.deployments.push_back({"api", 1, 1, 0, {}, {PortOutcome{}}});
    EXPECT_EQ(reportJson(outcome, {}).find("\"cold\""), std::string::npos);
    outcome.deployments[0].ports[0].warmths = {7, 2, {0.01}, {1.5}};
    const auto port =
        nlohmann::json::parse(reportJson(outcome, {}))["deployments"]["api"]["ports"]["0"];
    EXPECT_EQ(port["warm"]["completed"], 7);
    EXPECT_EQ(port["cold"]["completed"], 2);
    EXPECT_DOUBLE_EQ(port["cold"]["latency_ms"]["mean"], 1500);
}

}  // namespace
}  // namespace berth::sim::scenario
