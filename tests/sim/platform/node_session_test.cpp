// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions in the nodes of a simulation that runs on its own thread and remembers.
#include "sim/platform/node_session.h"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <thread>

#include "models/domain/clock.h"
#include "sim/platform/simulated_platform.h"
#include "sim/scenario/sample_cluster.h"
#include "tests/sim/platform/memory_command_log.h"

namespace berth::sim::platform::testing {
namespace {

using domain::ErrorCode;

constexpr auto kEntryPatience = std::chrono::seconds(60);

class NodeSessionTest : public ::testing::Test {
  protected:
    void start(domain::Pace pace) {
        SimulatedPlatformSetup setup;
        setup.run.parseScenario = [](std::string_view) -> domain::Result<scenario::Scenario> {
            scenario::Scenario scenario = scenario::sampleCluster();
            domain::DeploymentSpec spec;
            spec.name = "web";
            spec.gpuSpec = "4090";
            spec.image = "counter";
            spec.nodes = 2;
            spec.ports = {{80, domain::BalancingPolicy::RoundRobin}};
            scenario.deployments = {spec};
            return scenario;
        };
        setup.run.log = &log;
        setup.run.spillDirectory = ::testing::TempDir();
        setup.scenarioText = "any";
        setup.pace = pace;
        platform = std::make_unique<SimulatedPlatform>(std::move(setup), clock);
    }
    // Waits until somebody can work in the node.
    std::unique_ptr<shell::NodeHost> enter(const std::string& name) {
        const auto end = std::chrono::steady_clock::now() + kEntryPatience;
        while (std::chrono::steady_clock::now() < end) {
            auto node = platform->openNode(name);
            if (node && (*node)->facts() && (*node)->facts()->listeningPorts.size() > 1)
                return std::move(*node);
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        ADD_FAILURE() << "nobody can work in " << name;
        return nullptr;
    }
    std::uint64_t hash() {
        const auto end = std::chrono::steady_clock::now() + kEntryPatience;
        while (platform->status().traceHash == 0 && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return platform->status().traceHash;
    }
    void restart(domain::Pace pace) {
        platform.reset();
        start(pace);
    }

    domain::SystemClock clock;
    MemoryCommandLog log;
    std::unique_ptr<SimulatedPlatform> platform;
};

TEST_F(NodeSessionTest, FindsTheSameFilesAfterARepetition) {
    start({false, 500});
    auto node = enter("web-1");
    ASSERT_NE(node, nullptr);
    platform->setPace({true, 1});
    const std::string large(3 * FileChange::kMostBytes + 17, 'l');
    ASSERT_TRUE(node->makeFolder("/work"));
    ASSERT_TRUE(node->makeFolder("/work/empty"));
    ASSERT_TRUE(node->write("/work/a", 0, "hello"));
    ASSERT_TRUE(node->write("/work/a", 3, "p, world"));
    ASSERT_TRUE(node->write("/work/large", 0, large));
    ASSERT_TRUE(node->resize("/work/large", static_cast<std::int64_t>(large.size()) - 5));
    ASSERT_TRUE(node->write("/gone", 0, ""));
    ASSERT_TRUE(node->rename("/work/a", "/work/b"));
    ASSERT_TRUE(node->remove("/gone"));
    EXPECT_EQ(node->request(80, "GET", "/", "")->body, "1\n");
    EXPECT_EQ(node->remove("/gone").error().code, ErrorCode::NotFound);
    node.reset();
    restart({true, 1});
    node = enter("web-1");
    ASSERT_NE(node, nullptr);
    EXPECT_EQ(node->read("/work/b", 0, 100).value(), "help, world");
    EXPECT_EQ(node->status("/work/large")->size, static_cast<std::int64_t>(large.size()) - 5);
    EXPECT_TRUE(node->status("/work/empty")->folder);
    EXPECT_EQ(node->status("/work/a").error().code, ErrorCode::NotFound);
    EXPECT_EQ(node->status("/gone").error().code, ErrorCode::NotFound);
    EXPECT_EQ(node->list("/work")->size(), 3U);
    // The process has counted again what it had counted.
    EXPECT_EQ(node->request(80, "GET", "/", "")->body, "2\n");
}

// Files are part of the state, and change nothing of the course.
TEST_F(NodeSessionTest, LeavesTheTraceOfARepetitionAsItWas) {
    start({false, 500});
    auto node = enter("web-1");
    ASSERT_NE(node, nullptr);
    for (int i = 0; i < 50; ++i) {
        ASSERT_TRUE(node->write("/f" + std::to_string(i % 7), i, "x"));
        (void)node->request(80, "GET", "/", "");
    }
    platform->setPace({true, 1});
    ASSERT_TRUE(node->facts());  // behind the change of pace
    const double now = node->facts()->now;
    node.reset();

    platform.reset();
    start({true, 1});
    const std::uint64_t first = hash();
    EXPECT_EQ(enter("web-1")->facts()->now, now);
    restart({true, 1});
    EXPECT_EQ(hash(), first);
    EXPECT_NE(first, 0U);
}

TEST_F(NodeSessionTest, WritesRecordsOfBoundedSize) {
    start({false, 500});
    auto node = enter("web-1");
    ASSERT_NE(node, nullptr);
    ASSERT_TRUE(node->write("/large", 0, std::string(4 << 20, 'x')));
    node.reset();
    platform.reset();
    std::size_t altogether = 0;
    for (const domain::CommandRecord& record : log.records()) {
        EXPECT_LT(record.payload.size(), 3 * FileChange::kMostBytes);
        altogether += record.payload.size();
    }
    EXPECT_GT(altogether, std::size_t{4} << 20);
}

TEST_F(NodeSessionTest, RefusesChangesOnceTooMuchCouldNotBeSaved) {
    start({false, 500});
    auto node = enter("web-1");
    ASSERT_NE(node, nullptr);
    log.setBroken(true);
    domain::Result<void> done;
    const std::string piece(FileChange::kMostBytes, 'x');
    for (int i = 0; i < 200 && done; ++i)
        done = node->write("/large", i * static_cast<std::int64_t>(piece.size()), piece);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::StorageFailed);
    log.setBroken(false);
    EXPECT_TRUE(node->facts());
}

TEST_F(NodeSessionTest, EndsWithItsNodeAndWithItsSimulation) {
    start({false, 500});
    auto node = enter("web-2");
    ASSERT_NE(node, nullptr);
    std::promise<void> killed;
    platform->inject(
        {domain::FaultKind::KillNode, platform->snapshot()->nodes.back().id.value, {}, 1, 0.1},
        [&killed](const domain::Result<std::uint64_t>&) { killed.set_value(); });
    killed.get_future().get();
    EXPECT_EQ(node->facts().error().detail, "node web-2 has ended");
    auto other = enter("web-1");
    std::promise<void> over;
    platform->startOver("", 7, [&over](const domain::Result<std::uint64_t>&) { over.set_value(); });
    over.get_future().get();
    EXPECT_EQ(other->facts().error().code, ErrorCode::NotFound);
    EXPECT_EQ(other->write("/a", 0, "x").error().code, ErrorCode::NotFound);
    EXPECT_NE(enter("web-1"), nullptr);
}

}  // namespace
}  // namespace berth::sim::platform::testing
