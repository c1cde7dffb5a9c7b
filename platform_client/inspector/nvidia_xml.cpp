// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/nvidia_xml.h"

#include <algorithm>
#include <initializer_list>

#include "models/domain/text.h"
#include "platform_client/inspector/nvidia_value.h"
#include "platform_client/inspector/text_fields.h"
#include "platform_client/inspector/xml_tree.h"

namespace berth::platform_client::inspector {
namespace {

using domain::GpuState;

// The text of the first of these that is there: names of one thing in different drivers.
std::string_view firstOf(const XmlNode& node, std::initializer_list<std::string_view> paths) {
    for (const std::string_view path : paths)
        if (const std::string_view text = node.textAt(path); !text.empty()) return text;
    return {};
}

const XmlNode* firstChild(const XmlNode& node, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const XmlNode* const child = node.child(name)) return child;
    return nullptr;
}

// Of the parts that a driver counts on their own, the sum of those that it gives.
std::optional<std::int64_t> sumOf(const XmlNode& node,
                                  std::initializer_list<std::string_view> paths) {
    std::optional<std::int64_t> sum;
    for (const std::string_view path : paths)
        if (const auto count = nvidiaCount(node.textAt(path)))
            sum = addCapped(sum.value_or(0), *count);
    return sum;
}

void readClockLimits(const XmlNode& gpu, GpuState& state) {
    const XmlNode* const reasons =
        firstChild(gpu, {"clocks_event_reasons", "clocks_throttle_reasons"});
    if (reasons == nullptr) return;
    domain::ClockLimits limits;
    bool known = false;
    for (const XmlNode& each : reasons->children) {
        const auto active = nvidiaSwitch(each.text);
        if (!active) continue;
        known = true;
        const std::string_view name = each.name;
        if (name.ends_with("_reason_sw_power_cap")) limits.powerCap = *active;
        if (name.ends_with("_reason_hw_slowdown")) limits.hardwareSlowdown = *active;
        if (name.ends_with("_reason_hw_thermal_slowdown")) limits.hardwareThermal = *active;
        if (name.ends_with("_reason_hw_power_brake_slowdown")) limits.powerBrake = *active;
        if (name.ends_with("_reason_sw_thermal_slowdown")) limits.softwareThermal = *active;
    }
    if (known) state.clockLimits = limits;
}

void readTemperatures(const XmlNode& gpu, GpuState& state) {
    const auto celsius = [&gpu](std::string_view path) {
        return nvidiaNumber(gpu.textAt(path), "C");
    };
    state.temperature = celsius("temperature/gpu_temp");
    state.slowdownTemperature = celsius("temperature/gpu_temp_slow_threshold");
    state.shutdownTemperature = celsius("temperature/gpu_temp_max_threshold");
    state.memoryTemperature = celsius("temperature/memory_temp");
    state.memoryLimitTemperature = celsius("temperature/gpu_temp_max_mem_threshold");
    // Both relative to the same point: what is left until clocks are cut.
    if (const auto margin = celsius("temperature/gpu_temp_tlimit")) {
        const auto slow = celsius("temperature/gpu_temp_slow_tlimit_threshold");
        state.thermalMargin = *margin - slow.value_or(0);
    }
}

void readPower(const XmlNode& gpu, GpuState& state) {
    const XmlNode* const power = firstChild(gpu, {"gpu_power_readings", "power_readings"});
    if (power == nullptr) return;
    const auto watts = [power](std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names)
            if (const auto value = nvidiaNumber(power->textAt(name), "W")) return value;
        return std::optional<double>();
    };
    state.powerDraw = watts({"power_draw", "average_power_draw", "instant_power_draw"});
    state.powerLimit = watts({"current_power_limit", "enforced_power_limit", "power_limit"});
    state.powerDefaultLimit = watts({"default_power_limit"});
}

void readPcie(const XmlNode& gpu, GpuState& state) {
    const XmlNode* const pci = gpu.child("pci");
    if (pci == nullptr) return;
    domain::PcieLink& link = state.pcie;
    link.generation = nvidiaSmall(pci->textAt("pci_gpu_link_info/pcie_gen/current_link_gen"));
    link.maxGeneration = nvidiaSmall(pci->textAt("pci_gpu_link_info/pcie_gen/max_link_gen"));
    link.width = nvidiaLanes(pci->textAt("pci_gpu_link_info/link_widths/current_link_width"));
    link.maxWidth = nvidiaLanes(pci->textAt("pci_gpu_link_info/link_widths/max_link_width"));
    link.replays = nvidiaCount(pci->textAt("replay_counter"));
}

void readEcc(const XmlNode& gpu, GpuState& state) {
    state.eccEnabled = nvidiaSwitch(gpu.textAt("ecc_mode/current_ecc"));
    const XmlNode* const errors = gpu.child("ecc_errors");
    if (errors == nullptr) return;
    // Up to Volta by the number of bits, from Turing on by kind of memory.
    const auto corrected = [errors](std::string_view span) {
        const XmlNode* const counts = errors->child(span);
        return counts == nullptr
                   ? std::nullopt
                   : sumOf(*counts, {"single_bit/total", "sram_correctable", "dram_correctable"});
    };
    const auto uncorrected = [errors](std::string_view span) {
        const XmlNode* const counts = errors->child(span);
        return counts == nullptr
                   ? std::nullopt
                   : sumOf(*counts,
                           {"double_bit/total", "sram_uncorrectable", "sram_uncorrectable_parity",
                            "sram_uncorrectable_secded", "dram_uncorrectable"});
    };
    state.ecc.correctedVolatile = corrected("volatile");
    state.ecc.uncorrectedVolatile = uncorrected("volatile");
    state.ecc.correctedAggregate = corrected("aggregate");
    state.ecc.uncorrectedAggregate = uncorrected("aggregate");
}

void readRepair(const XmlNode& gpu, GpuState& state) {
    domain::GpuMemoryRepair& repair = state.repair;
    if (const XmlNode* const pages = gpu.child("retired_pages")) {
        repair.retiredSingleBit =
            nvidiaCount(pages->textAt("multiple_single_bit_retirement/retired_count"));
        repair.retiredDoubleBit = nvidiaCount(pages->textAt("double_bit_retirement/retired_count"));
        repair.retirementPending =
            nvidiaSwitch(firstOf(*pages, {"pending_retirement", "pending_blacklist"}));
    }
    if (const XmlNode* const rows = gpu.child("remapped_rows")) {
        repair.remappedCorrectable = nvidiaCount(rows->textAt("remapped_row_corr"));
        repair.remappedUncorrectable = nvidiaCount(rows->textAt("remapped_row_unc"));
        repair.remapPending = nvidiaSwitch(rows->textAt("remapped_row_pending"));
        repair.remapFailed = nvidiaSwitch(rows->textAt("remapped_row_failure"));
    }
}

void readMig(const XmlNode& gpu, GpuState& state) {
    state.migEnabled = nvidiaSwitch(gpu.textAt("mig_mode/current_mig"));
    const XmlNode* const devices = gpu.child("mig_devices");
    if (devices == nullptr) return;
    for (const XmlNode& each : devices->children) {
        if (each.name != "mig_device" || state.migDevices.size() == kMaxMigDevices) continue;
        domain::MigDevice device;
        device.index = nvidiaSmall(each.textAt("index")).value_or(0);
        device.gpuInstance = nvidiaSmall(each.textAt("gpu_instance_id")).value_or(0);
        device.computeInstance = nvidiaSmall(each.textAt("compute_instance_id")).value_or(0);
        device.memoryTotal = nvidiaBytes(each.textAt("fb_memory_usage/total"));
        device.memoryUsed = nvidiaBytes(each.textAt("fb_memory_usage/used"));
        state.migDevices.push_back(device);
    }
}

void readProcesses(const XmlNode& gpu, GpuState& state) {
    const XmlNode* const processes = gpu.child("processes");
    if (processes == nullptr) return;
    for (const XmlNode& each : processes->children) {
        const auto pid = nvidiaCount(each.textAt("pid"));
        if (!pid || state.processes.size() == kMaxGpuProcesses) continue;
        state.processes.push_back({*pid, nvidiaText(each.textAt("process_name")),
                                   nvidiaBytes(each.textAt("used_memory"))});
    }
}

GpuState gpuOfElement(const XmlNode& gpu, int index) {
    GpuState state;
    state.index = index;
    state.busId = nvidiaText(gpu.textAt("pci/pci_bus_id"));
    if (state.busId.empty()) state.busId = nvidiaText(gpu.id);
    state.name = nvidiaText(gpu.textAt("product_name"));
    state.uuid = nvidiaText(gpu.textAt("uuid"));
    state.lost = nvidiaTellsLost(gpu.textAt("uuid")) || nvidiaTellsLost(gpu.textAt("serial")) ||
                 nvidiaTellsLost(gpu.textAt("performance_state"));
    state.persistence = nvidiaSwitch(gpu.textAt("persistence_mode"));
    state.computeMode = nvidiaText(gpu.textAt("compute_mode"));
    state.memoryTotal = nvidiaBytes(gpu.textAt("fb_memory_usage/total"));
    state.memoryUsed = nvidiaBytes(gpu.textAt("fb_memory_usage/used"));
    state.memoryReserved = nvidiaBytes(gpu.textAt("fb_memory_usage/reserved"));
    state.utilization = nvidiaShare(gpu.textAt("utilization/gpu_util"));
    state.fan = nvidiaShare(gpu.textAt("fan_speed"));
    state.fanFailed = gpu.textAt("fan_speed") == "ERR!";
    state.performanceState = nvidiaText(gpu.textAt("performance_state"));
    state.graphicsClock = nvidiaMegahertz(gpu.textAt("clocks/graphics_clock"));
    state.maxGraphicsClock = nvidiaMegahertz(gpu.textAt("max_clocks/graphics_clock"));
    state.fabricState = nvidiaText(gpu.textAt("fabric/state"));
    state.fabricStatus = nvidiaText(gpu.textAt("fabric/status"));
    state.recoveryAction = nvidiaText(gpu.textAt("gpu_recovery_action"));
    if (nvidiaSwitch(gpu.textAt("gpu_reset_status/reset_required")) == true)
        state.recoveryAction = "Reset";
    readClockLimits(gpu, state);
    readTemperatures(gpu, state);
    readPower(gpu, state);
    readPcie(gpu, state);
    readEcc(gpu, state);
    readRepair(gpu, state);
    readMig(gpu, state);
    readProcesses(gpu, state);
    return state;
}

// Expat takes well-formed UTF-8 without control characters; names of processes need not be that.
std::string cleaned(std::string_view document) {
    std::string clean = domain::keepUtf8(document);
    for (char& c : clean)
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') c = ' ';
    return clean;
}

}  // namespace

NvidiaReading readNvidiaXml(std::string_view text) {
    constexpr std::string_view kRoot = "nvidia_smi_log";
    constexpr std::string_view kEnd = "</nvidia_smi_log>";
    NvidiaReading reading;
    const std::size_t begin = std::min(text.find("<?xml"), text.find("<nvidia_smi_log"));
    if (begin == std::string_view::npos) {
        reading.driver.message = keptText(text);
        reading.problem = "there is no XML in it";
        return reading;
    }
    std::size_t end = text.rfind(kEnd);
    end = end == std::string_view::npos || end < begin ? text.size() : end + kEnd.size();
    reading.driver.message = keptText(std::string(text.substr(0, begin).substr(0, kMaxTextBytes)) +
                                      std::string(text.substr(end).substr(0, kMaxTextBytes)));

    // The list of all clocks that could be set is half of the output and tells nothing here.
    const XmlTree tree = readXml(cleaned(text.substr(begin, end - begin)), "supported_clocks");
    reading.problem = tree.problem;
    if (tree.root.name != kRoot) {
        if (reading.problem.empty()) reading.problem = "it is another document";
        return reading;
    }
    reading.driver.version = nvidiaText(tree.root.textAt("driver_version"));
    reading.driver.cudaVersion = nvidiaText(tree.root.textAt("cuda_version"));
    reading.driver.attachedGpus = nvidiaSmall(tree.root.textAt("attached_gpus"));
    int index = 0;
    for (const XmlNode& each : tree.root.children)
        if (each.name == "gpu" && reading.gpus.size() < kMaxGpus)
            reading.gpus.push_back(gpuOfElement(each, index++));
    return reading;
}

}  // namespace berth::platform_client::inspector
