// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/shell/node_facts.h"

// What nvidia-smi prints of a node's GPUs, in the shape of drivers of the 535 and 550 lines. Of a
// card that fell off the bus it only says that it cannot reach it: forms that go card by card (-L,
// --query-gpu) say so in its place, the table and -q say nothing else. What the facts do not hold
// is "N/A", as on cards that do not tell it.

namespace berth::sim::shell::nvidia {

// A process on a card of the node.
struct GpuProcess {
    int gpu = 0;
    std::int64_t pid = 0;
    std::string name;
    std::int64_t memory = 0;
};

[[nodiscard]] std::vector<GpuFacts> presentGpus(const NodeFacts& facts);
// "Unable to determine the device handle for GPU0000:3B:00.0: Unknown Error" and a line's end.
[[nodiscard]] std::string outOfReach(const GpuFacts& gpu);
// Of the first card that is lost; empty: all are there.
[[nodiscard]] std::string outOfReach(const NodeFacts& facts);
[[nodiscard]] std::vector<GpuProcess> gpuProcesses(const NodeFacts& facts);

[[nodiscard]] std::string table(const NodeFacts& facts);
[[nodiscard]] std::string cardList(const NodeFacts& facts);
[[nodiscard]] std::string document(const NodeFacts& facts);  // -q -x
[[nodiscard]] std::string report(const NodeFacts& facts);    // -q

struct CsvForm {
    bool header = true, units = true;
};
struct CsvAnswer {
    std::string text, problem;
};
[[nodiscard]] CsvAnswer gpuCsv(const NodeFacts& facts, std::string_view fields, CsvForm form);
[[nodiscard]] CsvAnswer processCsv(const NodeFacts& facts, std::string_view fields, CsvForm form);

[[nodiscard]] std::int64_t mebibytes(std::int64_t bytes);
[[nodiscard]] int percent(double share);
// P0 while it computes, P8 while it rests.
[[nodiscard]] std::string performanceState(const GpuFacts& gpu);

}  // namespace berth::sim::shell::nvidia
