// SPDX-License-Identifier: GPL-3.0-or-later
// The default noise against the figures it is fitted to (100 replicas of an image of 5.53 GB for 7
// days): means over 30 seeds with their 95 % intervals, and what a week takes.
#include <cmath>
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

constexpr const char* kScenario = R"(scenario: noise
duration: 168h
noise: default
cluster:
  regions: [{id: far}]
  gpu_specs: [{name: "4090", gpu_memory: 24GiB, cpu_cores: 8, memory: 32GiB}]
  pools: [{region: far, gpu: "4090", price: 1 yuan/h, machines: 130}]
images:
  - {name: big, layers: [{digest: all, size: 5.53GB}], start_time: 5s}
deployments:
  - {name: web, gpu: "4090", image: big, nodes: 100}
)";

// Times of readiness and numbers of placements.
struct Told final : platform::SimulationListener {
    void onEvent(const domain::Event& event) override {
        if (event.kind == domain::EventKind::NodePlaced) ++placed;
        if (event.kind == domain::EventKind::NodeReady && readyAt.size() < 100)
            readyAt.push_back(static_cast<double>(event.at.ns) / kMinute);
    }
    void onLogLine(const domain::DeploymentId&, const domain::LogLine&) override {}
    void onLinkOpened(const platform::LinkInfo&) override {}
    void onLinkClosed(const platform::LinkInfo&) override {}

    int placed = 0;
    std::vector<double> readyAt;  // minutes, of the first hundred
};

void print(const char* name, const std::vector<double>& values, bool last = false) {
    double mean = 0;
    double squares = 0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    const auto n = static_cast<double>(values.size());
    constexpr double kStudent = 2.262;  // 95 %, 9 degrees of freedom
    const double half = kStudent * std::sqrt(squares / (n - 1) / n);
    std::printf("  \"%s\": {\"mean\": %.3f, \"half_interval\": %.3f}%s\n", name, mean, half,
                last ? "" : ",");
}

}  // namespace
}  // namespace berth::bench

int main() {
    using namespace berth::bench;
    const auto scenario = berth::sim::scenario::parseWithBuiltins(kScenario);
    if (!scenario) return EXIT_FAILURE;
    std::vector<double> first, half, most, nearly, all, moves, runs, seconds;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Told told;
        platform::Simulation simulation(*scenario, seed, told);
        seconds.push_back(cpuSecondsOf([&] { simulation.runUntil(168 * kHour); }));
        if (told.readyAt.size() < 100) return EXIT_FAILURE;
        first.push_back(told.readyAt[0]);
        half.push_back(told.readyAt[49]);
        most.push_back(told.readyAt[79]);
        nearly.push_back(told.readyAt[89]);
        all.push_back(told.readyAt[99]);
        moves.push_back(told.placed - 100);
        runs.push_back(100 * 168.0 / told.placed);
    }
    std::printf("{\n");
    print("first_online_min", first);
    print("half_online_min", half);
    print("80_percent_online_min", most);
    print("90_percent_online_min", nearly);
    print("all_online_min", all);
    print("moves", moves);
    print("mean_run_h", runs);
    print("cpu_seconds_a_week", seconds, true);
    std::printf("}\n");
    return EXIT_SUCCESS;
}
