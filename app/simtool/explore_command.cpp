// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <filesystem>
#include <limits>
#include <mutex>
#include <optional>
#include <ostream>

#include "app/simtool/commands.h"
#include "app/simtool/output_file.h"
#include "app/simtool/progress.h"
#include "app/simtool/seed_runner.h"
#include "app/simtool/stop_signals.h"
#include "models/domain/clock.h"
#include "sim/explore/generator.h"
#include "sim/explore/scenario_text.h"
#include "sim/explore/shrinker.h"
#include "sim/explore/watched_run.h"
#include "sim/scenario/builtin_known.h"

namespace berth::app {
namespace {

namespace explore = sim::explore;

constexpr int kMostShrinkRuns = 1000;

// What the search has come to, shared by its threads.
struct Search {
    std::mutex mutex;
    std::uint64_t lowest = std::numeric_limits<std::uint64_t>::max();  // seed with a breach
    std::optional<explore::Breach> breach;                             // of that one
    std::uint64_t explored = 0, events = 0;
    sim::engine::Time simulated = 0;

    // Seeds above one that fails are of no interest: so the same one is found every time.
    bool isBeyond(std::uint64_t seed) {
        const std::lock_guard lock(mutex);
        return seed > lowest;
    }
    void take(std::uint64_t seed, explore::WatchedRun run) {
        const std::lock_guard lock(mutex);
        ++explored;
        events += run.events;
        simulated += run.reached;
        if (!run.breach || seed > lowest) return;
        lowest = seed;
        breach = std::move(run.breach);
    }
};

explore::Shrunk shrinkAndTell(std::uint64_t seed, const explore::Breach& breach,
                              const std::string& spill, const StopSignals& stop,
                              const Streams& streams) {
    const domain::SystemClock clock;
    Progress progress{streams.err, streams.errIsTerminal, clock};
    int runs = 0;
    bool stopped = false;
    const auto find =
        [&](const sim::scenario::Scenario& candidate) -> std::optional<explore::Breach> {
        ++runs;
        progress.show(static_cast<double>(runs) / kMostShrinkRuns, "shrinking, at most");
        stopped = stopped || stop.waitFor(domain::Duration{0});
        if (stopped) return std::nullopt;  // what is found so far is the smallest
        return explore::runWatched(candidate, spill).breach;
    };
    return explore::shrink(explore::randomScenario(seed), breach, find, kMostShrinkRuns);
}

std::string breachReport(std::uint64_t seed, const explore::Breach& breach,
                         const explore::Shrunk& shrunk) {
    const auto when = [](const explore::Breach& each) {
        return domain::toText(domain::Duration{each.at});
    };
    return fmt::format(
        "# Seed {}: after {}, {}.\n# Shrunk in {} runs; this one: after {}, {}.\n"
        "# berth-sim explore --scenario THIS-FILE finds it, berth-sim run runs it.\n{}",
        seed, when(breach), breach.what, shrunk.runs, when(shrunk.breach), shrunk.breach.what,
        explore::scenarioText(shrunk.scenario));
}

int exploreOne(const std::string& path, const std::string& spill, const Streams& streams) {
    const auto setup = sim::scenario::loadScenarioFile(path, sim::scenario::builtinKnown());
    if (!setup) {
        for (const sim::scenario::ScenarioError& error : setup.error())
            streams.err << terminalLine(toText(error, path)) << '\n';
        return kCannot;
    }
    const StopSignals stop;
    const domain::SystemClock clock;
    Progress progress{streams.err, streams.errIsTerminal, clock};
    const auto goesOn = [&] { return !stop.waitFor(domain::Duration{0}); };
    const explore::WatchedRun run = explore::runWatched(*setup, spill, goesOn);
    if (run.stopped) return refuse(streams, "stopped before the end: nothing found until then");
    if (!run.breach) {
        streams.out << fmt::format("nothing found in {} events\n", run.events);
        return kDone;
    }
    streams.out << fmt::format("after {}: {}\n", domain::toText(domain::Duration{run.breach->at}),
                               terminalLine(run.breach->what));
    return kObjectiveMissed;
}

}  // namespace

const CommandSpec& exploreSpec() {
    static const CommandSpec kSpec{
        "explore",
        "",
        "Looks for mistakes of the simulator in random clusters, loads, changes and faults.",
        {{"--seeds", "A..B", "one random scenario for each; 0..9999 otherwise"},
         {"--jobs", "N", "so many at the same time; as many as there are processors otherwise"},
         {"--write", "OUT.yaml", "the smallest scenario that fails goes there as well"},
         {"--scenario", "FILE", "looks at this scenario instead"}},
        "Nothing may be given or charged twice, no money be lost, no deployment and no run of a\n"
        "job; states follow each other as they may; every request ends; and half an hour after "
        "the\n"
        "last disturbance everything is as it was asked for. The first seed that fails is made\n"
        "small and printed as a scenario file. Exit code 1 when something was found."};
    return kSpec;
}

int exploreCommand(const Arguments& arguments, const Streams& streams) {
    std::error_code ignored;
    const std::string spill = std::filesystem::temp_directory_path(ignored).string();
    if (const auto file = arguments.value("--scenario")) {
        for (const char* option : {"--seeds", "--jobs", "--write"}) {
            if (arguments.has(option))
                return refuse(streams, fmt::format("{} has no place beside --scenario", option));
        }
        return exploreOne(*file, spill, streams);
    }
    const auto seeds = sim::sweep::parseSeedRange(arguments.value("--seeds").value_or("0..9999"));
    if (!seeds) return refuse(streams, seeds.error());
    const auto jobs = jobsOf(arguments);
    if (!jobs) return refuse(streams, jobs.error());
    const auto path = arguments.value("--write");

    const StopSignals stop;  // from here on there is something to clean up
    std::optional<OutputFile> output;
    if (path) {
        auto file = OutputFile::create(*path);
        if (!file) return refuse(streams, file.error().detail);
        output.emplace(std::move(*file));
    }
    Search search;
    const auto ended = runSeeds(
        *seeds, *jobs,
        [&](std::uint64_t seed, const std::atomic<bool>& enough) {
            if (search.isBeyond(seed)) return true;
            auto run = explore::runWatched(explore::randomScenario(seed), spill,
                                           [&enough] { return !enough; });
            if (run.stopped) return false;
            search.take(seed, std::move(run));
            return true;
        },
        stop, streams);
    if (!search.breach) {
        const std::string done =
            fmt::format("{} seeds, {} simulated, {} events: nothing found", search.explored,
                        domain::toText(domain::Duration{search.simulated / sim::engine::kMinute *
                                                        sim::engine::kMinute}),
                        search.events);
        if (ended == SeedsEnded::Stopped) return refuse(streams, "stopped after " + done);
        streams.out << done << '\n';
        return kDone;
    }
    note(streams, fmt::format("seed {}: {}", search.lowest, search.breach->what));
    const explore::Shrunk shrunk =
        shrinkAndTell(search.lowest, *search.breach, spill, stop, streams);
    const std::string report = breachReport(search.lowest, *search.breach, shrunk);
    streams.out << report;
    if (output) {
        output->write(report);
        if (const auto done = output->finish(); !done) return refuse(streams, done.error().detail);
    }
    return kObjectiveMissed;
}

}  // namespace berth::app
