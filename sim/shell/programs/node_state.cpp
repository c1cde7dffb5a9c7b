// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "models/domain/units.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"
#include "sim/shell/programs/size_text.h"
#include "sim/shell/virtual_files.h"

// Programs that print what is true of the node as a whole.

namespace berth::sim::shell::programs {
namespace {

// The clock of the machine, which may be wrong.
double clockOf(const NodeFacts& facts) {
    return facts.now + facts.clockError;
}

struct DiskRow {
    std::string device, type, total, used, free, share, path;
};

std::string logLine(const KernelLine& line, const NodeFacts& facts, bool readable) {
    if (readable)
        return fmt::format("[{}] {}\n",
                           timeText(line.at + facts.clockError, "%a %b %e %H:%M:%S %Y"), line.text);
    return fmt::format("[{:12.6f}] {}\n", std::max(0.0, line.at - facts.machineBooted), line.text);
}

}  // namespace

int diskFree(Program& program) {
    const Options options(
        program, "hkPiTam",
        {{"human-readable", 'h'}, {"inodes", 'i'}, {"portability", 'P'}, {"print-type", 'T'}});
    if (!options.ok()) return 1;
    const auto facts = program.facts();
    if (!facts) return 1;
    std::vector<const MountFacts*> mounts;
    int status = 0;
    for (const MountFacts& each : facts->mounts)
        mounts.push_back(&each);
    if (!options.operands().empty()) {
        mounts.clear();
        for (const std::string& operand : options.operands()) {
            const std::string path = program.absolute(operand);
            const auto found = program.tree().status(path);
            const MountFacts* best = nullptr;
            for (const MountFacts& each : facts->mounts) {
                const bool holds =
                    each.path == "/" || path == each.path || path.starts_with(each.path + '/');
                if (holds && (best == nullptr || each.path.size() > best->path.size()))
                    best = &each;
            }
            const bool there = found || (best != nullptr && best->path == path);
            if (there && best != nullptr) mounts.push_back(best);
            if (!there) status = program.complain(operand + ": No such file or directory");
        }
    }
    const bool human = options.has('h'), inodes = options.has('i');
    const std::int64_t unit = options.has('m') ? domain::kMiB : domain::kKiB;
    const auto size = [&](std::int64_t bytes) {
        return human ? shortSize(bytes) : std::to_string((bytes + unit - 1) / unit);
    };
    std::vector<DiskRow> rows;
    // The device is one word, so that columns can be told apart.
    rows.push_back({"Filesystem", "Type",
                    inodes             ? "Inodes"
                    : human            ? "Size"
                    : options.has('m') ? "1M-blocks"
                    : options.has('P') ? "1024-blocks"
                                       : "1K-blocks",
                    inodes ? "IUsed" : "Used",
                    inodes  ? "IFree"
                    : human ? "Avail"
                            : "Available",
                    inodes             ? "IUse%"
                    : options.has('P') ? "Capacity"
                                       : "Use%",
                    "Mounted on"});
    for (const MountFacts* each : mounts) {
        const std::int64_t free = std::max<std::int64_t>(0, each->capacity - each->used);
        std::string share = "-";
        if (each->capacity > 0)
            share = fmt::format("{:.0f}%", std::ceil(100.0 * static_cast<double>(each->used) /
                                                     static_cast<double>(each->capacity)));
        if (inodes) {
            // Simulated disks count bytes only.
            rows.push_back({each->device, each->type, "0", "0", "0", "-", each->path});
        } else {
            rows.push_back({each->device, each->type, size(each->capacity), size(each->used),
                            size(free), share, each->path});
        }
    }
    std::size_t device = 14, type = 4, number = 5, shares = 4;
    for (const DiskRow& row : rows) {
        device = std::max(device, row.device.size());
        type = std::max(type, row.type.size());
        for (const std::string* const each : {&row.total, &row.used, &row.free})
            number = std::max(number, each->size());
        shares = std::max(shares, row.share.size());
    }
    for (const DiskRow& row : rows)
        program.put(fmt::format("{} {}{:>{}} {:>{}} {:>{}} {:>{}} {}\n", padded(row.device, device),
                                options.has('T') ? padded(row.type, type) + ' ' : std::string(),
                                row.total, number, row.used, number, row.free, number, row.share,
                                shares, row.path));
    return status;
}

int free(Program& program) {
    const Options options(program, "hmbkgt", {{"human", 'h'}, {"mebi", 'm'}, {"bytes", 'b'}});
    if (!options.ok()) return 1;
    const auto facts = program.facts();
    if (!facts) return 1;
    const auto text = [&](std::int64_t bytes) {
        if (options.has('h')) return shortSize(bytes) + (bytes < 1024 ? "B" : "i");
        if (options.has('b')) return std::to_string(bytes);
        if (options.has('m')) return std::to_string(bytes / domain::kMiB);
        if (options.has('g')) return std::to_string(bytes / domain::kGiB);
        return std::to_string(bytes / domain::kKiB);
    };
    const std::int64_t left = std::max<std::int64_t>(0, facts->memoryTotal - facts->memoryUsed);
    program.put(
        "               total        used        free      shared  buff/cache   available\n");
    program.put(fmt::format("Mem:    {:>12}{:>12}{:>12}{:>12}{:>12}{:>12}\n",
                            text(facts->memoryTotal), text(facts->memoryUsed), text(left), text(0),
                            text(0), text(left)));
    program.put(fmt::format("Swap:   {:>12}{:>12}{:>12}\n", text(0), text(0), text(0)));
    return 0;
}

int uptime(Program& program) {
    const Options options(program, "ps");
    if (!options.ok()) return 1;
    const auto facts = program.facts();
    if (!facts) return 1;
    const auto seconds =
        static_cast<std::int64_t>(std::max(0.0, facts->now - facts->machineBooted));
    const std::int64_t days = seconds / 86400, hours = seconds / 3600 % 24,
                       minutes = seconds / 60 % 60;
    if (options.has('s')) {
        program.put(timeText(facts->machineBooted + facts->clockError, "%F %T") + '\n');
        return 0;
    }
    if (options.has('p')) {
        program.put(fmt::format("up {} days, {} hours, {} minutes\n", days, hours, minutes));
        return 0;
    }
    std::string up = days > 0 ? fmt::format("{} day{}, ", days, days == 1 ? "" : "s") : "";
    up += hours > 0 ? fmt::format("{:2}:{:02}", hours, minutes) : fmt::format("{} min", minutes);
    program.put(fmt::format(" {} up {},  0 users,  load average: {:.2f}, {:.2f}, {:.2f}\n",
                            timeText(clockOf(*facts), "%T"), up, facts->processorUse,
                            facts->processorUse, facts->processorUse));
    return 0;
}

int date(Program& program) {
    const auto facts = program.facts();
    if (!facts) return 1;
    std::string format = "%a %b %e %H:%M:%S %Z %Y";
    double at = clockOf(*facts);
    const auto words = program.arguments();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].starts_with('+')) {
            format = words[i].substr(1);
        } else if (words[i] == "-u" || words[i] == "--utc") {
            continue;
        } else if (words[i] == "-R") {
            format = "%a, %d %b %Y %H:%M:%S %z";
        } else if (words[i].starts_with("-I")) {
            format = words[i] == "-Iseconds" ? "%FT%T+00:00" : "%F";
        } else if ((words[i] == "-d" && i + 1 < words.size() && words[i + 1].starts_with('@'))) {
            const auto seconds = countOf(words[++i].substr(1));
            if (!seconds) return program.complain("invalid date '" + words[i] + '\'');
            at = static_cast<double>(*seconds);
        } else if (words[i].starts_with('-')) {
            return program.complain("only -u, -R, -I and -d @SECONDS are known here");
        } else {
            return program.complain("cannot set date: Operation not permitted");
        }
    }
    program.put(timeText(at, format) + '\n');
    return 0;
}

int dmesg(Program& program) {
    const Options options(program, "TkHwxrt", {{"ctime", 'T'}});
    if (!options.ok()) return 1;
    const auto facts = program.facts();
    if (!facts) return 1;
    for (const KernelLine& each : facts->kernelLog)
        if (!program.put(options.has('t') ? each.text + '\n'
                                          : logLine(each, *facts, options.has('T'))))
            break;
    return 0;
}

// There is one journal: the kernel's. Services there are none.
int journal(Program& program) {
    const Options options(program, "kbqn:o:u:fexr",
                          {{"no-pager", 'x'},
                           {"unit", 'u'},
                           {"output", 'o'},
                           {"lines", 'n'},
                           {"dmesg", 'k'},
                           {"quiet", 'q'}});
    if (!options.ok()) return 1;
    const auto facts = program.facts();
    if (!facts) return 1;
    if (options.has('u')) {
        if (!options.has('q')) program.put("-- No entries --\n");
        return 0;
    }
    const auto most =
        options.has('n') ? countOf(options.value('n')) : std::optional<std::int64_t>(INT64_MAX);
    if (!most) return program.complain("Failed to parse lines '" + options.value('n') + '\'');
    const auto lines = static_cast<std::int64_t>(facts->kernelLog.size());
    const std::string form = options.value('o');
    for (std::int64_t i = std::max<std::int64_t>(0, lines - *most); i < lines; ++i) {
        const KernelLine& each = facts->kernelLog[static_cast<std::size_t>(i)];
        std::string line = fmt::format("{} {} kernel: {}\n",
                                       timeText(each.at + facts->clockError, "%b %d %H:%M:%S"),
                                       facts->machine, each.text);
        if (form == "cat") line = each.text + '\n';
        if (form == "short-monotonic")
            line = fmt::format("[{:12.6f}] {} kernel: {}\n",
                               std::max(0.0, each.at - facts->machineBooted), facts->machine,
                               each.text);
        if (!program.put(line)) break;
    }
    return 0;
}

int sockets(Program& program) {
    const auto facts = program.facts();
    if (!facts) return 1;
    const bool old = program.name() == "netstat";
    program.put(old ? "Active Internet connections (only servers)\n"
                      "Proto Recv-Q Send-Q Local Address           Foreign Address         State\n"
                    : "State  Recv-Q Send-Q Local Address:Port  Peer Address:Port\n");
    for (const int port : facts->listeningPorts)
        program.put(old ? fmt::format("tcp        0      0 {} 0.0.0.0:*               LISTEN\n",
                                      padded(fmt::format("0.0.0.0:{}", port), 23))
                        : fmt::format("LISTEN 0      128    {} 0.0.0.0:*\n",
                                      padded(fmt::format("0.0.0.0:{}", port), 19)));
    return 0;
}

int hostname(Program& program) {
    if (!program.arguments().empty() && !program.arguments()[0].starts_with('-'))
        return program.complain("you must be root of the simulator to change the host name");
    const auto facts = program.facts();
    if (!facts) return 1;
    program.put(facts->node + '\n');
    return 0;
}

int whoAmI(Program& program) {
    program.put(program.session().options().user + '\n');
    return 0;
}

int identity(Program& program) {
    const Options options(program, "ugn");
    if (!options.ok()) return 1;
    const std::string& user = program.session().options().user;
    if (options.has('u') || options.has('g')) {
        program.put((options.has('n') ? user : std::string("0")) + '\n');
    } else {
        program.put(fmt::format("uid=0({0}) gid=0({0}) groups=0({0})\n", user));
    }
    return 0;
}

int system(Program& program) {
    const Options options(program, "asnrvmpio");
    if (!options.ok()) return 1;
    const auto facts = program.facts();
    if (!facts) return 1;
    const bool all = options.has('a');
    std::string text;
    const auto add = [&](bool shown, const std::string& word) {
        if (shown) text += (text.empty() ? "" : " ") + word;
    };
    const bool none = program.arguments().empty();
    add(all || none || options.has('s'), "Linux");
    add(all || options.has('n'), facts->node);
    add(all || options.has('r'), std::string(kKernelRelease));
    add(all || options.has('v'), "#1 SMP (simulated)");
    add(all || options.has('m'), "x86_64");
    add(options.has('p') || options.has('i'), "unknown");
    add(all || options.has('o'), "GNU/Linux");
    program.put(text + '\n');
    return 0;
}

int getconf(Program& program) {
    const auto words = program.arguments();
    if (words.empty()) return program.complain("Usage: getconf NAME", 2);
    const auto facts = program.facts();
    if (!facts) return 1;
    if (words[0] == "PAGESIZE" || words[0] == "PAGE_SIZE") {
        program.put(std::to_string(kPageBytes) + '\n');
    } else if (words[0] == "CLK_TCK") {
        program.put("100\n");
    } else if (words[0] == "_NPROCESSORS_ONLN" || words[0] == "_NPROCESSORS_CONF") {
        program.put(std::to_string(facts->processors) + '\n');
    } else if (words[0] == "LONG_BIT") {
        program.put("64\n");
    } else if (words[0] == "ARG_MAX") {
        program.put("2097152\n");
    } else {
        return program.complain("Unrecognized variable `" + words[0] + '\'', 2);
    }
    return 0;
}

}  // namespace berth::sim::shell::programs
