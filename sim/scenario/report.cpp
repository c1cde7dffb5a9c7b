// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/report.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

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

std::optional<double> valueOf(const ObjectiveConfig& objective, const RunOutcome& outcome) {
    const DeploymentOutcome* deployment = find(outcome, objective.deployment);
    if (!deployment) return std::nullopt;
    switch (objective.kind) {
        case ObjectiveKind::AvailabilityAtLeast:
            return deployment->availability;
        case ObjectiveKind::P95AtMost:
            return latencyOf(*deployment, objective.port, &serving::LatencySummary::p95);
        case ObjectiveKind::P99AtMost:
            return latencyOf(*deployment, objective.port, &serving::LatencySummary::p99);
        case ObjectiveKind::CostAtMost:
            return static_cast<double>(deployment->cost.points) / domain::kPointsPerYuan;
        case ObjectiveKind::ReadyAtLeast:
            return deployment->nodesReadyMean;
    }
    return std::nullopt;
}

bool isMet(ObjectiveKind kind, double value, double target) {
    switch (kind) {
        case ObjectiveKind::AvailabilityAtLeast:
        case ObjectiveKind::ReadyAtLeast:
            return value >= target;
        case ObjectiveKind::P95AtMost:
        case ObjectiveKind::P99AtMost:
        case ObjectiveKind::CostAtMost:
            return value <= target;
    }
    return false;
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
    return {{"offered", port.totals.offered},     {"completed", port.totals.completed},
            {"failed", port.totals.failed},       {"timed_out", port.totals.timedOut},
            {"rejected", port.totals.rejected},   {"latency_ms", milliseconds(port.latency)},
            {"wait_ms", milliseconds(port.wait)}, {"per_node", std::move(perNode)}};
}

Json deploymentJson(const DeploymentOutcome& deployment) {
    Json ports = Json::object();
    for (const PortOutcome& port : deployment.ports)
        ports[std::to_string(port.port)] = portJson(port);
    return {{"nodes_ready_mean", deployment.nodesReadyMean},
            {"availability", deployment.availability},
            {"restarts", deployment.restarts},
            {"cost_points", deployment.cost.points},
            {"ports", std::move(ports)}};
}

Json objectiveJson(const ObjectiveOutcome& objective) {
    return {{"name", objective.name},
            {"met", objective.met},
            {"value", objective.value ? Json(*objective.value) : Json(nullptr)},
            {"target", objective.target}};
}

}  // namespace

std::vector<ObjectiveOutcome> judge(const Scenario& scenario, const RunOutcome& outcome) {
    std::vector<ObjectiveOutcome> judged;
    for (const ObjectiveConfig& objective : scenario.objectives) {
        const auto value = valueOf(objective, outcome);
        const bool met = value && isMet(objective.kind, *value, objective.target);
        judged.push_back({objective.name, met, value, objective.target});
    }
    return judged;
}

std::string reportJson(const RunOutcome& outcome, const std::vector<ObjectiveOutcome>& objectives) {
    Json deployments = Json::object();
    for (const DeploymentOutcome& deployment : outcome.deployments)
        deployments[deployment.name] = deploymentJson(deployment);
    Json judged = Json::array();
    for (const ObjectiveOutcome& objective : objectives)
        judged.push_back(objectiveJson(objective));
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
                         {"objectives", std::move(judged)}};
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace berth::sim::scenario
