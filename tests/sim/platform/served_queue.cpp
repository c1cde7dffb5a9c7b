// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/platform/served_queue.h"

#include <fmt/format.h>

#include <stdexcept>

#include "sim/platform/simulation.h"
#include "sim/scenario/builtin_known.h"

namespace berth::sim::testing {

namespace {

// So short that nobody waits the minute after which a node gives a request up.
constexpr double kMeanService = 0.01;

struct Deaf final : platform::SimulationListener {
    void onEvent(const domain::Event&) override {}
    void onLogLine(const domain::DeploymentId&, const domain::LogLine&) override {}
    void onLinkOpened(const platform::LinkInfo&) override {}
    void onLinkClosed(const platform::LinkInfo&) override {}
};

std::string scenarioText(const ServedQueue& queue) {
    const double rate = queue.erlangs / kMeanService;
    const auto milliseconds = [](double seconds) {
        return static_cast<std::int64_t>(seconds * 1000);
    };
    constexpr double kNodesReady = 60;  // seconds, at the latest
    const double measured = queue.requests / rate;
    return fmt::format(
        R"yaml(scenario: A queue
duration: {}ms
warm_up: {}ms
cluster: sample
images:
  - name: station
    layers: [{{digest: station, size: 1MB}}]
    ports: [80]
    start_time: 1s
    service_time: {{{}, mean: 10ms}}
    concurrency: {}
    queue_limit: {}
deployments:
  - name: station
    gpu: "4090"
    image: station
    nodes: {}
    ports: [{{port: 80, balancing: {}}}]
workloads:
  - {{deployment: station, rate: {:.9f}/s, from: {}ms}}
)yaml",
        milliseconds(kNodesReady + 1.2 * measured), milliseconds(kNodesReady + 0.2 * measured),
        queue.service, queue.concurrency, queue.queueLimit, queue.nodes, queue.balancing, rate,
        milliseconds(kNodesReady));
}

}  // namespace

ServedFigures serveQueue(const ServedQueue& queue, std::uint64_t seed) {
    auto scenario = scenario::parseWithBuiltins(scenarioText(queue));
    if (!scenario) throw std::invalid_argument(scenario.error().detail);
    const engine::Time end = scenario->duration;
    Deaf listener;
    platform::Simulation simulation(std::move(*scenario), seed, listener);
    simulation.runUntil(end);
    const serving::LinkReport report = simulation.deploymentReports().at(0).ports.at(0).second;
    ServedFigures figures;
    const auto completed = static_cast<double>(report.totals.completed);
    figures.waited = static_cast<double>(report.totals.waited) / completed;
    figures.meanWait = report.wait.mean / kMeanService;
    figures.blocked =
        static_cast<double>(report.totals.rejected) / static_cast<double>(report.totals.offered);
    figures.requests = static_cast<std::uint64_t>(report.totals.offered);
    figures.events = simulation.processed();
    return figures;
}

}  // namespace berth::sim::testing
