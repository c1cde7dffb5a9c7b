// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include "models/domain/units.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"
#include "sim/shell/programs/size_text.h"
#include "sim/shell/virtual_files.h"

namespace berth::sim::shell::programs {
namespace {

// Minutes and seconds of computing, "0:07".
std::string computed(const NodeFacts& facts, const ProcessFacts& process, bool hours) {
    const auto seconds = static_cast<std::int64_t>(secondsUsed(facts, process));
    if (hours)
        return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

std::string started(const NodeFacts& facts, const ProcessFacts& process) {
    constexpr double kDay = 86400;
    return timeText(process.startedAt + facts.clockError,
                    facts.now - process.startedAt < kDay ? "%H:%M" : "%b%d");
}

std::string elapsed(const NodeFacts& facts, const ProcessFacts& process) {
    const auto seconds = static_cast<std::int64_t>(std::max(0.0, facts.now - process.startedAt));
    const std::int64_t days = seconds / 86400;
    std::string text = days > 0 ? fmt::format("{}-", days) : "";
    if (seconds >= 3600) text += fmt::format("{:02}:", seconds / 3600 % 24);
    return text + fmt::format("{:02}:{:02}", seconds / 60 % 60, seconds % 60);
}

double memoryShare(const NodeFacts& facts, const ProcessFacts& process) {
    if (facts.memoryTotal <= 0) return 0;
    return 100.0 * static_cast<double>(process.resident) / static_cast<double>(facts.memoryTotal);
}

struct Column {
    std::string_view name, title;
    bool left;  // texts; numbers stand right
};
constexpr std::array<Column, 21> kColumns{
    {{"pid", "PID", false},     {"ppid", "PPID", false},     {"user", "USER", true},
     {"uid", "UID", false},     {"state", "S", true},        {"stat", "STAT", true},
     {"s", "S", true},          {"pcpu", "%CPU", false},     {"%cpu", "%CPU", false},
     {"pmem", "%MEM", false},   {"%mem", "%MEM", false},     {"rss", "RSS", false},
     {"vsz", "VSZ", false},     {"etime", "ELAPSED", false}, {"etimes", "ELAPSED", false},
     {"time", "TIME", false},   {"lstart", "STARTED", true}, {"comm", "COMMAND", true},
     {"args", "COMMAND", true}, {"cmd", "CMD", true},        {"tty", "TT", true}}};

std::string cell(std::string_view column, const NodeFacts& facts, const ProcessFacts& process) {
    if (column == "pid") return std::to_string(process.pid);
    if (column == "ppid") return std::to_string(process.parent);
    if (column == "user") return process.user;
    if (column == "uid") return process.user == "root" ? "0" : "1000";
    if (column == "state" || column == "stat" || column == "s")
        return std::string(1, process.state);
    if (column == "pcpu" || column == "%cpu")
        return fmt::format("{:.1f}", process.processorUse * 100);
    if (column == "pmem" || column == "%mem")
        return fmt::format("{:.1f}", memoryShare(facts, process));
    if (column == "rss" || column == "vsz") return std::to_string(process.resident / domain::kKiB);
    if (column == "etime") return elapsed(facts, process);
    if (column == "etimes")
        return std::to_string(
            static_cast<std::int64_t>(std::max(0.0, facts.now - process.startedAt)));
    if (column == "time") return computed(facts, process, true);
    if (column == "lstart")
        return timeText(process.startedAt + facts.clockError, "%a %b %e %H:%M:%S %Y");
    if (column == "comm") return shortName(process);
    if (column == "tty") return "?";
    return process.state == 'Z' ? '[' + shortName(process) + "] <defunct>" : process.command;
}

int chosenColumns(Program& program, const NodeFacts& facts, const std::string& list) {
    struct Chosen {
        Column column;
        std::string title;
    };
    std::vector<Chosen> chosen;
    std::string_view rest = list;
    while (!rest.empty()) {
        const std::size_t end = rest.find_first_of(", ");
        std::string_view name = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (name.empty()) continue;
        const std::size_t equals = name.find('=');
        const std::string_view title =
            equals == std::string_view::npos ? std::string_view() : name.substr(equals + 1);
        const bool named = equals != std::string_view::npos;
        name = name.substr(0, equals);
        const auto* const found = std::ranges::find(kColumns, name, &Column::name);
        if (found == kColumns.end())
            return program.complain("error: unknown user-defined format specifier \"" +
                                    std::string(name) + '"');
        chosen.push_back({*found, std::string(named ? title : found->title)});
    }
    std::vector<std::vector<std::string>> rows(1);
    bool titled = false;
    for (const Chosen& each : chosen) {
        rows[0].push_back(each.title);
        titled = titled || !each.title.empty();
    }
    for (const ProcessFacts& process : facts.processes) {
        rows.emplace_back();
        for (const Chosen& each : chosen)
            rows.back().push_back(cell(each.column.name, facts, process));
    }
    if (!titled) rows.erase(rows.begin());
    for (std::size_t c = 0; c < chosen.size(); ++c) {
        std::size_t width = 0;
        for (const auto& row : rows)
            width = std::max(width, row[c].size());
        for (auto& row : rows) {
            std::string& text = row[c];
            const bool left = chosen[c].column.left;
            if (!left) text.insert(0, width - text.size(), ' ');
            if (left && c + 1 < chosen.size()) text.resize(width, ' ');
        }
    }
    for (const auto& row : rows) {
        std::string line;
        for (const std::string& text : row)
            line += (&text == &row.front() ? "" : " ") + text;
        program.put(line + '\n');
    }
    return 0;
}

void userTable(Program& program, const NodeFacts& facts) {
    program.put("USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n");
    for (const ProcessFacts& each : facts.processes)
        program.put(fmt::format("{} {:>7} {:>4} {:>4} {:>6} {:>5} ?        {:<4} {:<5} {:>6} {}\n",
                                padded(each.user.substr(0, 8), 8), each.pid,
                                cell("pcpu", facts, each), cell("pmem", facts, each),
                                cell("vsz", facts, each), cell("rss", facts, each), each.state,
                                started(facts, each), computed(facts, each, false),
                                cell("args", facts, each)));
}

void fullTable(Program& program, const NodeFacts& facts) {
    program.put("UID          PID    PPID  C STIME TTY          TIME CMD\n");
    for (const ProcessFacts& each : facts.processes)
        program.put(fmt::format(
            "{} {:>7} {:>7} {:>2} {:<5} ?        {} {}\n", padded(each.user.substr(0, 8), 8),
            each.pid, each.parent, static_cast<int>(std::min(99.0, each.processorUse * 100)),
            started(facts, each), computed(facts, each, true), cell("args", facts, each)));
}

std::string topPicture(const NodeFacts& facts, int rows) {
    const auto count = [&facts](char state) {
        return std::ranges::count(facts.processes, state, &ProcessFacts::state);
    };
    const int processors = std::max(1, facts.processors);
    const double busy = std::clamp(facts.processorUse / processors * 100, 0.0, 100.0);
    const auto up = static_cast<std::int64_t>(std::max(0.0, facts.now - facts.machineBooted));
    const auto mebi = [](std::int64_t bytes) {
        return static_cast<double>(bytes) / static_cast<double>(domain::kMiB);
    };
    const std::int64_t left = std::max<std::int64_t>(0, facts.memoryTotal - facts.memoryUsed);
    std::string text = fmt::format(
        "top - {} up {} min,  0 users,  load average: {:.2f}, {:.2f}, {:.2f}\n"
        "Tasks: {:3} total, {:3} running, {:3} sleeping, {:3} stopped, {:3} zombie\n"
        "%Cpu(s): {:4.1f} us,  0.0 sy,  0.0 ni, {:4.1f} id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st\n"
        "MiB Mem : {:8.1f} total, {:8.1f} free, {:8.1f} used, {:8.1f} buff/cache\n"
        "MiB Swap: {:8.1f} total, {:8.1f} free, {:8.1f} used. {:8.1f} avail Mem\n\n"
        "    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n",
        timeText(facts.now + facts.clockError, "%T"), up / 60, facts.processorUse,
        facts.processorUse, facts.processorUse, facts.processes.size(), count('R'),
        count('S') + count('D'), 0, count('Z'), busy, 100 - busy, mebi(facts.memoryTotal),
        mebi(left), mebi(facts.memoryUsed), 0.0, 0.0, 0.0, 0.0, mebi(left));
    std::vector<ProcessFacts> processes = facts.processes;
    std::ranges::stable_sort(processes, std::ranges::greater(), &ProcessFacts::processorUse);
    if (rows >= 0 && static_cast<std::size_t>(rows) < processes.size())
        processes.resize(static_cast<std::size_t>(rows));
    for (const ProcessFacts& each : processes)
        text +=
            fmt::format("{:>7} {} 20   0 {:>7} {:>6} {:>6} {} {:>5.1f} {:>5.1f} {:>9} {}\n",
                        each.pid, padded(each.user.substr(0, 8), 8), each.resident / domain::kKiB,
                        each.resident / domain::kKiB, 0, each.state, each.processorUse * 100,
                        memoryShare(facts, each), computed(facts, each, false), shortName(each));
    return text;
}

// Whether "q" was typed within the time.
class KeyWatch {
  public:
    explicit KeyWatch(Program& program) : m_program(program) {
        m_program.session().terminal()->setRaw(true);
    }
    ~KeyWatch() { m_program.session().terminal()->setRaw(false); }
    KeyWatch(const KeyWatch&) = delete;
    KeyWatch& operator=(const KeyWatch&) = delete;

    bool quitsWithin(std::chrono::milliseconds pause) {
        return m_program.session().terminal()->waitForKey('q', pause, m_program.stop());
    }

  private:
    Program& m_program;
};

}  // namespace

int processes(Program& program) {
    const auto facts = program.facts();
    if (!facts) return 1;
    const auto words = program.arguments();
    bool user = false, full = false, format = false;
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "-o" || word == "o" || word == "--format") {
            if (i + 1 >= words.size())
                return program.complain("error: format specification must follow -o");
            list += (list.empty() ? "" : ",") + words[++i];
            format = true;
        } else if (word.starts_with("-o")) {
            list += (list.empty() ? "" : ",") + word.substr(2);
            format = true;
        } else if (word.starts_with("-eo") || word.starts_with("-Ao") || word.starts_with("axo")) {
            list = word.size() > 3 ? word.substr(3) : i + 1 < words.size() ? words[++i] : "";
            format = true;
        } else if (word == "--no-headers" || word == "--sort" || word.starts_with("--sort")) {
            return program.complain("error: " + word + " is not known here");
        } else if (word.find_first_not_of("-auxefAwlFHd") == std::string::npos) {
            user = user || word.find('u') != std::string::npos;
            full = full || (word.starts_with('-') && word.find_first_of("fF") != std::string::npos);
        } else {
            return program.complain("error: unsupported option '" + word + '\'');
        }
    }
    if (format) return chosenColumns(program, *facts, list);
    if (user) {
        userTable(program, *facts);
    } else if (full) {
        fullTable(program, *facts);
    } else {
        return chosenColumns(program, *facts, "pid,tty,time,comm=CMD");
    }
    return 0;
}

int top(Program& program) {
    constexpr std::chrono::milliseconds kPause{2000};
    const Options options(program, "bn:d:");
    if (!options.ok()) return 1;
    std::int64_t rounds = INT64_MAX;
    if (options.has('n')) {
        const auto count = countOf(options.value('n'));
        if (!count || *count < 1)
            return program.complain("bad iterations argument '" + options.value('n') + '\'');
        rounds = *count;
    }
    Terminal* const terminal = program.session().terminal();
    const bool shown =
        terminal != nullptr && program.descriptors()[1] && program.descriptors()[1]->isTerminal();
    if (!options.has('b') && !shown)
        return program.complain("failed tty get (without a terminal, use -b)");
    if (options.has('b')) {
        for (std::int64_t i = 0; i < rounds; ++i) {
            const auto facts = program.facts();
            if (!facts) return 1;
            program.put((i > 0 ? "\n" : "") + topPicture(*facts, -1));
            if (i + 1 < rounds &&
                (!program.flush() || !program.session().sleep(kPause, program.stop())))
                break;
        }
        return 0;
    }
    KeyWatch keys(program);
    for (std::int64_t i = 0; i < rounds; ++i) {
        const auto facts = program.facts();
        if (!facts) return 1;
        constexpr int kHeading = 8;
        program.put("\x1b[H\x1b[2J" +
                    topPicture(*facts, std::max(1, terminal->size().rows - kHeading)));
        if (!program.flush() || keys.quitsWithin(kPause) || !program.goesOn()) break;
    }
    return 0;
}

}  // namespace berth::sim::shell::programs
