// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <filesystem>
#include <map>
#include <optional>
#include <ostream>
#include <utility>

#include "app/simtool/commands.h"
#include "app/simtool/output_file.h"
#include "app/simtool/progress.h"
#include "app/simtool/run_outcome.h"
#include "app/simtool/same_file.h"
#include "app/simtool/stop_signals.h"
#include "app/simtool/trace_writer.h"
#include "models/domain/clock.h"
#include "sim/platform/simulation.h"
#include "sim/scenario/builtin_known.h"
#include "sim/scenario/report.h"

namespace berth::app {
namespace {

using sim::platform::Simulation;
namespace scenario = sim::scenario;

constexpr int kSlices = 1000;  // of a run, between looks at the clock

// Writes the events of a run to a file, or drops them.
class Tracer final : public sim::platform::SimulationListener {
  public:
    explicit Tracer(std::optional<OutputFile>& file) : m_file(file) {}

    void onEvent(const domain::Event& event) override {
        if (m_file) m_file->write(traceLine(event));
    }
    void onLogLine(const domain::DeploymentId& /*deployment*/,
                   const domain::LogLine& /*line*/) override {}
    void onLinkOpened(const sim::platform::LinkInfo& /*link*/) override {}
    void onLinkClosed(const sim::platform::LinkInfo& /*link*/) override {}

  private:
    std::optional<OutputFile>& m_file;
};

// Nothing when somebody wants it to stop.
std::optional<scenario::RunOutcome> simulate(const scenario::Scenario& setup, std::uint64_t seed,
                                             std::optional<OutputFile>& trace,
                                             const StopSignals& stop, const Streams& streams) {
    const domain::SystemClock clock;
    Tracer tracer{trace};
    const domain::Duration started = clock.monotonic();
    std::error_code ignored;
    Simulation simulation{setup, seed, tracer,
                          std::filesystem::temp_directory_path(ignored).string()};
    {
        Progress progress{streams.err, streams.errIsTerminal, clock};
        for (int slice = 1; slice <= kSlices; ++slice) {
            const double done = static_cast<double>(slice) / kSlices;
            simulation.runUntil(setup.duration / kSlices * slice);
            progress.show(done);
            if (stop.waitFor(domain::Duration{0})) return std::nullopt;
        }
        simulation.runUntil(setup.duration);  // what the division left over
    }
    const domain::Duration took = clock.monotonic() - started;
    return outcomeOf(simulation, std::chrono::duration<double>(took).count());
}

std::string summaryOf(const scenario::RunOutcome& outcome,
                      const std::vector<scenario::ObjectiveOutcome>& objectives) {
    std::string text = fmt::format(
        "{}: {} simulated with seed {}, {} events in {:.2f} s, trace hash {:016x}\n",
        terminalLine(outcome.scenario), domain::toText(domain::Duration{outcome.simulated}),
        outcome.seed, outcome.events, outcome.wallSeconds, outcome.traceHash);
    for (const scenario::DeploymentOutcome& deployment : outcome.deployments) {
        text += fmt::format(
            "  {}: {:.2f} nodes ready on average, available {:.2f} %, {} restarts, "
            "{} yuan\n",
            deployment.name, deployment.nodesReadyMean, deployment.availability * 100,
            deployment.restarts, domain::toYuanText(deployment.cost));
        for (const scenario::PortOutcome& port : deployment.ports) {
            text += fmt::format(
                "    port {}: {} requests, {} answered, {} failed, {} refused, {} "
                "timed out; p50 {:.0f} ms, p99 {:.0f} ms\n",
                port.port, port.totals.offered, port.totals.completed, port.totals.failed,
                port.totals.rejected, port.totals.timedOut, port.latency.p50 * 1000,
                port.latency.p99 * 1000);
        }
    }
    for (const scenario::FrontOutcome& front : outcome.fronts) {
        text += fmt::format(
            "  front {}: {} requests, {} answered, {} failed, {} refused, {} timed out; p50 {:.0f} "
            "ms, p99 {:.0f} ms\n",
            front.name, front.totals.offered, front.totals.completed, front.totals.failed,
            front.totals.rejected, front.totals.timedOut, front.latency.p50 * 1000,
            front.latency.p99 * 1000);
        for (const scenario::FrontOutcome::Share& share : front.perDeployment)
            text += fmt::format("    {}: {} requests, {} answered\n", share.deployment,
                                share.offered, share.completed);
    }
    for (const scenario::ObjectiveOutcome& objective : objectives) {
        text += fmt::format("  {} {}: {} (target {})\n", objective.met ? "met   " : "MISSED",
                            terminalLine(objective.name),
                            objective.value ? fmt::format("{:.6g}", *objective.value) : "not known",
                            objective.target);
        if (!objective.budget) continue;
        const domain::ErrorBudget& budget = *objective.budget;
        text += fmt::format(
            "         {:.6g} of {:.6g} {} of its error budget are used{}\n", budget.used,
            budget.allowed, domain::toText(budget.unit),
            budget.exhausted
                ? fmt::format(", used up after {}",
                              domain::toText(domain::Duration{budget.exhausted->ns / 1'000'000'000 *
                                                              1'000'000'000}))
                : "");
    }
    std::map<std::string, int> raised;
    for (const domain::AlarmEpisode& episode : outcome.levels.history)
        ++raised[episode.alarm];
    for (const auto& [alarm, times] : raised)
        text += fmt::format("  ALARM  {}: raised {} times\n", terminalLine(alarm), times);
    return text;
}

bool allMet(const std::vector<scenario::ObjectiveOutcome>& objectives) {
    for (const scenario::ObjectiveOutcome& objective : objectives) {
        if (!objective.met) return false;
    }
    return true;
}

// Files are opened before the run: hours of it must not end at a folder that is not there.
domain::Result<std::optional<OutputFile>> open(const std::optional<std::string>& path) {
    if (!path) return std::optional<OutputFile>{};
    auto file = OutputFile::create(*path);
    if (!file) return tl::unexpected(file.error());
    return std::optional<OutputFile>{std::move(*file)};
}

}  // namespace

const CommandSpec& runSpec() {
    static const CommandSpec kSpec{
        "run",
        "FILE",
        "Runs a scenario as fast as it goes and says how it went.",
        {{"--seed", "N", "instead of the scenario's own seed"},
         {"--report", "OUT.json|-",
          "the figures as JSON; - is standard output, and then nothing "
          "else is there"},
         {"--trace", "OUT.ndjson", "every event, one line of JSON each"}},
        "Exit code 1 when an objective of the scenario was not met."};
    return kSpec;
}

int runCommand(const Arguments& arguments, const Streams& streams) {
    const auto loaded = scenario::loadScenarioFile(arguments.operand, scenario::builtinKnown());
    if (!loaded) {
        for (const scenario::ScenarioError& error : loaded.error())
            streams.err << terminalLine(toText(error, arguments.operand)) << '\n';
        return kCannot;
    }
    std::uint64_t seed = loaded->seed;
    if (const auto text = arguments.value("--seed")) {
        const auto number = seedOf(*text);
        if (!number) return refuse(streams, number.error());
        seed = *number;
    }
    auto reportPath = arguments.value("--report");
    const bool toOutput = reportPath == "-";
    if (toOutput) reportPath.reset();
    if (arguments.value("--trace") == "-") {
        return refuse(streams, "--trace needs a file: standard output is for the report");
    }
    const auto tracePath = arguments.value("--trace");
    if (reportPath && tracePath && isSameFile(*reportPath, *tracePath)) {
        return refuse(streams, "--report and --trace name one file: give each its own");
    }
    for (const auto& [option, path] :
         {std::pair{"--report", reportPath}, std::pair{"--trace", tracePath}}) {
        if (path && isSameFile(*path, arguments.operand)) {
            return refuse(streams,
                          fmt::format("{} names the scenario itself: give another file", option));
        }
    }
    const StopSignals stop;  // from here on there is something to clean up
    auto report = open(reportPath);
    if (!report) return refuse(streams, report.error().detail);
    auto trace = open(tracePath);
    if (!trace) return refuse(streams, trace.error().detail);

    const auto outcome = simulate(*loaded, seed, *trace, stop, streams);
    if (!outcome) return refuse(streams, "stopped before the end: nothing was written");
    const auto objectives = judge(*loaded, *outcome);
    const std::string json = reportJson(*outcome, objectives);
    streams.out << (toOutput ? json : summaryOf(*outcome, objectives));
    if (*report) (*report)->write(json);
    for (std::optional<OutputFile>* file : {&*report, &*trace}) {
        if (!*file) continue;
        if (const auto done = (*file)->finish(); !done) return refuse(streams, done.error().detail);
    }
    return allMet(objectives) ? kDone : kObjectiveMissed;
}

}  // namespace berth::app
