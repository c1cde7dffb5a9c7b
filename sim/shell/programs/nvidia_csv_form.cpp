// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "sim/shell/programs/nvidia.h"
#include "sim/shell/programs/size_text.h"

// `--query-gpu=… --format=csv`: names with units in the first line, values with units below.

namespace berth::sim::shell::nvidia {
namespace {

struct Field {
    std::string_view name;
    std::string_view unit;
    std::string (*value)(const NodeFacts& facts, const GpuFacts& gpu);
};

std::string notSupported(const NodeFacts& /*facts*/, const GpuFacts& /*gpu*/) {
    return "[N/A]";
}

constexpr std::array kFields{
    Field{"timestamp", "",
          [](const NodeFacts& f, const GpuFacts&) {
              return timeText(f.now + f.clockError, "%Y/%m/%d %H:%M:%S") + ".000";
          }},
    Field{"index", "", [](const NodeFacts&, const GpuFacts& g) { return std::to_string(g.index); }},
    Field{
        "count", "",
        [](const NodeFacts& f, const GpuFacts&) { return std::to_string(presentGpus(f).size()); }},
    Field{"pci.bus_id", "", [](const NodeFacts&, const GpuFacts& g) { return g.busId; }},
    Field{"name", "", [](const NodeFacts&, const GpuFacts& g) { return g.model; }},
    Field{"uuid", "", [](const NodeFacts&, const GpuFacts& g) { return g.uuid; }},
    Field{"driver_version", "",
          [](const NodeFacts& f, const GpuFacts&) { return f.driverVersion; }},
    Field{"persistence_mode", "",
          [](const NodeFacts&, const GpuFacts&) { return std::string("Enabled"); }},
    Field{"compute_mode", "",
          [](const NodeFacts&, const GpuFacts&) { return std::string("Default"); }},
    Field{"memory.total", "MiB",
          [](const NodeFacts&, const GpuFacts& g) {
              return std::to_string(mebibytes(g.memoryTotal));
          }},
    Field{"memory.used", "MiB",
          [](const NodeFacts&, const GpuFacts& g) {
              return std::to_string(mebibytes(g.memoryUsed));
          }},
    Field{"memory.free", "MiB",
          [](const NodeFacts&, const GpuFacts& g) {
              return std::to_string(mebibytes(g.memoryTotal - g.memoryUsed));
          }},
    Field{"utilization.gpu", "%",
          [](const NodeFacts&, const GpuFacts& g) { return std::to_string(percent(g.use)); }},
    Field{"utilization.memory", "%", notSupported},
    Field{"temperature.gpu", "",
          [](const NodeFacts&, const GpuFacts& g) { return fmt::format("{:.0f}", g.temperature); }},
    Field{"power.draw", "W",
          [](const NodeFacts&, const GpuFacts& g) { return fmt::format("{:.2f}", g.powerDraw); }},
    Field{"power.limit", "W",
          [](const NodeFacts&, const GpuFacts& g) { return fmt::format("{:.2f}", g.powerLimit); }},
    Field{"fan.speed", "%", notSupported},
    Field{"pstate", "", [](const NodeFacts&, const GpuFacts& g) { return performanceState(g); }},
    Field{"pcie.link.gen.current", "", notSupported},
    Field{"pcie.link.gen.max", "", notSupported},
    Field{"pcie.link.width.current", "", notSupported},
    Field{"pcie.link.width.max", "", notSupported},
    Field{"clocks.current.graphics", "MHz",
          [](const NodeFacts&, const GpuFacts& g) { return std::to_string(g.clock); }},
    Field{"clocks.max.graphics", "MHz",
          [](const NodeFacts&, const GpuFacts& g) { return std::to_string(g.highestClock); }},
    Field{"clocks_event_reasons.hw_thermal_slowdown", "",
          [](const NodeFacts&, const GpuFacts& g) {
              return std::string(g.slowed ? "Active" : "Not Active");
          }},
    Field{"ecc.errors.corrected.volatile.total", "",
          [](const NodeFacts&, const GpuFacts& g) { return std::to_string(g.correctedErrors); }},
    Field{"ecc.errors.uncorrected.volatile.total", "",
          [](const NodeFacts&, const GpuFacts& g) { return std::to_string(g.uncorrectedErrors); }},
};

// Other names of the same.
std::string_view plainName(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kSame{
        {{"gpu_bus_id", "pci.bus_id"},
         {"gpu_name", "name"},
         {"clocks.gr", "clocks.current.graphics"},
         {"clocks.max.gr", "clocks.max.graphics"},
         {"gpu_uuid", "uuid"},
         {"gpu.name", "name"},
         {"process_name", "name"}}};
    for (const auto& [other, plain] : kSame)
        if (other == name) return plain;
    return name;
}

std::vector<std::string> namesOf(std::string_view fields) {
    std::vector<std::string> names;
    for (;;) {
        const std::size_t end = fields.find(',');
        std::string name(fields.substr(0, end));
        std::erase(name, ' ');
        names.push_back(std::move(name));
        if (end == std::string_view::npos) return names;
        fields.remove_prefix(end + 1);
    }
}

std::string unknown(const std::string& name) {
    return "Field \"" + name + "\" is not a valid field to query.\n\n";
}

std::string withUnit(std::string value, std::string_view unit, const CsvForm& form) {
    if (form.units && !unit.empty() && !value.starts_with('[')) value += ' ' + std::string(unit);
    return value;
}

std::string title(const std::string& name, std::string_view unit, const CsvForm& form) {
    return form.units && !unit.empty() ? name + " [" + std::string(unit) + ']' : name;
}

}  // namespace

CsvAnswer gpuCsv(const NodeFacts& facts, std::string_view fields, CsvForm form) {
    CsvAnswer answer;
    std::vector<const Field*> chosen;
    std::string heading;
    for (const std::string& name : namesOf(fields)) {
        const auto* const found = std::ranges::find(kFields, plainName(name), &Field::name);
        if (found == kFields.end()) return {{}, unknown(name)};
        chosen.push_back(found);
        heading +=
            (heading.empty() ? "" : ", ") + title(std::string(found->name), found->unit, form);
    }
    if (form.header) answer.text = heading + '\n';
    for (const GpuFacts& gpu : facts.gpus) {
        if (gpu.lost) {
            answer.text += outOfReach(gpu);
            continue;
        }
        std::string line;
        for (const Field* const each : chosen)
            line += (each == chosen.front() && line.empty() ? "" : ", ") +
                    withUnit(each->value(facts, gpu), each->unit, form);
        answer.text += line + '\n';
    }
    return answer;
}

CsvAnswer processCsv(const NodeFacts& facts, std::string_view fields, CsvForm form) {
    CsvAnswer answer;
    const std::vector<std::string> names = namesOf(fields);
    std::string heading;
    for (const std::string& name : names) {
        const bool memory = name == "used_memory" || name == "used_gpu_memory";
        if (!memory && name != "gpu_uuid" && name != "pid" && name != "process_name" &&
            name != "name" && name != "gpu_bus_id" && name != "gpu_name")
            return {{}, unknown(name)};
        heading += (heading.empty() ? "" : ", ") +
                   title(memory ? "used_gpu_memory" : name, memory ? "MiB" : "", form);
    }
    if (form.header) answer.text = heading + '\n';
    const std::vector<GpuFacts> gpus = presentGpus(facts);
    for (const GpuProcess& process : gpuProcesses(facts)) {
        const auto gpu = std::ranges::find(gpus, process.gpu, &GpuFacts::index);
        std::string line;
        bool first = true;
        for (const std::string& name : names) {
            line += first ? "" : ", ";
            first = false;
            if (name == "gpu_uuid") line += gpu->uuid;
            if (name == "gpu_bus_id") line += gpu->busId;
            if (name == "gpu_name") line += gpu->model;
            if (name == "pid") line += std::to_string(process.pid);
            if (name == "process_name" || name == "name") line += process.name;
            if (name == "used_memory" || name == "used_gpu_memory")
                line += withUnit(std::to_string(mebibytes(process.memory)), "MiB", form);
        }
        answer.text += line + '\n';
    }
    return answer;
}

}  // namespace berth::sim::shell::nvidia
