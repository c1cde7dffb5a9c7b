// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

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

std::string sample(const std::string& name) {
    return std::string{BERTH_SCENARIOS} + "/" + name + ".yaml";
}

// Ten simulated minutes of one deployment: a moment.
std::string shortScenario(const std::string& more = "") {
    return "scenario: Short\nseed: 3\nduration: 10m\ndeployments:\n"
           "  - {name: echo, gpu: '4090', image: echo, nodes: 2, ports: [80]}\n"
           "workloads:\n  - {deployment: echo, rate: 5/s}\n" +
           more;
}

bool mentions(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

TEST(BerthSim, ShowsItsCommandsAndVersion) {
    const Finished help = run({"--help"});
    EXPECT_EQ(help.code, 0);
    EXPECT_EQ(help.err, "");
    for (const char* command :
         {"run FILE", "check FILE", "serve [--scenario FILE]", "bench", "sweep FILE", "explore"})
        EXPECT_TRUE(mentions(help.out, command)) << command;
    for (const char* command : {"run", "check", "serve", "bench", "sweep", "explore"}) {
        const Finished one = run({command, "--help"});
        EXPECT_EQ(one.code, 0) << command;
        EXPECT_TRUE(mentions(one.out, std::string("berth-sim ") + command));
    }
    EXPECT_EQ(run({"--version"}).out.rfind("berth-sim ", 0), 0U);
}

TEST(BerthSim, RefusesWhatItDoesNotKnowAndSuggestsWhatIsNear) {
    struct Case {
        std::vector<std::string> words;
        const char* text;
    };
    for (const Case& c :
         {Case{{}, "berth-sim run FILE"},
          Case{{"rum", "x"}, "unknown command \"rum\" (did you mean \"run\"?)"},
          Case{{"swep"}, "unknown command \"swep\" (did you mean \"sweep\"?)"},
          Case{{"--vesion"}, "(did you mean \"--version\"?)"}, Case{{"run"}, "run needs FILE"},
          Case{{"run", "a", "b"}, "takes one FILE"},
          Case{{"run", sample("echo-three-nodes"), "--seeds", "1"},
               "unknown option --seeds (did you mean \"--seed\"?)"},
          Case{{"run", sample("echo-three-nodes"), "--seed", "1.5"},
               "--seed must be a whole number from 0 to"},
          Case{{"run", sample("echo-three-nodes"), "--seed", "-1"}, "not \"-1\""},
          Case{{"bench", "x"}, "bench takes no argument"}}) {
        const Finished result = run(c.words);
        EXPECT_EQ(result.code, 2);
        EXPECT_EQ(result.out, "");
        EXPECT_TRUE(mentions(result.err, c.text)) << result.err;
    }
}

TEST(BerthSim, ShowsNoControlCharactersOfAnArgument) {
    const Finished result = run({"\x1b[2J"});
    EXPECT_EQ(result.code, 2);
    EXPECT_FALSE(mentions(result.err, "\x1b"));
}

TEST(BerthSim, ShowsNoControlCharactersOfAScenario) {
    const TemporaryFolder folder;
    std::string text = shortScenario();
    text.replace(text.find("Short"), 5, R"("\e[31mRed\x9b31m\u202edeR")");
    writeAll(folder.at("a.yaml"), text);
    const Finished result = run({"run", folder.at("a.yaml")});
    EXPECT_EQ(result.code, 0) << result.err;
    for (const char* hidden : {"\x1b", "\xC2\x9b", "\u202e"})
        EXPECT_FALSE(mentions(result.out, hidden)) << result.out;
    EXPECT_TRUE(mentions(result.out, "Red")) << result.out;
}

TEST(BerthSimCheck, AcceptsEverySample) {
    for (const char* name :
         {"sample-cluster", "echo-three-nodes", "evening-rush", "registry-down", "machine-lost",
          "disk-full", "gpu-faults", "objectives-and-alarms", "stateful-front", "canary"}) {
        const Finished result = run({"check", sample(name)});
        EXPECT_EQ(result.code, 0) << result.out;
        EXPECT_TRUE(mentions(result.out, ": good (")) << result.out;
    }
}

TEST(BerthSim, ReportsWhatCameToAFrontAndToEachDeploymentBehindIt) {
    const TemporaryFolder folder;
    const Finished result =
        run({"run", sample("stateful-front"), "--report", folder.at("report.json")});
    EXPECT_EQ(result.code, 0) << result.out << result.err;
    const Json report = Json::parse(readAll(folder.at("report.json")));
    const Json& front = report.at("fronts").at("comfy");
    std::int64_t offered = 0;
    std::int64_t completed = 0;
    ASSERT_EQ(front.at("per_deployment").size(), 4U);
    for (const auto& [name, share] : front.at("per_deployment").items()) {
        EXPECT_GT(share.at("completed").get<int>(), 0) << name;
        offered += share.at("offered").get<std::int64_t>();
        completed += share.at("completed").get<std::int64_t>();
    }
    EXPECT_EQ(completed, front.at("completed").get<std::int64_t>());
    const auto came = front.at("offered").get<std::int64_t>();
    EXPECT_GT(came, 300);
    EXPECT_TRUE(mentions(result.out, "  front comfy: " + std::to_string(came) + " requests"))
        << result.out;
    // Those for which nobody was ready came to no deployment, those tried again to two.
    EXPECT_GE(offered, came - front.at("rejected").get<std::int64_t>());
    EXPECT_LE(offered, came + front.at("retried").get<std::int64_t>());
    // Once at the link of each as well, but for what was under way when the warm-up ended.
    std::int64_t atLinks = 0;
    for (const auto& [name, deployment] : report.at("deployments").items())
        atLinks += deployment.at("ports").at("8188").at("offered").get<std::int64_t>();
    EXPECT_NEAR(static_cast<double>(atLinks), static_cast<double>(offered), 5);
}

TEST(BerthSimCheck, PrintsEveryFaultWithItsPlace) {
    const TemporaryFolder folder;
    writeAll(folder.at("bad.yaml"), "scenario: X\nduration: 30\nsead: 1\n");
    const Finished result = run({"check", folder.at("bad.yaml")});
    EXPECT_EQ(result.code, 2);
    EXPECT_TRUE(mentions(result.out, folder.at("bad.yaml") + ":2:11: duration: must be a time"));
    EXPECT_TRUE(mentions(result.out, folder.at("bad.yaml") + ":3:1: unknown field \"sead\""));
}

TEST(BerthSimCheck, RefusesWhatIsNoReadableFile) {
    const TemporaryFolder folder;
    ASSERT_EQ(::mkfifo(folder.at("pipe").c_str(), 0600), 0);
    const int huge = ::open(folder.at("huge").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    ASSERT_EQ(::ftruncate(huge, off_t{1} << 30), 0);
    ::close(huge);
    for (const auto& [path, words] : {std::pair{folder.at("pipe"), "is a pipe"},
                                      std::pair{folder.at("huge"), "larger than 8 MiB"},
                                      std::pair{folder.path().string(), "is a directory"},
                                      std::pair{folder.at("none"), "No such file"}}) {
        for (const char* command : {"check", "run"}) {
            const Finished result = run({command, path});
            EXPECT_EQ(result.code, 2) << path;
            EXPECT_TRUE(mentions(result.out + result.err, words)) << result.out << result.err;
        }
    }
}

TEST(BerthSimRun, WritesNothingButJsonToStandardOutputWhenAsked) {
    const Finished result = run({"run", sample("evening-rush"), "--report", "-"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    const Json report = Json::parse(result.out);
    const Json& port = report["deployments"]["chat"]["ports"]["8000"];
    EXPECT_EQ(port["per_node"].size(), 8U);  // most of them gone long before the end
    std::int64_t answered = 0;
    for (const auto& [node, count] : port["per_node"].items())
        answered += count.get<std::int64_t>();
    EXPECT_EQ(answered, port["completed"]);
    EXPECT_GT(port["offered"], 100'000);
    EXPECT_EQ(report["objectives"].size(), 2U);
    EXPECT_EQ(report["simulated_s"], 10'800);
}

TEST(BerthSimRun, PromotesTheGoodVersionOfTheSampleAndRollsTheBadOneBack) {
    const Finished result = run({"run", sample("canary"), "--report", "-"});
    EXPECT_EQ(result.code, 0) << result.err;
    const Json report = Json::parse(result.out);
    const Json& good = report["deployments"]["ranker"]["canary"];
    EXPECT_EQ(good["state"], "promoted");
    EXPECT_EQ(good["reason"], "kept");
    EXPECT_NEAR(good["ended_s"].get<double>() - good["watching_since_s"].get<double>(), 600, 1e-6);
    const Json& bad = report["deployments"]["talk"]["canary"];
    EXPECT_EQ(bad["state"], "rolled_back");
    EXPECT_EQ(bad["reason"], "availability_low");
    for (const Json* each : {&good, &bad}) {
        const auto before = (*each)["before"]["offered"].get<std::int64_t>();
        const auto after = (*each)["after"]["offered"].get<std::int64_t>();
        EXPECT_GE(after, 200);
        EXPECT_NEAR(static_cast<double>(after), 0.3 * static_cast<double>(before + after), 1);
        EXPECT_EQ((*each)["share_percent"], 30);
        EXPECT_GT((*each)["after"]["cost_points"].get<std::int64_t>(), 0);
    }
    EXPECT_EQ(good["after"]["availability"], 1.0);
    EXPECT_LT(bad["after"]["availability"].get<double>(), 0.99);
    EXPECT_FALSE(report["deployments"]["ranker"]["ports"]["80"]["failed"].get<int>() > 0);
}

TEST(BerthSimRun, GivesOneHashForOneSeedAndAnotherForAnother) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), shortScenario());
    const auto hash = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"run", folder.at("a.yaml"), "--report", "-"};
        words.insert(words.end(), more.begin(), more.end());
        return Json::parse(run(words).out)["engine"]["trace_hash"].get<std::string>();
    };
    const std::string first = hash({});
    EXPECT_EQ(first.size(), 16U);
    EXPECT_EQ(hash({}), first);
    EXPECT_EQ(hash({"--seed", "3"}), first);
    EXPECT_EQ(hash({"--trace", folder.at("trace.ndjson")}), first);
    EXPECT_NE(hash({"--seed", "4"}), first);
}

TEST(BerthSimRun, EndsWith1WhenAnObjectiveIsMissedAndReportsAllTheSame) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"),
             shortScenario("objectives:\n  - {deployment: echo, p95_at_most: 1us}\n"));
    const Finished result = run({"run", folder.at("a.yaml"), "--report", folder.at("r.json")});
    EXPECT_EQ(result.code, 1);
    EXPECT_TRUE(mentions(result.out, "MISSED echo p95_at_most"));
    EXPECT_EQ(Json::parse(readAll(folder.at("r.json")))["objectives"][0]["met"], false);
}

TEST(BerthSimRun, TracesEveryEventInOrder) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), shortScenario());
    ASSERT_EQ(run({"run", folder.at("a.yaml"), "--trace", folder.at("t.ndjson")}).code, 0);
    std::istringstream lines(readAll(folder.at("t.ndjson")));
    std::uint64_t sequence = 0;
    std::int64_t at = 0;
    int ready = 0;
    for (std::string line; std::getline(lines, line);) {
        const Json event = Json::parse(line);
        EXPECT_EQ(event["sequence"], ++sequence);
        EXPECT_GE(event["t_ns"], at);
        at = event["t_ns"];
        if (event["kind"] == "node_ready") ++ready;
    }
    EXPECT_EQ(ready, 2);
}

TEST(BerthSimRun, RefusesOutputsBeforeItRuns) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), shortScenario());
    ASSERT_EQ(::mkfifo(folder.at("pipe").c_str(), 0600), 0);
    struct Case {
        std::vector<std::string> words;
        const char* text;
    };
    for (const Case& c :
         {Case{{"--report", folder.at("none/r.json")}, "cannot write"},
          Case{{"--trace", folder.path().string()}, "it is a directory"},
          Case{{"--trace", "-"}, "--trace needs a file"},
          Case{{"--trace", folder.at("x"), "--report", folder.at("x")}, "give each its own"},
          Case{{"--trace", folder.at("x"), "--report", folder.at("./x")}, "give each its own"},
          Case{{"--report", folder.at("pipe")}, "start its reader first"},
          Case{{"--report", folder.at("a.yaml")}, "--report names the scenario itself"},
          Case{{"--trace", folder.at("./a.yaml")}, "--trace names the scenario itself"}}) {
        std::vector<std::string> words{"run", folder.at("a.yaml")};
        words.insert(words.end(), c.words.begin(), c.words.end());
        const Finished result = run(words);
        EXPECT_EQ(result.code, 2);
        EXPECT_EQ(result.out, "");
        EXPECT_TRUE(mentions(result.err, c.text)) << result.err;
    }
    EXPECT_EQ(folder.entries(), 2U);
}

// One is made whole with the working folder, the other is not.
TEST(BerthSimRun, KnowsOneNewFileByTwoNames) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), shortScenario());
    const std::string name = folder.path().filename().string() + ".json";
    const Finished result =
        run({"run", folder.at("a.yaml"), "--report", name, "--trace", "./" + name});
    EXPECT_EQ(result.code, 2);
    EXPECT_TRUE(mentions(result.err, "give each its own")) << result.err;
}

TEST(BerthSimRun, TellsWhenAnOutputIsFull) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), shortScenario());
    const Finished result = run({"run", folder.at("a.yaml"), "--report", "/dev/full"});
    EXPECT_EQ(result.code, 2);
    EXPECT_TRUE(mentions(result.err, "cannot write /dev/full")) << result.err;
}

TEST(BerthSimRun, LeavesNothingBehindWhenItIsStopped) {
    const TemporaryFolder folder;
    std::string text = shortScenario();
    text.replace(text.find("10m"), 3, "60d");
    writeAll(folder.at("a.yaml"), text);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        ChildProcess child({"run", folder.at("a.yaml"), "--report", folder.at("r.json"), "--trace",
                            folder.at("t.ndjson")});
        for (int i = 0; i < 10'000 && folder.entries() < 3; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        child.signal(signal);
        const Finished result = child.finish();
        EXPECT_EQ(result.code, 2);
        EXPECT_TRUE(mentions(result.err, "stopped before the end")) << result.err;
        EXPECT_EQ(folder.entries(), 1U);
    }
}

TEST(BerthSimBench, PrintsItsFiguresAsJson) {
    const Finished result = run({"bench"});
    EXPECT_EQ(result.code, 0);
    const Json figures = Json::parse(result.out);
    EXPECT_GT(figures["mm100"]["engine_events_per_s"], 0);
    EXPECT_GT(figures["mm100"]["ratio"], 0);
}

}  // namespace
}  // namespace berth::app
