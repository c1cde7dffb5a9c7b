// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "models/domain/units.h"
#include "sim/shell/paths.h"
#include "sim/shell/virtual_files.h"

namespace berth::sim::shell {
namespace {

std::int64_t ticks(double seconds) {
    return std::llround(std::max(0.0, seconds) * kTicksPerSecond);
}

double uptimeOf(const NodeFacts& facts) {
    return std::max(0.0, facts.now - facts.machineBooted);
}

std::string memoryInfo(const NodeFacts& facts) {
    const std::int64_t total = facts.memoryTotal / domain::kKiB;
    const std::int64_t used = std::min(facts.memoryUsed / domain::kKiB, total);
    return fmt::format(
        "MemTotal:       {:8} kB\nMemFree:        {:8} kB\nMemAvailable:   {:8} kB\n"
        "Buffers:        {:8} kB\nCached:         {:8} kB\nSwapCached:     {:8} kB\n"
        "SwapTotal:      {:8} kB\nSwapFree:       {:8} kB\n",
        total, total - used, total - used, 0, 0, 0, 0, 0);
}

std::string processorStat(const NodeFacts& facts) {
    const int processors = std::max(1, facts.processors);
    const double busy = secondsUsed(facts);
    const double whole = std::max(busy, uptimeOf(facts) * processors);
    std::string text =
        fmt::format("cpu  {} 0 0 {} 0 0 0 0 0 0\n", ticks(busy), ticks(whole - busy));
    for (int i = 0; i < processors; ++i)
        text += fmt::format("cpu{} {} 0 0 {} 0 0 0 0 0 0\n", i, ticks(busy / processors),
                            ticks((whole - busy) / processors));
    const auto running = std::ranges::count(facts.processes, 'R', &ProcessFacts::state);
    const auto blocked = std::ranges::count(facts.processes, 'D', &ProcessFacts::state);
    text += fmt::format("btime {}\nprocs_running {}\nprocs_blocked {}\n",
                        std::llround(facts.machineBooted), running, blocked);
    return text;
}

// The averages are not kept: what runs and waits now stands for all three.
std::string loadAverage(const NodeFacts& facts) {
    const auto running = std::ranges::count(facts.processes, 'R', &ProcessFacts::state);
    std::int64_t newest = 0;
    for (const ProcessFacts& each : facts.processes)
        newest = std::max(newest, each.pid);
    const double load = facts.processorUse;
    return fmt::format("{:.2f} {:.2f} {:.2f} {}/{} {}\n", load, load, load, running,
                       facts.processes.size(), newest);
}

std::string uptime(const NodeFacts& facts) {
    const double up = uptimeOf(facts);
    const double idle = std::max(0.0, up * std::max(1, facts.processors) - secondsUsed(facts));
    return fmt::format("{:.2f} {:.2f}\n", up, idle);
}

std::string mounts(const NodeFacts& facts) {
    std::string text;
    for (const MountFacts& each : facts.mounts) {
        // A blank would end the field.
        std::string path;
        for (const char c : each.path)
            path += c == ' ' ? std::string("\\040") : std::string(1, c);
        text += fmt::format("{} {} {} {},relatime 0 0\n", each.device, path, each.type,
                            each.readOnly ? "ro" : "rw");
    }
    return text +
           "proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\n"
           "sysfs /sys sysfs ro,nosuid,nodev,noexec,relatime 0 0\n"
           "cgroup /sys/fs/cgroup cgroup2 ro,nosuid,nodev,noexec,relatime 0 0\n";
}

std::string interfaces(const NodeFacts& facts) {
    return fmt::format(
        "Inter-|   Receive                                                |  Transmit\n"
        " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs "
        "drop fifo colls carrier compressed\n"
        "    lo: 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n"
        "  eth0: {} {} 0 0 0 0 0 0 {} {} 0 0 0 0 0 0\n",
        facts.networkReceived, facts.networkReceived / 1448, facts.networkSent,
        facts.networkSent / 1448);
}

std::string tcpSockets(const NodeFacts& facts) {
    std::string text =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  "
        "timeout "
        "inode\n";
    int slot = 0;
    for (const int port : facts.listeningPorts)
        text += fmt::format(
            "{:4}: 00000000:{:04X} 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0  "
            "      0 {} 1 0000000000000000 100 0 0 10 0\n",
            slot++, port, 40'000 + port);
    return text;
}

std::string noSockets(const NodeFacts& /*facts*/) {
    return "  sl  local_address                         remote_address                        st "
           "tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
}

std::string virtualMemory(const NodeFacts& facts) {
    return fmt::format("pswpin 0\npswpout 0\noom_kill {}\n", facts.memoryKills);
}

std::string hostname(const NodeFacts& facts) {
    return facts.node + '\n';
}
std::string release(const NodeFacts& /*facts*/) {
    return std::string(kKernelRelease) + '\n';
}
std::string kernelName(const NodeFacts& /*facts*/) {
    return "Linux\n";
}
std::string tainted(const NodeFacts& facts) {
    // Proprietary module, module from outside the tree: what NVIDIA's driver sets.
    return facts.gpus.empty() ? "0\n" : "4097\n";
}
std::string versionLine(const NodeFacts& /*facts*/) {
    return "Linux version " + std::string(kKernelRelease) + " (a simulated node of Berth)\n";
}

std::string driverVersion(const NodeFacts& facts) {
    if (facts.gpus.empty() || facts.driverVersion.empty()) return {};
    return "NVRM version: NVIDIA UNIX x86_64 Kernel Module  " + facts.driverVersion +
           "  Release Build\n";
}

std::string fields(const NodeFacts& facts, const ProcessFacts& process) {
    const std::int64_t started = ticks(process.startedAt - facts.machineBooted);
    const std::int64_t used = ticks(secondsUsed(facts, process));
    return fmt::format(
        "{} ({}) {} {} {} {} 0 -1 4194560 0 0 0 0 {} 0 0 0 20 0 1 0 {} {} {} "
        "18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n",
        process.pid, shortName(process), process.state, process.parent, process.pid, process.pid,
        used, started, process.resident, process.resident / kPageBytes);
}

}  // namespace

std::string shortName(const ProcessFacts& process) {
    constexpr std::size_t kMost = 15;
    const std::string program = process.command.substr(0, process.command.find(' '));
    return nameOf(program).substr(0, kMost);
}

double secondsUsed(const NodeFacts& facts, const ProcessFacts& process) {
    return process.processorSeconds.value_or(process.processorUse *
                                             std::max(0.0, facts.now - process.startedAt));
}

double secondsUsed(const NodeFacts& facts) {
    return facts.processorSeconds.value_or(facts.processorUse *
                                           std::max(0.0, facts.now - facts.created));
}

std::optional<std::string> processFile(const NodeFacts& facts, const ProcessFacts& process,
                                       std::string_view name) {
    if (name == "stat") return fields(facts, process);
    if (name == "comm") return shortName(process) + '\n';
    if (name == "cmdline") {
        std::string text = process.command + '\0';
        std::ranges::replace(text, ' ', '\0');
        return text;
    }
    if (name == "environ") {
        std::string text;
        for (const auto& [variable, value] : facts.environment)
            text += variable + '=' + value + '\0';
        return text;
    }
    if (name == "status")
        return fmt::format("Name:\t{}\nState:\t{}\nPid:\t{}\nPPid:\t{}\nVmRSS:\t{:8} kB\n",
                           shortName(process), process.state, process.pid, process.parent,
                           process.resident / domain::kKiB);
    return std::nullopt;
}

const std::vector<VirtualFile>& kernelFiles() {
    static const std::vector<VirtualFile> kFiles{
        {"/proc/driver/nvidia/version", driverVersion},
        {"/proc/loadavg", loadAverage},
        {"/proc/meminfo", memoryInfo},
        {"/proc/mounts", mounts},
        {"/proc/net/dev", interfaces},
        {"/proc/net/tcp", tcpSockets},
        {"/proc/net/tcp6", noSockets},
        {"/proc/stat", processorStat},
        {"/proc/sys/kernel/hostname", hostname},
        {"/proc/sys/kernel/osrelease", release},
        {"/proc/sys/kernel/ostype", kernelName},
        {"/proc/sys/kernel/tainted", tainted},
        {"/proc/uptime", uptime},
        {"/proc/version", versionLine},
        {"/proc/vmstat", virtualMemory},
    };
    return kFiles;
}

}  // namespace berth::sim::shell
