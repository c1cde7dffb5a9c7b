// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <utility>

#include "app/simtool/commands.h"
#include "app/simtool/input_file.h"
#include "app/simtool/output_file.h"
#include "app/simtool/progress.h"
#include "app/simtool/same_file.h"
#include "app/simtool/stop_signals.h"
#include "models/domain/clock.h"
#include "sim/placement/replay.h"
#include "sim/scenario/suggest.h"

namespace berth::app {
namespace {

namespace placement = sim::placement;
namespace scheduling = sim::scheduling;

constexpr std::size_t kStep = 1000;  // decisions between looks at the clock

struct PlacementTrace {
    std::vector<placement::TraceMachine> machines;
    std::vector<placement::TraceNode> nodes;
    placement::TraceOrder order;
};

template <class Reader>
auto readTable(const std::string& path, Reader reader)
    -> tl::expected<typename decltype(reader(std::string{}))::value_type, std::string> {
    const auto content = tableFile(path);
    if (!content) return tl::unexpected(content.error());
    auto read = reader(*content);
    if (!read) return tl::unexpected(read.error().text(path));
    return std::move(*read);
}

tl::expected<PlacementTrace, std::string> readTrace(const Arguments& arguments) {
    PlacementTrace trace;
    auto machines = readTable(*arguments.value("--machines"), placement::readMachines);
    if (!machines) return tl::unexpected(machines.error());
    trace.machines = std::move(*machines);
    auto nodes = readTable(*arguments.value("--nodes"), placement::readNodes);
    if (!nodes) return tl::unexpected(nodes.error());
    trace.nodes = std::move(*nodes);
    const auto path = arguments.value("--order");
    if (!path) {
        trace.order = placement::orderAsListed(trace.nodes.size(), trace.machines.size());
        return trace;
    }
    auto order = readTable(*path, [&](std::string_view text) {
        return placement::readOrder(text, trace.nodes, trace.machines.size());
    });
    if (!order) return tl::unexpected(order.error());
    trace.order = std::move(*order);
    return trace;
}

tl::expected<std::string, std::string> policyOf(const Arguments& arguments) {
    const std::string name = *arguments.value("--policy");
    const auto names = scheduling::placementPolicyNames();
    if (std::find(names.begin(), names.end(), name) != names.end()) return name;
    return tl::unexpected(fmt::format("--policy: \"{}\" is not a placement policy{}; there are {}",
                                      name, sim::scenario::didYouMean(name, names),
                                      scheduling::placementPolicyList()));
}

std::string reportOf(const placement::ReplayOutcome& outcome, double seconds) {
    const double rate = seconds > 0 ? static_cast<double>(outcome.decisions) / seconds : 0;
    const nlohmann::ordered_json report = {
        {"allocated_milli_gpu", outcome.allocatedMilliGpu},
        {"capacity_milli_gpu", outcome.capacityMilliGpu},
        {"allocated_percent", outcome.allocatedPercent()},
        {"failed", outcome.failed},
        {"fragmentation_milli_gpu", outcome.fragmentationMilliGpu},
        {"decisions", outcome.decisions},
        {"decisions_per_s", rate}};
    return report.dump(2) + "\n";
}

// Nothing when somebody wants it to stop; else the seconds it took.
std::optional<double> replayAll(placement::Replay& replay, const StopSignals& stop,
                                const Streams& streams) {
    const domain::SystemClock clock;
    Progress progress{streams.err, streams.errIsTerminal, clock};
    const domain::Duration started = clock.monotonic();
    std::size_t done = 0;
    while (!replay.isOver()) {
        replay.advance(kStep);
        done = std::min(done + kStep, replay.arrivals());
        progress.show(static_cast<double>(done) / static_cast<double>(replay.arrivals()));
        if (stop.waitFor(domain::Duration{0})) return std::nullopt;
    }
    return std::chrono::duration<double>(clock.monotonic() - started).count();
}

std::optional<std::string> missingOption(const Arguments& arguments) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNeeded{
        {{"--machines", "M.csv"},
         {"--nodes", "N.csv"},
         {"--policy", "fgd"},
         {"--report", "OUT.json|-"}}};
    for (const auto& [option, example] : kNeeded) {
        if (!arguments.has(option))
            return fmt::format("place needs {}: berth-sim place {} {}", option, option, example);
    }
    return std::nullopt;
}

}  // namespace

const CommandSpec& placeSpec() {
    static const std::string kPolicies =
        fmt::format("how machines are chosen: {}", scheduling::placementPolicyList());
    static const CommandSpec kSpec{
        "place",
        "",
        "Replays a placement trace: every node of a list is placed on a list of machines, none "
        "leaves.",
        {{"--machines", "M.csv", "columns sn,cpu_milli,memory_mib,gpu,model"},
         {"--nodes", "N.csv", "columns name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec"},
         {"--order", "FILE",
          "three lines: \"pods P nodes M\"; the P arrivals by the numbers in their names; the rank "
          "of each machine, sorted by name"},
         {"--policy", "NAME", kPolicies},
         {"--seed", "N", "for policies that draw; 1 if it is left out"},
         {"--report", "OUT.json|-", "the figures as JSON; - is standard output"}},
        "Needs --machines, --nodes, --policy and --report. Without --order nodes come as they are\n"
        "listed and machines rank by name; ties go to the lowest rank. Each node is tried once:\n"
        "those that fit nowhere are counted as failed."};
    return kSpec;
}

int placeCommand(const Arguments& arguments, const Streams& streams) {
    if (const auto missing = missingOption(arguments)) return refuse(streams, *missing);
    const auto policy = policyOf(arguments);
    if (!policy) return refuse(streams, policy.error());
    std::uint64_t seed = 1;
    if (const auto text = arguments.value("--seed")) {
        const auto number = seedOf(*text);
        if (!number) return refuse(streams, number.error());
        seed = *number;
    }
    auto reportPath = arguments.value("--report");
    if (*reportPath == "-") reportPath.reset();
    for (const char* option : {"--machines", "--nodes", "--order"}) {
        const auto path = arguments.value(option);
        if (path && reportPath && isSameFile(*path, *reportPath)) {
            return refuse(streams, fmt::format("--report and {} name one file: give the report its "
                                               "own",
                                               option));
        }
    }
    auto trace = readTrace(arguments);
    if (!trace) return refuse(streams, trace.error());

    const StopSignals stop;  // from here on there is something to clean up
    std::optional<OutputFile> report;
    if (reportPath) {
        auto file = OutputFile::create(*reportPath);
        if (!file) return refuse(streams, file.error().detail);
        report.emplace(std::move(*file));
    }
    placement::Replay replay(trace->machines, trace->nodes, std::move(trace->order), *policy, seed);
    const auto seconds = replayAll(replay, stop, streams);
    if (!seconds) return refuse(streams, "stopped before the end: nothing was written");
    const placement::ReplayOutcome outcome = replay.outcome();
    const std::string json = reportOf(outcome, *seconds);
    if (!report) {
        streams.out << json;
        return kDone;
    }
    report->write(json);
    if (const auto done = report->finish(); !done) return refuse(streams, done.error().detail);
    streams.out << fmt::format(
        "{}: {} of {} nodes placed, {:.3f} % of the GPUs allocated, {:.2f} thousand thousandths in "
        "fragments, {:.0f} decisions/s\n",
        *policy, outcome.decisions - outcome.failed, outcome.decisions, outcome.allocatedPercent(),
        outcome.fragmentationMilliGpu / 1000,
        *seconds > 0 ? static_cast<double>(outcome.decisions) / *seconds : 0);
    return kDone;
}

}  // namespace berth::app
