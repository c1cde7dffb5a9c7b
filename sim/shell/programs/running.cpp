// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <thread>

#include "models/domain/ascii.h"
#include "sim/shell/paths.h"
#include "sim/shell/programs/line_reader.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"

// Programs that run others, wait, or repeat.

namespace berth::sim::shell::programs {
namespace {

constexpr double kMostSeconds = 1e9;

// "1.5", "2m": seconds; nothing: malformed.
std::optional<double> secondsOf(std::string_view text) {
    double unit = 1;
    if (text.ends_with('m')) unit = 60;
    if (text.ends_with('h')) unit = 3600;
    if (text.ends_with('d')) unit = 86400;
    if (unit > 1 || text.ends_with('s')) text.remove_suffix(1);
    double value = 0, place = 0;
    for (const char c : text) {
        if (c == '.' && place == 0) {
            place = 1;
            continue;
        }
        if (!domain::isDigit(c)) return std::nullopt;
        if (place > 0) place /= 10;
        value = place > 0 ? value + place * (c - '0') : value * 10 + (c - '0');
    }
    if (text.empty() || text == ".") return std::nullopt;
    return std::min(value * unit, kMostSeconds);
}

std::chrono::nanoseconds durationOf(double seconds) {
    return std::chrono::nanoseconds(static_cast<std::int64_t>(seconds * 1e9));
}

}  // namespace

int sleep(Program& program) {
    double seconds = 0;
    if (program.arguments().empty()) return program.complain("missing operand");
    for (const std::string& each : program.arguments()) {
        const auto value = secondsOf(each);
        if (!value) return program.complain("invalid time interval '" + each + '\'');
        seconds += *value;
    }
    program.session().sleep(durationOf(std::min(seconds, kMostSeconds)), program.stop());
    return 0;
}

int timeout(Program& program) {
    const Options options(program, "k:s:v",
                          {{"signal", 's'}, {"kill-after", 'k'}, {"foreground", 'v'}}, true);
    if (!options.ok()) return 125;
    const auto& operands = options.operands();
    if (operands.size() < 2) {
        program.complain("missing operand");
        return 125;
    }
    const auto seconds = secondsOf(operands[0]);
    if (!seconds) return program.complain("invalid time interval '" + operands[0] + '\'', 125);
    if (!program.session().takeProcess()) return program.complain("fork: Cannot fork", 125);
    std::stop_source until;  // ends the command: its time, or whatever ends this program
    const std::stop_callback outer(program.stop(), [&until] { until.request_stop(); });
    std::stop_source over;  // ends the watch
    bool expired = false;
    std::thread watch([&] {
        if (*seconds == 0) return;  // no limit
        expired = program.session().sleep(durationOf(*seconds), over.get_token());
        if (expired) until.request_stop();
    });
    const int status = program.call({operands.begin() + 1, operands.end()}, until.get_token());
    over.request_stop();
    watch.join();
    program.session().giveProcess();
    return expired && until.stop_requested() && status == kInterrupted ? 124 : status;
}

int env(Program& program) {
    Environment environment = program.environment();
    const auto words = program.arguments();
    std::size_t at = 0;
    for (; at < words.size() && words[at].starts_with('-'); ++at) {
        if (words[at] == "-i" || words[at] == "-") {
            environment.clear();
        } else if (words[at] == "-u" && at + 1 < words.size()) {
            environment.erase(words[++at]);
        } else if (words[at] == "--") {
            ++at;
            break;
        } else {
            return program.complain("invalid option -- '" + words[at].substr(1) + '\'', 125);
        }
    }
    for (; at < words.size() && words[at].find('=') != std::string::npos; ++at) {
        const std::size_t equals = words[at].find('=');
        environment[words[at].substr(0, equals)] = words[at].substr(equals + 1);
    }
    if (at < words.size())
        return program.call({words.begin() + static_cast<std::ptrdiff_t>(at), words.end()},
                            std::move(environment), program.stop());
    for (const auto& [name, value] : environment)
        program.put(name + '=' + value + '\n');
    return 0;
}

int printEnvironment(Program& program) {
    int status = 0;
    for (const std::string& each : program.arguments()) {
        const auto found = program.environment().find(each);
        if (found == program.environment().end()) {
            status = 1;
        } else {
            program.put(found->second + '\n');
        }
    }
    if (program.arguments().empty())
        for (const auto& [name, value] : program.environment())
            program.put(name + '=' + value + '\n');
    return status;
}

int shell(Program& program) {
    const auto words = program.arguments();
    std::size_t at = 0;
    bool command = false;
    std::string flags;
    for (;
         at < words.size() && words[at].size() > 1 && (words[at][0] == '-' || words[at][0] == '+');
         ++at) {
        if (words[at] == "--") {
            ++at;
            break;
        }
        if (words[at] == "-o" || words[at] == "+o") {
            ++at;
            continue;
        }
        for (const char c : words[at].substr(1)) {
            if (c == 'c') command = true;
            if (std::string_view("euxfnv").find(c) != std::string_view::npos && words[at][0] == '-')
                flags += c;
            if (std::string_view("ceuxfnvsilmhb").find(c) == std::string_view::npos)
                return program.complain(std::string("0: Illegal option -") + c, 2);
        }
    }
    std::vector<std::string> rest(
        words.begin() + static_cast<std::ptrdiff_t>(std::min(at, words.size())), words.end());
    std::string text = flags.empty() ? "" : "set -" + flags + "; ";
    if (command) {
        if (rest.empty()) return program.complain("0: -c requires an argument", 2);
        text += rest[0];
        rest.erase(rest.begin());
        if (rest.empty()) rest.emplace_back("sh");
        return program.runShell(&text, std::move(rest));
    }
    if (rest.empty() || words.size() > at + rest.size()) {
        return program.runShell(nullptr, {});
    }
    std::string whole;
    LineReader file(program, rest[0], true);
    for (std::string part = file.some(); !part.empty(); part = file.some()) {
        whole += part;
        if (whole.size() > (std::size_t{1} << 20)) return program.complain("script too long", 2);
    }
    if (!file.ok()) return program.complain("0: cannot open " + rest[0] + ": No such file", 2);
    std::erase(whole, '\0');
    text += whole;
    return program.runShell(&text, std::move(rest));
}

int xargs(Program& program) {
    const Options options(program, "n:I:0rt", {}, true);
    if (!options.ok()) return 1;
    constexpr std::size_t kMost = std::size_t{128} << 10;
    std::vector<std::string> command = options.operands();
    if (command.empty()) command.emplace_back("echo");
    std::string input;
    for (std::string part = program.readSome(0, 32768); !part.empty();
         part = program.readSome(0, 32768)) {
        input += part;
        if (input.size() > (std::size_t{8} << 20)) return program.complain("too much input");
    }
    std::vector<std::string> items;
    if (options.has('0') || options.has('I')) {
        const char end = options.has('0') ? '\0' : '\n';
        std::string_view rest = input;
        while (!rest.empty()) {
            const std::size_t at = rest.find(end);
            if (at != 0 || options.has('0')) items.emplace_back(rest.substr(0, at));
            rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
        }
    } else {
        std::string item;
        bool begun = false;
        char quote = '\0';
        for (std::size_t i = 0; i < input.size(); ++i) {
            const char c = input[i];
            if (quote != '\0') {
                if (c == quote) {
                    quote = '\0';
                } else {
                    item += c;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (c == '\\' && i + 1 < input.size()) {
                item += input[++i];
                begun = true;
            } else if (c == ' ' || c == '\t' || c == '\n') {
                if (begun) items.push_back(std::exchange(item, {}));
                begun = false;
            } else {
                item += c;
                begun = true;
            }
        }
        if (quote != '\0') return program.complain("unmatched quote");
        if (begun) items.push_back(item);
    }
    int result = 0;
    const auto runOne = [&](std::vector<std::string> words) {
        const int status = program.call(std::move(words), program.environment(),
                                        std::make_shared<TextFile>(), program.stop());
        if (status == kNotFound || status == 126) result = status;
        if (result == 0 && status != 0) result = 123;
        return program.goesOn() && status != kNotFound;
    };
    if (options.has('I')) {
        const std::string mark = options.value('I');
        for (const std::string& item : items) {
            std::vector<std::string> words = command;
            for (std::string& word : words)
                for (std::size_t at = word.find(mark); !mark.empty() && at != std::string::npos;
                     at = word.find(mark, at + item.size()))
                    word.replace(at, mark.size(), item);
            if (!runOne(std::move(words))) break;
        }
        return result;
    }
    const auto most =
        options.has('n') ? countOf(options.value('n')) : std::optional<std::int64_t>(INT64_MAX);
    if (!most || *most < 1) return program.complain("invalid number for -n option");
    if (items.empty() && !options.has('r')) runOne(command);
    for (std::size_t at = 0; at < items.size();) {
        std::vector<std::string> words = command;
        std::size_t bytes = 0;
        for (std::int64_t i = 0; i < *most && at < items.size(); ++i) {
            bytes += items[at].size() + 1;
            if (i > 0 && bytes > kMost) break;
            words.push_back(items[at++]);
        }
        if (!runOne(std::move(words))) break;
    }
    return result;
}

int sequence(Program& program) {
    const auto words = program.arguments();
    std::vector<std::int64_t> numbers;
    for (const std::string& each : words) {
        const bool negative = each.starts_with('-');
        const auto value = countOf(std::string_view(each).substr(negative ? 1 : 0));
        if (!value)
            return program.complain("invalid argument: '" + each + "' (whole numbers only)");
        numbers.push_back(negative ? -*value : *value);
    }
    if (numbers.empty() || numbers.size() > 3) return program.complain("missing operand");
    const std::int64_t first = numbers.size() > 1 ? numbers.front() : 1;
    const std::int64_t step = numbers.size() > 2 ? numbers[1] : 1;
    const std::int64_t last = numbers.back();
    if (step == 0) return program.complain("invalid Zero increment value: '0'");
    for (std::int64_t i = first; step > 0 ? i <= last : i >= last; i += step)
        if (!program.put(std::to_string(i) + '\n')) break;
    return 0;
}

int yes(Program& program) {
    std::string line;
    for (const std::string& each : program.arguments())
        line += (line.empty() ? "" : " ") + each;
    if (program.arguments().empty()) line = "y";
    while (program.put(line + '\n')) {
    }
    return 0;
}

int baseName(Program& program) {
    const auto words = program.arguments();
    if (words.empty()) return program.complain("missing operand");
    std::string path = words[0];
    while (path.size() > 1 && path.ends_with('/'))
        path.pop_back();
    std::string name = nameOf(path);
    if (words.size() > 1 && name != words[1] && name.ends_with(words[1]))
        name.erase(name.size() - words[1].size());
    program.put(name + '\n');
    return 0;
}

int folderName(Program& program) {
    if (program.arguments().empty()) return program.complain("missing operand");
    for (const std::string& word : program.arguments()) {
        std::string path = word;
        while (path.size() > 1 && path.ends_with('/'))
            path.pop_back();
        const std::size_t slash = path.rfind('/');
        if (slash == std::string::npos) {
            path = ".";
        } else {
            path.erase(slash == 0 ? 1 : slash);
            while (path.size() > 1 && path.ends_with('/'))
                path.pop_back();
        }
        program.put(path + '\n');
    }
    return 0;
}

int which(Program& program) {
    int status = 0;
    for (const std::string& each : program.arguments()) {
        const ProgramEntry* const found = findProgram(programName(each));
        if (found == nullptr) {
            status = 1;
        } else {
            program.put("/usr/bin/" + std::string(found->name) + '\n');
        }
    }
    return status;
}

int kill(Program& program) {
    return program.complain(
        "the processes shown here are those of the simulation, which take no signals");
}

int ping(Program& program) {
    return program.complain(
        "simulated nodes have no network beside their own ports, which curl asks", 2);
}

}  // namespace berth::sim::shell::programs
