// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/shell/virtual_files.h"

// The control group that a container sees as its own, and the few files of its image that programs
// ask for.

namespace berth::sim::shell {
namespace {

constexpr int kPeriod = 100'000;  // microseconds, the kernel's default

std::string memoryLimit(const NodeFacts& facts) {
    return fmt::format("{}\n", facts.memoryTotal);
}
std::string memoryUsed(const NodeFacts& facts) {
    return fmt::format("{}\n", facts.memoryUsed);
}
std::string memoryEvents(const NodeFacts& facts) {
    return fmt::format("low 0\nhigh 0\nmax {0}\noom {0}\noom_kill {0}\noom_group_kill 0\n",
                       facts.memoryKills);
}
std::string processorLimit(const NodeFacts& facts) {
    return fmt::format("{} {}\n", std::max(1, facts.processors) * kPeriod, kPeriod);
}
std::string processorUse(const NodeFacts& facts) {
    const auto used = std::llround(secondsUsed(facts) * 1e6);
    return fmt::format(
        "usage_usec {0}\nuser_usec {0}\nsystem_usec 0\nnr_periods 0\nnr_throttled 0\n"
        "throttled_usec 0\n",
        used);
}
std::string processes(const NodeFacts& facts) {
    return fmt::format("{}\n", facts.processes.size());
}
std::string noLimit(const NodeFacts& /*facts*/) {
    return "max\n";
}

std::string system(const NodeFacts& /*facts*/) {
    return "PRETTY_NAME=\"Simulated node of Berth\"\nNAME=\"Berth simulator\"\nID=berth\n"
           "HOME_URL=\"\"\n";
}
std::string nodeName(const NodeFacts& facts) {
    return facts.node + '\n';
}
std::string resolver(const NodeFacts& /*facts*/) {
    return "# Simulated nodes reach their own ports only: no name is looked up.\n"
           "nameserver 127.0.0.1\n";
}
std::string hosts(const NodeFacts& facts) {
    return "127.0.0.1 localhost\n127.0.1.1 " + facts.node + '\n';
}
std::string users(const NodeFacts& /*facts*/) {
    return "root:x:0:0:root:/root:/bin/sh\n";
}

}  // namespace

const std::vector<VirtualFile>& groupFiles() {
    static const std::vector<VirtualFile> kFiles{
        {"/sys/fs/cgroup/cpu.max", processorLimit},
        {"/sys/fs/cgroup/cpu.stat", processorUse},
        {"/sys/fs/cgroup/memory.current", memoryUsed},
        {"/sys/fs/cgroup/memory.events", memoryEvents},
        {"/sys/fs/cgroup/memory.max", memoryLimit},
        {"/sys/fs/cgroup/pids.current", processes},
        {"/sys/fs/cgroup/pids.max", noLimit},
    };
    return kFiles;
}

const std::vector<VirtualFile>& imageFiles() {
    static const std::vector<VirtualFile> kFiles{
        {"/etc/hostname", nodeName}, {"/etc/hosts", hosts},          {"/etc/os-release", system},
        {"/etc/passwd", users},      {"/etc/resolv.conf", resolver},
    };
    return kFiles;
}

}  // namespace berth::sim::shell
