// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "platform_client/inspector/host_reader.h"
#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

using domain::Bytes;
using domain::GroupLimits;

// Version 1 writes "no limit" as the greatest number of whole pages.
constexpr std::int64_t kNoLimit = std::int64_t{1} << 60;

std::optional<std::int64_t> countIn(const FileLines& files, std::string_view path) {
    const auto count = toInteger(files.first(path));  // "max" is no number, so no limit
    return count && *count >= 0 && *count < kNoLimit ? count : std::nullopt;
}

std::optional<Bytes> bytesIn(const FileLines& files, std::string_view path) {
    const auto count = countIn(files, path);
    return count ? std::optional(Bytes{*count}) : std::nullopt;
}

std::optional<double> share(std::optional<std::int64_t> quota, std::optional<std::int64_t> period) {
    if (!quota || !period || *quota <= 0 || *period <= 0) return std::nullopt;
    return static_cast<double>(*quota) / static_cast<double>(*period);
}

// "200000 100000", or "max 100000".
std::optional<double> quotaOf(std::string_view line) {
    const auto words = splitWords(line, 3);
    if (words.size() != 2) return std::nullopt;
    return share(toInteger(words[0]), toInteger(words[1]));
}

}  // namespace

GroupLimits readGroup(const FileLines& files) {
    const std::string root = "/sys/fs/cgroup/";
    GroupLimits limits;
    const bool second = files.has(root + "cpu.stat") || files.has(root + "memory.current") ||
                        files.has(root + "pids.current");
    if (second) {
        limits.memoryLimit = bytesIn(files, root + "memory.max");
        limits.memoryUsed = bytesIn(files, root + "memory.current");
        limits.oomKills = files.number(root + "memory.events", "oom_kill");
        limits.cpuLimit = quotaOf(files.first(root + "cpu.max"));
        limits.periods = files.number(root + "cpu.stat", "nr_periods");
        limits.throttledPeriods = files.number(root + "cpu.stat", "nr_throttled");
        limits.processLimit = countIn(files, root + "pids.max");
        limits.processes = countIn(files, root + "pids.current");
        return limits;
    }
    limits.memoryLimit = bytesIn(files, root + "memory/memory.limit_in_bytes");
    limits.memoryUsed = bytesIn(files, root + "memory/memory.usage_in_bytes");
    limits.oomKills = files.number(root + "memory/memory.oom_control", "oom_kill");
    limits.cpuLimit = share(countIn(files, root + "cpu/cpu.cfs_quota_us"),
                            countIn(files, root + "cpu/cpu.cfs_period_us"));
    limits.periods = files.number(root + "cpu/cpu.stat", "nr_periods");
    limits.throttledPeriods = files.number(root + "cpu/cpu.stat", "nr_throttled");
    limits.processLimit = countIn(files, root + "pids/pids.max");
    limits.processes = countIn(files, root + "pids/pids.current");
    return limits;
}

}  // namespace berth::platform_client::inspector
