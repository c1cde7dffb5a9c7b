// SPDX-License-Identifier: GPL-3.0-or-later
// Random clusters, commands, requests and faults. This program is built with
// BERTH_CHECK_INVARIANTS: the invariants are looked at after every event, and a breach aborts.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "models/domain/fault_traits.h"
#include "models/domain/simulated_xid.h"
#include "sim/engine/random.h"
#include "tests/sim/platform/sim_fixture.h"

namespace berth::sim::platform::testing {

namespace {

using domain::FaultKind;

const std::string kNobodys = "AAAA";  // no offer of anybody's

constexpr int kFaults = static_cast<int>(domain::kFaultKinds);

struct Tally {
    std::map<FaultKind, int> struck;
    std::map<FaultKind, std::uint64_t> hits;
    std::map<domain::EventKind, int> events;
    int refused = 0;
    int waitForEver = 0;  // deployments whose offers nobody knows, at the end of a run
    int ended = 0;
};

class Explorer {
  public:
    explicit Explorer(std::uint64_t seed)
        : m_random(seed, "explore"),
          m_canaries(seed, "explore/canaries"),
          m_machines(static_cast<int>(1 + below(3))),
          m_cards(static_cast<int>(2 + 2 * below(3))),
          m_sim(scenario(), seed, m_told) {}

    void run(int steps) {
        for (int i = 0; i < steps; ++i) {
            switch (below(10)) {
                case 0:
                case 1:
                    create();
                    break;
                case 2:
                case 3:
                    change();
                    break;
                case 4:
                case 5:
                case 6:
                    fault();
                    break;
                case 7:
                    request();
                    break;
                case 8:
                    load();
                    break;
                default:
                    break;
            }
            canary();
            const engine::Time spans[] = {0, kSecond / 3, 5 * kSecond, 20 * kSecond, 90 * kSecond};
            m_sim.runUntil(m_sim.now() + spans[below(5)]);
            checkSnapshot();
        }
    }

    // Everything well again, and half an hour to come back.
    void heal() {
        for (const domain::ActiveFault& active : m_sim.faults())
            ASSERT_TRUE(m_sim.clearFault(active.id));
        for (const domain::LoadSpec& each : m_sim.loads())
            ASSERT_TRUE(m_sim.stopLoad(each.deployment, each.port));
        mendSomeOrders();
        m_sim.runUntil(m_sim.now() + 1800 * kSecond);
        const domain::Snapshot snapshot = m_sim.snapshot();
        for (const domain::Deployment& deployment : snapshot.deployments) {
            const bool paused = deployment.pausedAt.has_value();
            if (deployment.job) {
                expectJobDone(deployment);
                continue;
            }
            if (!paused && isUnknown(deployment.spec)) {
                expectWaiting(snapshot, deployment);
                continue;
            }
            EXPECT_EQ(deployment.state,
                      paused ? domain::DeploymentState::Paused : domain::DeploymentState::Running)
                << deployment.spec.name;
            int alive = 0;
            for (const domain::Node* node : snapshot.nodesOf(deployment.id)) {
                if (!node->alive()) continue;
                ++alive;
                EXPECT_EQ(node->state, domain::NodeState::Running) << node->name;
                EXPECT_EQ(node->revision, deployment.revision) << node->name;
            }
            EXPECT_EQ(alive, paused ? 0 : deployment.spec.nodesAtOnce()) << deployment.spec.name;
        }
        for (const auto& client : m_clients)
            EXPECT_TRUE(client->done);
    }

    [[nodiscard]] std::uint64_t hash() const { return m_sim.traceHash(); }
    void addTo(Tally& tally) const {
        for (const domain::Event& event : m_told.events) {
            ++tally.events[event.kind];
            if (event.kind == domain::EventKind::FaultInjected)
                ++tally.struck[static_cast<FaultKind>(event.value)];
        }
        for (const auto& report : m_sim.faultReports())
            tally.hits[report.kind] += report.hits;
        tally.refused += m_refused;
        tally.waitForEver += m_waiting;
        tally.ended += static_cast<int>(m_sim.endedDeployments()->size());
    }

  private:
    std::uint64_t below(std::uint64_t bound) { return m_random.below(bound); }
    [[nodiscard]] scenario::Scenario scenario() const {
        scenario::Scenario scenario = smallScenario(m_machines, m_cards);
        scenario.images = images::builtinImages();
        scenario.cluster.options.placement = m_cards > 4 ? "best_fit" : "spread";
        scenario.cluster.pools[0].cacheBytes = 3 * domain::kGiB;  // evicts
        return scenario;
    }
    // Room for every wanted node and for the surge of every deployment.
    [[nodiscard]] int room() const {
        int wanted = 0;
        int surge = 0;
        for (const domain::Deployment& deployment : m_sim.snapshot().deployments) {
            wanted += mostNodesOf(deployment.spec);
            surge += deployment.spec.rollingUpdate.maxSurge + 1;
        }
        return 2 * m_machines * m_cards - wanted - surge - 3;
    }
    std::optional<domain::Deployment> anyDeployment() {
        const domain::Snapshot snapshot = m_sim.snapshot();
        if (snapshot.deployments.empty()) return std::nullopt;
        return snapshot.deployments[below(snapshot.deployments.size())];
    }
    // Whatever its autoscaler may come to want.
    static int mostNodesOf(const domain::DeploymentSpec& spec) {
        if (!spec.autoscaling) return spec.nodes;
        return spec.autoscaling->maximum + spec.autoscaling->warmNodes(spec.autoscaling->maximum);
    }
    // So that its nodes, and those it may come to want, are no more than it was to have.
    void maybeAutoscaled(domain::DeploymentSpec& spec) {
        if (spec.job || spec.nodes < 2 || below(2) > 0) return;
        domain::AutoscalingSpec wanted;
        wanted.kind = static_cast<domain::AutoscalingKind>(below(4));
        wanted.minimum =
            wanted.kind == domain::AutoscalingKind::Hpa ? 1 : static_cast<int>(below(2));
        wanted.maximum = spec.nodes;
        if (below(2) == 0) {
            --wanted.maximum;
            if (below(2) == 0)
                wanted.warm.nodes = 1;
            else
                wanted.warm.share = 1;
            if (wanted.warm.share > 0) wanted.maximum = spec.nodes / 2;
        }
        if (wanted.kind == domain::AutoscalingKind::Knative) wanted.target = 1;
        if (wanted.kind == domain::AutoscalingKind::QueueLength) wanted.target = 0.5;
        if (wanted.kind == domain::AutoscalingKind::Hpa) wanted.target = 0.05;
        wanted.idleTimeout = std::chrono::seconds(below(60));
        spec.autoscaling = wanted;
        spec.nodes = wanted.minimum;
        if (wanted.maximum > 0) spec.nodes = std::max(spec.nodes, 1);
    }
    static bool isUnknown(const domain::DeploymentSpec& spec) {
        return spec.offers.size() == 1 && spec.offers.front() == kNobodys;
    }
    void maybeAJob(domain::DeploymentSpec& spec) {
        if (below(3) > 0) return;
        const auto number = [this](std::uint64_t bound) { return static_cast<int>(below(bound)); };
        domain::JobSpec job;
        job.completions = 1 + number(6);
        job.runTime = std::chrono::seconds(5 + number(60));
        job.timeout = std::chrono::seconds(below(3) == 0 ? 120 : 3600);
        job.restart = static_cast<domain::JobRestart>(below(2));
        job.backoffLimit = number(8);
        if (below(3) == 0) job.indexes = {number(3), number(3)};
        spec.job = job;
    }
    // What nobody stops, orders in vain or leaves without nodes comes to its end.
    static void expectJobDone(const domain::Deployment& deployment) {
        if (deployment.pausedAt || isUnknown(deployment.spec) || deployment.spec.nodes == 0) return;
        EXPECT_TRUE(deployment.finished()) << deployment.spec.name;
    }
    static void checkJob(const domain::Deployment& deployment) {
        using domain::DeploymentState;
        const domain::JobProgress& job = *deployment.job;
        ASSERT_LE(job.active, deployment.spec.nodes);
        ASSERT_LE(job.succeeded, deployment.spec.job->completions);
        if (deployment.state == DeploymentState::Deleting) return;
        ASSERT_EQ(job.finished.has_value(), deployment.finished());
        if (!job.finished) return;
        ASSERT_EQ(job.active, 0);
        ASSERT_EQ(deployment.rateNow.pointsPerSecond, 0);
        const bool complete = job.failure == domain::JobFailure::None;
        ASSERT_EQ(deployment.state,
                  complete ? DeploymentState::Completed : DeploymentState::Failed);
        if (complete) {
            ASSERT_EQ(job.succeeded, deployment.spec.job->completions);
        }
    }
    // None, those of the catalogue, or one that nobody knows.
    void order(domain::DeploymentSpec& spec) {
        const auto kind = below(4);
        if (kind > 1) return;
        spec.offers = {kNobodys};
        spec.gpuSpec = below(2) == 0 ? "4090" : "H800";
        if (kind > 0) return;
        spec.gpuSpec = below(2) == 0 ? "4090" : "";
        for (const domain::Pool& pool : m_sim.snapshot().catalogue.pools)
            spec.offers.push_back(pool.offer);
    }
    // The others stay as they are, and what waits goes on waiting.
    void mendSomeOrders() {
        for (const domain::Deployment& deployment : m_sim.snapshot().deployments) {
            const bool ending = deployment.state == domain::DeploymentState::Deleting;
            if (ending || deployment.job || !isUnknown(deployment.spec) || below(2) == 0) continue;
            domain::DeploymentSpec mended = deployment.spec;
            mended.offers.clear();
            mended.gpuSpec = "4090";
            apply(domain::EditDeployment{deployment.id, mended});
        }
    }
    // Nodes of its former offers go on while they run; those of the new one are never placed.
    void expectWaiting(const domain::Snapshot& snapshot, const domain::Deployment& deployment) {
        ++m_waiting;
        for (const domain::Node* node : snapshot.nodesOf(deployment.id)) {
            if (!node->alive() || node->revision != deployment.revision) continue;
            EXPECT_EQ(node->state, domain::NodeState::Pending) << node->name;
            EXPECT_EQ(node->reason, domain::ReasonKind::OfferUnknown) << node->name;
        }
    }
    void apply(domain::Change change) { apply(std::move(change), m_random); }
    void apply(domain::Change change, engine::RandomStream& random) {
        const auto planned = m_sim.plan(change);
        const std::uint64_t basis = planned && random.below(2) == 0 ? planned->basis : 0;
        const auto done = m_sim.apply({{std::to_string(++m_operations)}, std::move(change), basis});
        EXPECT_EQ(planned.has_value(), done.has_value());
        if (!done) ++m_refused;
    }
    void create() {
        const int free = room();
        if (free < 1) return;
        const char* images[] = {"echo", "files", "counter", "slow-start", "dailyhot"};
        domain::DeploymentSpec fresh =
            spec(images[below(5)], static_cast<int>(1 + below(static_cast<std::uint64_t>(free))));
        fresh.name = std::string("d") + static_cast<char>('a' + below(5));
        fresh.rollingUpdate = {static_cast<int>(below(3)), static_cast<int>(below(2))};
        if (fresh.rollingUpdate.maxSurge + fresh.rollingUpdate.maxUnavailable == 0)
            fresh.rollingUpdate.maxSurge = 1;
        if (below(2) == 0) fresh.health.readiness = domain::Probe{};
        if (below(3) == 0) {
            fresh.health.startup = domain::Probe{};
            fresh.health.startup->failureThreshold = 30;
            fresh.health.liveness = domain::Probe{};
        }
        if (fresh.image == "files" && fresh.health.readiness)
            fresh.health.readiness->path = "/health";
        fresh.terminationGrace = std::chrono::seconds(below(2) == 0 ? 1 : 30);
        order(fresh);
        maybeAJob(fresh);
        maybeAutoscaled(fresh);
        apply(domain::CreateDeployment{fresh});
    }
    // By a stream of their own, so that the rest of a run is what it would be without them.
    void canary() {
        if (m_canaries.below(4) > 0) return;
        const domain::Snapshot snapshot = m_sim.snapshot();
        if (snapshot.deployments.empty()) return;
        const domain::Deployment& deployment =
            snapshot.deployments[m_canaries.below(snapshot.deployments.size())];
        const auto seconds = [this](std::uint64_t least, std::uint64_t most) {
            return domain::Duration{std::chrono::seconds(least + m_canaries.below(most - least))};
        };
        const auto what = m_canaries.below(8);
        if (what == 0) return apply(domain::PromoteCanary{deployment.id}, m_canaries);
        if (what == 1) return apply(domain::RollBackCanary{deployment.id}, m_canaries);
        domain::DeploymentSpec spec = deployment.spec;
        spec.environment = {{"MODE", "canary-" + std::to_string(m_canaries.below(100))}};
        domain::CanaryRule rule;
        rule.sharePercent = static_cast<int>(1 + m_canaries.below(99));
        if (m_canaries.below(2) == 0) rule.nodes = 1;
        rule.watch = seconds(1, 60);
        rule.limit = rule.watch + seconds(1, 240);
        rule.fewestRequests = static_cast<std::int64_t>(1 + m_canaries.below(20));
        rule.lowestAvailability = 0.5 + 0.1 * static_cast<double>(m_canaries.below(6));
        if (m_canaries.below(3) == 0) rule.mostExtraCost = 0.5;
        if (m_canaries.below(3) == 0) rule.p95Limit = std::chrono::seconds(1);
        apply(domain::StartCanary{deployment.id, spec, rule}, m_canaries);
    }
    void change() {
        const auto deployment = anyDeployment();
        if (!deployment) return;
        switch (below(8)) {
            case 0:
                apply(domain::PauseDeployment{deployment->id});
                break;
            case 1:
            case 2:
                apply(domain::ResumeDeployment{deployment->id});
                break;
            case 3:
                apply(domain::RestartDeployment{deployment->id});
                break;
            case 4: {
                const int most = std::max(0, room()) + deployment->spec.nodes;
                apply(domain::ScaleDeployment{
                    deployment->id, static_cast<int>(below(static_cast<std::uint64_t>(most) + 1))});
                break;
            }
            case 5: {
                domain::DeploymentSpec edited = deployment->spec;
                edited.environment = {{"MODE", std::to_string(below(100))}};
                if (edited.autoscaling && below(2) == 0) edited.autoscaling->warm = {};
                if (below(8) == 0) edited.autoscaling.reset();
                edited.offers.clear();
                edited.gpuSpec = "4090";
                order(edited);
                apply(domain::EditDeployment{deployment->id, edited});
                break;
            }
            case 6: {
                const domain::Snapshot snapshot = m_sim.snapshot();
                if (snapshot.nodes.empty()) return;
                apply(domain::ReplaceNode{snapshot.nodes[below(snapshot.nodes.size())].id});
                break;
            }
            default:
                if (below(2) == 0) apply(domain::DeleteDeployment{deployment->id});
        }
    }
    std::string anyNode() {
        const domain::Snapshot snapshot = m_sim.snapshot();
        return snapshot.nodes.empty() ? "" : snapshot.nodes[below(snapshot.nodes.size())].id.value;
    }
    domain::MapMachine anyMachine() {
        const domain::ClusterMap map = m_sim.map();
        const auto& machines = map.regions[below(2)].machines;
        return machines[below(machines.size())];
    }
    std::string anyRegion() { return below(2) == 0 ? "north" : "south"; }
    std::string targetOf(domain::FaultScope scope) {
        switch (scope) {
            case domain::FaultScope::Node:
                return anyNode();
            case domain::FaultScope::Card:
                return below(2) == 0 ? anyNode() : anyMachine().id.value;
            case domain::FaultScope::Machine:
                return anyMachine().id.value;
            case domain::FaultScope::Rack:
                return anyMachine().rack;
            case domain::FaultScope::Region:
                return anyRegion();
            case domain::FaultScope::Registry:
                return below(3) == 0 ? "" : anyRegion();
            case domain::FaultScope::Area: {
                const std::string areas[] = {"", anyRegion(), anyMachine().rack,
                                             anyMachine().id.value};
                return areas[below(4)];
            }
            case domain::FaultScope::Deployment: {
                const auto deployment = anyDeployment();
                return deployment ? deployment->id.value : "";
            }
            case domain::FaultScope::Api:
                break;
        }
        return {};
    }
    void fault() {
        auto kind = static_cast<FaultKind>(below(kFaults));
        // Most of those that need a program are refused, so they are tried more often.
        constexpr FaultKind kNeedPrograms[] = {FaultKind::CrashContainer, FaultKind::OutOfMemory,
                                               FaultKind::GpuLost, FaultKind::GpuXid,
                                               FaultKind::GpuSlow};
        if (below(4) == 0) kind = kNeedPrograms[below(5)];
        domain::Fault fault = domain::usualFault(kind);
        if (below(2) == 0) fault.duration = std::chrono::seconds(1 + below(200));
        fault.factor = 0.05 + 0.1 * static_cast<double>(below(9));
        fault.probability = 0.1 + 0.3 * static_cast<double>(below(4));
        if (fault.delay.count() != 0) fault.delay = std::chrono::milliseconds(1 + below(3000));
        fault.cut = static_cast<domain::FaultCut>(below(3));
        const auto xids = domain::simulatedXids();
        fault.xid = xids[below(xids.size())].code;
        fault.card = static_cast<int>(below(2));  // nodes have one: half of these are refused
        fault.target = targetOf(domain::traitsOf(fault.kind).scope);
        if (!m_sim.inject(fault)) ++m_refused;
        const auto active = m_sim.faults();
        if (active.size() > 4) {
            EXPECT_TRUE(m_sim.clearFault(active[below(active.size())].id));
        }
    }
    void request() {
        for (const LinkInfo& link : m_sim.links()) {
            auto client = std::make_shared<Client>();
            m_clients.push_back(client);
            const std::string path = "/f" + std::to_string(below(9));
            const auto id = m_sim.arrive(
                link.key, {below(2) == 0 ? "PUT" : "GET", path, {{"Host", "x"}}, "some bytes"},
                client);
            if (below(5) == 0) {
                m_sim.abandon(id);
                m_clients.pop_back();
            }
        }
    }
    void load() {
        const auto deployment = anyDeployment();
        if (!deployment) return;
        if (below(2) == 0)
            (void)m_sim.startLoad({deployment->id, 80, static_cast<domain::ArrivalKind>(below(2)),
                                   1 + static_cast<double>(below(5))});
        else
            (void)m_sim.stopLoad(deployment->id, 80);
    }
    static void checkCanary(const domain::Canary& canary) {
        ASSERT_EQ(canary.state == domain::CanaryState::Watching, !canary.ended.has_value());
        ASSERT_EQ(canary.state == domain::CanaryState::Watching,
                  canary.reason == domain::CanaryReason::None);
        for (const domain::CanaryFigures* each : {&canary.before, &canary.after}) {
            ASSERT_LE(each->ended(), each->offered);
            ASSERT_LE(each->late, each->completed);
            ASSERT_GE(each->cost, domain::Money{});
        }
        if (!canary.watchingSince) {
            ASSERT_EQ(canary.before.offered + canary.after.offered, 0);
        }
    }
    // What users see adds up.
    void checkSnapshot() {
        const domain::Snapshot snapshot = m_sim.snapshot();
        domain::Rate rate;
        std::map<domain::DeploymentId, int> ready;
        for (const domain::Node& node : snapshot.nodes) {
            rate = rate + node.rate;
            const bool warm = node.reason == domain::ReasonKind::KeptWarm;
            if (node.state == domain::NodeState::Running && !warm) ++ready[node.deployment];
            ASSERT_LE(node.pulled, node.pullTotal);
            ASSERT_EQ(node.ended.has_value(), !node.alive());
            ASSERT_TRUE(node.rate.pointsPerSecond == 0 || node.alive());
            for (const domain::PlacementRejection& rejection : node.placement)
                ASSERT_GT(rejection.machines, 0);
        }
        ASSERT_EQ(rate, snapshot.rateNow);
        for (const domain::Deployment& deployment : snapshot.deployments) {
            ASSERT_EQ(deployment.nodesReady, ready[deployment.id]);
            if (deployment.canary) checkCanary(*deployment.canary);
            if (deployment.job) checkJob(deployment);
            for (const domain::PortLink& link : deployment.links)
                ASSERT_EQ(link.readyNodes, deployment.nodesReady);
        }
        domain::Money cost;
        for (const domain::Deployment& deployment : snapshot.deployments)
            cost += deployment.costSoFar;
        for (const EndedDeployment& ended : *m_sim.endedDeployments()) {
            ASSERT_EQ(snapshot.findDeployment(ended.deployment.id), nullptr);
            cost += ended.deployment.costSoFar;
        }
        ASSERT_EQ(cost, snapshot.costSoFar);
        const auto bills = m_sim.bills(
            {static_cast<domain::BillingStep>(below(4)), {0}, {m_sim.now() + 1}, {}, 480});
        ASSERT_TRUE(bills);
        ASSERT_EQ(bills->charged(), cost);
        domain::Money shares;
        for (const domain::BillingShare& share : bills->shares)
            shares += share.charged;
        ASSERT_EQ(shares, cost);
        ASSERT_GE(snapshot.costSoFar, m_cost);
        m_cost = snapshot.costSoFar;
    }

    engine::RandomStream m_random, m_canaries;
    int m_machines = 1;
    int m_cards = 2;
    Recorder m_told;
    Simulation m_sim;
    std::vector<std::shared_ptr<Client>> m_clients;
    std::uint64_t m_operations = 0;
    int m_refused = 0;
    int m_waiting = 0;
    domain::Money m_cost;
};

}  // namespace

TEST(Explore, HoldsItsInvariantsUnderRandomCommandsAndFaultsAndComesBackAfterwards) {
    Tally tally;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        Explorer explorer(seed);
        explorer.run(60);
        explorer.heal();
        explorer.addTo(tally);
        ASSERT_FALSE(HasFailure()) << "seed " << seed;
    }
    // Every fault has struck, and the rare paths were walked.
    for (int kind = 0; kind < kFaults; ++kind)
        EXPECT_GT(tally.struck[static_cast<FaultKind>(kind)], 2) << "fault " << kind;
    // Those that are met again and again were met; the API's by real calls only.
    for (const FaultKind kind :
         {FaultKind::Partition, FaultKind::NetworkLoss, FaultKind::NetworkDelay,
          FaultKind::RegistryUnauthorized, FaultKind::RegistryThrottled, FaultKind::LayerInvalid,
          FaultKind::ProbeFlapping, FaultKind::VersionCrashes, FaultKind::VersionErrors,
          FaultKind::Drain})
        EXPECT_GT(tally.hits[kind], 0U) << domain::traitsOf(kind).word;
    EXPECT_GT(tally.refused, 0);
    EXPECT_GT(tally.waitForEver, 5);
    EXPECT_GT(tally.ended, 10);
    for (const domain::EventKind kind :
         {domain::EventKind::NodePullFailed, domain::EventKind::NodeUnknown,
          domain::EventKind::NodeReplaced, domain::EventKind::NodeFailed,
          domain::EventKind::NodeDataWiped, domain::EventKind::NodeNotReady,
          domain::EventKind::NodeContainerExited, domain::EventKind::DeploymentDeleted,
          domain::EventKind::BillSettled, domain::EventKind::JobCompleted,
          domain::EventKind::JobFailed, domain::EventKind::DeploymentAutoscaled,
          domain::EventKind::CanaryStarted, domain::EventKind::CanaryWatched,
          domain::EventKind::CanaryPromoted, domain::EventKind::CanaryRolledBack,
          domain::EventKind::CanaryGivenUp})
        EXPECT_GT(tally.events[kind], 5) << domain::toText(kind);
}

TEST(Explore, GoesTheSameWayTwice) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Explorer one(seed);
        Explorer two(seed);
        one.run(40);
        two.run(40);
        ASSERT_EQ(one.hash(), two.hash()) << "seed " << seed;
    }
}

}  // namespace berth::sim::platform::testing
