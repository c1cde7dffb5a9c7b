// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/kernel_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/engine/xxh64.h"
#include "sim/platform/card_model.h"
#include "sim/platform/simulated_calendar.h"

namespace berth::sim::platform {

namespace {

constexpr engine::Time kDay = 24 * 3600 * engine::kSecond;

}  // namespace

engine::Time KernelLog::bootOf(scheduling::MachineIndex machine, std::string_view name) const {
    const auto found = m_booted.find(machine);
    if (found != m_booted.end()) return found->second;
    const std::uint64_t spread = engine::xxh64(name, 1) % (29ULL * 24 * 3600);
    return -kDay - static_cast<engine::Time>(spread) * engine::kSecond;
}

void KernelLog::machineBooted(scheduling::MachineIndex machine, engine::Time at) {
    m_booted[machine] = at;
    m_cards.erase(m_cards.lower_bound({machine, 0}), m_cards.lower_bound({machine + 1, 0}));
}

void KernelLog::keep(Lines& lines, std::size_t most, engine::Time at, std::string text) {
    if (lines.size() >= most) lines.pop_front();
    lines.push_back({at, std::move(text)});
}

void KernelLog::add(serving::NodeKey node, engine::Time at, std::string text) {
    keep(m_nodes[node], kLinesPerNode, at, std::move(text));
}

void KernelLog::cardSays(scheduling::MachineIndex machine, std::uint16_t card, engine::Time at,
                         std::string text) {
    keep(m_cards[{machine, card}], kLinesPerCard, at, std::move(text));
}

void KernelLog::outOfMemory(serving::NodeKey node, engine::Time at, std::int64_t pid,
                            const std::string& program, std::int64_t resident) {
    ++m_memoryKills[node];
    const std::int64_t kib = resident / 1024;
    add(node, at,
        fmt::format("{} invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0",
                    program));
    add(node, at,
        fmt::format("oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),task={},pid={},uid=0",
                    program, pid));
    add(node, at,
        fmt::format("Memory cgroup out of memory: Killed process {} ({}) total-vm:{}kB, "
                    "anon-rss:{}kB, file-rss:0kB, shmem-rss:0kB, UID:0 pgtables:{}kB "
                    "oom_score_adj:0",
                    pid, program, kib + kib / 4, kib, kib / 512));
}

void KernelLog::forget(serving::NodeKey node) {
    m_nodes.erase(node);
    m_memoryKills.erase(node);
}

std::int64_t KernelLog::memoryKills(serving::NodeKey node) const {
    const auto found = m_memoryKills.find(node);
    return found == m_memoryKills.end() ? 0 : found->second;
}

void KernelLog::diskFull(serving::NodeKey node, engine::Time at) {
    add(node, at,
        "EXT4-fs (nvme0n1p2): Delayed block allocation failed for inode 1179651 at logical offset "
        "0 with max blocks 2048 with error 28");
    add(node, at, "EXT4-fs (nvme0n1p2): This should not happen!! Data will be lost");
}

std::vector<shell::KernelLine> KernelLog::read(serving::NodeKey node,
                                               scheduling::MachineIndex machine,
                                               std::span<const std::uint16_t> cards,
                                               const shell::NodeFacts& facts) const {
    std::vector<shell::KernelLine> out;
    const double boot = facts.machineBooted;
    out.push_back({boot, "Linux version 5.15.0-119-generic (x86_64) #129-Ubuntu SMP"});
    out.push_back({boot + 0.4, fmt::format("smpboot: Allowing {} CPUs", facts.processors)});
    out.push_back({boot + 2.1, "EXT4-fs (nvme0n1p2): mounted filesystem with ordered data mode"});
    for (const shell::GpuFacts& gpu : facts.gpus) {
        out.push_back({boot + 4.2, fmt::format("nvidia {}: enabling device (0140 -> 0143)",
                                               pciAddress(gpu.busId))});
    }
    out.push_back({boot + 4.6, fmt::format("NVRM: loading NVIDIA UNIX x86_64 Kernel Module  {}",
                                           facts.driverVersion)});
    // The machine's memory of what its kernel said ends with its power.
    const auto take = [&out, boot](const Lines& lines) {
        for (const Line& line : lines) {
            const double at = unixSeconds(line.at);
            if (at >= boot) out.push_back({at, line.text});
        }
    };
    if (const auto found = m_nodes.find(node); found != m_nodes.end()) take(found->second);
    for (const std::uint16_t card : cards) {
        if (const auto found = m_cards.find({machine, card}); found != m_cards.end())
            take(found->second);
    }
    std::ranges::stable_sort(out, {}, &shell::KernelLine::at);
    return out;
}

}  // namespace berth::sim::platform
