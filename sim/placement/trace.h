// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "sim/scheduling/placement_demand.h"

namespace berth::sim::placement {

// A placement trace: the machines of a cluster, the nodes that were wanted on it, and in what order
// they came. The form is that of the public trace "openb" of a production GPU cluster.

struct TraceMachine {
    std::string name;
    std::int64_t cpuMilli = 0;
    std::int64_t memoryMiB = 0;
    int cards = 0;
    std::string model;
};

struct TraceNode {
    std::string name;
    scheduling::PlacementDemand demand;  // memory in MiB
    std::string models;                  // card models it may use, "V100M16|V100M32"; empty: any
};

struct TraceOrder {
    std::vector<std::uint32_t> arrivals;  // places in the list of nodes; one may come again
    std::vector<std::uint32_t> ranks;     // of each machine, a permutation of 0 … machines − 1
};

// What is wrong with a file of a trace: one English sentence that says how to mend it.
struct TraceFault {
    std::size_t line = 0;  // from 1; 0: the file as a whole
    std::string column;    // empty: the line as a whole
    std::string what;

    // "machines.csv:3: gpu: must be …".
    [[nodiscard]] std::string text(std::string_view file) const;
};

template <class T>
using Read = tl::expected<T, TraceFault>;

// Most of one machine or node: what keeps every sum of a million of them a number that can be
// multiplied.
inline constexpr std::int64_t kMostCpuMilli = 1'000'000'000;
inline constexpr std::int64_t kMostMemoryMiB = 1'000'000'000;
inline constexpr int kMostCards = 64;
inline constexpr std::size_t kMostMachines = 1'000'000;
inline constexpr std::size_t kMostNodes = 10'000'000;

// Columns sn, cpu_milli, memory_mib, gpu, model, in any order, others ignored. By name, ascending.
[[nodiscard]] Read<std::vector<TraceMachine>> readMachines(std::string_view csv);
// Columns name, cpu_milli, memory_mib, num_gpu, gpu_milli, gpu_spec, in any order, others ignored.
// In the order of the file.
[[nodiscard]] Read<std::vector<TraceNode>> readNodes(std::string_view csv);
// Line 1 "pods P nodes M", line 2 the P arrivals by the numbers in their names ("openb-pod-0255" is
// 255), line 3 the rank of each of the M machines, sorted by name.
[[nodiscard]] Read<TraceOrder> readOrder(std::string_view text, const std::vector<TraceNode>& nodes,
                                         std::size_t machines);
// Without such a file: nodes as they stand, machines by name.
[[nodiscard]] TraceOrder orderAsListed(std::size_t nodes, std::size_t machines);

}  // namespace berth::sim::placement
