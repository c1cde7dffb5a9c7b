// SPDX-License-Identifier: GPL-3.0-or-later
// What the console takes while nobody touches it: memory and processor time with 20 deployments on
// the embedded simulator, one page after another. Beside it a program that shows an empty window.
// Usage: bench_idle [SECONDS]
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/busy_profile.h"
#include "tests/bench/measure.h"
#include "tests/bench/watched_program.h"

namespace berth::bench {
namespace {

// What starting leaves to be done is no idling.
constexpr std::chrono::seconds kSettling{2};

// One member of the JSON object; empty: failed.
std::string measure(const char* name, const std::vector<std::string>& command, bool settled,
                    double seconds) {
    WatchedProgram program(command, settled);
    if (!program.waitUntilUsable()) {
        fmt::print(stderr, "{}: no window\n", name);
        return {};
    }
    std::this_thread::sleep_for(kSettling);
    const std::int64_t begin = monotonicNanoseconds();
    const Usage before = program.usage();
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
    const Usage after = program.usage();
    const double passed = static_cast<double>(monotonicNanoseconds() - begin) / 1e9;
    if (!program.stop()) {
        fmt::print(stderr, "{}: ended badly\n", name);
        return {};
    }
    return fmt::format(
        ",\n  \"{}\": {{\"resident_mib\": {:.1f}, \"proportional_mib\": {:.1f}, "
        "\"cpu_percent\": {:.2f}, \"wake_ups_per_s\": {:.1f}}}",
        name, after.residentMiB, after.proportionalMiB,
        100 * (after.cpuSeconds - before.cpuSeconds) / passed,
        static_cast<double>(after.wakeUps - before.wakeUps) / passed);
}

}  // namespace
}  // namespace berth::bench

int main(int argc, char** argv) {
    using namespace berth::bench;
    const double seconds = argc > 1 ? std::max(0.1, std::atof(argv[1])) : 2;
    setenv("QT_QPA_PLATFORM", "offscreen", 0);
    const ScratchFolder scratch;
    const std::string left = scratch.without("left");
    if (const auto made = makeBusyProfile(left); !made) {
        fmt::print(stderr, "profile: {}\n", made.error().detail);
        return 1;
    }
    const double load = loadAverage();
    std::string members = measure("bare_window", {BERTH_BENCH_BARE_WINDOW}, false, seconds);
    if (members.empty()) return 1;
    for (const char* page : {"overview", "deployments", "nodes"}) {
        const std::string member = measure(
            page,
            {BERTH_BENCH_CONSOLE, "--page", page, "--profile", scratch.copyOf(left, "profile")},
            true, seconds);
        if (member.empty()) return 1;
        members += member;
    }
    fmt::print("{{\n  \"seconds\": {:.1f}, \"load_before\": {:.2f}, \"load_after\": {:.2f}{}\n}}\n",
               seconds, load, loadAverage(), members);
    return 0;
}
