// SPDX-License-Identifier: GPL-3.0-or-later
// Batches on the simulated platform: what there is room for comes to be, and the rest is said.
#include "models/domain/batch.h"

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "models/domain/batch_stock.h"
#include "models/domain/clock.h"
#include "sim/platform/simulated_platform.h"
#include "sim/scenario/builtin_known.h"

namespace berth::sim::platform::testing {
namespace {

using domain::BatchPlan;
using domain::ErrorCode;

// Room for five nodes.
constexpr const char* kBatchCluster =
    "scenario: Five cards\n"
    "cluster:\n"
    "  regions: [{id: north, name: North}]\n"
    "  gpu_specs: [{name: '4090', gpu_model: '4090', cards: 1, gpu_memory: 24GiB, cpu_cores: 16, "
    "memory: 64GiB, disk: 80GiB}]\n"
    "  pools: [{region: north, gpu: '4090', price: 466 points/s, machines: 1, cards_per_machine: "
    "5, "
    "cpu_cores: 80, memory: 320GiB, image_cache: 200GiB}]\n";

class BatchOnSimulator : public ::testing::Test {
  protected:
    BatchOnSimulator() {
        std::promise<domain::Result<void>> started;
        SimulatedPlatformSetup setup;
        setup.run.parseScenario = scenario::parseWithBuiltins;
        setup.scenarioText = kBatchCluster;
        setup.pace = {true, 1};
        setup.onStarted = [&](domain::Result<void> result) {
            started.set_value(std::move(result));
        };
        platform = std::make_unique<SimulatedPlatform>(std::move(setup), clock);
        const auto result = started.get_future().get();
        EXPECT_TRUE(result) << result.error().detail;
        // The first state is out once something has been asked.
        std::promise<void> planned;
        platform->plan(domain::PauseDeployment{{"nobody"}},
                       [&](const domain::Result<domain::Plan>&) { planned.set_value(); });
        planned.get_future().get();
        const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        while (platform->snapshot()->version == 0 && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }

    [[nodiscard]] domain::Result<BatchPlan> plan(const domain::Batch& batch) const {
        return domain::planBatch(batch, *platform->snapshot(), platform->capabilities());
    }
    // Every creation and then the front, all of which succeed.
    void publish(const BatchPlan& planned) {
        for (const domain::CreateDeployment& creation : planned.creations) {
            std::promise<bool> created;
            platform->apply(
                {{std::string(26, 'a') + std::to_string(100000 + ++operation)}, creation},
                [&](const auto& outcome) { created.set_value(outcome.has_value()); });
            EXPECT_TRUE(created.get_future().get()) << creation.spec.name;
        }
        std::promise<bool> opened;
        platform->setFront(*planned.front,
                           [&](const auto& front) { opened.set_value(front.has_value()); });
        EXPECT_TRUE(opened.get_future().get());
    }
    static domain::Batch batchOf(int copies) {
        domain::Batch batch;
        batch.spec.name = "page";
        batch.spec.gpuSpec = "4090";
        batch.spec.image = "counter";
        batch.spec.ports = {{80}};
        batch.copies = copies;
        batch.front.emplace();
        batch.front->name = "pages";
        batch.front->port = 80;
        return batch;
    }

    domain::SystemClock clock;
    std::unique_ptr<SimulatedPlatform> platform;
    int operation = 0;
};

TEST_F(BatchOnSimulator, HasThePlannedCopiesAndTheirFrontOnceTheyArePublished) {
    const auto planned = plan(batchOf(3));
    ASSERT_TRUE(planned) << planned.error().detail;
    EXPECT_EQ(planned->creations.size(), 3U);
    EXPECT_EQ(planned->rate.pointsPerSecond, 3 * 466);
    publish(*planned);
    const auto snapshot = platform->snapshot();
    for (const domain::CreateDeployment& creation : planned->creations) {
        const domain::Deployment* found = snapshot->findDeploymentByName(creation.spec.name);
        ASSERT_NE(found, nullptr);
        EXPECT_EQ(found->spec.nodes, 1);
    }
    ASSERT_EQ(snapshot->fronts.size(), 1U);
    EXPECT_EQ(snapshot->fronts[0].spec, *planned->front);
    EXPECT_EQ(snapshot->fronts[0].members.size(), 3U);
    // The next ones take free names; the front's is not.
    domain::Batch more = batchOf(2);
    EXPECT_EQ(plan(more).error().code, ErrorCode::AlreadyExists);
    EXPECT_EQ(plan(more).error().field, "front.name");
    more.front.reset();
    const auto next = plan(more);
    ASSERT_TRUE(next);
    EXPECT_EQ(next->creations[0].spec.name, "page-4");
    EXPECT_EQ(next->creations[1].spec.name, "page-5");
}

TEST_F(BatchOnSimulator, SaysForWhichCopiesThereIsNoStockAndLetsThemWait) {
    domain::Batch other = batchOf(3);
    other.spec.name = "other";
    other.front->name = "others";
    const auto first = plan(other);
    ASSERT_TRUE(first);
    publish(*first);
    platform->setPace({false, 0});
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    const auto readyOf = [&](std::size_t front) {
        int ready = 0;
        for (const auto& member : platform->snapshot()->fronts.at(front).members)
            ready += member.state == domain::FrontMemberState::InRotation ? 1 : 0;
        return ready;
    };
    while (readyOf(0) < 3 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    const auto planned = plan(batchOf(4));
    ASSERT_TRUE(planned);
    EXPECT_EQ(domain::copiesWithoutStock(*planned, platform->snapshot()->catalogue),
              (std::vector<std::string>{"page-3", "page-4"}))
        << "five cards, three are taken";
    publish(*planned);
    while (readyOf(1) < 2 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    EXPECT_EQ(readyOf(0), 3);
    EXPECT_EQ(readyOf(1), 2) << "the others wait, and are no part of the rotation";
}

}  // namespace
}  // namespace berth::sim::platform::testing
