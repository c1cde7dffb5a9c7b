// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <optional>
#include <ostream>
#include <utility>

#include "app/simtool/commands.h"
#include "app/simtool/output_file.h"
#include "app/simtool/run_outcome.h"
#include "app/simtool/seed_runner.h"
#include "app/simtool/stop_signals.h"
#include "sim/engine/xxh64.h"
#include "sim/scenario/builtin_known.h"
#include "sim/scenario/scenario_parser.h"
#include "sim/sweep/sweep_report.h"

namespace berth::app {
namespace {

namespace scenario = sim::scenario;
using sim::platform::Simulation;
using sim::sweep::SeedRange;
using sim::sweep::Sweep;

constexpr int kSweepSlices = 200;  // of a run, between looks at whether to stop

class Unheard final : public sim::platform::SimulationListener {
  public:
    void onEvent(const domain::Event& /*event*/) override {}
    void onLogLine(const domain::DeploymentId& /*deployment*/,
                   const domain::LogLine& /*line*/) override {}
    void onLinkOpened(const sim::platform::LinkInfo& /*link*/) override {}
    void onLinkClosed(const sim::platform::LinkInfo& /*link*/) override {}
};

// The figures of one seed; nothing when it is to stop.
std::optional<sim::sweep::RunFigures> runOne(const scenario::Scenario& setup, std::uint64_t seed,
                                             const std::string& spill,
                                             const std::atomic<bool>& stop) {
    Unheard nobody;
    Simulation simulation{setup, seed, nobody, spill};
    for (int slice = 1; slice <= kSweepSlices; ++slice) {
        if (stop) return std::nullopt;
        simulation.runUntil(setup.duration / kSweepSlices * slice);
    }
    simulation.runUntil(setup.duration);
    const scenario::RunOutcome outcome = outcomeOf(simulation, 0);
    auto figures = sim::sweep::figuresOf(reportJson(outcome, judge(setup, outcome)));
    return std::move(*figures);  // it reads what it has just written
}

bool isOfOneNode(const std::string& path) {
    return path.find("/per_node/") != std::string::npos;
}

std::string sweepSummary(const Sweep& sweep) {
    const SeedRange& seeds = sweep.runs.seeds();
    std::string text = fmt::format("{}: {} of the seeds {} to {}\n", terminalLine(sweep.scenario),
                                   sweep.runs.done(), seeds.first, seeds.first + seeds.count - 1);
    const sim::sweep::RunFigures total = sweep.runs.total();
    for (const auto& [path, moments] : total.figures) {
        if (isOfOneNode(path)) continue;
        const auto half = moments.halfWidth95();
        text += fmt::format("  {}: {:.6g}{}\n", terminalLine(path.substr(1)), moments.mean,
                            half ? fmt::format(" \u00B1 {:.3g}", *half) : "");
    }
    for (const sim::sweep::ObjectiveTally& tally : total.objectives) {
        text +=
            fmt::format("  {} {}: met by {} of {} seeds", tally.missed == 0 ? "met   " : "MISSED",
                        terminalLine(tally.name), tally.met, tally.met + tally.missed);
        if (tally.missed > 0)
            text += fmt::format(", missed first by {}", tally.missedSeeds.front());
        text += '\n';
    }
    return text;
}

int sweepExitCode(const Sweep& sweep) {
    for (const sim::sweep::ObjectiveTally& tally : sweep.runs.total().objectives) {
        if (tally.missed > 0) return kObjectiveMissed;
    }
    return kDone;
}

// To where --report points. Opened before the work: hours of it must not end at a missing folder.
class ReportPlace {
  public:
    static tl::expected<ReportPlace, std::string> open(const Arguments& arguments) {
        ReportPlace place;
        const auto path = arguments.value("--report");
        place.m_toOutput = path == "-";
        if (!path || place.m_toOutput) return place;
        auto file = OutputFile::create(*path);
        if (!file) return tl::unexpected(file.error().detail);
        place.m_file.emplace(std::move(*file));
        return place;
    }
    tl::expected<void, std::string> write(const Sweep& sweep, const Streams& streams) {
        const std::string json = sweepJson(sweep);
        streams.out << (m_toOutput ? json : sweepSummary(sweep));
        if (!m_file) return {};
        m_file->write(json);
        if (const auto done = m_file->finish(); !done) return tl::unexpected(done.error().detail);
        return {};
    }

  private:
    std::optional<OutputFile> m_file;
    bool m_toOutput = false;
};

int mergeReports(const Arguments& arguments, const Streams& streams) {
    for (const char* option : {"--seeds", "--jobs", "--indexed-job"}) {
        if (arguments.has(option))
            return refuse(streams, fmt::format("{} has no place beside --merge", option));
    }
    std::vector<std::string> paths{arguments.operand};
    paths.insert(paths.end(), arguments.furtherOperands.begin(), arguments.furtherOperands.end());
    std::optional<Sweep> merged;
    for (const std::string& path : paths) {
        const auto text = scenario::readScenarioText(path);
        if (!text) return refuse(streams, fmt::format("{}: {}", path, text.error().detail));
        auto next = sim::sweep::readSweep(*text);
        if (!next) return refuse(streams, fmt::format("{}: {}", path, next.error()));
        if (!merged) {
            merged.emplace(std::move(*next));
        } else if (const auto done = mergeSweeps(*merged, *next); !done) {
            return refuse(streams, fmt::format("{}: {}", path, done.error()));
        }
    }
    auto place = ReportPlace::open(arguments);
    if (!place) return refuse(streams, place.error());
    if (const auto done = place->write(*merged, streams); !done)
        return refuse(streams, done.error());
    if (!merged->runs.isWhole()) {
        note(streams, fmt::format("{} seeds are missing still; \"seeds.missing\" says which",
                                  merged->runs.seeds().count - merged->runs.done()));
    }
    return sweepExitCode(*merged);
}

tl::expected<SeedRange, std::string> shardOf(const SeedRange& whole, const Arguments& arguments) {
    const auto text = arguments.value("--indexed-job");
    if (!text) return whole;
    const char* const index = std::getenv("JOB_COMPLETION_INDEX");
    const auto shard =
        sim::sweep::parseShard(*text, index ? std::optional<std::string>{index} : std::nullopt);
    if (!shard) return tl::unexpected(shard.error());
    return partOf(whole, *shard);
}

}  // namespace

const CommandSpec& sweepSpec() {
    static const CommandSpec kSpec{
        "sweep",
        "FILE",
        "Runs a scenario with many seeds: mean and 95 % interval of every figure.",
        {{"--seeds", "A..B", "from A to B, both included"},
         {"--jobs", "N", "so many at the same time; as many as there are processors otherwise"},
         {"--report", "OUT.json|-", "all figures as JSON; - is standard output"},
         {"--indexed-job", "K/N", "only the K-th of N equal parts of the seeds, K from 0"},
         {"--merge", "", "FILE ... are reports of such parts: puts them together"}},
        "The figures do not depend on how many run at the same time or in which part, to the last\n"
        "digit. With --indexed-job /N, K is taken from JOB_COMPLETION_INDEX, as Kubernetes sets "
        "it\n"
        "in an indexed Job. Stopped early (Ctrl+C), it reports what is done and ends with 2; such "
        "a\n"
        "report can be merged too. Exit code 1 when an objective was missed with any seed.",
        true};
    return kSpec;
}

int sweepCommand(const Arguments& arguments, const Streams& streams) {
    if (arguments.has("--merge")) return mergeReports(arguments, streams);
    if (!arguments.furtherOperands.empty()) {
        return refuse(streams, fmt::format("sweep takes one FILE, but \"{}\" and \"{}\" are given",
                                           arguments.operand, arguments.furtherOperands.front()));
    }
    const auto seedsText = arguments.value("--seeds");
    if (!seedsText) return refuse(streams, "sweep needs --seeds A..B, such as --seeds 0..99");
    const auto seeds = sim::sweep::parseSeedRange(*seedsText);
    if (!seeds) return refuse(streams, seeds.error());
    const auto part = shardOf(*seeds, arguments);
    if (!part) return refuse(streams, part.error());
    const auto jobs = jobsOf(arguments);
    if (!jobs) return refuse(streams, jobs.error());
    const auto text = scenario::readScenarioText(arguments.operand);
    if (!text)
        return refuse(streams, fmt::format("{}: {}", arguments.operand, text.error().detail));
    const auto setup = scenario::parseScenario(*text, scenario::builtinKnown());
    if (!setup) {
        for (const scenario::ScenarioError& error : setup.error())
            streams.err << terminalLine(toText(error, arguments.operand)) << '\n';
        return kCannot;
    }
    const auto report = arguments.value("--report");
    if (report && report != "-" && areOneFile(*report, arguments.operand))
        return refuse(streams, "--report names the scenario itself: give another file");

    const StopSignals stop;  // from here on there is something to clean up
    auto place = ReportPlace::open(arguments);
    if (!place) return refuse(streams, place.error());
    Sweep sweep{setup->name, sim::engine::xxh64(*text), sim::sweep::SeedTree{*seeds}};
    std::error_code ignored;
    const std::string spill = std::filesystem::temp_directory_path(ignored).string();
    std::mutex mutex;
    auto ended = SeedsEnded::AllDone;
    if (part->count > 0) {
        ended = runSeeds(
            *part, *jobs,
            [&](std::uint64_t seed, const std::atomic<bool>& enough) {
                auto figures = runOne(*setup, seed, spill, enough);
                if (!figures) return false;
                const std::lock_guard lock(mutex);
                return sweep.runs.add(seed, std::move(*figures));
            },
            stop, streams);
    }
    if (const auto done = place->write(sweep, streams); !done) return refuse(streams, done.error());
    if (ended == SeedsEnded::Stopped) {
        return refuse(streams, fmt::format("stopped: {} of {} seeds are done", sweep.runs.done(),
                                           part->count));
    }
    return sweepExitCode(sweep);
}

}  // namespace berth::app
