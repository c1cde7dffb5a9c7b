// SPDX-License-Identifier: GPL-3.0-or-later
// 80,000 requests a second that take 120 ms each, through one link and 96 nodes, in the whole
// simulation: processor time against simulated time. And a trace of a million lines: how long
// reading it takes. JSON. Usage: bench_load [SIMULATED SECONDS].
#include <sys/resource.h>

#include <charconv>
#include <cstdio>
#include <cstring>
#include <sstream>
#include <string>
#include <vector>

#include "sim/platform/simulation.h"
#include "sim/scenario/builtin_known.h"
#include "sim/workload/trace.h"
#include "tests/bench/measure.h"

namespace berth::bench {
namespace {

using namespace sim;

constexpr std::string_view kScenario = R"yaml(scenario: Eighty thousand a second
duration: 24h
cluster: sample
images:
  - name: function
    layers: [{digest: function, size: 1MB}]
    ports: [80]
    start_time: 1s
    service_time: {distribution: lognormal, mean: 120ms, cv: 0.5}
    cold_service_time: {distribution: lognormal, mean: 800ms, cv: 0.5}
    concurrency: 128
deployments:
  - {name: function, gpu: "4090", image: function, nodes: 96, ports: [80]}
workloads:
  - {deployment: function, rate: 80000/s, from: 60s}
)yaml";

struct SilentListener final : platform::SimulationListener {
    void onEvent(const domain::Event&) override {}
    void onLogLine(const domain::DeploymentId&, const domain::LogLine&) override {}
    void onLinkOpened(const platform::LinkInfo&) override {}
    void onLinkClosed(const platform::LinkInfo&) override {}
};

long peakKiB() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

void measureServing(int seconds) {
    auto scenario = scenario::parseWithBuiltins(kScenario);
    if (!scenario) {
        std::fprintf(stderr, "%s\n", scenario.error().detail.c_str());
        return;
    }
    SilentListener listener;
    platform::Simulation simulation(std::move(*scenario), 1, listener);
    constexpr engine::Time kWarm = 62 * engine::kSecond;
    simulation.runUntil(kWarm);
    const auto before = simulation.deploymentReports()[0].ports[0].second.totals;
    const std::uint64_t eventsBefore = simulation.processed();
    const long memoryBefore = peakKiB();
    const double wall =
        cpuSecondsOf([&] { simulation.runUntil(kWarm + seconds * engine::kSecond); });
    const auto after = simulation.deploymentReports()[0].ports[0].second.totals;
    const auto requests = static_cast<double>(after.completed - before.completed);
    const auto events = static_cast<double>(simulation.processed() - eventsBefore);
    std::printf(
        "  \"serving\": {\"simulated_s\": %d, \"cpu_s\": %.3f, \"requests\": %.0f, \"rejected\": "
        "%lld, \"requests_per_s\": %.0f, \"events_per_s\": %.0f, \"times_real_time\": %.2f, "
        "\"peak_kib_before\": %ld, \"peak_kib_after\": %ld},\n",
        seconds, wall, requests, static_cast<long long>(after.rejected - before.rejected),
        requests / wall, events / wall, seconds / wall, memoryBefore, peakKiB());
}

void measureTrace() {
    constexpr int kLines = 1'000'000;
    std::string text = "time,service_time\n";
    for (int i = 0; i < kLines; ++i)
        text +=
            std::to_string(i / 1000) + "." + std::to_string(1000 + i % 1000).substr(1) + ",0.12\n";
    std::istringstream in(text);
    std::size_t lines = 0;
    const double seconds = cpuSecondsOf([&] {
        const auto trace = workload::Trace::read(in);
        if (trace) lines = trace->lines();
    });
    std::printf("  \"trace\": {\"lines\": %zu, \"cpu_s\": %.3f, \"mb_per_s\": %.0f}\n", lines,
                seconds, static_cast<double>(text.size()) / 1e6 / seconds);
}

}  // namespace
}  // namespace berth::bench

int main(int argc, char** argv) {
    int seconds = 20;
    if (argc > 1) {
        const char* end = argv[1] + std::strlen(argv[1]);
        const auto [parsed, status] = std::from_chars(argv[1], end, seconds);
        if (status != std::errc{} || parsed != end || seconds < 1 || seconds > 86'000) {
            std::fprintf(stderr, "bench_load: the simulated seconds must be 1 to 86000\n");
            return 2;
        }
    }
    std::printf("{\n");
    berth::bench::measureServing(seconds);
    berth::bench::measureTrace();
    std::printf("}\n");
    return 0;
}
