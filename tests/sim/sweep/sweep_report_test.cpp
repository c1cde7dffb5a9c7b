// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/sweep_report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <vector>

namespace berth::sim::sweep {
namespace {

using Json = nlohmann::json;

std::string reportOf(std::uint64_t seed) {
    const Json report = {
        {"scenario", "Ex/ample"},
        {"seed", seed},
        {"simulated_s", 90.0},
        {"engine",
         {{"events", 10 + seed}, {"wall_s", 0.5}, {"events_per_s", 20}, {"trace_hash", "ab"}}},
        {"deployments", {{"a/b~c", {{"ports", {{"80", {{"offered", 3 * seed}}}}}}}}},
        {"alarms", Json::array({1, 2})},
        {"objectives", Json::array({{{"name", "o"},
                                     {"met", seed % 2 == 0},
                                     {"value", seed == 3 ? Json(nullptr) : Json(0.25)},
                                     {"target", 1.5}}})}};
    return report.dump();
}

Sweep sweepOf(const SeedRange& seeds, const SeedRange& part) {
    Sweep sweep{"Ex/ample", 0xABCDEF, SeedTree{seeds}};
    for (std::uint64_t i = 0; i < part.count; ++i)
        EXPECT_TRUE(sweep.runs.add(part.first + i, *figuresOf(reportOf(part.first + i))));
    return sweep;
}

TEST(RunFigures, AreEveryNumberOfAReportThatDoesNotDependOnTheMachine) {
    const auto run = figuresOf(reportOf(4));
    ASSERT_TRUE(run.has_value());
    std::vector<std::string> paths;
    for (const auto& [path, moments] : run->figures)
        paths.push_back(path);
    EXPECT_EQ(paths, (std::vector<std::string>{"/alarms", "/deployments/a~1b~0c/ports/80/offered",
                                               "/engine/events", "/simulated_s"}));
    EXPECT_EQ(run->figures.at("/alarms").mean, 2);
    EXPECT_EQ(run->objectives.front().met, 1);
    EXPECT_FALSE(figuresOf("{}").has_value());
    EXPECT_FALSE(figuresOf("[").has_value());
}

TEST(SweepReport, HasMeanIntervalAndExtremesOfEveryFigure) {
    const Json report = Json::parse(sweepJson(sweepOf({0, 5}, {0, 5})));
    EXPECT_EQ(report["seeds"],
              (Json{{"first", 0}, {"last", 4}, {"done", 5}, {"missing", Json::array()}}));
    const Json& offered = report["figures"]["deployments"]["a/b~c"]["ports"]["80"]["offered"];
    EXPECT_EQ(offered["mean"], 6);
    EXPECT_EQ(offered["min"], 0);
    EXPECT_EQ(offered["max"], 12);
    EXPECT_EQ(offered["runs"], 5);
    EXPECT_NEAR(offered["high"].get<double>() - 6, 2.776445 * 4.743416 / 2.236068, 1e-5);
    EXPECT_NEAR(6 - offered["low"].get<double>(), 2.776445 * 4.743416 / 2.236068, 1e-5);
    const Json& objective = report["objectives"][0];
    EXPECT_EQ(objective["met"], 3);
    EXPECT_EQ(objective["missed"], 2);
    EXPECT_EQ(objective["missed_seeds"], (Json{1, 3}));
    EXPECT_EQ(objective["value"]["runs"], 4);
    EXPECT_FALSE(report.contains("pieces"));
    const Json one = Json::parse(sweepJson(sweepOf({7, 1}, {7, 1})));
    EXPECT_TRUE(one["figures"]["engine"]["events"]["low"].is_null());
}

TEST(SweepReport, OfPartsPutTogetherIsThatOfOneRunByteForByte) {
    const SeedRange seeds{3, 29};
    const std::string whole = sweepJson(sweepOf(seeds, seeds));
    for (const std::uint64_t of : {2ULL, 3ULL, 30ULL}) {
        auto merged = readSweep(sweepJson(sweepOf(seeds, partOf(seeds, {0, of}))));
        ASSERT_TRUE(merged.has_value()) << merged.error();
        for (std::uint64_t index = 1; index < of; ++index) {
            const auto part = readSweep(sweepJson(sweepOf(seeds, partOf(seeds, {index, of}))));
            ASSERT_TRUE(part.has_value()) << part.error();
            ASSERT_TRUE(mergeSweeps(*merged, *part).has_value());
        }
        EXPECT_EQ(sweepJson(*merged), whole);
    }
}

TEST(SweepReport, SaysWhyPartsDoNotBelongTogether) {
    const SeedRange seeds{0, 8};
    const auto part = [&](std::uint64_t index) {
        return sweepOf(seeds, partOf(seeds, {index, 2}));
    };
    const auto problem = [&](Sweep more) {
        Sweep sweep = part(0);
        const auto done = mergeSweeps(sweep, more);
        return done ? std::string{} : done.error();
    };
    EXPECT_EQ(problem(part(1)), "");
    EXPECT_EQ(problem(part(0)), "some of its seeds 0 to 3 are in another");
    EXPECT_EQ(problem(sweepOf({0, 9}, {5, 1})), "it is of another range of seeds");
    Sweep other = part(1);
    other.scenarioHash = 1;
    EXPECT_EQ(problem(other), "it is of another scenario");
}

TEST(SweepReport, ReadsNothingFromADamagedFile) {
    const SeedRange seeds{0, 8};
    const std::string text = sweepJson(sweepOf(seeds, {0, 5}));
    ASSERT_TRUE(readSweep(text).has_value());
    for (std::size_t length = 0; length + 2 < text.size(); length += 37)
        EXPECT_FALSE(readSweep(text.substr(0, length)).has_value()) << length;
    EXPECT_NE(readSweep(sweepJson(sweepOf(seeds, seeds))).error().find("nothing to merge"),
              std::string::npos);
    const auto changed = [&](const char* pointer, const Json& value) {
        Json json = Json::parse(text);
        json[Json::json_pointer(pointer)] = value;
        return readSweep(json.dump());
    };
    EXPECT_TRUE(changed("/pieces/0/offset", 0).has_value());
    for (const auto& [pointer, value] :
         std::vector<std::pair<const char*, Json>>{{"/berth_sweep", 2},
                                                   {"/pieces/0/offset", 1},
                                                   {"/pieces/0/offset", -1},
                                                   {"/pieces/0/level", 63},
                                                   {"/pieces/0/level", "x"},
                                                   {"/pieces/1/offset", 2},
                                                   {"/pieces/0/figures", 3},
                                                   {"/pieces/0/figures/~1alarms/0", 99},
                                                   {"/pieces/0/objectives/0/met", 9},
                                                   {"/pieces/0/objectives/0/name", "other"},
                                                   {"/seeds/last", -3},
                                                   {"/scenario_hash", "xyz"},
                                                   {"/scenario", 1}})
        EXPECT_FALSE(changed(pointer, value).has_value()) << pointer << value;
}

}  // namespace
}  // namespace berth::sim::sweep
