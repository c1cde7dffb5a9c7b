// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/money.h"
#include "models/domain/service_levels.h"
#include "sim/scenario/scenario.h"
#include "sim/serving/serving.h"

namespace berth::sim::scenario {

// The figures of one run, measured from the end of the warm-up.
struct PortOutcome {
    int port = 0;
    serving::LinkTotals totals;
    serving::LatencySummary latency, wait;                      // seconds
    std::vector<std::pair<std::string, std::int64_t>> perNode;  // name, requests completed
    std::optional<serving::LinkReport::Warmths> warmths = {};
};

struct DeploymentOutcome {
    std::string name;
    double nodesReadyMean = 0;
    double availability = 0;  // 0 … 1
    int restarts = 0;
    domain::Money cost;
    std::vector<PortOutcome> ports;
    std::optional<domain::Canary> canary = {};  // the newest
};

// Of one kind of fault, from the start of the run.
struct FaultOutcome {
    domain::FaultKind kind = domain::FaultKind::KillNode;
    std::uint64_t struck = 0;  // how often one began
    std::uint64_t hits = 0;  // how often one that lasts was met: by a request, a pull, a check …
};

// What came to a front. A request that was tried again counts once here, and with each deployment
// that it was sent to.
struct FrontOutcome {
    struct Share {
        std::string deployment;
        std::int64_t offered = 0, completed = 0, failed = 0;
    };
    std::string name;
    serving::LinkTotals totals;
    serving::LatencySummary latency;  // seconds
    std::vector<Share> perDeployment;
};

struct RunOutcome {
    std::string scenario;
    std::uint64_t seed = 0;
    engine::Time simulated = 0;
    std::uint64_t events = 0;
    double wallSeconds = 0;
    std::uint64_t traceHash = 0;
    double gpuAllocatedRatio = 0;
    int gpuCapacity = 0, gpuAllocated = 0, pendingNodes = 0, failedNodes = 0;
    std::vector<DeploymentOutcome> deployments;
    domain::ServiceLevels levels{};  // empty where the scenario has no objectives and no alarms
    std::vector<FaultOutcome> faults = {};  // of each kind that struck
    std::vector<FrontOutcome> fronts = {};
};

struct ObjectiveOutcome {
    std::string name;
    bool met = false;
    std::optional<double> value;  // nothing: not measured, e.g. no request was answered; then unmet
    double target = 0;            // ratio, milliseconds, yuan, nodes or restarts
    std::optional<domain::ErrorBudget> budget{};
};

// Of a deployment that has the objective; nothing: not measured.
[[nodiscard]] std::optional<double> valueOf(const ObjectiveConfig& objective,
                                            const DeploymentOutcome& outcome);

// One outcome for each objective of the scenario, in their order. Pure.
[[nodiscard]] std::vector<ObjectiveOutcome> judge(const Scenario& scenario,
                                                  const RunOutcome& outcome);

// The report as JSON, indented, with a line end. Keys are stable, tools rely on them: described in
// resources/help/en/scenario-files.md. The trace hash is text of 16 hexadecimal digits, because
// many readers of JSON round large numbers.
[[nodiscard]] std::string reportJson(const RunOutcome& outcome,
                                     const std::vector<ObjectiveOutcome>& objectives);

}  // namespace berth::sim::scenario
