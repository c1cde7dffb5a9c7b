// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/run_figures.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

namespace berth::sim::sweep {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kLeftOut{"/seed", "/engine/wall_s",
                                                   "/engine/events_per_s", "/objectives"};

// RFC 6901: "~" and "/" within a name.
std::string escaped(std::string_view name) {
    std::string text;
    for (const char each : name) {
        if (each == '~')
            text += "~0";
        else if (each == '/')
            text += "~1";
        else
            text += each;
    }
    return text;
}

// A report is four levels deep, written by us: the recursion is bounded by that.
void collect(const Json& value, const std::string& path, RunFigures& run) {
    if (std::find(kLeftOut.begin(), kLeftOut.end(), path) != kLeftOut.end()) return;
    if (value.is_object()) {
        for (const auto& [name, inner] : value.items())
            collect(inner, path + '/' + escaped(name), run);
    } else if (value.is_array()) {
        run.figures[path].add(static_cast<double>(value.size()));
    } else if (value.is_number()) {
        run.figures[path].add(value.get<double>());
    }
}

ObjectiveTally tallyOf(const Json& objective, std::uint64_t seed) {
    ObjectiveTally tally;
    tally.name = objective.at("name").get<std::string>();
    tally.target = objective.at("target").get<double>();
    const bool met = objective.at("met").get<bool>();
    (met ? tally.met : tally.missed) = 1;
    if (!met) tally.missedSeeds.push_back(seed);
    if (const Json& value = objective.at("value"); value.is_number())
        tally.value.add(value.get<double>());
    return tally;
}

void joinTallies(ObjectiveTally& earlier, const ObjectiveTally& later) {
    earlier.met += later.met;
    earlier.missed += later.missed;
    earlier.value.join(later.value);
    for (const std::uint64_t seed : later.missedSeeds) {
        if (earlier.missedSeeds.size() >= kMostMissedSeeds) break;
        earlier.missedSeeds.push_back(seed);
    }
}

}  // namespace

void RunFigures::join(const RunFigures& later) {
    for (const auto& [path, moments] : later.figures)
        figures[path].join(moments);
    if (objectives.empty()) {
        objectives = later.objectives;
        return;
    }
    for (std::size_t i = 0; i < std::min(objectives.size(), later.objectives.size()); ++i)
        joinTallies(objectives[i], later.objectives[i]);
}

tl::expected<RunFigures, std::string> figuresOf(const std::string& report) {
    try {
        const Json whole = Json::parse(report);
        RunFigures run;
        collect(whole, {}, run);
        const auto seed = whole.at("seed").get<std::uint64_t>();
        for (const Json& objective : whole.at("objectives"))
            run.objectives.push_back(tallyOf(objective, seed));
        return run;
    } catch (const Json::exception& problem) {
        return tl::unexpected<std::string>(std::string("not the report of a run: ") +
                                           problem.what());
    }
}

}  // namespace berth::sim::sweep
