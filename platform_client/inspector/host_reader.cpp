// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/host_reader.h"

#include <algorithm>
#include <array>

#include "models/domain/ascii.h"
#include "models/domain/text.h"
#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

using domain::Bytes;
using domain::HostState;

std::optional<Bytes> kibibytes(const FileLines& files, std::string_view word) {
    const auto count = files.number("/proc/meminfo", word);
    if (!count || *count < 0) return std::nullopt;
    return Bytes{multiplyCapped(*count, domain::kKiB)};
}

domain::MemoryState readMemory(const FileLines& files) {
    return {kibibytes(files, "MemTotal"), kibibytes(files, "MemAvailable"),
            kibibytes(files, "SwapTotal"), kibibytes(files, "SwapFree")};
}

// user nice system idle iowait irq softirq steal guest guest_nice; guests are counted in user too.
std::optional<domain::CpuCounters> readCpu(const FileLines& files) {
    std::optional<domain::CpuCounters> counters;
    int processors = 0;
    for (const std::string_view line : files.of("/proc/stat")) {
        const auto words = splitWords(line, 12);
        if (words.empty() || !words[0].starts_with("cpu")) continue;
        if (words[0].size() > 3) {
            processors += domain::isDigit(words[0][3]) ? 1 : 0;
            continue;
        }
        std::array<std::int64_t, 8> ticks{};
        for (std::size_t i = 0; i < ticks.size() && i + 1 < words.size(); ++i)
            ticks[i] = std::max<std::int64_t>(0, toInteger(words[i + 1]).value_or(0));
        counters.emplace();
        for (const std::size_t busy : {0, 1, 2, 5, 6})
            counters->busy = addCapped(counters->busy, ticks[busy]);
        counters->idle = ticks[3];
        counters->ioWait = ticks[4];
        counters->stolen = ticks[7];
    }
    if (counters) counters->processors = processors;
    return counters;
}

std::optional<domain::LoadState> readLoad(const FileLines& files) {
    const auto words = splitWords(files.first("/proc/loadavg"), 4);
    if (words.size() < 3) return std::nullopt;
    const auto one = toDecimal(words[0]), five = toDecimal(words[1]), fifteen = toDecimal(words[2]);
    if (!one || !five || !fifteen) return std::nullopt;
    return domain::LoadState{*one, *five, *fifteen};
}

// some avg10=0.00 avg60=1.25 avg300=0.40 total=…
std::optional<double> pressureOf(const FileLines& files, std::string_view path,
                                 std::string_view kind) {
    for (const std::string_view line : files.of(path)) {
        const auto words = splitWords(line, 6);
        if (words.size() < 3 || words[0] != kind || !words[2].starts_with("avg60=")) continue;
        const auto percent = toDecimal(words[2].substr(6));
        if (percent) return std::clamp(*percent / 100, 0.0, 1.0);
    }
    return std::nullopt;
}

std::string osName(const FileLines& files) {
    constexpr std::string_view kKey = "PRETTY_NAME=";
    for (std::string_view line : files.of("/etc/os-release")) {
        if (!line.starts_with(kKey)) continue;
        line = domain::trimmed(line.substr(kKey.size()));
        if (line.size() >= 2 && (line.front() == '"' || line.front() == '\'') &&
            line.back() == line.front())
            line = line.substr(1, line.size() - 2);
        return keptText(line);
    }
    return {};
}

std::optional<domain::Duration> uptime(const FileLines& files) {
    constexpr double kMostSeconds = 4e9;  // 127 years: still fits the nanoseconds
    const auto words = splitWords(files.first("/proc/uptime"), 2);
    const auto seconds = words.empty() ? std::nullopt : toDecimal(words[0]);
    if (!seconds || *seconds < 0 || *seconds > kMostSeconds) return std::nullopt;
    return domain::Duration(static_cast<std::int64_t>(*seconds * 1e9));
}

}  // namespace

HostState readHost(const FileLines& files) {
    HostState host;
    host.identity.hostname = keptText(files.first("/proc/sys/kernel/hostname"));
    host.identity.kernel = keptText(files.first("/proc/sys/kernel/osrelease"));
    host.identity.osName = osName(files);
    host.identity.uptime = uptime(files);
    host.memory = readMemory(files);
    host.cpu = readCpu(files);
    host.vm.swappedIn = files.number("/proc/vmstat", "pswpin");
    host.vm.swappedOut = files.number("/proc/vmstat", "pswpout");
    host.vm.oomKills = files.number("/proc/vmstat", "oom_kill");
    host.load = readLoad(files);
    host.pressure.cpuSome = pressureOf(files, "/proc/pressure/cpu", "some");
    host.pressure.memoryFull = pressureOf(files, "/proc/pressure/memory", "full");
    host.pressure.ioFull = pressureOf(files, "/proc/pressure/io", "full");
    host.group = readGroup(files);
    // open, free (always 0), most
    const auto handles = splitWords(files.first("/proc/sys/fs/file-nr"), 4);
    if (handles.size() == 3) {
        const auto open = toInteger(handles[0]), limit = toInteger(handles[2]);
        if (open && limit && *open >= 0 && *limit > 0) host.files = {*open, *limit};
    }
    const auto taint = toInteger(files.first("/proc/sys/kernel/tainted"));
    if (taint && *taint >= 0) host.taint = static_cast<std::uint64_t>(*taint);
    return host;
}

ClockReading readClock(std::string_view text) {
    ClockReading reading;
    if (const auto line = takeLine(text)) {
        const auto seconds = toInteger(domain::trimmed(*line));
        if (seconds && *seconds > 0) reading.unixSeconds = seconds;
    }
    if (const auto line = takeLine(text)) {
        const auto bytes = toInteger(domain::trimmed(*line));
        if (bytes && *bytes >= 4096 && *bytes <= domain::kMiB) reading.pageBytes = *bytes;
    }
    return reading;
}

std::optional<bool> readTimeSync(std::string_view text) {
    while (const auto line = takeLine(text)) {
        if (*line == "NTPSynchronized=yes") return true;
        if (*line == "NTPSynchronized=no") return false;
        // chronyc: "Leap status     : Normal", or "Not synchronised".
        if (!line->starts_with("Leap status")) continue;
        return line->find("Not synchronised") == std::string_view::npos;
    }
    return std::nullopt;
}

}  // namespace berth::platform_client::inspector
