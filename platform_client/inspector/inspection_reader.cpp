// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/inspection_reader.h"

#include <iterator>

#include "platform_client/inspector/batch_splitter.h"
#include "platform_client/inspector/container_reader.h"
#include "platform_client/inspector/file_lines.h"
#include "platform_client/inspector/gpu_sections.h"
#include "platform_client/inspector/host_reader.h"
#include "platform_client/inspector/kernel_reader.h"
#include "platform_client/inspector/network_reader.h"
#include "platform_client/inspector/process_reader.h"
#include "platform_client/inspector/section_reports.h"
#include "platform_client/inspector/storage_reader.h"
#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

using domain::Inspection;
using domain::SectionOutcome;

// Nothing of a section that did not run.
std::string_view bodyOf(const BatchOutput& output, std::string_view section) {
    const SectionOutput* const found = output.find(section);
    return found == nullptr ? std::string_view() : found->body;
}

void readHostSections(const BatchOutput& output, const FileLines& files, Inspection& inspection) {
    inspection.host = readHost(files);
    const ClockReading clock = readClock(bodyOf(output, "clock"));
    inspection.host.identity.unixSeconds = clock.unixSeconds;
    inspection.host.identity.timeSynchronized = readTimeSync(bodyOf(output, "time_sync"));
    inspection.host.processes = readProcesses(bodyOf(output, "processes"), clock.pageBytes);
    inspection.kernelLog = readKernelLog(bodyOf(output, "kernel_log"));
    const SectionOutput* const services = output.find("service_log");
    if (services != nullptr && outcomeOf(*services) == SectionOutcome::Answered)
        inspection.serviceMessages = readServiceLog(services->body);
}

void readStorageSections(const BatchOutput& output, const FileLines& files,
                         Inspection& inspection) {
    inspection.filesystems = readMounts(files);
    addSizes(bodyOf(output, "disks"), inspection.filesystems);
    addInodes(bodyOf(output, "inodes"), inspection.filesystems);
}

void readNetworkSections(const BatchOutput& output, const FileLines& files,
                         Inspection& inspection) {
    inspection.network = readNetwork(files);
    // No line means that nothing listens, where the kernel's files could be read at all.
    const SectionOutput* const sockets = output.find("sockets");
    if (sockets != nullptr && outcomeOf(*sockets) == SectionOutcome::Answered &&
        files.has("/proc/net/dev"))
        inspection.network.listening = readSockets(sockets->body);
}

void takeContainers(Inspection& inspection, std::string_view section, ContainerReading reading) {
    noteProblem(inspection, section, reading.problem);
    inspection.containers.insert(inspection.containers.end(),
                                 std::make_move_iterator(reading.containers.begin()),
                                 std::make_move_iterator(reading.containers.end()));
}

void readContainerSections(const BatchOutput& output, Inspection& inspection) {
    const auto answered = [&output](std::string_view section) {
        const SectionOutput* const found = output.find(section);
        return found != nullptr && outcomeOf(*found) == SectionOutcome::Answered;
    };
    if (answered("crictl"))
        takeContainers(inspection, "crictl", readCrictl(bodyOf(output, "crictl")));
    if (answered("docker"))
        takeContainers(inspection, "docker", readDocker(bodyOf(output, "docker")));
    if (answered("podman"))
        takeContainers(inspection, "podman", readPodman(bodyOf(output, "podman")));
    addRestarts(bodyOf(output, "podman_restarts"), inspection.containers);
}

// "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar …", and "… Open Kernel Module
// for x86_64  550.54.15  Release Build …".
std::string moduleVersion(const FileLines& files) {
    for (const std::string_view word : splitWords(files.first("/proc/driver/nvidia/version"), 24)) {
        const bool number = word.find_first_not_of("0123456789.") == std::string_view::npos;
        if (number && word.find('.') != std::string_view::npos) return keptText(word, 32);
    }
    return {};
}

}  // namespace

Inspection readInspection(std::string_view text, std::string_view nonce) {
    const BatchOutput output = splitBatch(text, nonce);
    const FileLines files(bodyOf(output, "files"));
    Inspection inspection;
    inspection.sections = reportsOf(output);
    inspection.gpuDriver.moduleVersion = moduleVersion(files);
    readHostSections(output, files, inspection);
    readStorageSections(output, files, inspection);
    readNetworkSections(output, files, inspection);
    readContainerSections(output, inspection);
    readGpuSections(output, inspection);
    return inspection;
}

}  // namespace berth::platform_client::inspector
