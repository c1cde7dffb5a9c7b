// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/scenario_parser.h"

#include <gtest/gtest.h>

#include <fmt/core.h>

#include "tests/sim/scenario/fixtures.h"

namespace berth::sim::scenario {
namespace {

using engine::DistributionKind;
using engine::kHour;
using engine::kMinute;
using engine::kSecond;
using testing::known;
using testing::listed;

class FullScenario : public ::testing::Test {
  protected:
    void SetUp() override {
        auto parsed =
            loadScenarioFile((testing::fixtureFolder("good") / "full.yaml").string(), known());
        ASSERT_TRUE(parsed.has_value()) << listed(parsed.error());
        scenario = std::move(*parsed);
    }
    Scenario scenario;
};

TEST_F(FullScenario, HasItsHead) {
    EXPECT_EQ(scenario.name, "全部字段 (every field)");
    EXPECT_EQ(scenario.seed, 18446744073709551615U);
    EXPECT_EQ(scenario.duration, 2 * kHour);
    EXPECT_EQ(scenario.warmUp, 90 * kSecond);
}

TEST_F(FullScenario, HasItsCluster) {
    const ClusterConfig& cluster = scenario.cluster;
    ASSERT_EQ(cluster.regions.size(), 2U);
    EXPECT_EQ(cluster.regions[0].region, (domain::Region{{"north"}, "North", "北区"}));
    EXPECT_DOUBLE_EQ(cluster.regions[0].registryBytesPerSecond, 100e6);
    EXPECT_EQ(cluster.regions[1].region, (domain::Region{{"south"}, "south", ""}));
    EXPECT_DOUBLE_EQ(cluster.regions[1].registryBytesPerSecond, 1073741824.0);
    ASSERT_EQ(cluster.pools.size(), 4U);
    const PoolConfig& first = cluster.pools[0];
    EXPECT_EQ(first.region.value, "north");
    EXPECT_EQ(first.spec, (domain::GpuSpec{"4090",
                                           "4090",
                                           1,
                                           {24560 * domain::kMiB},
                                           16,
                                           {63 * domain::kGiB},
                                           {80 * domain::kGiB}}));
    EXPECT_EQ(first.price.pointsPerSecond, 467);  // 1.68 · 10^6 / 3600 = 466.67
    EXPECT_EQ(first.machines, 3);
    EXPECT_EQ(first.cardsPerMachine, 8);
    EXPECT_EQ(first.cpuCores, 128);
    EXPECT_EQ(first.memory, 504 * domain::kGiB);
    EXPECT_EQ(first.cacheBytes, 400 * domain::kGiB);
    EXPECT_EQ(first.machinesPerRack, 4);
    EXPECT_EQ(cluster.pools[1].price.pointsPerSecond, 466);
    const PoolConfig& last = cluster.pools[2];
    EXPECT_EQ(last.spec.gpuModel, "H20");
    EXPECT_EQ(last.spec.cards, 8);
    EXPECT_EQ(last.cardsPerMachine, 8);
    EXPECT_EQ(last.cpuCores, 192);
    EXPECT_EQ(last.memory, 1536 * domain::kGiB);
    EXPECT_EQ(last.price.pointsPerSecond, 16417);
    const PoolConfig& quarters = cluster.pools[3];
    EXPECT_EQ(quarters.spec.cards, 1);
    EXPECT_EQ(quarters.spec.milliPerCard, 250);
    EXPECT_EQ(quarters.cardsPerMachine, 2);
    EXPECT_EQ(quarters.cpuCores, 32);  // of eight nodes of four cores
}

TEST_F(FullScenario, HasItsOptions) {
    const PlatformOptions& options = scenario.cluster.options;
    EXPECT_EQ(options.placement, "best_fit");
    EXPECT_FALSE(options.wipeDiskOnContainerRestart);
    EXPECT_FALSE(options.replaceOnReadinessFailure);
    EXPECT_EQ(options.machineSilentAfter, 50 * kSecond);
    EXPECT_EQ(options.replaceSilentAfter, 300 * kSecond);
    EXPECT_EQ(options.settleEvery, kMinute);
    EXPECT_EQ(options.drainFor, 0);
}

TEST_F(FullScenario, HasItsImagesBehindTheBuiltInOnes) {
    const std::size_t builtin = known().images.size();
    ASSERT_EQ(scenario.images.size(), builtin + 2);
    EXPECT_EQ(scenario.images[0].preset.name, known().images[0].preset.name);
    const images::ImageModel& image = scenario.images[builtin];
    EXPECT_EQ(image.preset.reference, "registry.example/team/my-api:1.0");
    EXPECT_EQ(image.preset.size.count, domain::kGiB * 3 / 2 + 200'000'000);
    EXPECT_EQ(image.behaviour, images::Behaviour::Counter);
    ASSERT_EQ(image.preset.ports.size(), 2U);
    EXPECT_TRUE(image.preset.ports[1].stateful);
    EXPECT_EQ(image.listens, (std::vector<int>{80, 8188}));
    EXPECT_EQ(image.startTime, (engine::Distribution{DistributionKind::Constant, 5, 0}));
    EXPECT_EQ(image.serviceTime, (engine::Distribution{DistributionKind::Lognormal, 0.02, 0.5}));
    EXPECT_EQ(image.crashAfter, (engine::Distribution{DistributionKind::Exponential, 600, 1}));
    EXPECT_EQ(image.crashExitCode, 139);
    EXPECT_EQ(image.concurrency, 4);
    EXPECT_EQ(image.queueLimit, 16);
    EXPECT_DOUBLE_EQ(image.gpuUseBusy, 0.7);
    EXPECT_EQ(image.gpuMemoryUsed, 6 * domain::kGiB);
    EXPECT_FALSE(scenario.images[builtin + 1].crashAfter.has_value());
}

TEST_F(FullScenario, HasItsDeployments) {
    ASSERT_EQ(scenario.deployments.size(), 11U);
    const domain::DeploymentSpec& api = scenario.deployments[0];
    EXPECT_EQ(api.gpuSpec, "4090");
    EXPECT_EQ(api.regions, (std::vector<domain::RegionId>{{"north"}, {"south"}}));
    EXPECT_EQ(api.nodes, 3);
    EXPECT_EQ(api.antiAffinity, domain::AntiAffinity::Rack);
    ASSERT_EQ(api.ports.size(), 1U);
    EXPECT_EQ(api.ports[0].balancing, domain::BalancingPolicy::LeastConnections);
    EXPECT_EQ(api.environment, (std::vector<domain::EnvironmentVariable>{
                                   {"MODE", "fast"}, {"LEVEL", "3"}, {"EMPTY", ""}}));
    EXPECT_EQ(api.command, (std::vector<std::string>{"serve", "--port", "80"}));
    EXPECT_EQ(api.mounts, (std::vector<domain::VolumeMount>{{{"models"}, "/models"}}));
    ASSERT_TRUE(api.health.startup && api.health.liveness && api.health.readiness);
    EXPECT_EQ(api.health.startup->kind, domain::ProbeKind::Tcp);
    EXPECT_EQ(api.health.startup->failureThreshold, 30);
    EXPECT_EQ(api.health.startup->initialDelay, std::chrono::seconds(1));
    EXPECT_EQ(api.health.readiness->port, 80);
    EXPECT_EQ(api.health.readiness->period, std::chrono::seconds(10));
    EXPECT_EQ(api.rollingUpdate, (domain::RollingUpdate{2, 1}));
    EXPECT_EQ(api.sharedMemory.count, domain::kGiB);
    EXPECT_EQ(api.terminationGrace, std::chrono::seconds(20));
    EXPECT_EQ(api.stopAfter, std::chrono::hours(8));
    EXPECT_EQ(scenario.deployments[1].nodes, 0);
}

TEST_F(FullScenario, HasItsAutoscaling) {
    using domain::AutoscalingKind;
    ASSERT_EQ(scenario.deployments.size(), 11U);
    EXPECT_FALSE(scenario.deployments[0].autoscaling);
    const auto& elastic = scenario.deployments[4].autoscaling;
    ASSERT_TRUE(elastic);
    EXPECT_EQ(elastic->kind, AutoscalingKind::QueueDelay);
    EXPECT_EQ(elastic->minimum, 0);
    EXPECT_EQ(elastic->maximum, 6);
    EXPECT_EQ(elastic->target, 3);
    EXPECT_EQ(elastic->port, 80);
    EXPECT_EQ(elastic->idleTimeout, std::chrono::seconds(30));
    EXPECT_EQ(elastic->concurrency, 2);
    EXPECT_EQ(elastic->warm, (domain::WarmPool{1, 0.2}));
    EXPECT_EQ(scenario.deployments[4].nodes, 1);
    EXPECT_EQ(scenario.deployments[5].autoscaling->metric,
              domain::AutoscalingMetric::RequestsPerSecond);
    EXPECT_EQ(scenario.deployments[5].autoscaling->target, 30);
    EXPECT_DOUBLE_EQ(scenario.deployments[6].autoscaling->aim(), 0.6);
    EXPECT_EQ(scenario.deployments[7].nodes, 3);  // the least that it may have
    EXPECT_EQ(scenario.deployments[8].autoscaling->target, 2.5);
}

TEST_F(FullScenario, HasWhatItsLinksDo) {
    using std::chrono::minutes;
    using std::chrono::seconds;
    domain::BalancingOptions api;
    api.slowStart = seconds(30);
    api.ejection = domain::Ejection{3, seconds(10), 50};
    api.retries = domain::RetryPolicy{2, 10};
    api.drainLimit = seconds(20);
    EXPECT_EQ(scenario.deployments[0].ports[0].options, api);
    const auto& idle = scenario.deployments[1].ports;
    ASSERT_EQ(idle.size(), 2U);
    domain::BalancingOptions hashed;
    hashed.hashKey = {domain::HashKeySource::Header, "X-User"};
    hashed.loadAboveMeanPercent = 25;
    EXPECT_EQ(idle[0], (domain::PortSpec{80, domain::BalancingPolicy::RingHash, hashed}));
    domain::BalancingOptions queued;
    queued.queue = {20, 2, std::chrono::milliseconds(500), minutes(2)};
    EXPECT_EQ(idle[1], (domain::PortSpec{81, domain::BalancingPolicy::Queue, queued}));
    EXPECT_EQ(scenario.workloads[0].clients, 1000);
    EXPECT_EQ(scenario.workloads[1].clients, 7);
}

TEST_F(FullScenario, HasItsJobs) {
    using std::chrono::hours;
    using std::chrono::seconds;
    ASSERT_EQ(scenario.deployments.size(), 11U);
    EXPECT_FALSE(scenario.deployments[0].job);
    const domain::DeploymentSpec& render = scenario.deployments[2];
    EXPECT_EQ(render.nodes, 2);
    EXPECT_EQ(render.job,
              (domain::JobSpec{12, hours(2), seconds(90), domain::JobRestart::Never, 4, {}}));
    const auto& pieces = scenario.deployments[3].job;
    ASSERT_TRUE(pieces);
    EXPECT_EQ(pieces->completions, 7);
    EXPECT_EQ(pieces->indexes, (domain::JobIndexes{2, 1}));
    EXPECT_EQ(pieces->runTime, domain::JobSpec{}.runTime) << "as the domain has it";
}

TEST_F(FullScenario, HasItsCopiesAndFronts) {
    const auto& page = scenario.deployments[10];
    EXPECT_EQ(scenario.deployments[9].name, "page-1");
    EXPECT_EQ(page.name, "page-2");
    EXPECT_EQ(page.nodes, 1);
    ASSERT_EQ(scenario.fronts.size(), 2U);
    domain::FrontSpec pages;
    pages.name = "pages";
    pages.port = 8188;
    pages.members = {{"page-1", 8188}, {"page-2", 8188}};
    pages.balancing = domain::BalancingPolicy::MaglevHash;
    pages.options.hashKey = {domain::HashKeySource::Cookie, "sid"};
    EXPECT_EQ(scenario.fronts[0], pages);
    domain::FrontSpec both;
    both.name = "both";
    both.port = 80;
    both.members = pages.members;
    both.options.loadAboveMeanPercent = 25;
    both.options.ejection = domain::Ejection{};
    both.options.ejection->failures = 3;
    both.options.retries = domain::RetryPolicy{};
    both.options.retries->attempts = 2;
    EXPECT_EQ(scenario.fronts[1], both);
    EXPECT_EQ(scenario.workloads.back().front, "pages");
    EXPECT_EQ(scenario.workloads.back().deployment, "");
}

TEST_F(FullScenario, HasItsTimeline) {
    ASSERT_EQ(scenario.workloads.size(), 8U);
    EXPECT_EQ(scenario.workloads[0].arrivals, domain::ArrivalKind::Constant);
    EXPECT_DOUBLE_EQ(scenario.workloads[0].ratePerSecond, 1.5);
    EXPECT_EQ(scenario.workloads[0].from, kMinute);
    EXPECT_EQ(scenario.workloads[0].until, kHour);
    EXPECT_EQ(scenario.workloads[1].port, 80);
    EXPECT_FALSE(scenario.workloads[1].until.has_value());
    ASSERT_EQ(scenario.faults.size(), 32U);
    EXPECT_EQ(scenario.faults[0].every, 10 * kMinute);
    EXPECT_EQ(scenario.faults[1].fault.exitCode, 3);
    EXPECT_EQ(scenario.faults[4].fault.duration, std::chrono::minutes(5));
    EXPECT_DOUBLE_EQ(scenario.faults[6].fault.factor, 0.1);
    EXPECT_EQ(scenario.faults[7].fault.target, "");
    EXPECT_EQ(scenario.faults[8].fault.kind, domain::FaultKind::MachineDiskFull);
    EXPECT_EQ(scenario.faults[9].at, 0);
    EXPECT_DOUBLE_EQ(scenario.faults[9].ratePerSecond, 2.0 / 3600);
    EXPECT_EQ(scenario.faults[10].fault.kind, domain::FaultKind::GpuLost);
    EXPECT_EQ(scenario.faults[10].fault.duration, std::chrono::minutes(5));
    EXPECT_EQ(scenario.faults[11].fault.kind, domain::FaultKind::GpuXid);
    EXPECT_EQ(scenario.faults[11].fault.xid, 31);
    EXPECT_EQ(scenario.faults[12].fault.target, "north-4090-001");
    EXPECT_EQ(scenario.faults[13].fault.kind, domain::FaultKind::GpuSlow);
    EXPECT_DOUBLE_EQ(scenario.faults[13].fault.factor, 0.25);
    EXPECT_EQ(scenario.faults[13].fault.card, 0);
    ASSERT_EQ(scenario.changes.size(), 10U);
    EXPECT_EQ(scenario.changes[0].nodes, 5);
    EXPECT_EQ(scenario.changes[1].image, "echo");
    EXPECT_EQ(scenario.changes[9].verb, ChangeVerb::Delete);
    EXPECT_EQ(scenario.changes[9].at, 100 * kMinute);
    EXPECT_EQ(scenario.changes[5].verb, ChangeVerb::Canary);
    EXPECT_EQ(scenario.changes[5].image, "echo");
    EXPECT_EQ(scenario.changes[5].environment,
              (std::vector<domain::EnvironmentVariable>{{"MODE", "quick"}}));
    using namespace std::chrono_literals;
    EXPECT_EQ(scenario.changes[5].canary,
              (domain::CanaryRule{30, 2, 5min, 20min, 200, 0.995, 0.25, 800ms}));
    EXPECT_EQ(scenario.changes[6].verb, ChangeVerb::RollBack);
    EXPECT_EQ(scenario.changes[7].canary,
              (domain::CanaryRule{7, {}, 2min, 6min, 100, 0.99, {}, {}}));
    EXPECT_EQ(scenario.changes[8].verb, ChangeVerb::Promote);
}

TEST_F(FullScenario, HasItsAlarmsInTheUnitsOfTheirFigures) {
    ASSERT_EQ(scenario.alarms.size(), 6U);
    const AlarmConfig& gone = scenario.alarms[0];
    EXPECT_EQ(gone.name, "Gone");
    EXPECT_EQ(gone.figure, domain::AlarmFigure::Availability);
    EXPECT_DOUBLE_EQ(gone.threshold, 0.995);
    EXPECT_DOUBLE_EQ(gone.clearAt, 0.999);
    EXPECT_EQ(gone.window, 10 * kMinute);
    EXPECT_EQ(gone.holdFor, 2 * kMinute);
    EXPECT_EQ(gone.action, domain::AlarmAction::Restart);
    EXPECT_EQ(scenario.alarms[1].name, "api answered_below");
    EXPECT_EQ(scenario.alarms[1].clearAt, scenario.alarms[1].threshold);
    const AlarmConfig& slow = scenario.alarms[2];
    EXPECT_DOUBLE_EQ(slow.threshold, 2000);
    EXPECT_DOUBLE_EQ(slow.clearAt, 1500);
    EXPECT_EQ(slow.addNodes, 2);
    EXPECT_EQ(slow.mostNodes, 10);
    EXPECT_EQ(slow.window, 5 * kMinute);
    EXPECT_EQ(scenario.alarms[3].port, 80);
    EXPECT_DOUBLE_EQ(scenario.alarms[5].threshold, 14.4);
    EXPECT_DOUBLE_EQ(scenario.alarms[5].target, 0.999);
    EXPECT_EQ(scenario.alarms[5].window, 60 * kMinute);
}

TEST_F(FullScenario, HasItsObjectivesInTheUnitsOfTheirKind) {
    ASSERT_EQ(scenario.objectives.size(), 7U);
    EXPECT_EQ(scenario.objectives[0].name, "There");
    EXPECT_DOUBLE_EQ(scenario.objectives[0].target, 0.999);
    EXPECT_EQ(scenario.objectives[1].name, "api p95_at_most");
    EXPECT_DOUBLE_EQ(scenario.objectives[1].target, 200);
    EXPECT_EQ(scenario.objectives[2].port, 80);
    EXPECT_DOUBLE_EQ(scenario.objectives[2].target, 1000);
    EXPECT_DOUBLE_EQ(scenario.objectives[3].target, 12.5);
    EXPECT_DOUBLE_EQ(scenario.objectives[4].target, 2.5);
}

TEST(ScenarioParser, FillsInTheSampleClusterWhenNoneIsGiven) {
    const auto scenario = parseScenario("scenario: Short\n", known());
    ASSERT_TRUE(scenario.has_value());
    EXPECT_EQ(scenario->cluster.pools.size(), known().sampleCluster.pools.size());
    EXPECT_EQ(scenario->duration, kHour);
    EXPECT_EQ(scenario->seed, 1U);
}

TEST(ScenarioParser, SlowsAGpuToHalfItsSpeedWhereNothingElseIsSaid) {
    const auto scenario =
        parseScenario("scenario: Slow\nfaults: [{at: 1m, fault: gpu_slow}]\n", known());
    ASSERT_TRUE(scenario.has_value()) << listed(scenario.error());
    EXPECT_DOUBLE_EQ(scenario->faults.at(0).fault.factor, 0.5);
}

TEST(ScenarioParser, CountsTheCardsOfTheMachineThatIsNamed) {
    const auto parsed = [](const std::string& fault) {
        return parseScenario(
            "scenario: Cards\nfaults:\n  - {at: 1m, fault: gpu_lost, " + fault + "}\n", known());
    };
    EXPECT_TRUE(parsed("target: hebei-1-h20x8-001, card: 7").has_value());
    EXPECT_FALSE(parsed("target: hebei-1-h20x8-001, card: 8").has_value());
    EXPECT_FALSE(parsed("target: hebei-1-h20x8-1, card: 0").has_value());
    EXPECT_FALSE(parsed("target: hebei-1-h20x8-000").has_value());
    EXPECT_FALSE(parsed("target: hebei-1").has_value());
}

TEST(ScenarioParser, FindsBuiltInImagesByTheirRegistryPrefixToo) {
    const auto scenario = parseScenario(
        "scenario: Prefix\ndeployments:\n  - {name: echo, gpu: '4090', image: "
        "harbor.suanleme.cn/public-hub/echo}\n",
        known());
    EXPECT_TRUE(scenario.has_value()) << listed(scenario.error());
}

TEST(ScenarioParser, ReportsAtMostTwentyErrors) {
    std::string text = "scenario: Many\n";
    for (int i = 0; i < 50; ++i)
        text += fmt::format("wrong{}: 1\n", i);
    const auto scenario = parseScenario(text, known());
    ASSERT_FALSE(scenario.has_value());
    EXPECT_EQ(scenario.error().size(), kMaxScenarioErrors);
}

TEST(ScenarioParser, RefusesAnEmptyTextWithAnExample) {
    for (const char* text : {"", "\n", "# only a comment\n", "---\n", "~\n", "\xEF\xBB\xBF"}) {
        const auto scenario = parseScenario(text, known());
        ASSERT_FALSE(scenario.has_value()) << text;
        EXPECT_NE(scenario.error()[0].message.find("scenario: My first one"), std::string::npos);
    }
}

TEST(ScenarioParser, GivesPlatformsOneErrorWithALineForEachFault) {
    const auto scenario = parseWithBuiltins("scenario: X\nseed: no\nduration: 5\n");
    ASSERT_FALSE(scenario.has_value());
    EXPECT_EQ(scenario.error().code, domain::ErrorCode::Malformed);
    EXPECT_EQ(scenario.error().field, "seed");
    EXPECT_EQ(scenario.error().detail.rfind("scenario:2:7: seed: must be a whole number", 0), 0U);
    EXPECT_NE(scenario.error().detail.find("\nscenario:3:11: duration: "), std::string::npos);
}

TEST(ScenarioError, ShowsNoControlCharacters) {
    EXPECT_EQ(toText({2, 3, "a\nb", "say \x1b[31m"}, "f.yaml"), "f.yaml:2:3: a?b: say ?[31m");
    EXPECT_EQ(toText({0, 0, "", "cannot be opened"}, "f.yaml"), "f.yaml: cannot be opened");
}

TEST(ScenarioParser, ReadsHowVolumesAreReached) {
    const auto scenario =
        loadScenarioFile((testing::fixtureFolder("good") / "full.yaml").string(), testing::known());
    ASSERT_TRUE(scenario) << testing::listed(scenario.error());
    ASSERT_EQ(scenario->volumes.size(), 3U);
    EXPECT_EQ(scenario->volumes[0].kind, domain::VolumeKind::Shared);
    const VolumeConfig& photos = scenario->volumes[1];
    EXPECT_EQ(photos.kind, domain::VolumeKind::Bucket);
    EXPECT_EQ(photos.uploadAfter, 10 * engine::kSecond);
    EXPECT_EQ(photos.uploadBytesPerSecond, 20e6);
    EXPECT_EQ(photos.seenAfter, engine::kSecond);
    EXPECT_EQ(scenario->volumes[2].kind, domain::VolumeKind::Nas);
    EXPECT_EQ(scenario->volumes[2].region.value, "north");
}

TEST(CatalogueOf, CountsTheNodesThatFit) {
    ClusterConfig cluster;
    PoolConfig pool;
    pool.spec = {"4090", "4090", 1, {24 * domain::kGiB}, 16, {64 * domain::kGiB}, {}};
    pool.machines = 3;
    pool.cardsPerMachine = 8;
    pool.cpuCores = 64;  // four nodes
    pool.memory = 1024 * domain::kGiB;
    cluster.pools.push_back(pool);
    EXPECT_EQ(catalogueOf(cluster, {}).pools[0].total, 12);
    cluster.pools[0].memory = 64 * domain::kGiB;
    EXPECT_EQ(catalogueOf(cluster, {}).pools[0].total, 3);
    cluster.pools[0].memory = 63 * domain::kGiB;
    EXPECT_EQ(catalogueOf(cluster, {}).pools[0].total, 0);
}

}  // namespace
}  // namespace berth::sim::scenario
