// SPDX-License-Identifier: GPL-3.0-or-later
// Registries that are shared or limited, layers from other machines, caches that are warm.
#include "sim/cluster/image_setup.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::cluster {

namespace {

using engine::kMillisecond;
using engine::kSecond;
using images::ImageModel;
using Told = std::vector<std::string>;

ImageModel modelOf(const char* name, std::vector<images::ImageLayer> layers) {
    ImageModel model;
    model.preset.name = name;
    model.layers = std::move(layers);
    return model;
}

const ImageModel kPlain = modelOf("plain", {{"base", 1000}, {"top", 500}});

// Three machines in each of two regions, at 100 bytes a second each.
struct SourcesBench final : PullListener, engine::EventSink {
    template <class Change>
    explicit SourcesBench(Change change) {
        config = platform::testing::smallScenario(3, 4).cluster;
        for (auto& region : config.regions) {
            region.registryBytesPerSecond = 100;
            change(region);
        }
        cluster = std::make_unique<Cluster>(config);
        registry = std::make_unique<ImageRegistry>(config.regions);
        puller = std::make_unique<Puller>(engine, *cluster, *registry, *this);
    }
    bool start(serving::NodeKey node, MachineIndex machine, const ImageModel& model = kPlain) {
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
    Told told;
};

}  // namespace

TEST(SharedRegistry, GivesEachMachineThatPullsTheSamePartFromThatInstantOn) {
    SourcesBench bench([](auto& region) { region.registryTotalBytesPerSecond = 100; });
    (void)bench.start(1, 0);
    bench.runTo(5 * kSecond);  // 500 bytes alone
    (void)bench.start(2, 1);
    (void)bench.start(3, 3);  // another region: its own registry
    bench.runTo(100 * kSecond);
    // 1,000 left at 50 a second each; then the second alone with 500.
    EXPECT_EQ(bench.told, (Told{"20000 3 pulled", "25000 1 pulled", "30000 2 pulled"}));
}

TEST(SharedRegistry, NeverGivesAMachineMoreThanItsOwnRate) {
    SourcesBench bench([](auto& region) { region.registryTotalBytesPerSecond = 1000; });
    (void)bench.start(1, 0);
    (void)bench.start(2, 1);
    bench.runTo(100 * kSecond);
    EXPECT_EQ(bench.told, (Told{"15000 1 pulled", "15000 2 pulled"}));
}

TEST(PullLimit, RefusesWith429UntilTheWindowIsOver) {
    SourcesBench bench([](auto& region) {
        region.pullLimit = 2;
        region.pullLimitWindow = 60 * kSecond;
    });
    for (const MachineIndex machine : {0U, 1U, 2U})
        (void)bench.start(machine + 1, machine);
    (void)bench.start(4, 3);  // another region
    bench.runTo(30 * kSecond);
    ASSERT_EQ(bench.told.size(), 4U);
    EXPECT_EQ(bench.told[0],
              "1000 3 failed: the image registry refused the pull: 429 Too Many Requests");
    EXPECT_FALSE(bench.start(3, 2));
    bench.runTo(59 * kSecond);
    EXPECT_EQ(bench.told.size(), 5U);
    bench.runTo(60 * kSecond);
    (void)bench.start(3, 2);
    bench.runTo(80 * kSecond);
    EXPECT_EQ(bench.told.back(), "75000 3 pulled");
}

TEST(PullLimit, DoesNotCountPullsThatNeedNothing) {
    SourcesBench bench([](auto& region) {
        region.pullLimit = 1;
        region.pullLimitWindow = 3600 * kSecond;
    });
    (void)bench.start(1, 0);
    bench.runTo(60 * kSecond);
    for (serving::NodeKey node = 2; node < 10; ++node)
        EXPECT_TRUE(bench.start(node, 0));
}

TEST(PeerLayers, ComeFromAMachineOfTheRegionAtItsRateAlsoWithoutARegistry) {
    SourcesBench bench([](auto& region) { region.peerBytesPerSecond = 500; });
    (void)bench.start(1, 0);
    bench.runTo(15 * kSecond);
    bench.registry->setDown(0, true);
    bench.registry->setDown(1, true);
    bench.puller->registryChanged(0);
    bench.puller->registryChanged(1);
    (void)bench.start(2, 1);
    (void)bench.start(3, 3);  // nobody in its region has them
    bench.runTo(60 * kSecond);
    EXPECT_EQ(bench.told,
              (Told{"15000 1 pulled", "16000 3 failed: the image registry does not answer",
                    "18000 2 pulled"}));
}

TEST(PeerLayers, GoOnWithWhatPeersHaveWhenTheRegistryBreaksOff) {
    SourcesBench bench([](auto& region) { region.peerBytesPerSecond = 50; });
    (void)bench.start(1, 0);
    (void)bench.start(2, 1);
    bench.runTo(5 * kSecond);
    bench.puller->warm(2, kPlain);  // a third machine has them from now on
    bench.registry->setDown(0, true);
    bench.puller->registryChanged(0);
    bench.runTo(60 * kSecond);
    EXPECT_EQ(bench.told, (Told{"25000 1 pulled", "25000 2 pulled"}));
}

TEST(PeerLayers, AreNotTakenFromAMachineThatIsOff) {
    SourcesBench bench([](auto& region) { region.peerBytesPerSecond = 500; });
    bench.puller->warm(0, kPlain);
    bench.cluster->setDown(0, true);
    (void)bench.start(1, 1);
    bench.runTo(60 * kSecond);
    EXPECT_EQ(bench.told, Told{"15000 1 pulled"});
}

TEST(ImageSetup, WarmsCachesAndGivesMachinesTheirOwnLines) {
    SourcesBench bench([](auto&) {});
    bench.config.pools[0].warmImages = {"plain", "nobody-knows"};
    bench.config.pools[1].pullRates = scenario::PullRates{
        {engine::DistributionKind::Constant, 10, 0}, {engine::DistributionKind::Constant, 1, 0}, 0};
    const std::vector<ImageModel> images{kPlain};
    setUpImages(*bench.puller, *bench.cluster, bench.config, images, 1);
    EXPECT_TRUE(bench.start(1, 0));
    EXPECT_FALSE(bench.start(2, 3, modelOf("small", {{"small", 1000}})));
    bench.runTo(60 * kSecond);
    EXPECT_EQ(bench.told.size(), 1U);  // ten bytes would be below the least of a line, 1,000
    EXPECT_EQ(bench.told[0], "10000 2 pulled");
}

}  // namespace berth::sim::cluster
