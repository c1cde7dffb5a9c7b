// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/served_cluster.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <thread>
#include <utility>

namespace berth::bench {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 5min;

std::string scenarioOf(int deployments, int nodes) {
    std::string text = fmt::format(
        "scenario: many\nseed: 1\nduration: 2h\n"
        "cluster:\n"
        "  regions:\n    - {{id: north, name: North, registry_rate: 1GiB/s}}\n"
        "  gpu_specs:\n"
        "    - {{name: \"4090\", gpu_memory: 24560MiB, cpu_cores: 16, memory: 63GiB}}\n"
        "  pools:\n"
        "    - {{region: north, gpu: \"4090\", price: 466 points/s, machines: {}, "
        "cards_per_machine: 8, cpu_cores: 128, memory: 504GiB}}\n"
        "deployments:\n",
        (deployments * (nodes + 1) + 7) / 8);
    for (int i = 0; i < deployments; ++i) {
        text += fmt::format(
            "  - {{name: d{:04}, gpu: \"4090\", image: echo, nodes: {}, ports: [80]}}\n", i, nodes);
    }
    return text;
}

int runningNodes(const domain::Snapshot& snapshot) {
    return static_cast<int>(std::count_if(
        snapshot.nodes.begin(), snapshot.nodes.end(),
        [](const domain::Node& node) { return node.state == domain::NodeState::Running; }));
}

}  // namespace

void fail(const std::string& why) {
    fmt::print(stderr, "{}\n", why);
    std::exit(1);
}

void waitUntil(const std::function<bool()>& condition, const char* what,
               const std::function<void()>& step) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) fail(fmt::format("never came: {}", what));
        if (step)
            step();
        else
            std::this_thread::sleep_for(2ms);
    }
}

ServedCluster::ServedCluster(int deployments, int nodes)
    : m_deployments(deployments), m_nodes(nodes) {
    app::EmbeddedSimulatorSetup setup;
    setup.scenarioText = scenarioOf(deployments, nodes);
    setup.pace = {false, 0};
    setup.api.emplace();
    m_simulator = std::make_unique<app::EmbeddedSimulator>(std::move(setup), m_clock);
    waitUntil([&] { return allRun(*m_simulator->platform().snapshot()); }, "simulated nodes");
    m_simulator->platform().setPace({false, 1});
    const auto served = m_simulator->apiAddress();
    if (!served) fail(served.error().detail);
    m_address = *served;
}

bool ServedCluster::allRun(const domain::Snapshot& snapshot) const {
    return runningNodes(snapshot) == m_deployments * m_nodes;
}

}  // namespace berth::bench
