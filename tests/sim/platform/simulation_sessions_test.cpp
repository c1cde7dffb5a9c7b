// SPDX-License-Identifier: GPL-3.0-or-later
// What a session sees and does in a node, from the simulation's own side.
#include <algorithm>

#include "sim/platform/card_model.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {
namespace {

using domain::ErrorCode;
using Kind = FileChange::Kind;

serving::NodeKey keyOf(const Lab& lab, const std::string& name) {
    const auto key = lab.sim.findNodeFor(name);
    EXPECT_TRUE(key) << key.error().detail;
    return key.value_or(0);
}

bool kernelSays(const shell::NodeFacts& facts, const std::string& part) {
    return std::any_of(facts.kernelLog.begin(), facts.kernelLog.end(), [&part](const auto& line) {
        return line.text.find(part) != std::string::npos;
    });
}

const shell::ProcessFacts* mainProcess(const shell::NodeFacts& facts) {
    for (const shell::ProcessFacts& process : facts.processes) {
        if (process.command.find("echo") != std::string::npos ||
            process.command.find("crash-loop") != std::string::npos || process.state == 'Z')
            return &process;
    }
    return nullptr;
}

TEST(NodeSessions, FindNodesByNameAndById) {
    Lab lab;
    lab.deploy(spec("echo", 2));
    const serving::NodeKey second = keyOf(lab, "web-2");
    EXPECT_EQ(keyOf(lab, lab.node("web-2").id.value), second);
    EXPECT_EQ(lab.sim.findNodeFor("web-3").error().code, ErrorCode::NotFound);
    EXPECT_EQ(lab.sim.findNodeFor("").error().code, ErrorCode::NotFound);
}

TEST(NodeSessions, SayWhyNobodyCanWorkInANodeThatDoesNotRun) {
    Lab lab;
    lab.create(spec("llm", 1, 8000));
    lab.runFor(100 * kMillisecond);
    const serving::NodeKey node = keyOf(lab, "web-1");
    const auto facts = lab.sim.nodeFacts(node);
    ASSERT_FALSE(facts);
    EXPECT_EQ(facts.error().code, ErrorCode::Unavailable);
    EXPECT_EQ(facts.error().detail, "node web-1 is not running: its image is still being pulled");
    EXPECT_EQ(lab.sim.changeFiles({Kind::Write, node, "/a", 0, "x"}).error().code,
              ErrorCode::Unavailable);
}

TEST(NodeSessions, SayThatANodeHasEndedAlsoWhenItIsForgotten) {
    Lab lab;
    const auto id = lab.deploy(spec("echo", 1));
    const serving::NodeKey node = keyOf(lab, "web-1");
    ASSERT_TRUE(lab.apply(domain::DeleteDeployment{id}));
    lab.runFor(60 * kSecond);
    EXPECT_EQ(lab.sim.fileStatus(node, "/").error().detail, "node web-1 has ended");
    lab.runFor(3600 * kSecond);
    EXPECT_EQ(lab.sim.fileStatus(node, "/").error().detail, "node web-1 has ended");
    EXPECT_EQ(lab.sim.fileStatus(node, "/").error().code, ErrorCode::NotFound);
}

TEST(NodeSessions, TellWhatTheConsoleTellsOfTheNode) {
    Lab lab;
    domain::DeploymentSpec wanted = spec("echo", 1);
    wanted.environment = {{"MODE", "test"}};
    wanted.mounts = {{{"vol"}, "/data"}};
    lab.deploy(wanted);
    const auto facts = lab.sim.nodeFacts(keyOf(lab, "web-1"));
    ASSERT_TRUE(facts) << facts.error().detail;
    const domain::Node node = lab.node("web-1");
    EXPECT_EQ(facts->node, "web-1");
    EXPECT_EQ(facts->machine, node.machine.value);
    EXPECT_EQ(facts->region, node.region.value);
    EXPECT_TRUE(facts->running);
    EXPECT_EQ(facts->processors, 16);
    EXPECT_EQ(facts->memoryTotal, 64 * domain::kGiB);
    EXPECT_LT(facts->machineBooted, facts->created);
    EXPECT_LE(facts->created, facts->now);
    ASSERT_EQ(facts->gpus.size(), 1U);
    EXPECT_EQ(facts->gpus[0].model, "NVIDIA GeForce RTX 4090");
    EXPECT_EQ(facts->gpus[0].memoryTotal, node.gpuMemoryTotal.count);
    EXPECT_EQ(facts->gpus[0].memoryUsed, node.gpuMemoryUsed.count);
    EXPECT_DOUBLE_EQ(facts->gpus[0].use, node.gpuUse);
    ASSERT_EQ(facts->mounts.size(), 2U);
    EXPECT_EQ(facts->mounts[0].capacity, 80 * domain::kGiB);
    EXPECT_EQ(facts->mounts[1].path, "/data");
    EXPECT_EQ(facts->mounts[1].capacity, domain::kGiB);
    EXPECT_TRUE(facts->mounts[1].persistent);
    EXPECT_EQ(facts->listeningPorts, (std::vector<int>{22, 80}));
    ASSERT_NE(mainProcess(*facts), nullptr);
    EXPECT_EQ(mainProcess(*facts)->gpuMemory, node.gpuMemoryUsed.count);
    EXPECT_NE(std::find(facts->environment.begin(), facts->environment.end(),
                        std::pair<std::string, std::string>("MODE", "test")),
              facts->environment.end());
    EXPECT_TRUE(kernelSays(*facts, "NVRM: loading NVIDIA UNIX x86_64 Kernel Module  550.54.15"));
    EXPECT_FALSE(facts->containerLog.empty());
}

TEST(NodeSessions, ShowAnEndForLackOfMemoryInTheKernelLog) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const serving::NodeKey node = keyOf(lab, "web-1");
    const auto before = lab.sim.nodeFacts(node);
    ASSERT_TRUE(before && mainProcess(*before) != nullptr);
    EXPECT_FALSE(kernelSays(*before, "oom-kill"));
    lab.inject(domain::FaultKind::OutOfMemory, lab.node("web-1").id.value);
    lab.runFor(5 * kSecond);
    const auto after = lab.sim.nodeFacts(node);
    ASSERT_TRUE(after && mainProcess(*after) != nullptr);
    EXPECT_TRUE(kernelSays(*after, "Memory cgroup out of memory: Killed process " +
                                       std::to_string(mainProcess(*before)->pid) + " (python3)"));
    EXPECT_EQ(after->restarts, 1);
    EXPECT_EQ(after->memoryKills, 1);
    EXPECT_EQ(before->memoryKills, 0);
    EXPECT_EQ(after->lastExit->code, 137);
    EXPECT_GT(mainProcess(*after)->pid, mainProcess(*before)->pid);
}

TEST(NodeSessions, ShowWhatEndedLastWhileTheContainerWaitsForItsRestart) {
    Lab lab;
    lab.create(spec("crash-loop", 1));
    for (int i = 0; i < 600 && (lab.sim.snapshot().nodes.empty() ||
                                lab.node("web-1").state != domain::NodeState::CrashLoop);
         ++i)
        lab.runFor(kSecond);
    const auto facts = lab.sim.nodeFacts(keyOf(lab, "web-1"));
    ASSERT_TRUE(facts) << facts.error().detail;
    EXPECT_FALSE(facts->running);
    EXPECT_EQ(facts->lastExit->code, 1);
    ASSERT_NE(mainProcess(*facts), nullptr);
    EXPECT_EQ(mainProcess(*facts)->state, 'Z');
    EXPECT_EQ(facts->listeningPorts, std::vector<int>{22});
    EXPECT_EQ(facts->gpus.at(0).memoryUsed, 0);
}

TEST(NodeSessions, ShowAFullDisk) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const serving::NodeKey node = keyOf(lab, "web-1");
    lab.inject(domain::FaultKind::DiskFull, lab.node("web-1").id.value);
    const auto facts = lab.sim.nodeFacts(node);
    EXPECT_EQ(facts->mounts.at(0).used, facts->mounts.at(0).capacity);
    EXPECT_TRUE(kernelSays(*facts, "with error 28"));
    EXPECT_EQ(lab.sim.changeFiles({Kind::Write, node, "/a", 0, "x"}).error().code,
              ErrorCode::LimitExceeded);
}

TEST(NodeSessions, ShowThatTheMachineWasSwitchedOn) {
    Lab lab(smallScenario(1, 1));
    lab.deploy(spec("echo", 1));
    const domain::Node node = lab.node("web-1");
    const double booted = lab.sim.nodeFacts(keyOf(lab, "web-1"))->machineBooted;
    lab.inject(domain::FaultKind::MachineDown, node.machine.value, std::chrono::seconds(20));
    EXPECT_EQ(lab.sim.nodeFacts(keyOf(lab, "web-1")).error().code, ErrorCode::Unavailable);
    lab.runFor(25 * kSecond);
    const auto facts = lab.sim.nodeFacts(keyOf(lab, "web-1"));
    ASSERT_TRUE(facts) << facts.error().detail;
    EXPECT_GT(facts->machineBooted, booted);
    EXPECT_NEAR(facts->now - facts->machineBooted, 5, 0.1);
}

TEST(NodeSessions, WorkOnTheFilesThatRequestsWorkOn) {
    Lab lab;
    lab.deploy(spec("files", 1));
    const serving::NodeKey node = keyOf(lab, "web-1");
    EXPECT_EQ(lab.ask("PUT", "/report.txt", "by HTTP")->status, 201);
    EXPECT_EQ(lab.sim.readFile(node, "/report.txt", 3, 100).value(), "HTTP");
    ASSERT_TRUE(lab.sim.changeFiles({Kind::MakeFolder, node, "/logs", 0, {}}));
    ASSERT_TRUE(lab.sim.changeFiles({Kind::Write, node, "/logs/a", 0, "by SSH"}));
    EXPECT_EQ(lab.ask("GET", "/logs/a")->body, "by SSH");
    EXPECT_EQ(lab.node("web-1").diskFiles, 2);
}

TEST(NodeSessions, KeepVolumesAndTheNodesOwnDiskApart) {
    Lab lab;
    domain::DeploymentSpec wanted = spec("echo", 2);
    wanted.mounts = {{{"vol"}, "/mnt/data"}};
    lab.deploy(wanted);
    const serving::NodeKey node = keyOf(lab, "web-1");
    const serving::NodeKey other = keyOf(lab, "web-2");
    ASSERT_TRUE(lab.sim.changeFiles({Kind::Write, node, "/mnt/data/shared", 0, "both"}));
    ASSERT_TRUE(lab.sim.changeFiles({Kind::Write, node, "/own", 0, "one"}));
    EXPECT_EQ(lab.sim.readFile(other, "/mnt/data/shared", 0, 9).value(), "both");
    EXPECT_EQ(lab.sim.readFile(other, "/own", 0, 9).error().code, ErrorCode::NotFound);
    std::vector<std::string> names;
    for (const char* path : {"/", "/mnt", "/mnt/data"}) {
        const auto entries = lab.sim.folder(node, path).value();
        for (const shell::FileStatus& entry : entries)
            names.push_back(entry.path + (entry.folder ? "/" : ""));
    }
    EXPECT_EQ(names, (std::vector<std::string>{"/mnt/", "/own", "/mnt/data/", "/mnt/data/shared"}));
    EXPECT_EQ(lab.sim.changeFiles({Kind::Rename, node, "/own", 0, "/mnt/data/own"}).error().code,
              ErrorCode::NotSupported);
    EXPECT_EQ(lab.sim.changeFiles({Kind::Remove, node, "/mnt/data", 0, {}}).error().code,
              ErrorCode::PermissionDenied);
}

TEST(NodeSessions, MakeAFileOnlyInAFolderThatIsThere) {
    Lab lab;
    lab.deploy(spec("echo", 1));
    const serving::NodeKey node = keyOf(lab, "web-1");
    const auto refused = [&](Kind kind, const std::string& path, std::string text = {}) {
        const auto done = lab.sim.changeFiles({kind, node, path, 0, std::move(text)});
        return done ? ErrorCode{} : done.error().code;
    };
    EXPECT_EQ(refused(Kind::Write, "/none/a"), ErrorCode::NotFound);
    EXPECT_EQ(refused(Kind::MakeFolder, "/none/a"), ErrorCode::NotFound);
    EXPECT_EQ(refused(Kind::Write, "/a/../b"), ErrorCode::Malformed);
    EXPECT_EQ(refused(Kind::Write, "a"), ErrorCode::Malformed);
    EXPECT_EQ(refused(Kind::Write, "/"), ErrorCode::InvalidArgument);
    ASSERT_TRUE(lab.sim.changeFiles({Kind::Write, node, "/f", 0, "x"}));
    EXPECT_EQ(refused(Kind::Write, "/f/a"), ErrorCode::InvalidArgument);
    EXPECT_EQ(refused(Kind::MakeFolder, "/f"), ErrorCode::AlreadyExists);
    EXPECT_EQ(refused(Kind::Rename, "/f", "/none/f"), ErrorCode::NotFound);
    EXPECT_EQ(refused(Kind::Remove, "/g"), ErrorCode::NotFound);
    EXPECT_EQ(lab.sim.folder(node, "/f").error().code, ErrorCode::InvalidArgument);
}

TEST(NodeSessions, AskThePortsOfTheNodeItself) {
    Lab lab;
    lab.deploy(spec("counter", 2));
    const serving::NodeKey node = keyOf(lab, "web-1");
    const auto first = lab.sim.askNode(node, 80, {"GET", "/", {}, {}});
    ASSERT_TRUE(first) << first.error().detail;
    const auto second = lab.sim.askNode(node, 80, {"GET", "/", {}, {}});
    EXPECT_NE(first->body, second->body);
    EXPECT_EQ(lab.sim.askNode(keyOf(lab, "web-2"), 80, {"GET", "/", {}, {}})->head.status, 200);
    EXPECT_EQ(lab.sim.askNode(node, 81, {"GET", "/", {}, {}}).error().code, ErrorCode::Unavailable);
    EXPECT_EQ(lab.sim.askNode(node, 80, {"GET", "/health", {}, {}})->body, "ok\n");
}

TEST(CardModel, ReadsMoreTheMoreACardIsUsedAndNeverMoreThanItsLimit) {
    for (const char* model : {"4090", "H20", "unknown"}) {
        CardFigures last = cardFigures(model, 0, 1, "m/0");
        EXPECT_GT(last.powerDraw, 0);
        for (int i = 1; i <= 100; ++i) {
            const CardFigures now = cardFigures(model, i / 100.0, 1, "m/0");
            EXPECT_GE(now.powerDraw, last.powerDraw);
            EXPECT_GE(now.temperature, last.temperature);
            EXPECT_LE(now.powerDraw, now.powerLimit);
            last = now;
        }
        EXPECT_LT(last.temperature, 80);
    }
    EXPECT_EQ(cardFigures("4090", 0.5, 1, "m/0").powerDraw,
              cardFigures("4090", 0.5, 1, "m/0").powerDraw);
    EXPECT_NE(cardFigures("4090", 0.5, 1, "m/0").powerDraw,
              cardFigures("4090", 0.5, 1, "m/1").powerDraw);
}

TEST(CardModel, NamesCardsAsTheDriverDoes) {
    EXPECT_EQ(cardName("4090"), "NVIDIA GeForce RTX 4090");
    EXPECT_EQ(cardName("X1"), "NVIDIA X1");
    EXPECT_EQ(cardBusId(1), "00000000:3B:00.0");
    EXPECT_EQ(pciAddress(cardBusId(1)), "0000:3b:00.0");
    EXPECT_EQ(cardUuid("m/0").size(), 40U);
    EXPECT_NE(cardUuid("m/0"), cardUuid("m/1"));
}

}  // namespace
}  // namespace berth::sim::platform::testing
