// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/report.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/scenario/objective_rules.h"

#include "models/domain/fault_traits.h"

namespace berth::sim::scenario {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kMillisecondsPerSecond = 1000;

const DeploymentOutcome* find(const RunOutcome& outcome, const std::string& name) {
    const auto found = std::find_if(outcome.deployments.begin(), outcome.deployments.end(),
                                    [&](const DeploymentOutcome& d) { return d.name == name; });
    return found == outcome.deployments.end() ? nullptr : &*found;
}

std::optional<double> latencyOf(const DeploymentOutcome& deployment, int port,
                                double serving::LatencySummary::*quantile) {
    for (const PortOutcome& each : deployment.ports) {
        if (each.port != port || each.totals.completed == 0) continue;
        return each.latency.*quantile * kMillisecondsPerSecond;
    }
    return std::nullopt;
}

std::optional<double> answeredShare(const DeploymentOutcome& deployment, int port) {
    for (const PortOutcome& each : deployment.ports) {
        const serving::LinkTotals& totals = each.totals;
        const std::int64_t ended =
            totals.completed + totals.failed + totals.rejected + totals.timedOut;
        if (each.port != port || ended == 0) continue;
        return static_cast<double>(totals.completed) / static_cast<double>(ended);
    }
    return std::nullopt;
}

Json milliseconds(const serving::LatencySummary& summary) {
    return {{"mean", summary.mean * kMillisecondsPerSecond},
            {"p50", summary.p50 * kMillisecondsPerSecond},
            {"p90", summary.p90 * kMillisecondsPerSecond},
            {"p95", summary.p95 * kMillisecondsPerSecond},
            {"p99", summary.p99 * kMillisecondsPerSecond},
            {"max", summary.max * kMillisecondsPerSecond}};
}

Json portJson(const PortOutcome& port) {
    Json perNode = Json::object();
    for (const auto& [node, completed] : port.perNode)
        perNode[node] = completed;
    Json json = {{"offered", port.totals.offered},     {"completed", port.totals.completed},
                 {"failed", port.totals.failed},       {"timed_out", port.totals.timedOut},
                 {"rejected", port.totals.rejected},   {"retried", port.totals.retried},
                 {"ejected", port.totals.ejected},     {"latency_ms", milliseconds(port.latency)},
                 {"wait_ms", milliseconds(port.wait)}, {"per_node", std::move(perNode)}};
    if (port.warmths) {
        json["warm"] = {{"completed", port.warmths->warmCompleted},
                        {"latency_ms", milliseconds(port.warmths->warm)}};
        json["cold"] = {{"completed", port.warmths->coldCompleted},
                        {"latency_ms", milliseconds(port.warmths->cold)}};
    }
    return json;
}

Json versionJson(const domain::CanaryFigures& figures, std::int64_t ofBoth) {
    const auto perThousand = figures.costPerThousand();
    const auto availability = figures.availability();
    return {{"revision", figures.revision},
            {"image", figures.image},
            {"nodes_ready", figures.nodesReady},
            {"offered", figures.offered},
            {"completed", figures.completed},
            {"failed", figures.failed},
            {"share", ofBoth > 0
                          ? Json(static_cast<double>(figures.offered) / static_cast<double>(ofBoth))
                          : Json(nullptr)},
            {"availability", availability ? Json(*availability) : Json(nullptr)},
            {"p95_ms", static_cast<double>(figures.p95.count()) / engine::kMillisecond},
            {"cost_points", figures.cost.points},
            {"cost_points_per_1000", perThousand ? Json(*perThousand) : Json(nullptr)}};
}

Json canaryJson(const domain::Canary& canary) {
    const auto seconds = [](const std::optional<domain::Instant>& at) {
        return at ? Json(static_cast<double>(at->ns) / engine::kSecond) : Json(nullptr);
    };
    const std::int64_t offered = canary.before.offered + canary.after.offered;
    return {{"state", domain::toText(canary.state)},
            {"reason", domain::toText(canary.reason)},
            {"share_percent", canary.rule.sharePercent},
            {"started_s", seconds(canary.started)},
            {"watching_since_s", seconds(canary.watchingSince)},
            {"ended_s", seconds(canary.ended)},
            {"before", versionJson(canary.before, offered)},
            {"after", versionJson(canary.after, offered)}};
}

Json deploymentJson(const DeploymentOutcome& deployment) {
    Json ports = Json::object();
    for (const PortOutcome& port : deployment.ports)
        ports[std::to_string(port.port)] = portJson(port);
    Json json = {{"nodes_ready_mean", deployment.nodesReadyMean},
                 {"availability", deployment.availability},
                 {"restarts", deployment.restarts},
                 {"cost_points", deployment.cost.points},
                 {"ports", std::move(ports)}};
    if (deployment.canary) json["canary"] = canaryJson(*deployment.canary);
    return json;
}

Json frontJson(const FrontOutcome& front) {
    Json perDeployment = Json::object();
    for (const FrontOutcome::Share& share : front.perDeployment) {
        perDeployment[share.deployment] = {
            {"offered", share.offered}, {"completed", share.completed}, {"failed", share.failed}};
    }
    return {{"offered", front.totals.offered},
            {"completed", front.totals.completed},
            {"failed", front.totals.failed},
            {"timed_out", front.totals.timedOut},
            {"rejected", front.totals.rejected},
            {"retried", front.totals.retried},
            {"latency_ms", milliseconds(front.latency)},
            {"per_deployment", std::move(perDeployment)}};
}

double secondsOf(domain::Instant instant) {
    return static_cast<double>(instant.ns) / engine::kSecond;
}

Json budgetJson(const domain::ErrorBudget& budget) {
    return {{"unit", domain::toText(budget.unit)},
            {"allowed", budget.allowed},
            {"used", budget.used},
            {"remaining", budget.remaining()},
            {"burn_rate_5m", budget.burn5m},
            {"burn_rate_1h", budget.burn1h},
            {"exhausted_s", budget.exhausted ? Json(secondsOf(*budget.exhausted)) : Json(nullptr)}};
}

Json alarmJson(const domain::AlarmEpisode& episode) {
    return {{"name", episode.alarm},
            {"deployment", episode.deployment},
            {"raised_s", secondsOf(episode.raised)},
            {"cleared_s", episode.cleared ? Json(secondsOf(*episode.cleared)) : Json(nullptr)},
            {"value", episode.value},
            {"action", domain::toText(episode.action)},
            {"acted", episode.acted}};
}

Json objectiveJson(const ObjectiveOutcome& objective) {
    Json json = {{"name", objective.name},
                 {"met", objective.met},
                 {"value", objective.value ? Json(*objective.value) : Json(nullptr)},
                 {"target", objective.target}};
    if (objective.budget) json["budget"] = budgetJson(*objective.budget);
    return json;
}

}  // namespace

std::optional<double> valueOf(const ObjectiveConfig& objective, const DeploymentOutcome& outcome) {
    switch (objective.kind) {
        case ObjectiveKind::AvailabilityAtLeast:
            return outcome.availability;
        case ObjectiveKind::P95AtMost:
            return latencyOf(outcome, objective.port, &serving::LatencySummary::p95);
        case ObjectiveKind::P99AtMost:
            return latencyOf(outcome, objective.port, &serving::LatencySummary::p99);
        case ObjectiveKind::CostAtMost:
            return static_cast<double>(outcome.cost.points) / domain::kPointsPerYuan;
        case ObjectiveKind::ReadyAtLeast:
            return outcome.nodesReadyMean;
        case ObjectiveKind::AnsweredAtLeast:
            return answeredShare(outcome, objective.port);
        case ObjectiveKind::RestartsAtMost:
            return outcome.restarts;
    }
    return std::nullopt;
}

std::vector<ObjectiveOutcome> judge(const Scenario& scenario, const RunOutcome& outcome) {
    std::vector<ObjectiveOutcome> judged;
    for (std::size_t i = 0; i < scenario.objectives.size(); ++i) {
        const ObjectiveConfig& objective = scenario.objectives[i];
        const DeploymentOutcome* deployment = find(outcome, objective.deployment);
        const auto value = deployment ? valueOf(objective, *deployment) : std::nullopt;
        const bool met = value && isMet(objective.kind, *value, objective.target);
        judged.push_back({objective.name, met, value, objective.target, {}});
        if (i < outcome.levels.objectives.size())
            judged.back().budget = outcome.levels.objectives[i].budget;
    }
    return judged;
}

std::string reportJson(const RunOutcome& outcome, const std::vector<ObjectiveOutcome>& objectives) {
    Json deployments = Json::object();
    for (const DeploymentOutcome& deployment : outcome.deployments)
        deployments[deployment.name] = deploymentJson(deployment);
    Json fronts = Json::object();
    for (const FrontOutcome& front : outcome.fronts)
        fronts[front.name] = frontJson(front);
    Json faults = Json::object();
    for (const FaultOutcome& fault : outcome.faults) {
        faults[std::string(domain::traitsOf(fault.kind).word)] = {{"struck", fault.struck},
                                                                  {"hits", fault.hits}};
    }
    Json judged = Json::array();
    for (const ObjectiveOutcome& objective : objectives)
        judged.push_back(objectiveJson(objective));
    Json alarms = Json::array();
    for (const domain::AlarmEpisode& episode : outcome.levels.history)
        alarms.push_back(alarmJson(episode));
    const double perSecond =
        outcome.wallSeconds > 0 ? static_cast<double>(outcome.events) / outcome.wallSeconds : 0;
    const Json report = {{"scenario", outcome.scenario},
                         {"seed", outcome.seed},
                         {"simulated_s", static_cast<double>(outcome.simulated) / engine::kSecond},
                         {"engine",
                          {{"events", outcome.events},
                           {"wall_s", outcome.wallSeconds},
                           {"events_per_s", perSecond},
                           {"trace_hash", fmt::format("{:016x}", outcome.traceHash)}}},
                         {"cluster",
                          {{"gpu_allocated_ratio", outcome.gpuAllocatedRatio},
                           {"gpu_capacity", outcome.gpuCapacity},
                           {"gpu_allocated", outcome.gpuAllocated},
                           {"pending_nodes", outcome.pendingNodes},
                           {"failed_nodes", outcome.failedNodes}}},
                         {"deployments", std::move(deployments)},
                         {"fronts", std::move(fronts)},
                         {"faults", std::move(faults)},
                         {"objectives", std::move(judged)},
                         {"alarms", std::move(alarms)}};
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace berth::sim::scenario
