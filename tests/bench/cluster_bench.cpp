// SPDX-License-Identifier: GPL-3.0-or-later
// Whole clusters with their default noise: processor time of 24 hours of 50 machines, with and
// without requests, and of an hour of 5,000 machines whose 40,000 cards are nearly all taken. JSON.
// Goals: a day of 50 machines in 2 s; 5,000 machines at 100 times real time.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "sim/platform/simulation.h"
#include "sim/scenario/builtin_known.h"
#include "tests/bench/measure.h"

namespace berth::bench {
namespace {

namespace platform = sim::platform;
using sim::engine::kHour;
using sim::engine::kMinute;
using sim::engine::Time;

struct SilentListener final : platform::SimulationListener {
    void onEvent(const domain::Event& event) override {
        if (event.kind == domain::EventKind::NodePlaced) ++placed;
    }
    void onLogLine(const domain::DeploymentId&, const domain::LogLine&) override {}
    void onLinkOpened(const platform::LinkInfo&) override {}
    void onLinkClosed(const platform::LinkInfo&) override {}

    int placed = 0;
};

struct Shape {
    const char* name;
    int machines;     // of eight cards
    int deployments;  // of one card a node
    int nodes;        // of each
    bool asked;       // once a second each
    Time settle;      // before it is measured
    Time measured;
};

std::string scenarioOf(const Shape& shape) {
    std::string text =
        "scenario: cluster\nduration: 25h\nnoise: default\n"
        "cluster:\n  regions: [{id: far}]\n"
        "  gpu_specs: [{name: \"4090\", gpu_memory: 24GiB, cpu_cores: 8, memory: 32GiB}]\n"
        "  pools: [{region: far, gpu: \"4090\", price: 1 yuan/h, cards_per_machine: 8, machines: " +
        std::to_string(shape.machines) +
        "}]\n"
        "images:\n  - {name: big, layers: [{digest: all, size: 5.53GB}], ports: [80], "
        "start_time: 5s, service_time: {distribution: lognormal, mean: 120ms, cv: 0.5}}\n"
        "deployments:\n";
    std::string asked;
    for (int i = 0; i < shape.deployments; ++i) {
        const std::string name = "web-" + std::to_string(i);
        text += "  - {name: " + name +
                ", gpu: \"4090\", image: big, ports: [80], nodes: " + std::to_string(shape.nodes) +
                "}\n";
        asked += "  - {deployment: " + name + ", rate: 1/s, from: 10m}\n";
    }
    if (shape.asked) text += "workloads:\n" + asked;
    return text;
}

// False when the scenario is none.
bool measure(const Shape& shape, bool last) {
    auto scenario = sim::scenario::parseWithBuiltins(scenarioOf(shape));
    if (!scenario) {
        std::fprintf(stderr, "%s\n", scenario.error().detail.c_str());
        return false;
    }
    SilentListener listener;
    platform::Simulation simulation(std::move(*scenario), 1, listener);
    const double before = cpuSecondsOf([&] { simulation.runUntil(shape.settle); });
    const std::uint64_t events = simulation.processed();
    const double seconds =
        cpuSecondsOf([&] { simulation.runUntil(shape.settle + shape.measured); });
    const double simulated = static_cast<double>(shape.measured) / sim::engine::kSecond;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(
        "  \"%s\": {\"machines\": %d, \"nodes\": %d, \"placed\": %d, \"settle_cpu_s\": %.3f, "
        "\"simulated_s\": %.0f, \"cpu_s\": %.3f, \"events\": %llu, \"times_real_time\": %.0f, "
        "\"peak_kib\": %ld}%s\n",
        shape.name, shape.machines, shape.deployments * shape.nodes, listener.placed, before,
        simulated, seconds, static_cast<unsigned long long>(simulation.processed() - events),
        simulated / seconds, usage.ru_maxrss, last ? "" : ",");
    std::fflush(stdout);
    return true;
}

}  // namespace
}  // namespace berth::bench

int main() {
    using namespace berth::bench;
    const std::vector<Shape> shapes = {
        {"day_of_50_machines", 50, 10, 36, false, 0, 24 * kHour},
        {"day_of_50_machines_asked", 50, 10, 36, true, 0, 24 * kHour},
        {"hour_of_5000_machines", 5000, 40, 975, false, 90 * kMinute, kHour},
    };
    std::printf("{\n");
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (!measure(shapes[i], i + 1 == shapes.size())) return EXIT_FAILURE;
    }
    std::printf("}\n");
    return EXIT_SUCCESS;
}
