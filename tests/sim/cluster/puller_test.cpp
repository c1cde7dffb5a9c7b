// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/puller.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::cluster {

namespace {

using engine::kMillisecond;
using engine::kSecond;
using images::ImageLayer;
using images::ImageModel;

ImageModel image(const char* name, std::vector<ImageLayer> layers) {
    ImageModel model;
    model.preset.name = name;
    model.layers = std::move(layers);
    return model;
}

// One region at 100 bytes a second.
struct PullerBench final : PullListener, engine::EventSink {
    explicit PullerBench(std::int64_t cacheBytes = 1'000'000) {
        config = platform::testing::smallScenario(2, 4).cluster;
        for (auto& region : config.regions)
            region.registryBytesPerSecond = 100;
        for (auto& pool : config.pools)
            pool.cacheBytes = cacheBytes;
        cluster = std::make_unique<Cluster>(config);
        registry = std::make_unique<ImageRegistry>(config.regions);
        puller = std::make_unique<Puller>(engine, *cluster, *registry, *this);
    }
    bool start(serving::NodeKey node, const ImageModel& model, MachineIndex machine = 0) {
        return puller->start(node, machine, &model, model.preset.name);
    }
    void onPulled(serving::NodeKey node) override { note(node, "pulled"); }
    void onPullFailed(serving::NodeKey node, const std::string& why) override {
        note(node, "failed: " + why);
    }
    void onEvent(const engine::EventRecord& event) override { puller->onEvent(event); }
    void note(serving::NodeKey node, const std::string& what) {
        told.push_back(std::to_string(engine.now() / kMillisecond) + " " + std::to_string(node) +
                       " " + what);
    }
    void runTo(engine::Time t) { engine.runUntil(*this, t); }

    scenario::ClusterConfig config;
    engine::Engine engine;
    std::unique_ptr<Cluster> cluster;
    std::unique_ptr<ImageRegistry> registry;
    std::unique_ptr<Puller> puller;
    std::vector<std::string> told;
};

using Told = std::vector<std::string>;

const ImageModel kOne = image("one", {{"base", 1000}, {"one", 500}});
const ImageModel kTwo = image("two", {{"base", 1000}, {"two", 500}});

}  // namespace

TEST(Puller, FetchesLayersAtTheMachinesRateAndTellsProgressInBytes) {
    PullerBench bench;
    EXPECT_FALSE(bench.start(1, kOne));
    EXPECT_EQ(bench.puller->progress(1).total, 1500);
    bench.runTo(4 * kSecond);
    EXPECT_EQ(bench.puller->progress(1).done, 400);
    bench.runTo(12 * kSecond);
    EXPECT_EQ(bench.puller->progress(1).done, 1200);
    bench.runTo(60 * kSecond);
    EXPECT_EQ(bench.told, Told{"15000 1 pulled"});
    EXPECT_EQ(bench.puller->cache(0).used(), 1500);
}

TEST(Puller, FetchesNothingThatTheMachineHasAlready) {
    PullerBench bench;
    (void)bench.start(1, kOne);
    bench.runTo(60 * kSecond);
    EXPECT_TRUE(bench.start(2, kOne));
    EXPECT_FALSE(bench.start(3, kTwo));
    EXPECT_EQ(bench.puller->progress(3).total, 500);
    bench.runTo(120 * kSecond);
    EXPECT_EQ(bench.told.back(), "65000 3 pulled");
}

TEST(Puller, SharesTheRateOfAMachineBetweenItsPulls) {
    PullerBench bench;
    const ImageModel a = image("a", {{"a", 1000}});
    const ImageModel b = image("b", {{"b", 2000}});
    (void)bench.start(1, a);
    (void)bench.start(2, b);
    (void)bench.start(3, b, 1);  // another machine: its own rate
    bench.runTo(60 * kSecond);
    EXPECT_EQ(bench.told, (Told{"20000 1 pulled", "20000 3 pulled", "30000 2 pulled"}));
}

TEST(Puller, WaitsForALayerThatAnotherPullIsFetchingInsteadOfFetchingItTwice) {
    PullerBench bench;
    (void)bench.start(1, kOne);
    bench.runTo(2 * kSecond);
    (void)bench.start(2, kTwo);  // fetches its own layer meanwhile
    bench.runTo(60 * kSecond);
    // 2,000 bytes in all at 100 a second, and not 3,000.
    EXPECT_EQ(bench.told.size(), 2U);
    EXPECT_EQ(bench.engine.now(), 60 * kSecond);
    EXPECT_EQ(bench.told.back().substr(0, 5), "20000");
    EXPECT_EQ(bench.puller->cache(0).used(), 2000);
}

TEST(Puller, GoesOnWithAHalfFetchedLayerWhenTheNodeThatFetchedItIsGone) {
    PullerBench bench;
    (void)bench.start(1, kOne);
    (void)bench.start(2, kOne);  // takes the other layer: both come at half the rate
    bench.runTo(4 * kSecond);    // 200 bytes of each
    bench.puller->release(1);
    bench.runTo(60 * kSecond);
    EXPECT_EQ(bench.told, Told{"15000 2 pulled"});
}

TEST(Puller, TakesANewRateInTheMiddleOfALayer) {
    PullerBench bench;
    (void)bench.start(1, kOne);
    bench.runTo(5 * kSecond);  // 500 of 1,500
    bench.registry->setFactor(0, 0.1);
    bench.puller->registryChanged(0);
    bench.runTo(25 * kSecond);  // 200 more
    EXPECT_EQ(bench.puller->progress(1).done, 700);
    bench.registry->setFactor(0, 1);
    bench.puller->registryChanged(0);
    bench.runTo(60 * kSecond);
    EXPECT_EQ(bench.told, Told{"33000 1 pulled"});
}

TEST(Puller, FailsAtOnceWhenTheRegistryGoesDownAndKeepsWholeLayers) {
    PullerBench bench;
    (void)bench.start(1, kOne);
    bench.runTo(12 * kSecond);
    bench.registry->setDown(0, true);
    bench.puller->registryChanged(0);
    EXPECT_EQ(bench.told, Told{"12000 1 failed: the image registry broke off"});
    EXPECT_FALSE(bench.start(1, kOne));
    bench.runTo(20 * kSecond);
    EXPECT_EQ(bench.told.back(), "13000 1 failed: the image registry does not answer");
    bench.registry->setDown(0, false);
    bench.puller->registryChanged(0);
    EXPECT_FALSE(bench.start(1, kOne));
    EXPECT_EQ(bench.puller->progress(1).total, 500);
}

TEST(Puller, FailsForAnImageThatNobodyKnows) {
    PullerBench bench;
    EXPECT_FALSE(bench.puller->start(1, 0, nullptr, "docker.io/x/y:1"));
    bench.runTo(5 * kSecond);
    EXPECT_EQ(bench.told,
              Told{"1000 1 failed: image \"docker.io/x/y:1\" not found in the registry"});
}

TEST(Puller, NeverEvictsTheLayersOfANodeThatIsThere) {
    PullerBench bench(1200);
    (void)bench.start(1, kOne);
    bench.runTo(60 * kSecond);
    EXPECT_EQ(bench.puller->cache(0).used(), 1500);  // above the capacity, all pinned
    bench.puller->release(1);
    EXPECT_LE(bench.puller->cache(0).used(), 1200);
}

TEST(Puller, EndsEveryPullAndFetchesEachLayerOnceUnderRandomStartsAndCancels) {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        engine::RandomStream random(seed, "puller");
        PullerBench bench;
        std::vector<ImageModel> images;
        for (int i = 0; i < 6; ++i) {
            ImageModel model = image("m", {});
            for (int layer = 0; layer < 5; ++layer) {
                if (random.below(2) == 0)
                    model.layers.push_back(
                        {"l" + std::to_string(layer), 100 + 70 * std::int64_t{layer}});
            }
            images.push_back(std::move(model));
        }
        std::set<serving::NodeKey> waiting;
        for (serving::NodeKey node = 1; node <= 40; ++node) {
            if (!bench.start(node, images[random.below(6)],
                             static_cast<MachineIndex>(random.below(2))))
                waiting.insert(node);
            if (random.below(4) == 0 && waiting.contains(node)) {
                bench.runTo(bench.engine.now() +
                            static_cast<engine::Time>(random.below(3)) * kSecond);
                bench.puller->release(node);
                waiting.erase(node);
            }
            bench.registry->setFactor(0, 0.2 + 0.2 * static_cast<double>(random.below(5)));
            bench.puller->registryChanged(0);
            bench.runTo(bench.engine.now() + static_cast<engine::Time>(random.below(2)) * kSecond);
        }
        bench.runTo(bench.engine.now() + 600 * kSecond);
        for (const serving::NodeKey node : waiting)
            ASSERT_EQ(bench.puller->progress(node).total, 0) << "seed " << seed;
        ASSERT_EQ(bench.engine.pending(), 0U) << "seed " << seed;
        ASSERT_LE(bench.puller->cache(0).used(), 1200) << "seed " << seed;
    }
}

}  // namespace berth::sim::cluster
