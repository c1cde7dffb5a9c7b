// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/gpu_sections.h"

#include <algorithm>

#include "models/domain/ascii.h"
#include "platform_client/inspector/nvidia_csv.h"
#include "platform_client/inspector/nvidia_xml.h"
#include "platform_client/inspector/section_reports.h"

namespace berth::platform_client::inspector {
namespace {

using domain::DriverTrouble;
using domain::GpuState;
using domain::Inspection;
using domain::SectionOutcome;

// "00000000:3B:00.0" and "0000:3b:00.0" are one device: the domain of PCI has 8 or 4 digits.
std::string comparableBusId(std::string_view id) {
    constexpr std::size_t kShort = 12;
    return domain::lowerCase(id.size() > kShort ? id.substr(id.size() - kShort) : id);
}

void markLost(const std::string& busId, std::vector<GpuState>& gpus) {
    const auto found = std::ranges::find_if(gpus, [&](const GpuState& each) {
        return comparableBusId(each.busId) == comparableBusId(busId);
    });
    if (found != gpus.end()) {
        found->lost = true;
    } else if (gpus.size() < kMaxGpus) {
        GpuState lost;
        lost.busId = busId;
        lost.lost = true;
        gpus.push_back(std::move(lost));
    }
}

void takeReading(NvidiaReading reading, Inspection& inspection) {
    if (reading.gpus.size() > inspection.gpus.size()) inspection.gpus = std::move(reading.gpus);
    domain::GpuDriver& driver = inspection.gpuDriver;
    if (driver.version.empty()) driver.version = reading.driver.version;
    if (driver.cudaVersion.empty()) driver.cudaVersion = reading.driver.cudaVersion;
    if (!driver.attachedGpus) driver.attachedGpus = reading.driver.attachedGpus;
    if (driver.message.empty()) driver.message = reading.driver.message;
}

DriverTrouble troubleFrom(SectionOutcome outcome, const Inspection& inspection) {
    if (outcome == SectionOutcome::TimedOut || outcome == SectionOutcome::Unfinished)
        return DriverTrouble::Hangs;
    if (outcome == SectionOutcome::Missing) return DriverTrouble::ToolMissing;
    if (inspection.gpuDriver.attachedGpus == 0) return DriverTrouble::NoDevices;
    const bool anyWorks =
        std::ranges::any_of(inspection.gpus, [](const GpuState& each) { return !each.lost; });
    if (anyWorks) return DriverTrouble::None;
    // With a lost GPU the tool gives no values of the others either: that is told by the lost one.
    if (!inspection.gpus.empty()) return DriverTrouble::None;
    return troubleOf(inspection.gpuDriver.message);
}

}  // namespace

void readGpuSections(const BatchOutput& output, Inspection& inspection) {
    const SectionOutput* const full = output.find("gpu_xml");
    if (full == nullptr) return;
    const SectionOutcome outcome = outcomeOf(*full);
    std::vector<std::string> lost = lostGpus(full->body);
    NvidiaReading reading = readNvidiaXml(full->body);
    if (outcome == SectionOutcome::Answered) noteProblem(inspection, "gpu_xml", reading.problem);
    takeReading(std::move(reading), inspection);

    if (const SectionOutput* const table = output.find("gpu_csv")) {
        NvidiaReading rows = readNvidiaCsv(table->body);
        noteProblem(inspection, "gpu_csv", rows.problem);
        const std::size_t before = inspection.gpus.size();
        takeReading(std::move(rows), inspection);
        const SectionOutput* const apps = output.find("gpu_apps");
        // The full form brings the processes itself.
        if (apps != nullptr && before == 0) addComputeApps(apps->body, inspection.gpus);
        for (std::string& each : lostGpus(table->body))
            lost.push_back(std::move(each));
    }
    for (const std::string& each : lost)
        markLost(each, inspection.gpus);
    if (const SectionOutput* const links = output.find("nvlink"))
        inspection.nvLinks = readNvLinks(links->body);
    inspection.gpuDriver.trouble = troubleFrom(outcome, inspection);
}

}  // namespace berth::platform_client::inspector
