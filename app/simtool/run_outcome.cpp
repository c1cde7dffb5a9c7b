// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/run_outcome.h"

namespace berth::app {

using sim::platform::Simulation;
namespace scenario = sim::scenario;

namespace {

scenario::DeploymentOutcome deploymentOutcome(const Simulation& simulation,
                                              const Simulation::DeploymentReport& report) {
    scenario::DeploymentOutcome outcome{report.name,     report.nodesReadyMean, report.availability,
                                        report.restarts, report.cost,           {},
                                        report.canary};
    for (const auto& [port, link] : report.ports) {
        scenario::PortOutcome& each = outcome.ports.emplace_back();
        each.port = port;
        each.totals = link.totals;
        each.latency = link.latency;
        each.wait = link.wait;
        each.warmths = link.warmths;
        for (const domain::NodeShare& share : link.perNode) {
            each.perNode.emplace_back(
                simulation.nodeName(static_cast<sim::serving::NodeKey>(share.ordinal)),
                share.completed);
        }
    }
    return outcome;
}

}  // namespace

scenario::RunOutcome outcomeOf(const Simulation& simulation, double wallSeconds) {
    scenario::RunOutcome outcome;
    outcome.scenario = simulation.scenario().name;
    outcome.seed = simulation.seed();
    outcome.simulated = simulation.now();
    outcome.events = simulation.processed();
    outcome.wallSeconds = wallSeconds;
    outcome.traceHash = simulation.traceHash();
    const Simulation::ClusterReport cluster = simulation.clusterReport();
    outcome.gpuAllocatedRatio = cluster.gpuAllocatedRatio;
    outcome.gpuCapacity = cluster.gpuCapacity;
    outcome.gpuAllocated = cluster.gpuAllocated;
    outcome.pendingNodes = cluster.pendingNodes;
    outcome.failedNodes = cluster.failedNodes;
    for (const auto& report : simulation.deploymentReports())
        outcome.deployments.push_back(deploymentOutcome(simulation, report));
    for (const auto& fault : simulation.faultReports())
        outcome.faults.push_back({fault.kind, fault.struck, fault.hits});
    for (const auto& report : simulation.frontReports()) {
        scenario::FrontOutcome& front = outcome.fronts.emplace_back();
        front.name = report.name;
        front.totals = report.totals;
        front.latency = report.latency;
        for (const auto& each : report.members)
            front.perDeployment.push_back(
                {each.deployment, each.offered, each.completed, each.failed});
    }
    outcome.levels = simulation.serviceLevelsNow();
    return outcome;
}

}  // namespace berth::app
