// SPDX-License-Identifier: GPL-3.0-or-later
// Placement decisions a second of every policy: on the openb trace (tests/data/openb) and on 5,000
// machines with 40,000 GPUs, each beside a loop that filters and scores every machine anew.
//
//     bench_placement [ROUNDS]
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "sim/placement/replay.h"
#include "tests/bench/measure.h"

namespace berth::bench {
namespace {

using namespace sim::placement;
using namespace sim::scheduling;

struct Trace {
    std::vector<TraceMachine> machines;
    std::vector<TraceNode> nodes;
    TraceOrder order;
};

std::string contentOf(const std::string& name) {
    std::ifstream file(std::string{BERTH_OPENB} + "/" + name, std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

Trace openb() {
    Trace trace;
    trace.machines = readMachines(contentOf("machines.csv")).value();
    trace.nodes = readNodes(contentOf("pods.csv")).value();
    trace.order = readOrder(contentOf("order_42.txt"), trace.nodes, trace.machines.size()).value();
    return trace;
}

// Machines of eight cards in three models, and the nodes of openb until they are asked for 1.3
// times what there is.
Trace large(const Trace& source) {
    constexpr int kMachines = 5000;
    const char* models[] = {"G2", "T4", "V100M32"};
    Trace trace;
    for (int i = 0; i < kMachines; ++i) {
        trace.machines.push_back(
            {"m-" + std::to_string(100'000 + i), 128'000, 1'048'576, 8, models[i % 3]});
    }
    trace.nodes = source.nodes;
    trace.order = orderAsListed(0, trace.machines.size());
    sim::engine::RandomStream random(1, "arrivals");
    std::int64_t asked = 0;
    while (asked < std::int64_t{13} * kMachines * 8 * kWholeCard / 10) {
        const auto node = static_cast<std::uint32_t>(random.below(trace.nodes.size()));
        trace.order.arrivals.push_back(node);
        asked += trace.nodes[node].demand.gpuMilli();
    }
    return trace;
}

double decisionsPerSecond(const Trace& trace, std::string_view policy) {
    Replay replay(trace.machines, trace.nodes, trace.order, policy, 1);
    const double seconds = cpuSecondsOf([&] { replay.advance(replay.arrivals()); });
    return static_cast<double>(replay.arrivals()) / seconds;
}

std::optional<MachineIndex> chooseNaively(const Replay& replay) {
    const MachineTable& table = replay.table();
    const PlacementQuery& query = replay.nextQuery();
    std::optional<MachineIndex> best;
    std::int64_t bestScore = 0;
    for (MachineIndex machine = 0; machine < table.size(); ++machine) {
        if (firstRejection(query, table, machine, nullptr)) continue;
        const std::int64_t score = replay.policy().score(query.demand, table[machine], {});
        if (best && score <= bestScore) continue;
        best = machine;
        bestScore = score;
    }
    return best;
}

// The yardstick: the same policy and the same machines, all of them looked at for every node; so
// many decisions, spread over the whole of the trace.
double naiveDecisionsPerSecond(const Trace& trace, std::string_view policyName,
                               std::size_t decisions) {
    Replay prepared(trace.machines, trace.nodes, trace.order, policyName, 1);
    const std::size_t every = std::max<std::size_t>(1, trace.order.arrivals.size() / decisions);
    double seconds = 0;
    std::size_t timed = 0;
    while (!prepared.isOver()) {
        seconds += cpuSecondsOf([&] {
            const volatile bool placed = chooseNaively(prepared).has_value();
            static_cast<void>(placed);
        });
        ++timed;
        prepared.advance(every);
    }
    return static_cast<double>(timed) / seconds;
}

void report(const char* name, const Trace& trace, int rounds, std::size_t naiveDecisions) {
    std::printf("  \"%s\": {\"machines\": %zu, \"arrivals\": %zu", name, trace.machines.size(),
                trace.order.arrivals.size());
    for (const std::string_view policy : placementPolicyNames()) {
        std::vector<double> kept, naive, ratios;
        for (int round = 0; round < rounds; ++round) {
            kept.push_back(decisionsPerSecond(trace, policy));
            naive.push_back(naiveDecisionsPerSecond(trace, policy, naiveDecisions));
            ratios.push_back(kept.back() / naive.back());
        }
        std::printf(
            ",\n    \"%s\": {\"decisions_per_s\": %.0f, \"naive_per_s\": %.0f, "
            "\"ratio\": %.1f}",
            std::string(policy).c_str(), median(kept), median(naive), median(ratios));
        std::fflush(stdout);
    }
    std::printf("}");
}

}  // namespace
}  // namespace berth::bench

int main(int count, char** words) {
    using namespace berth::bench;
    const int rounds = count > 1 ? std::max(1, std::atoi(words[1])) : 3;
    const Trace trace = openb();
    std::printf("{\"load_average\": %.1f,\n", loadAverage());
    report("openb", trace, rounds, 1000);
    std::printf(",\n");
    report("machines_5000", large(trace), rounds, 1000);
    std::printf("\n}\n");
    return 0;
}
