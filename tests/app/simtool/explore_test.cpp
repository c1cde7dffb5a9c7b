// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <sstream>

#include "app/simtool/tool.h"
#include "sim/explore/generator.h"
#include "sim/explore/scenario_text.h"
#include "tests/app/simtool/child_process.h"

namespace berth::app {
namespace {

using testing::TemporaryFolder;
using testing::writeAll;

struct Answer {
    int code = -1;
    std::string out, err;
};

Answer ask(std::vector<std::string> words) {
    words.insert(words.begin(), "explore");
    std::ostringstream out, err;
    const int code = runTool(words, {out, err});
    return {code, out.str(), err.str()};
}

TEST(BerthSimExplore, SaysHowFarItLookedWhenItFoundNothing) {
    const Answer answer = ask({"--seeds", "5..8", "--jobs", "2"});
    EXPECT_EQ(answer.code, 0) << answer.out << answer.err;
    EXPECT_EQ(answer.out.rfind("4 seeds, ", 0), 0U) << answer.out;
    EXPECT_NE(answer.out.find("events: nothing found"), std::string::npos) << answer.out;
    EXPECT_EQ(answer.err, "");
}

TEST(BerthSimExplore, LooksAtOneScenarioAndSaysWhatIsWrongWithIt) {
    const TemporaryFolder folder;
    auto drawn = sim::explore::randomScenario(6);
    writeAll(folder.at("good.yaml"), sim::explore::scenarioText(drawn));
    const Answer good = ask({"--scenario", folder.at("good.yaml")});
    EXPECT_EQ(good.code, 0) << good.out << good.err;
    // What must settle and cannot: its readiness is asked of a path that is not there.
    drawn.faults.clear();
    drawn.changes.clear();
    drawn.workloads.clear();
    drawn.deployments.resize(1);
    drawn.deployments[0].job.reset();
    drawn.deployments[0].nodes = 1;
    drawn.deployments[0].image = "files";
    drawn.deployments[0].health.readiness = domain::Probe{};
    drawn.deployments[0].health.readiness->path = "/none";
    writeAll(folder.at("bad.yaml"), sim::explore::scenarioText(drawn));
    const Answer bad = ask({"--scenario", folder.at("bad.yaml")});
    EXPECT_EQ(bad.code, 1) << bad.err;
    EXPECT_EQ(bad.out.rfind("after 30m: ", 0), 0U) << bad.out;
}

TEST(BerthSimExplore, RefusesBadInputByName) {
    const TemporaryFolder folder;
    writeAll(folder.at("bad.yaml"), "scenario: X\nsead: 1\n");
    struct Case {
        std::vector<std::string> words;
        const char* text;
    };
    for (const Case& c :
         {Case{{"--seeds", "5..4"}, "has no seed"}, Case{{"--seeds", "x"}, "whole numbers"},
          Case{{"--jobs", "0"}, "--jobs must be a whole number from 1"},
          Case{{"--scenario", "x", "--seeds", "0..1"}, "no place beside --scenario"},
          Case{{"--scenario", folder.at("bad.yaml")}, "unknown field \"sead\""},
          Case{{"--seeds", "0..1", "--write", folder.at("none/x.yaml")}, "cannot write"},
          Case{{"here.yaml"}, "explore takes no argument"}}) {
        const Answer answer = ask(c.words);
        EXPECT_EQ(answer.code, 2);
        EXPECT_EQ(answer.out, "");
        EXPECT_NE(answer.err.find(c.text), std::string::npos) << answer.err;
    }
}

}  // namespace
}  // namespace berth::app
