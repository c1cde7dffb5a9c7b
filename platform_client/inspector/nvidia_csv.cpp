// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/nvidia_csv.h"

#include <algorithm>

#include "models/domain/text.h"
#include "platform_client/inspector/nvidia_value.h"
#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

using domain::GpuState;

constexpr std::size_t kMaxColumns = 64;

std::vector<std::string_view> cellsOf(std::string_view line) {
    std::vector<std::string_view> cells;
    while (cells.size() < kMaxColumns) {
        const std::size_t comma = line.find(',');
        cells.push_back(domain::trimmed(line.substr(0, comma)));
        if (comma == std::string_view::npos) break;
        line = line.substr(comma + 1);
    }
    return cells;
}

// "memory.used [MiB]" is the column memory.used: every value brings its unit again.
std::string_view columnName(std::string_view cell) {
    return domain::trimmed(cell.substr(0, cell.find('[')));
}

struct Row {
    const std::vector<std::string_view>& names;
    std::vector<std::string_view> cells;

    [[nodiscard]] std::string_view operator[](std::string_view name) const {
        const auto found = std::ranges::find(names, name);
        return found == names.end() ? std::string_view()
                                    : cells[static_cast<std::size_t>(found - names.begin())];
    }
};

GpuState gpuOfRow(const Row& row) {
    GpuState state;
    state.index = nvidiaSmall(row["index"]);
    state.busId = nvidiaText(row["pci.bus_id"]);
    state.name = nvidiaText(row["name"]);
    state.uuid = nvidiaText(row["uuid"]);
    state.lost = std::ranges::any_of(row.cells, nvidiaTellsLost);
    state.persistence = nvidiaSwitch(row["persistence_mode"]);
    state.computeMode = nvidiaText(row["compute_mode"]);
    state.memoryTotal = nvidiaBytes(row["memory.total"]);
    state.memoryUsed = nvidiaBytes(row["memory.used"]);
    state.utilization = nvidiaShare(row["utilization.gpu"]);
    state.temperature = nvidiaNumber(row["temperature.gpu"], "C");
    state.powerDraw = nvidiaNumber(row["power.draw"], "W");
    state.powerLimit = nvidiaNumber(row["power.limit"], "W");
    state.fan = nvidiaShare(row["fan.speed"]);
    state.fanFailed = row["fan.speed"] == "ERR!";
    state.performanceState = nvidiaText(row["pstate"]);
    state.pcie.generation = nvidiaSmall(row["pcie.link.gen.current"]);
    state.pcie.maxGeneration = nvidiaSmall(row["pcie.link.gen.max"]);
    state.pcie.width = nvidiaLanes(row["pcie.link.width.current"]);
    state.pcie.maxWidth = nvidiaLanes(row["pcie.link.width.max"]);
    state.ecc.correctedVolatile = nvidiaCount(row["ecc.errors.corrected.volatile.total"]);
    state.ecc.uncorrectedVolatile = nvidiaCount(row["ecc.errors.uncorrected.volatile.total"]);
    return state;
}

}  // namespace

NvidiaReading readNvidiaCsv(std::string_view text) {
    NvidiaReading reading;
    std::vector<std::string_view> names;
    std::string message;
    while (const auto line = takeLine(text)) {
        if (domain::trimmed(*line).empty()) continue;
        auto cells = cellsOf(*line);
        if (names.empty()) {
            std::ranges::transform(cells, cells.begin(), columnName);
            if (cells.size() >= 2 && std::ranges::find(cells, "pci.bus_id") != cells.end())
                names = std::move(cells);
            else if (message.size() < kMaxTextBytes)
                message += std::string(line->substr(0, kMaxTextBytes)) + '\n';
            continue;
        }
        if (cells.size() != names.size()) {
            reading.problem = "a line has another number of columns than the first";
            if (message.size() < kMaxTextBytes)
                message += std::string(line->substr(0, kMaxTextBytes)) + '\n';
            continue;
        }
        const Row row{names, std::move(cells)};
        if (reading.gpus.size() == kMaxGpus) break;
        reading.gpus.push_back(gpuOfRow(row));
        if (reading.driver.version.empty())
            reading.driver.version = nvidiaText(row["driver_version"]);
    }
    if (names.empty()) reading.problem = "there is no table in it";
    reading.driver.message = keptText(message);
    return reading;
}

void addComputeApps(std::string_view text, std::vector<GpuState>& gpus) {
    while (const auto line = takeLine(text)) {
        // The name in the middle may hold commas; what is around it does not.
        const std::size_t first = line->find(',');
        const std::size_t second =
            first == std::string_view::npos ? first : line->find(',', first + 1);
        const std::size_t last = line->rfind(',');
        if (second == std::string_view::npos || last <= second) continue;
        const std::string uuid = keptText(line->substr(0, first));
        const auto pid = nvidiaCount(line->substr(first + 1, second - first - 1));
        const auto gpu = std::ranges::find(gpus, uuid, &GpuState::uuid);
        if (!pid || gpu == gpus.end() || gpu->processes.size() == kMaxGpuProcesses) continue;
        gpu->processes.push_back({*pid, nvidiaText(line->substr(second + 1, last - second - 1)),
                                  nvidiaBytes(line->substr(last + 1))});
    }
}

std::vector<domain::NvLink> readNvLinks(std::string_view text) {
    std::vector<domain::NvLink> links;
    std::optional<int> gpu;
    while (const auto line = takeLine(text)) {
        const std::string_view words = domain::trimmed(*line);
        const std::size_t colon = words.find(':');
        if (colon == std::string_view::npos) continue;
        if (words.starts_with("GPU ")) {
            gpu = nvidiaSmall(words.substr(4, colon - 4));
        } else if (words.starts_with("Link ") && gpu) {
            const auto link = nvidiaSmall(words.substr(5, colon - 5));
            if (!link || links.size() == kMaxNvLinks) continue;
            // "25 GB/s", or "<inactive>".
            const std::string_view rate = domain::trimmed(words.substr(colon + 1));
            links.push_back({*gpu, *link, rate.ends_with("GB/s")});
        }
    }
    return links;
}

domain::DriverTrouble troubleOf(std::string_view message) {
    using domain::DriverTrouble;
    const auto says = [message](std::string_view words) {
        return message.find(words) != std::string_view::npos;
    };
    if (says("Driver/library version mismatch")) return DriverTrouble::VersionMismatch;
    if (says("couldn't communicate with the NVIDIA driver") || says("Driver Not Loaded") ||
        says("couldn't find libnvidia-ml") || says("NVML Shared Library Not Found"))
        return DriverTrouble::NotLoaded;
    if (says("No devices were found")) return DriverTrouble::NoDevices;
    return DriverTrouble::Failed;
}

std::vector<std::string> lostGpus(std::string_view message) {
    constexpr std::string_view kWords = "Unable to determine the device handle for GPU";
    std::vector<std::string> found;
    while (const auto line = takeLine(message)) {
        const std::size_t at = line->find(kWords);
        if (at == std::string_view::npos || found.size() == kMaxGpus) continue;
        // Before some drivers' bus id stands a blank, in others the number of the GPU and a colon.
        std::string_view rest = domain::trimmed(line->substr(at + kWords.size()));
        if (const std::size_t colon = rest.find(": "); colon != std::string_view::npos) {
            const std::string_view first = rest.substr(0, colon);
            if (first.find(':') == std::string_view::npos)
                rest = domain::trimmed(rest.substr(colon + 1));
        }
        const std::size_t end = rest.find(": ");
        found.push_back(keptText(rest.substr(0, end == std::string_view::npos ? 16 : end), 32));
    }
    return found;
}

}  // namespace berth::platform_client::inspector
