// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include "models/domain/text.h"
#include "sim/shell/programs/nvidia.h"
#include "sim/shell/programs/size_text.h"

// `nvidia-smi -q -x`, by the tags of nvsmi_device_v12.dtd, and the same as text.

namespace berth::sim::shell::nvidia {
namespace {

struct Node {
    std::string tag, label;  // for XML, for text
    std::string value;       // of a leaf
    std::vector<Node> children;
};

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : domain::keepUtf8(text)) {
        if (c == '&') {
            result += "&amp;";
        } else if (c == '<') {
            result += "&lt;";
        } else if (c == '>') {
            result += "&gt;";
        } else {
            result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return result;
}

std::string memory(std::int64_t bytes) {
    return fmt::format("{} MiB", mebibytes(bytes));
}

std::string active(bool holds) {
    return holds ? "Active" : "Not Active";
}

// All cards of the node are one process's: it holds the same on each.
Node processesOf(const NodeFacts& facts, const GpuFacts& gpu) {
    Node list{"processes", "Processes", {}, {}};
    for (const GpuProcess& each : gpuProcesses(facts)) {
        if (each.gpu != gpu.index) continue;
        list.children.push_back({"process_info",
                                 "Process",
                                 {},
                                 {{"gpu_instance_id", "GPU instance ID", "N/A", {}},
                                  {"compute_instance_id", "Compute instance ID", "N/A", {}},
                                  {"pid", "Process ID", std::to_string(each.pid), {}},
                                  {"type", "Type", "C", {}},
                                  {"process_name", "Name", each.name, {}},
                                  {"used_memory", "Used GPU Memory", memory(each.memory), {}}}});
    }
    if (list.children.empty()) list.value = "None";
    return list;
}

Node clocks(std::string tag, std::string label, int megahertz) {
    const std::string value = fmt::format("{} MHz", megahertz);
    return {std::move(tag),
            std::move(label),
            {},
            {{"graphics_clock", "Graphics", value, {}}, {"sm_clock", "SM", value, {}}}};
}

std::vector<Node> partsOf(const NodeFacts& facts, const GpuFacts& gpu) {
    const std::string busy = fmt::format("{} %", percent(gpu.use));
    std::vector<Node> parts{
        {"product_name", "Product Name", gpu.model, {}},
        {"persistence_mode", "Persistence Mode", "Enabled", {}},
        {"mig_mode",
         "MIG Mode",
         {},
         {{"current_mig", "Current", "Disabled", {}}, {"pending_mig", "Pending", "Disabled", {}}}},
        {"serial", "Serial Number", "N/A", {}},
        {"uuid", "GPU UUID", gpu.uuid, {}},
        {"minor_number", "Minor Number", std::to_string(gpu.index), {}},
        {"pci",
         "PCI",
         {},
         {{"pci_bus_id", "Bus Id", gpu.busId, {}},
          {"replay_counter", "Replays Since Reset", "0", {}}}},
        {"fan_speed", "Fan Speed", "N/A", {}},
        {"performance_state", "Performance State", performanceState(gpu), {}},
        {"clocks_event_reasons",
         "Clocks Event Reasons",
         {},
         {{"clocks_event_reason_gpu_idle", "Idle", active(gpu.use <= 0 && !gpu.slowed), {}},
          {"clocks_event_reason_sw_power_cap",
           "SW Power Cap",
           active(gpu.powerLimit > 0 && gpu.powerDraw >= gpu.powerLimit * 0.99),
           {}},
          {"clocks_event_reason_hw_slowdown", "HW Slowdown", active(gpu.slowed), {}},
          {"clocks_event_reason_hw_thermal_slowdown",
           "HW Thermal Slowdown",
           active(gpu.slowed),
           {}},
          {"clocks_event_reason_hw_power_brake_slowdown",
           "HW Power Brake Slowdown",
           active(false),
           {}},
          {"clocks_event_reason_sw_thermal_slowdown", "SW Thermal Slowdown", active(false), {}}}},
        {"fb_memory_usage",
         "FB Memory Usage",
         {},
         {{"total", "Total", memory(gpu.memoryTotal), {}},
          {"reserved", "Reserved", memory(0), {}},
          {"used", "Used", memory(gpu.memoryUsed), {}},
          {"free", "Free", memory(gpu.memoryTotal - gpu.memoryUsed), {}}}},
        {"compute_mode", "Compute Mode", "Default", {}},
        {"utilization",
         "Utilization",
         {},
         {{"gpu_util", "Gpu", busy, {}}, {"memory_util", "Memory", "N/A", {}}}},
        {"ecc_mode",
         "ECC Mode",
         {},
         {{"current_ecc", "Current", "Enabled", {}}, {"pending_ecc", "Pending", "Enabled", {}}}},
        {"ecc_errors",
         "ECC Errors",
         {},
         {{"volatile",
           "Volatile",
           {},
           {{"sram_correctable", "SRAM Correctable", "0", {}},
            {"sram_uncorrectable", "SRAM Uncorrectable", "0", {}},
            {"dram_correctable", "DRAM Correctable", std::to_string(gpu.correctedErrors), {}},
            {"dram_uncorrectable",
             "DRAM Uncorrectable",
             std::to_string(gpu.uncorrectedErrors),
             {}}}}}},
        {"remapped_rows",
         "Remapped Rows",
         {},
         {{"remapped_row_corr", "Correctable Error", "0", {}},
          {"remapped_row_unc", "Uncorrectable Error", "0", {}},
          {"remapped_row_pending", "Pending", gpu.remapPending ? "Yes" : "No", {}},
          {"remapped_row_failure",
           "Remapping Failure Occurred",
           gpu.remapFailed ? "Yes" : "No",
           {}}}},
        {"temperature",
         "Temperature",
         {},
         {{"gpu_temp", "GPU Current Temp", fmt::format("{:.0f} C", gpu.temperature), {}}}},
        {"gpu_power_readings",
         "GPU Power Readings",
         {},
         {{"power_draw", "Power Draw", fmt::format("{:.2f} W", gpu.powerDraw), {}},
          {"current_power_limit",
           "Current Power Limit",
           fmt::format("{:.2f} W", gpu.powerLimit),
           {}},
          {"default_power_limit",
           "Default Power Limit",
           fmt::format("{:.2f} W", gpu.powerLimit),
           {}}}},
    };
    if (gpu.highestClock > 0) {
        parts.push_back(clocks("clocks", "Clocks", gpu.clock));
        parts.push_back(clocks("max_clocks", "Max Clocks", gpu.highestClock));
    }
    parts.push_back(processesOf(facts, gpu));
    return parts;
}

void writeXml(const Node& node, std::size_t depth, std::string& into) {
    const std::string tabs(depth, '\t');
    if (node.children.empty()) {
        into += tabs + '<' + node.tag + '>' + escaped(node.value) + "</" + node.tag + ">\n";
        return;
    }
    into += tabs + '<' + node.tag + ">\n";
    for (const Node& each : node.children)
        writeXml(each, depth + 1, into);
    into += tabs + "</" + node.tag + ">\n";
}

void writeText(const Node& node, std::size_t depth, std::string& into) {
    constexpr std::size_t kColumn = 50;
    std::string line(depth * 4, ' ');
    line += node.label;
    if (!node.children.empty()) {
        into += line + '\n';
        for (const Node& each : node.children)
            writeText(each, depth + 1, into);
        return;
    }
    into += padded(std::move(line), kColumn) + ": " + node.value + '\n';
}

std::string timeStamp(const NodeFacts& facts) {
    return timeText(facts.now + facts.clockError, "%a %b %e %H:%M:%S %Y");
}

}  // namespace

std::string document(const NodeFacts& facts) {
    const std::vector<GpuFacts> gpus = presentGpus(facts);
    std::string text = fmt::format(
        "<?xml version=\"1.0\" ?>\n<!DOCTYPE nvidia_smi_log SYSTEM \"nvsmi_device_v12.dtd\">\n"
        "<nvidia_smi_log>\n\t<timestamp>{}</timestamp>\n\t<driver_version>{}</driver_version>\n"
        "\t<cuda_version>{}</cuda_version>\n\t<attached_gpus>{}</attached_gpus>\n",
        timeStamp(facts), escaped(facts.driverVersion), escaped(facts.cudaVersion), gpus.size());
    for (const GpuFacts& gpu : gpus) {
        text += "\t<gpu id=\"" + escaped(gpu.busId) + "\">\n";
        for (const Node& each : partsOf(facts, gpu))
            writeXml(each, 2, text);
        text += "\t</gpu>\n";
    }
    return text + "</nvidia_smi_log>\n";
}

std::string report(const NodeFacts& facts) {
    const std::vector<GpuFacts> gpus = presentGpus(facts);
    std::string text = "\n==============NVSMI LOG==============\n\n";
    for (const auto& [label, value] :
         {std::pair<std::string, std::string>{"Timestamp", timeStamp(facts)},
          {"Driver Version", facts.driverVersion},
          {"CUDA Version", facts.cudaVersion}})
        writeText({"", label, value, {}}, 0, text);
    text += '\n';
    writeText({"", "Attached GPUs", std::to_string(gpus.size()), {}}, 0, text);
    for (const GpuFacts& gpu : gpus) {
        text += "GPU " + gpu.busId + '\n';
        for (const Node& each : partsOf(facts, gpu))
            writeText(each, 1, text);
        text += '\n';
    }
    return text;
}

}  // namespace berth::sim::shell::nvidia
