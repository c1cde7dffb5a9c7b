// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "models/support_bundle/inspection_words.h"
#include "models/support_bundle/parts.h"
#include "models/support_bundle/read_me.h"

namespace berth::support_bundle {

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string findingsText(const InspectedComputer& computer, const ValueTexts& texts) {
    PartWriter out;
    out.line(fmt::format("Looked at on {}", utcText(computer.seenUnixMs)));
    if (!computer.problem.empty()) out.line("A later look failed: " + texts.of(computer.problem));
    out.line();
    if (computer.findings.empty()) out.line("Nothing noticeable was found.");
    for (const inspection::Finding& finding : computer.findings) {
        out.line(fmt::format("[{}] {}", wordOf(finding.severity),
                             texts.of(inspection::sentenceOf(finding))));
        for (const inspection::Evidence& evidence : finding.evidence) {
            out.line(fmt::format("    {}: {}", evidence.name,
                                 texts.of(inspection::textOf(evidence.value))));
        }
        out.line("    next step: " + texts.of(inspection::nextStepOf(finding)));
        out.line();
    }
    return out.finished();
}

std::string machineText(const domain::HostState& host, const ValueTexts& texts) {
    PartWriter out;
    out.fact("host name", texts.of(host.identity.hostname));
    out.fact("system", texts.of(host.identity.osName));
    out.fact("kernel", texts.of(host.identity.kernel));
    if (host.identity.uptime) out.fact("running for", domain::toText(*host.identity.uptime));
    if (host.identity.unixSeconds)
        out.fact("its clock",
                 utcText(std::clamp<std::int64_t>(*host.identity.unixSeconds, 0, 253'402'300'799) *
                         1000));
    if (host.identity.timeSynchronized)
        out.fact("clock is kept right", yesOrNo(*host.identity.timeSynchronized));
    out.fact("memory", orDash(host.memory.total));
    out.fact("memory available", orDash(host.memory.available));
    out.fact("swap", orDash(host.memory.swapTotal));
    out.fact("swap free", orDash(host.memory.swapFree));
    if (host.cpu) out.fact("processors", std::to_string(host.cpu->processors));
    if (host.load) {
        out.fact("load over 1, 5 and 15 minutes",
                 fmt::format("{:.2f} {:.2f} {:.2f}", host.load->one, host.load->five,
                             host.load->fifteen));
    }
    out.fact("time without a processor", percent(host.pressure.cpuSome));
    out.fact("time without memory", percent(host.pressure.memoryFull));
    out.fact("time without the disk", percent(host.pressure.ioFull));
    if (host.vm.oomKills) out.fact("killed for memory", std::to_string(*host.vm.oomKills));
    out.fact("memory limit of the group", orDash(host.group.memoryLimit));
    out.fact("memory used in the group", orDash(host.group.memoryUsed));
    out.fact("killed for memory in the group", orDash(host.group.oomKills, "{}"));
    out.fact("processor limit of the group", orDash(host.group.cpuLimit, "{:.2f}"));
    out.fact("process limit of the group", orDash(host.group.processLimit, "{}"));
    if (host.files)
        out.fact("open files", fmt::format("{} of {}", host.files->open, host.files->limit));
    if (host.taint) out.fact("kernel taint", fmt::format("{:#x}", *host.taint));
    return out.finished();
}

std::string gpusText(const domain::Inspection& look, const ValueTexts& texts) {
    PartWriter out;
    const domain::GpuDriver& driver = look.gpuDriver;
    out.fact("driver", texts.of(driver.version));
    out.fact("kernel module", texts.of(driver.moduleVersion));
    out.fact("CUDA", texts.of(driver.cudaVersion));
    if (driver.trouble != domain::DriverTrouble::None) out.fact("trouble", wordOf(driver.trouble));
    out.fact("nvidia-smi says", texts.of(driver.message));
    out.line();
    Rows rows = {{"GPU", "bus", "name", "use", "memory", "of", "°C", "W", "ECC", "uuid"}};
    for (const domain::GpuState& gpu : look.gpus) {
        rows.push_back({orDash(gpu.index, "{}") + (gpu.lost ? " LOST" : ""), texts.of(gpu.busId),
                        texts.of(gpu.name), percent(gpu.utilization), orDash(gpu.memoryUsed),
                        orDash(gpu.memoryTotal), orDash(gpu.temperature, "{:.0f}"),
                        orDash(gpu.powerDraw, "{:.0f}"), orDash(gpu.ecc.uncorrectedVolatile, "{}"),
                        texts.of(gpu.uuid)});
    }
    out.table(rows);
    Rows users = {{"GPU", "process", "name", "memory"}};
    for (const domain::GpuState& gpu : look.gpus) {
        for (const domain::GpuProcess& process : gpu.processes)
            users.push_back({orDash(gpu.index, "{}"), std::to_string(process.pid),
                             texts.of(process.name), orDash(process.memory)});
    }
    if (users.size() > 1) {
        out.line();
        out.table(users);
    }
    const auto down = std::ranges::count(look.nvLinks, false, &domain::NvLink::up);
    if (!look.nvLinks.empty()) {
        out.line();
        out.line(fmt::format("NVLinks: {}, of which {} are down", look.nvLinks.size(), down));
    }
    return out.finished();
}

std::string disksText(const domain::Inspection& look, const ValueTexts& texts) {
    PartWriter out;
    Rows rows = {{"path", "device", "type", "keeps", "used", "of", "inodes", ""}};
    for (const domain::Filesystem& disk : look.filesystems) {
        rows.push_back({texts.of(disk.path), texts.of(disk.device), texts.of(disk.type),
                        wordOf(disk.persistence), orDash(disk.used), orDash(disk.size),
                        orDash(disk.inodesUsed, "{}"), disk.readOnly ? "read only" : ""});
    }
    out.table(rows);
    return out.finished();
}

std::string networkText(const domain::NetworkState& network, const ValueTexts& texts) {
    PartWriter out;
    if (network.defaultRoute) out.fact("default route", yesOrNo(*network.defaultRoute));
    if (network.nameServers) {
        for (const std::string& server : *network.nameServers)
            out.fact("name server", texts.of(server));
        if (network.nameServers->empty()) out.line("no name server");
    }
    out.line();
    Rows rows = {{"interface", "received", "sent", "errors in", "out", "dropped in", "out"}};
    for (const domain::NetworkInterface& one : network.interfaces) {
        rows.push_back({texts.of(one.name), domain::toText(domain::Bytes{one.receivedBytes}),
                        domain::toText(domain::Bytes{one.sentBytes}),
                        std::to_string(one.receiveErrors), std::to_string(one.sendErrors),
                        std::to_string(one.receiveDrops), std::to_string(one.sendDrops)});
    }
    out.table(rows);
    out.line();
    if (!network.listening) {
        out.line("Which ports are listened on could not be read.");
        return out.finished();
    }
    Rows ports = {{"port", "address"}};
    for (const domain::ListeningSocket& socket : *network.listening)
        ports.push_back({std::to_string(socket.port), texts.of(socket.address)});
    out.table(ports);
    return out.finished();
}

std::string processesText(const domain::HostState& host, const ValueTexts& texts) {
    PartWriter out;
    Rows rows = {{"process", "parent", "state", "memory", "name"}};
    for (const domain::HostProcess& process : host.processes) {
        rows.push_back({std::to_string(process.pid), std::to_string(process.parent),
                        texts.of({&process.state, 1}), domain::toText(process.resident),
                        texts.of(process.name)});
    }
    out.table(rows);
    return out.finished();
}

std::string containersText(const domain::Inspection& look, const ValueTexts& texts) {
    PartWriter out;
    Rows rows = {{"runtime", "id", "name", "image", "status", "exit", "restarts", "detail"}};
    for (const domain::ContainerState& one : look.containers) {
        rows.push_back({wordOf(one.runtime), texts.of(one.id), texts.of(one.name),
                        texts.of(one.image), wordOf(one.status), orDash(one.exitCode, "{}"),
                        orDash(one.restarts, "{}"), texts.of(one.detail)});
    }
    out.table(rows);
    return out.finished();
}

void writeMessages(PartWriter& out, const std::vector<domain::KernelMessage>& messages,
                   const ValueTexts& texts) {
    for (const domain::KernelMessage& message : messages) {
        const std::string at =
            message.at ? fmt::format("[{:>10}] ", domain::wholeSeconds(*message.at)) : "";
        out.line(at + texts.of(message.text));
    }
}

std::string kernelText(const domain::Inspection& look, const ValueTexts& texts) {
    PartWriter out;
    out.line("Kernel messages, seconds since the machine started");
    if (!look.kernelLog.readable) out.line("(the kernel log could not be read)");
    writeMessages(out, look.kernelLog.messages, texts);
    out.line();
    out.line("Messages of container runtimes and the kubelet");
    writeMessages(out, look.serviceMessages, texts);
    return out.finished();
}

std::string sectionsText(const domain::Inspection& look, const ValueTexts& texts) {
    PartWriter out;
    Rows rows = {{"section", "outcome", "status", "cut", "problem"}};
    for (const domain::SectionReport& section : look.sections) {
        rows.push_back({texts.of(section.name), wordOf(section.outcome),
                        std::to_string(section.status), yesOrNo(section.cut),
                        texts.of(section.problem)});
    }
    out.table(rows);
    return out.finished();
}

std::string historyTable(const inspection::History& history, const ValueTexts& texts) {
    PartTable table({"seconds", "subject", "use", "memory", "temperature C", "power W"});
    const auto number = [](const std::optional<double>& value) {
        return value ? fmt::format("{:.4g}", *value) : std::string();
    };
    for (const inspection::Sample& sample : history.samples()) {
        const std::string at =
            fmt::format("{:.1f}", std::chrono::duration<double>(sample.at).count());
        table.row({at, "machine", number(sample.processor), number(sample.memory), "", ""});
        for (const inspection::GpuSample& gpu : sample.gpus) {
            table.row({at, texts.of(gpu.key), number(gpu.use), number(gpu.memory),
                       number(gpu.temperature), number(gpu.power)});
        }
    }
    return table.finished();
}

}  // namespace

std::vector<Part> inspectionParts(const InspectedComputer& computer, const ValueTexts& texts) {
    const domain::Inspection& look = computer.look;
    std::vector<Part> parts;
    const auto add = [&parts](PartKind kind, const char* path, std::string text) {
        parts.push_back({kind, path, std::move(text)});
    };
    add(PartKind::Findings, "findings.txt", findingsText(computer, texts));
    add(PartKind::Machine, "machine.txt", machineText(look.host, texts));
    add(PartKind::Gpus, "gpus.txt", gpusText(look, texts));
    add(PartKind::Disks, "disks.txt", disksText(look, texts));
    add(PartKind::Network, "network.txt", networkText(look.network, texts));
    add(PartKind::Processes, "processes.txt", processesText(look.host, texts));
    add(PartKind::Containers, "containers.txt", containersText(look, texts));
    add(PartKind::KernelMessages, "kernel.txt", kernelText(look, texts));
    add(PartKind::Sections, "look.txt", sectionsText(look, texts));
    add(PartKind::History, "history.csv", historyTable(computer.history, texts));
    add(PartKind::Inspection, "inspection.json", inspectionJson(computer, texts, kMostPartBytes));
    return parts;
}

}  // namespace berth::support_bundle
