// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "models/support_bundle/inspection_words.h"
#include "models/support_bundle/json_parts.h"
#include "models/support_bundle/parts.h"

namespace berth::support_bundle {

namespace {

Json hostJson(const domain::HostState& host, const ValueTexts& texts) {
    Json form = Json::object();
    put(form, "hostname", texts.of(host.identity.hostname));
    put(form, "kernel", texts.of(host.identity.kernel));
    put(form, "system", texts.of(host.identity.osName));
    put(form, "uptime", host.identity.uptime);
    put(form, "unixSeconds", host.identity.unixSeconds);
    put(form, "timeSynchronized", host.identity.timeSynchronized);
    Json memory = Json::object();
    put(memory, "total", host.memory.total);
    put(memory, "available", host.memory.available);
    put(memory, "swapTotal", host.memory.swapTotal);
    put(memory, "swapFree", host.memory.swapFree);
    form["memory"] = std::move(memory);
    if (host.cpu) {
        form["cpu"] = {{"processors", host.cpu->processors},
                       {"busy", host.cpu->busy},
                       {"idle", host.cpu->idle},
                       {"ioWait", host.cpu->ioWait},
                       {"stolen", host.cpu->stolen}};
    }
    if (host.load) form["load"] = {host.load->one, host.load->five, host.load->fifteen};
    Json pressure = Json::object();
    put(pressure, "cpuSome", host.pressure.cpuSome);
    put(pressure, "memoryFull", host.pressure.memoryFull);
    put(pressure, "ioFull", host.pressure.ioFull);
    form["pressure"] = std::move(pressure);
    Json vm = Json::object();
    put(vm, "pagesSwappedIn", host.vm.swappedIn);
    put(vm, "pagesSwappedOut", host.vm.swappedOut);
    put(vm, "oomKills", host.vm.oomKills);
    form["vm"] = std::move(vm);
    Json group = Json::object();
    put(group, "memoryLimit", host.group.memoryLimit);
    put(group, "memoryUsed", host.group.memoryUsed);
    put(group, "oomKills", host.group.oomKills);
    put(group, "cpuLimit", host.group.cpuLimit);
    put(group, "periods", host.group.periods);
    put(group, "throttledPeriods", host.group.throttledPeriods);
    put(group, "processLimit", host.group.processLimit);
    put(group, "processes", host.group.processes);
    form["group"] = std::move(group);
    if (host.files) form["files"] = {{"open", host.files->open}, {"limit", host.files->limit}};
    put(form, "taint", host.taint);
    return form;
}

void putHealth(Json& form, const domain::GpuState& gpu) {
    Json ecc = Json::object();
    put(ecc, "enabled", gpu.eccEnabled);
    put(ecc, "correctedVolatile", gpu.ecc.correctedVolatile);
    put(ecc, "uncorrectedVolatile", gpu.ecc.uncorrectedVolatile);
    put(ecc, "correctedAggregate", gpu.ecc.correctedAggregate);
    put(ecc, "uncorrectedAggregate", gpu.ecc.uncorrectedAggregate);
    form["ecc"] = std::move(ecc);
    const domain::GpuMemoryRepair& repair = gpu.repair;
    Json repaired = Json::object();
    put(repaired, "retiredSingleBit", repair.retiredSingleBit);
    put(repaired, "retiredDoubleBit", repair.retiredDoubleBit);
    put(repaired, "retirementPending", repair.retirementPending);
    put(repaired, "remappedCorrectable", repair.remappedCorrectable);
    put(repaired, "remappedUncorrectable", repair.remappedUncorrectable);
    put(repaired, "remapPending", repair.remapPending);
    put(repaired, "remapFailed", repair.remapFailed);
    form["repair"] = std::move(repaired);
    Json pcie = Json::object();
    put(pcie, "generation", gpu.pcie.generation);
    put(pcie, "maxGeneration", gpu.pcie.maxGeneration);
    put(pcie, "width", gpu.pcie.width);
    put(pcie, "maxWidth", gpu.pcie.maxWidth);
    put(pcie, "replays", gpu.pcie.replays);
    form["pcie"] = std::move(pcie);
    if (gpu.clockLimits) {
        const domain::ClockLimits& limits = *gpu.clockLimits;
        form["clockLimits"] = {{"powerCap", limits.powerCap},
                               {"hardwareSlowdown", limits.hardwareSlowdown},
                               {"hardwareThermal", limits.hardwareThermal},
                               {"powerBrake", limits.powerBrake},
                               {"softwareThermal", limits.softwareThermal}};
    }
}

Json gpuJson(const domain::GpuState& gpu, const ValueTexts& texts, std::size_t most) {
    Json form = Json::object();
    put(form, "index", gpu.index);
    put(form, "busId", texts.of(gpu.busId));
    put(form, "name", texts.of(gpu.name));
    put(form, "uuid", texts.of(gpu.uuid));
    form["lost"] = gpu.lost;
    put(form, "persistence", gpu.persistence);
    put(form, "computeMode", texts.of(gpu.computeMode));
    put(form, "migEnabled", gpu.migEnabled);
    put(form, "memoryTotal", gpu.memoryTotal);
    put(form, "memoryUsed", gpu.memoryUsed);
    put(form, "memoryReserved", gpu.memoryReserved);
    put(form, "utilization", gpu.utilization);
    put(form, "temperature", gpu.temperature);
    put(form, "slowdownTemperature", gpu.slowdownTemperature);
    put(form, "shutdownTemperature", gpu.shutdownTemperature);
    put(form, "memoryTemperature", gpu.memoryTemperature);
    put(form, "memoryLimitTemperature", gpu.memoryLimitTemperature);
    put(form, "thermalMargin", gpu.thermalMargin);
    put(form, "powerDraw", gpu.powerDraw);
    put(form, "powerLimit", gpu.powerLimit);
    put(form, "powerDefaultLimit", gpu.powerDefaultLimit);
    put(form, "fan", gpu.fan);
    if (gpu.fanFailed) form["fanFailed"] = true;
    put(form, "performanceState", texts.of(gpu.performanceState));
    put(form, "graphicsClock", gpu.graphicsClock);
    put(form, "maxGraphicsClock", gpu.maxGraphicsClock);
    put(form, "fabricState", texts.of(gpu.fabricState));
    put(form, "fabricStatus", texts.of(gpu.fabricStatus));
    put(form, "recoveryAction", texts.of(gpu.recoveryAction));
    putHealth(form, gpu);
    putList(form, "migDevices", gpu.migDevices, most, [](const domain::MigDevice& device) {
        Json part{{"index", device.index},
                  {"gpuInstance", device.gpuInstance},
                  {"computeInstance", device.computeInstance}};
        put(part, "memoryTotal", device.memoryTotal);
        put(part, "memoryUsed", device.memoryUsed);
        return part;
    });
    putList(form, "processes", gpu.processes, most, [&](const domain::GpuProcess& process) {
        Json part{{"pid", process.pid}, {"name", texts.of(process.name)}};
        put(part, "memory", process.memory);
        return part;
    });
    return form;
}

Json driverJson(const domain::GpuDriver& driver, const ValueTexts& texts) {
    Json form{{"trouble", wordOf(driver.trouble)}};
    put(form, "message", texts.of(driver.message));
    put(form, "version", texts.of(driver.version));
    put(form, "cudaVersion", texts.of(driver.cudaVersion));
    put(form, "moduleVersion", texts.of(driver.moduleVersion));
    put(form, "attachedGpus", driver.attachedGpus);
    return form;
}

Json diskJson(const domain::Filesystem& disk, const ValueTexts& texts) {
    Json form{{"path", texts.of(disk.path)},
              {"device", texts.of(disk.device)},
              {"type", texts.of(disk.type)},
              {"readOnly", disk.readOnly},
              {"persistence", wordOf(disk.persistence)}};
    put(form, "size", disk.size);
    put(form, "used", disk.used);
    put(form, "available", disk.available);
    put(form, "inodes", disk.inodes);
    put(form, "inodesUsed", disk.inodesUsed);
    return form;
}

Json networkJson(const domain::NetworkState& network, const ValueTexts& texts, std::size_t most) {
    Json form = Json::object();
    if (network.listening) {
        putList(form, "listening", *network.listening, most,
                [&](const domain::ListeningSocket& socket) {
                    return Json{{"address", texts.of(socket.address)}, {"port", socket.port}};
                });
    }
    putList(form, "interfaces", network.interfaces, most, [&](const domain::NetworkInterface& one) {
        return Json{{"name", texts.of(one.name)},     {"receivedBytes", one.receivedBytes},
                    {"sentBytes", one.sentBytes},     {"receivedPackets", one.receivedPackets},
                    {"sentPackets", one.sentPackets}, {"receiveErrors", one.receiveErrors},
                    {"sendErrors", one.sendErrors},   {"receiveDrops", one.receiveDrops},
                    {"sendDrops", one.sendDrops}};
    });
    put(form, "defaultRoute", network.defaultRoute);
    if (network.nameServers) {
        putList(form, "nameServers", *network.nameServers, most,
                [&](const std::string& server) { return Json(texts.of(server)); });
    }
    return form;
}

Json containerJson(const domain::ContainerState& container, const ValueTexts& texts) {
    Json form{{"runtime", wordOf(container.runtime)},
              {"id", texts.of(container.id)},
              {"name", texts.of(container.name)},
              {"image", texts.of(container.image)},
              {"status", wordOf(container.status)}};
    put(form, "detail", texts.of(container.detail));
    put(form, "exitCode", container.exitCode);
    put(form, "restarts", container.restarts);
    return form;
}

Json messageJson(const domain::KernelMessage& message, const ValueTexts& texts) {
    Json form = Json::object();
    put(form, "at", message.at);
    form["text"] = texts.of(message.text);
    return form;
}

Json sectionJson(const domain::SectionReport& section, const ValueTexts& texts) {
    Json form{{"name", texts.of(section.name)},
              {"outcome", wordOf(section.outcome)},
              {"status", section.status},
              {"cut", section.cut}};
    put(form, "problem", texts.of(section.problem));
    return form;
}

}  // namespace

std::string inspectionJson(const InspectedComputer& computer, const ValueTexts& texts,
                           std::size_t most) {
    const domain::Inspection& look = computer.look;
    const auto message = [&](const domain::KernelMessage& one) { return messageJson(one, texts); };
    return fittingJson(most, [&](std::size_t entries) {
        Json form{{"version", 1}, {"seenUnixMs", computer.seenUnixMs}};
        form["host"] = hostJson(look.host, texts);
        form["gpuDriver"] = driverJson(look.gpuDriver, texts);
        putList(form, "gpus", look.gpus, entries,
                [&](const domain::GpuState& gpu) { return gpuJson(gpu, texts, entries); });
        putList(form, "nvLinks", look.nvLinks, entries, [](const domain::NvLink& link) {
            return Json{{"gpu", link.gpu}, {"link", link.link}, {"up", link.up}};
        });
        putList(form, "filesystems", look.filesystems, entries,
                [&](const domain::Filesystem& disk) { return diskJson(disk, texts); });
        form["network"] = networkJson(look.network, texts, entries);
        putList(form, "containers", look.containers, entries,
                [&](const domain::ContainerState& one) { return containerJson(one, texts); });
        putList(form, "processes", look.host.processes, entries,
                [&](const domain::HostProcess& process) {
                    return Json{{"pid", process.pid},
                                {"parent", process.parent},
                                {"name", texts.of(process.name)},
                                {"state", texts.of({&process.state, 1})},
                                {"resident", process.resident.count}};
                });
        form["kernelLogReadable"] = look.kernelLog.readable;
        putList(form, "kernelMessages", look.kernelLog.messages, entries, message, true);
        putList(form, "serviceMessages", look.serviceMessages, entries, message, true);
        putList(form, "sections", look.sections, entries,
                [&](const domain::SectionReport& section) { return sectionJson(section, texts); });
        return form;
    });
}

}  // namespace berth::support_bundle
