// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/tool.h"

#include <fmt/core.h>

#include <charconv>
#include <ostream>
#include <vector>

#include "sim/scenario/suggest.h"
#include "sim/storage/utf8.h"

namespace berth::app {
namespace {

struct Command {
    const CommandSpec& spec;
    int (*function)(const Arguments&, const Streams&);
};

std::vector<Command> commands() {
    return {{runSpec(), runCommand},     {checkSpec(), checkCommand},
            {serveSpec(), serveCommand}, {benchSpec(), benchCommand},
            {sweepSpec(), sweepCommand}, {exploreSpec(), exploreCommand},
            {placeSpec(), placeCommand}};
}

std::string usage(const CommandSpec& spec) {
    std::string line = fmt::format("berth-sim {}", spec.name);
    if (!spec.operand.empty())
        line += fmt::format(" {}{}", spec.operand, spec.takesMany ? " ..." : "");
    for (const OptionSpec& option : spec.options) {
        if (option.isPlanned) continue;
        line += option.value.empty() ? fmt::format(" [{}]", option.name)
                                     : fmt::format(" [{} {}]", option.name, option.value);
    }
    return line;
}

void printHelp(std::ostream& out) {
    out << "berth-sim: the GPU cluster simulator of Berth without a window\n\n";
    for (const Command& command : commands())
        out << fmt::format("  {}\n      {}\n", usage(command.spec), command.spec.summary);
    out << "  berth-sim COMMAND --help\n      all about one command\n"
        << "  berth-sim --version\n\n"
        << "Exit code: 0 done, 1 an objective of the scenario was not met, 2 it could not be done\n"
        << "(bad input, a file that cannot be written …; stderr says what).\n";
}

void printHelp(const CommandSpec& spec, std::ostream& out) {
    out << fmt::format("{}\n\n{}\n", usage(spec), spec.summary);
    if (!spec.options.empty()) out << '\n';
    for (const OptionSpec& option : spec.options) {
        if (option.isPlanned) continue;
        out << fmt::format("  {:<20} {}\n", fmt::format("{} {}", option.name, option.value),
                           option.help);
    }
    if (!spec.notes.empty()) out << '\n' << spec.notes << '\n';
}

int unknownCommand(const std::string& word, const Streams& streams) {
    std::vector<std::string_view> names;
    for (const Command& command : commands())
        names.push_back(command.spec.name);
    const bool isOption = word.size() > 1 && word[0] == '-';
    if (isOption) names = {"--help", "--version"};
    return refuse(streams, fmt::format("unknown {} \"{}\"{}; see berth-sim --help",
                                       isOption ? "option" : "command", word,
                                       sim::scenario::didYouMean(word, names)));
}

bool asksForHelp(std::span<const std::string> words) {
    for (const std::string& word : words) {
        if (word == "--") return false;
        if (word == "--help" || word == "-h") return true;
    }
    return false;
}

int dispatch(std::span<const std::string> words, const Streams& streams) {
    const std::string& first = words.front();
    for (const Command& command : commands()) {
        if (command.spec.name != first) continue;
        const auto rest = words.subspan(1);
        if (asksForHelp(rest)) {
            printHelp(command.spec, streams.out);
            return kDone;
        }
        const auto arguments = parseArguments(command.spec, rest);
        if (!arguments) return refuse(streams, arguments.error());
        return command.function(*arguments, streams);
    }
    return unknownCommand(first, streams);
}

}  // namespace

void note(const Streams& streams, std::string_view text) {
    streams.err << "berth-sim: " << terminalLine(text) << std::endl;
}

std::string terminalLine(std::string_view text) {
    return sim::storage::printable(text, std::string_view::npos);
}

int refuse(const Streams& streams, std::string_view text) {
    note(streams, text);
    return kCannot;
}

tl::expected<std::uint64_t, std::string> seedOf(const std::string& text) {
    std::uint64_t seed = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (status == std::errc{} && end == text.data() + text.size()) return seed;
    return tl::unexpected(fmt::format(
        "--seed must be a whole number from 0 to 18446744073709551615, not \"{}\"", text));
}

int runTool(std::span<const std::string> words, const Streams& streams) {
    if (words.empty()) {
        printHelp(streams.err);
        return kCannot;
    }
    if (words.front() == "--help" || words.front() == "-h" || words.front() == "help") {
        printHelp(streams.out);
        return kDone;
    }
    if (words.front() == "--version") {
        streams.out << "berth-sim " << BERTH_VERSION << '\n';
        return kDone;
    }
    return dispatch(words, streams);
}

}  // namespace berth::app
