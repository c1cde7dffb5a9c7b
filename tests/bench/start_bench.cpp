// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process to a window that can be used: the overview painted with what the
// embedded simulator says, and the event loop waiting for input. Beside it, in turn, a program that
// shows an empty window. Usage: bench_start [STARTS]
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/busy_profile.h"
#include "tests/bench/measure.h"
#include "tests/bench/watched_program.h"

namespace berth::bench {
namespace {

constexpr const char* kInside = "inside";

struct Series {
    const char* name;
    std::vector<double> firstPaint, dataPaint, usable;  // milliseconds since the start
};

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

bool start(const std::vector<std::string>& command, bool settled, Series& series) {
    WatchedProgram program(command, settled);
    const auto moments = program.waitUntilUsable();
    if (!moments) {
        fmt::print(stderr, "{}: no window\n", command.front());
        return false;
    }
    const auto since = [&](std::int64_t at) {
        return static_cast<double>(at - program.started()) / 1e6;
    };
    series.firstPaint.push_back(since(moments->firstPaint));
    series.dataPaint.push_back(since(moments->dataPaint));
    series.usable.push_back(since(moments->usable));
    if (program.stop()) return true;
    fmt::print(stderr, "{}: ended badly\n", command.front());
    return false;
}

// The figures of the platform in the environment, as the members of a JSON object; empty: failed.
std::string measure(int starts) {
    const ScratchFolder scratch;
    const std::string left = scratch.without("left");
    if (const auto made = makeBusyProfile(left); !made) {
        fmt::print(stderr, "profile: {}\n", made.error().detail);
        return {};
    }
    std::array<Series, 3> all = {
        Series{"bare_window", {}, {}, {}}, {"fresh", {}, {}, {}}, {"existing", {}, {}, {}}};
    for (int i = 0; i < starts; ++i) {
        const std::string fresh = scratch.without("fresh");
        const std::string existing = scratch.copyOf(left, "existing");
        const std::vector<std::string> console = {BERTH_BENCH_CONSOLE, "--page", "overview",
                                                  "--profile"};
        auto onFresh = console;
        onFresh.push_back(fresh);
        auto onExisting = console;
        onExisting.push_back(existing);
        if (!start({BERTH_BENCH_BARE_WINDOW}, false, all[0]) || !start(onFresh, true, all[1]) ||
            !start(onExisting, true, all[2])) {
            return {};
        }
    }
    const double bare = median(all[0].usable);
    std::string members;
    for (const Series& series : all) {
        members += fmt::format(
            "\"{}\": {{\"first_paint_ms\": {:.0f}, \"data_paint_ms\": {:.0f}, "
            "\"usable_ms\": {:.0f}, \"usable_lowest_ms\": {:.0f}, \"usable_p90_ms\": {:.0f}, "
            "\"ratio_to_bare\": {:.2f}}}{}",
            series.name, median(series.firstPaint), median(series.dataPaint), median(series.usable),
            percentile(series.usable, 0), percentile(series.usable, 0.9),
            median(series.usable) / bare, &series == &all.back() ? "" : ",\n    ");
    }
    return members;
}

// The same inside an X server of its own; empty where there is none, or where it failed.
std::string measureOnX(const char* self, int starts) {
    if (std::system("command -v Xvfb >/dev/null && command -v dbus-daemon >/dev/null") != 0) {
        return {};
    }
    const std::string command =
        fmt::format("python3 '{}' '{}' {} {}", BERTH_BENCH_WITH_DISPLAY, self, starts, kInside);
    std::string output;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return {};
    for (std::array<char, 4096> piece{}; std::fgets(piece.data(), piece.size(), pipe) != nullptr;)
        output += piece.data();
    return pclose(pipe) == 0 ? output : std::string();
}

}  // namespace
}  // namespace berth::bench

int main(int argc, char** argv) {
    using namespace berth::bench;
    const int starts = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
    if (argc > 2 && std::string(argv[2]) == kInside) {
        const std::string members = measure(starts);
        fmt::print("{}", members);
        return members.empty() ? 1 : 0;
    }
    setenv("QT_QPA_PLATFORM", "offscreen", 0);
    const double load = loadAverage();
    const std::string offscreen = measure(starts);
    if (offscreen.empty()) return 1;
    const std::string onX =
        measureOnX(std::filesystem::canonical("/proc/self/exe").c_str(), starts);
    fmt::print(
        "{{\n  \"starts\": {}, \"load_before\": {:.2f}, \"load_after\": {:.2f},\n"
        "  \"{}\": {{\n    {}\n  }},\n  \"xcb\": {}\n}}\n",
        starts, load, loadAverage(), std::getenv("QT_QPA_PLATFORM"), offscreen,
        onX.empty() ? "null" : fmt::format("{{\n    {}\n  }}", onX));
    return 0;
}
