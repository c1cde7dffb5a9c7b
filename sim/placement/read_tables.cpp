// SPDX-License-Identifier: GPL-3.0-or-later
// The two tables of a placement trace.
#include <fmt/core.h>

#include <algorithm>
#include <unordered_map>

#include "sim/placement/trace.h"
#include "sim/placement/trace_table.h"

namespace berth::sim::placement {
namespace {

// Names, and the lines on which they stand.
using Lines = std::unordered_map<std::string, std::size_t>;

std::optional<TraceFault> takeName(Lines& lines, const TraceTable& table, std::size_t column,
                                   const std::string& name) {
    const auto [place, isNew] = lines.emplace(name, table.line());
    if (isNew) return std::nullopt;
    return table.fault(column, fmt::format("{} stands on line {} already: rename or remove one",
                                           domain::csvQuote(name), place->second));
}

enum MachineColumn : std::size_t { kSn, kMachineCpu, kMachineMemory, kGpu, kModel };

Read<TraceMachine> machineOf(const TraceTable& table) {
    TraceMachine machine;
    const auto name = table.name(kSn);
    if (!name) return tl::unexpected(name.error());
    const auto cpu = table.count(kMachineCpu, kMostCpuMilli);
    if (!cpu) return tl::unexpected(cpu.error());
    const auto memory = table.count(kMachineMemory, kMostMemoryMiB);
    if (!memory) return tl::unexpected(memory.error());
    const auto cards = table.count(kGpu, kMostCards);
    if (!cards) return tl::unexpected(cards.error());
    const std::string_view model = table.text(kModel);
    if (model.find('|') != std::string_view::npos)
        return tl::unexpected(table.fault(kModel, "must be one model: leave out the |"));
    return TraceMachine{*name, *cpu, *memory, static_cast<int>(*cards), std::string{model}};
}

enum NodeColumn : std::size_t { kName, kNodeCpu, kNodeMemory, kNumGpu, kGpuMilli, kGpuSpec };

Read<TraceNode> nodeOf(const TraceTable& table) {
    TraceNode node;
    const auto name = table.name(kName);
    if (!name) return tl::unexpected(name.error());
    node.name = *name;
    const auto cpu = table.count(kNodeCpu, kMostCpuMilli);
    if (!cpu) return tl::unexpected(cpu.error());
    const auto memory = table.count(kNodeMemory, kMostMemoryMiB);
    if (!memory) return tl::unexpected(memory.error());
    const auto cards = table.count(kNumGpu, kMostCards);
    if (!cards) return tl::unexpected(cards.error());
    const auto milli = table.count(kGpuMilli, scheduling::kWholeCard);
    if (!milli) return tl::unexpected(milli.error());
    if (*cards == 1 && *milli == 0)
        return tl::unexpected(table.fault(
            kGpuMilli, "a node with a GPU needs 1 to 1000 thousandths of it: num_gpu is 1"));
    if (*cards > 1 && *milli != scheduling::kWholeCard) {
        return tl::unexpected(table.fault(
            kGpuMilli, fmt::format("must be 1000, not {}: a node with several GPUs has whole ones, "
                                   "and a share is of one (num_gpu 1)",
                                   *milli)));
    }
    node.demand = {*cpu, *memory, static_cast<int>(*cards),
                   *cards > 0 ? static_cast<int>(*milli) : scheduling::kWholeCard};
    node.models = table.text(kGpuSpec);
    return node;
}

}  // namespace

Read<std::vector<TraceMachine>> readMachines(std::string_view csv) {
    TraceTable table(csv, {"sn", "cpu_milli", "memory_mib", "gpu", "model"});
    if (auto fault = table.readHeading()) return tl::unexpected(std::move(*fault));
    std::vector<TraceMachine> machines;
    Lines lines;
    for (;;) {
        const auto more = table.next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
        auto machine = machineOf(table);
        if (!machine) return tl::unexpected(machine.error());
        if (auto fault = takeName(lines, table, kSn, machine->name))
            return tl::unexpected(std::move(*fault));
        if (machines.size() == kMostMachines) {
            return tl::unexpected(
                TraceFault{table.line(),
                           {},
                           fmt::format("more than {} machines: leave some out", kMostMachines)});
        }
        machines.push_back(std::move(*machine));
    }
    if (machines.empty())
        return tl::unexpected(TraceFault{0, {}, "has no machine: add one a line"});
    std::sort(machines.begin(), machines.end(),
              [](const TraceMachine& a, const TraceMachine& b) { return a.name < b.name; });
    return machines;
}

Read<std::vector<TraceNode>> readNodes(std::string_view csv) {
    TraceTable table(csv, {"name", "cpu_milli", "memory_mib", "num_gpu", "gpu_milli", "gpu_spec"});
    if (auto fault = table.readHeading()) return tl::unexpected(std::move(*fault));
    std::vector<TraceNode> nodes;
    Lines lines;
    for (;;) {
        const auto more = table.next();
        if (!more) return tl::unexpected(more.error());
        if (!*more) return nodes;
        auto node = nodeOf(table);
        if (!node) return tl::unexpected(node.error());
        if (auto fault = takeName(lines, table, kName, node->name))
            return tl::unexpected(std::move(*fault));
        if (nodes.size() == kMostNodes) {
            return tl::unexpected(TraceFault{
                table.line(), {}, fmt::format("more than {} nodes: leave some out", kMostNodes)});
        }
        nodes.push_back(std::move(*node));
    }
}

}  // namespace berth::sim::placement
