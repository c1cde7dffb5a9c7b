// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "app/simtool/tool.h"
#include "tests/app/simtool/child_process.h"

namespace berth::app {
namespace {

using testing::ChildProcess;
using testing::Finished;
using testing::readAll;
using testing::run;
using testing::TemporaryFolder;
using testing::writeAll;
using Json = nlohmann::json;

// Half a simulated minute: a moment.
std::string quickScenario(const std::string& duration = "30s") {
    return "scenario: Quick\nduration: " + duration +
           "\ndeployments:\n"
           "  - {name: echo, gpu: '4090', image: echo, nodes: 2, ports: [80]}\n"
           "workloads:\n  - {deployment: echo, rate: 5/s}\n"
           "objectives:\n  - {deployment: echo, ready_at_least: 0.1}\n";
}

bool has(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

TEST(BerthSimSweep, GivesTheSameReportHoweverManyRunAtOnceAndInWhateverParts) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), quickScenario());
    const auto sweep = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"sweep", folder.at("a.yaml"), "--seeds", "3..9"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    };
    const Finished one = sweep({"--jobs", "1", "--report", "-"});
    EXPECT_EQ(one.err, "");
    const Json report = Json::parse(one.out);
    EXPECT_EQ(report["seeds"]["done"], 7);
    const Json& offered = report["figures"]["deployments"]["echo"]["ports"]["80"]["offered"];
    EXPECT_EQ(offered["runs"], 7);
    EXPECT_LT(offered["low"], offered["mean"]);
    EXPECT_GT(offered["max"], offered["min"]);
    EXPECT_EQ(sweep({"--jobs", "3", "--report", "-"}).out, one.out);

    std::vector<std::string> merge{"sweep", "--merge", "--report", "-"};
    for (const char* part : {"2/3", "0/3", "1/3"}) {
        const std::string file = folder.at(std::string(part, 1) + ".json");
        const Finished shard = sweep({"--indexed-job", part, "--report", file});
        EXPECT_TRUE(has(shard.out, "of the seeds 3 to 9")) << shard.out << shard.err;
        merge.push_back(file);
    }
    EXPECT_EQ(run(merge).out, one.out);
}

TEST(BerthSimSweep, ReportsWhatIsDoneWhenItIsStopped) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), quickScenario("60d"));
    ChildProcess child(
        {"sweep", folder.at("a.yaml"), "--seeds", "0..9", "--report", folder.at("r.json")});
    for (int i = 0; i < 10'000 && folder.entries() < 2; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    child.signal(SIGINT);
    const Finished result = child.finish();
    EXPECT_EQ(result.code, 2);
    EXPECT_TRUE(has(result.err, "stopped: 0 of 10 seeds are done")) << result.err;
    const Json report = Json::parse(readAll(folder.at("r.json")));
    EXPECT_EQ(report["seeds"]["missing"], (Json{{0, 9}}));
    EXPECT_EQ(folder.entries(), 2U);
}

TEST(BerthSimSweep, EndsWith1WhenAnObjectiveWasMissedWithAnySeed) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), quickScenario() + "  - {deployment: echo, ready_at_least: 2}\n");
    const Finished result = run({"sweep", folder.at("a.yaml"), "--seeds", "0..1"});
    EXPECT_EQ(result.code, 1);
    EXPECT_TRUE(has(result.out, "met    echo ready_at_least: met by 2 of 2 seeds")) << result.out;
    EXPECT_TRUE(has(result.out,
                    "MISSED echo ready_at_least: met by 0 of 2 seeds, missed first by "
                    "0"))
        << result.out;
}

TEST(BerthSimSweep, RefusesBadInputByName) {
    const TemporaryFolder folder;
    const std::string file = folder.at("a.yaml");
    writeAll(file, quickScenario());
    writeAll(folder.at("bad.yaml"), "scenario: X\nsead: 1\n");
    writeAll(folder.at("no.json"), "{}");
    struct Case {
        std::vector<std::string> words;
        const char* text;
    };
    for (const Case& c :
         {Case{{file}, "sweep needs --seeds A..B"}, Case{{}, "sweep needs FILE"},
          Case{{file, "--seeds", "5..4"}, "has no seed"},
          Case{{file, "--seeds", "0..99999999999"}, "more than 1000000000 seeds"},
          Case{{file, "--seeds", "-1..4"}, "whole numbers"},
          Case{{file, "--seeds", "0..4", "--jobs", "0"}, "--jobs must be a whole number from 1"},
          Case{{file, "--seeds", "0..4", "--jobs", "-2"}, "not \"-2\""},
          Case{{file, "--seeds", "0..4", "--indexed-job", "4/4"}, "K counts from 0 to 3"},
          Case{{file, "--seeds", "0..4", "--indexed-job", "/4"}, "JOB_COMPLETION_INDEX"},
          Case{{file, "--seeds", "0..4", "--report", file}, "names the scenario itself"},
          Case{{file, file, "--seeds", "0..4"}, "sweep takes one FILE"},
          Case{{folder.at("none"), "--seeds", "0..4"}, "No such file"},
          Case{{folder.at("bad.yaml"), "--seeds", "0..4"}, "unknown field \"sead\""},
          Case{{"--merge", folder.at("no.json")}, "it is not the report of a sweep"},
          Case{{"--merge", folder.at("no.json"), "--jobs", "2"}, "no place beside --merge"}}) {
        std::vector<std::string> words{"sweep"};
        words.insert(words.end(), c.words.begin(), c.words.end());
        std::ostringstream out, err;
        EXPECT_EQ(runTool(words, {out, err}), 2);
        EXPECT_EQ(out.str(), "");
        EXPECT_TRUE(has(err.str(), c.text)) << err.str();
    }
}

}  // namespace
}  // namespace berth::app
