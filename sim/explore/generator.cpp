// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "models/domain/fault_traits.h"
#include "models/domain/simulated_xid.h"
#include "sim/engine/random.h"
#include "sim/explore/settling.h"
#include "sim/images/builtin_images.h"
#include "sim/scenario/machine_names.h"

namespace berth::sim::explore {
namespace {

using domain::FaultKind;
using engine::kSecond;
using engine::Time;

constexpr std::array<const char*, 2> kRegions{"north", "south"};
constexpr std::array<const char*, 5> kImages{"echo", "files", "counter", "slow-start", "dailyhot"};
constexpr std::array<const char*, 2> kPlacements{"spread", "best_fit"};
constexpr int kPort = 80;
constexpr int kMostDeployments = 4;

class Generator {
  public:
    explicit Generator(std::uint64_t seed)
        : m_random(seed, "explore"),
          m_ofFronts(seed, "explore/fronts"),
          m_canaries(seed, "explore/canaries") {
        m_scenario.name = fmt::format("Explored, seed {}", seed);
        m_scenario.seed = seed;
        m_scenario.images = images::builtinImages();
    }

    scenario::Scenario make() {
        m_active = seconds(120, 600);
        cluster();
        options();
        deployments();
        const int changes = number(1, 10);
        for (int i = 0; i < changes; ++i)
            change();
        const int faults = number(1, 12);
        for (int i = 0; i < faults; ++i)
            fault();
        loads();
        fronts();
        canaries();
        const auto byTime = [](const auto& one, const auto& other) { return one.at < other.at; };
        std::stable_sort(m_scenario.changes.begin(), m_scenario.changes.end(), byTime);
        std::stable_sort(m_scenario.faults.begin(), m_scenario.faults.end(), byTime);
        m_scenario.duration = *quietFrom(m_scenario) + kSettlesWithin;
        return std::move(m_scenario);
    }

  private:
    std::uint64_t below(std::uint64_t bound) { return m_random.below(bound); }
    int number(int least, int most) {
        return least + static_cast<int>(below(static_cast<std::uint64_t>(most - least + 1)));
    }
    Time seconds(int least, int most) { return number(least, most) * kSecond; }
    bool oneIn(std::uint64_t chances) { return below(chances) == 0; }
    Time instant() {
        // Often in the same second as something else, sometimes at the same instant.
        const Time at = static_cast<Time>(below(static_cast<std::uint64_t>(m_active)));
        return oneIn(2) ? at / (10 * kSecond) * (10 * kSecond)
                        : at / engine::kMillisecond * engine::kMillisecond;
    }
    template <class List>
    const auto& anyOf(const List& list) {
        return list[below(std::size(list))];
    }

    void cluster() {
        m_machines = number(1, 3);
        for (const char* id : kRegions) {
            scenario::RegionConfig region;
            region.region = {{id}, id, ""};
            region.registryBytesPerSecond = oneIn(4) ? 20e6 : 100e6;
            m_scenario.cluster.regions.push_back(region);
        }
        const int specs = oneIn(3) ? 2 : 1;
        for (int cards = 1; cards <= specs; ++cards) {
            const int cardsPerMachine = cards * number(2, 6);
            for (const char* id : kRegions)
                m_scenario.cluster.pools.push_back(pool(id, cards, cardsPerMachine));
        }
    }

    scenario::PoolConfig pool(const char* region, int cards, int cardsPerMachine) const {
        scenario::PoolConfig pool;
        pool.region = {region};
        pool.spec.name = cards == 1 ? "4090" : fmt::format("4090 x {}", cards);
        pool.spec.gpuModel = "4090";
        pool.spec.cards = cards;
        pool.spec.gpuMemory = {24 * cards * domain::kGiB};
        pool.spec.cpuCores = 16 * cards;
        pool.spec.memory = {64 * cards * domain::kGiB};
        pool.spec.disk = {80 * domain::kGiB};
        pool.price = {466 * cards};
        pool.machines = m_machines;
        pool.cardsPerMachine = cardsPerMachine;
        pool.cpuCores = 16 * cardsPerMachine;
        pool.memory = 64 * cardsPerMachine * domain::kGiB;
        pool.cacheBytes = 3 * domain::kGiB;  // evicts
        pool.machinesPerRack = 2;
        return pool;
    }

    void options() {
        scenario::PlatformOptions& options = m_scenario.cluster.options;
        options.placement = anyOf(kPlacements);
        options.wipeDiskOnContainerRestart = !oneIn(3);
        options.replaceOnReadinessFailure = !oneIn(3);
        if (oneIn(3)) options.machineSilentAfter = seconds(1, 60);
        if (oneIn(3)) options.replaceSilentAfter = seconds(0, 90);
        if (oneIn(2)) options.settleEvery = seconds(1, 120);
        if (oneIn(3)) options.drainFor = seconds(0, 20);
    }

    // Each gets its part of the room, surge and a replacement included.
    void deployments() {
        const int count = number(1, kMostDeployments);
        for (int i = 0; i < count; ++i) {
            domain::DeploymentSpec spec;
            spec.rollingUpdate = {number(0, 2), number(0, 1)};
            if (spec.rollingUpdate.maxSurge + spec.rollingUpdate.maxUnavailable == 0)
                spec.rollingUpdate.maxSurge = 1;
            const auto& pools = m_scenario.cluster.pools;
            const scenario::PoolConfig& pool = anyOf(pools);
            spec.gpuSpec = pool.spec.name;
            const int inRegion = pool.machines * (pool.cardsPerMachine / pool.spec.cards);
            const bool bound = oneIn(4);
            const int room = (bound ? inRegion : 2 * inRegion) / count;
            const int most = room - spec.rollingUpdate.maxSurge - 1;
            if (most < 1) continue;
            spec.name = fmt::format("d{}", static_cast<char>('a' + i));
            if (bound) spec.regions = {pool.region};
            spec.image = anyOf(kImages);
            spec.nodes = oneIn(5) ? 0 : number(1, std::min(most, 6));
            spec.ports = {{kPort, static_cast<domain::BalancingPolicy>(below(3))}};
            health(spec);
            spec.terminationGrace = std::chrono::seconds(oneIn(2) ? 1 : 30);
            if (oneIn(3)) job(spec);
            m_scenario.deployments.push_back(spec);
            m_most.push_back(std::min(most, 6));
            // Bound ones need the room in their own region.
            if (!quietFrom(m_scenario)) {
                m_scenario.deployments.pop_back();
                m_most.pop_back();
            }
        }
    }

    void health(domain::DeploymentSpec& spec) {
        if (oneIn(2)) spec.health.readiness = domain::Probe{};
        if (oneIn(3)) {
            spec.health.startup = domain::Probe{};
            spec.health.startup->failureThreshold = 30;
            spec.health.liveness = domain::Probe{};
        }
        if (spec.image == "files" && spec.health.readiness) spec.health.readiness->path = "/health";
    }

    void job(domain::DeploymentSpec& spec) {
        domain::JobSpec& job = spec.job.emplace();
        job.completions = number(1, 6);
        job.runTime = std::chrono::seconds(number(5, 65));
        job.timeout = oneIn(3) ? domain::Duration{120 * kSecond} : domain::Duration{kLongestJob};
        if (oneIn(3)) {
            job.restart = domain::JobRestart::Never;
            job.indexes = {number(0, 2), number(0, 2)};
            return;
        }
        job.restart = static_cast<domain::JobRestart>(below(2));
        job.backoffLimit = number(0, 7);
    }

    void change() {
        if (m_scenario.deployments.empty()) return;
        const std::size_t which = below(m_scenario.deployments.size());
        scenario::ChangeConfig change;
        change.at = instant();
        change.deployment = m_scenario.deployments[which].name;
        switch (below(10)) {
            case 0:
            case 1:
                change.verb = scenario::ChangeVerb::Pause;
                break;
            case 2:
            case 3:
                change.verb = scenario::ChangeVerb::Resume;
                break;
            case 4:
                change.verb = scenario::ChangeVerb::Restart;
                break;
            case 5:
            case 6:
                change.verb = scenario::ChangeVerb::Edit;
                change.environment = {{"MODE", std::to_string(below(100))}};
                if (oneIn(3) && !m_scenario.deployments[which].health.readiness)
                    change.image = oneIn(2) ? "echo" : "counter";
                break;
            case 7:
                change.verb = scenario::ChangeVerb::Delete;
                break;
            default:
                change.verb = scenario::ChangeVerb::Scale;
                change.nodes = number(0, m_most[which]);
        }
        m_scenario.changes.push_back(std::move(change));
        // Beside one that is bound to a region there may be no room for so many.
        if (!quietFrom(m_scenario)) m_scenario.changes.pop_back();
    }

    std::string nodeTarget() {
        if (m_scenario.deployments.empty() || oneIn(3)) return {};
        const std::string& name = anyOf(m_scenario.deployments).name;
        return oneIn(2) ? name : fmt::format("{}-{}", name, number(1, 4));
    }
    std::string machineTarget() {
        if (oneIn(4)) return anyOf(kRegions);
        if (oneIn(3)) return nodeTarget();
        const auto& pools = m_scenario.cluster.pools;
        const scenario::PoolConfig& pool = anyOf(pools);
        return scenario::machineName(scenario::machineStem(pool.region, pool.spec.name),
                                     number(1, pool.machines));
    }

    std::string rackTarget() {
        const scenario::PoolConfig& pool = anyOf(m_scenario.cluster.pools);
        return scenario::rackName(scenario::machineStem(pool.region, pool.spec.name),
                                  number(1, pool.machines), pool.machinesPerRack);
    }
    std::string targetOf(domain::FaultScope scope) {
        using domain::FaultScope;
        switch (scope) {
            case FaultScope::Node:
            case FaultScope::Card:
                return nodeTarget();
            case FaultScope::Machine:
                return machineTarget();
            case FaultScope::Rack:
                return rackTarget();
            case FaultScope::Region:
                return anyOf(kRegions);
            case FaultScope::Area:
                return oneIn(3) ? rackTarget() : oneIn(2) ? machineTarget() : std::string{};
            case FaultScope::Registry:
                return oneIn(3) ? std::string{} : std::string{anyOf(kRegions)};
            case FaultScope::Deployment:
                return m_scenario.deployments.empty() ? std::string{}
                                                      : anyOf(m_scenario.deployments).name;
            case FaultScope::Api:
                break;
        }
        return {};
    }

    void fault() {
        scenario::FaultConfig config;
        config.at = instant();
        // Every other one of those that end something: what they leave behind is what goes wrong.
        constexpr std::array kHard{FaultKind::KillNode,    FaultKind::CrashContainer,
                                   FaultKind::OutOfMemory, FaultKind::MachineDown,
                                   FaultKind::GpuLost,     FaultKind::RegistryDown};
        const auto kind =
            oneIn(2) ? anyOf(kHard) : static_cast<FaultKind>(below(domain::kFaultKinds));
        const domain::FaultTraits& traits = domain::traitsOf(kind);
        config.fault = domain::usualFault(kind);
        domain::Fault& fault = config.fault;
        fault.target = targetOf(traits.scope);
        if (traits.lasts) fault.duration = domain::Duration{seconds(1, 240)};
        if (traits.hasProbability) fault.probability = 5 * number(1, 20) / 100.0;
        switch (kind) {
            case FaultKind::CrashContainer:
            case FaultKind::VersionCrashes:
                fault.exitCode = number(0, 3);
                break;
            case FaultKind::RegistrySlow:
            case FaultKind::SlowDisk:
            case FaultKind::GpuSlow:
                fault.factor = 5 * number(1, 19) / 100.0;
                break;
            case FaultKind::GpuXid: {
                const auto xids = domain::simulatedXids();
                fault.xid = xids[below(xids.size())].code;
                break;
            }
            case FaultKind::Partition:
                fault.cut = static_cast<domain::FaultCut>(below(3));
                break;
            case FaultKind::NetworkDelay:
                fault.delay = domain::Duration{seconds(1, 5)};
                break;
            case FaultKind::ClockSkew:
                fault.delay = domain::Duration{oneIn(2) ? seconds(1, 900) : -seconds(1, 900)};
                break;
            default:
                break;
        }
        m_scenario.faults.push_back(std::move(config));
    }

    void loads() {
        for (const domain::DeploymentSpec& spec : m_scenario.deployments) {
            if (!oneIn(2)) continue;
            scenario::WorkloadConfig load;
            load.deployment = spec.name;
            load.port = kPort;
            load.arrivals = static_cast<domain::ArrivalKind>(below(2));
            load.ratePerSecond = number(1, 5);
            load.from = instant();
            load.until = load.from + seconds(5, 60);
            m_scenario.workloads.push_back(std::move(load));
        }
    }

    // From a stream of its own, so that the rest of a seed is as it is without.
    void fronts() {
        const auto from = [this](std::uint64_t least, std::uint64_t most) {
            return static_cast<int>(least + m_ofFronts.below(most - least + 1));
        };
        if (from(1, 3) != 1) return;
        domain::FrontSpec front;
        front.name = "front";
        front.port = kPort;
        for (const domain::DeploymentSpec& spec : m_scenario.deployments) {
            if (from(1, 4) > 1) front.members.push_back({spec.name, kPort});
        }
        if (front.members.empty()) return;
        // All but the last, which is the queue.
        const auto last = static_cast<std::uint64_t>(domain::kLastBalancingPolicy);
        front.balancing = static_cast<domain::BalancingPolicy>(m_ofFronts.below(last));
        if (domain::hashes(front.balancing) && from(1, 2) == 1)
            front.options.loadAboveMeanPercent = from(1, 100);
        if (from(1, 2) == 1) front.options.retries = domain::RetryPolicy{from(1, 3), from(0, 100)};
        if (from(1, 2) == 1)
            front.options.ejection =
                domain::Ejection{from(1, 5), std::chrono::seconds(from(1, 60)), from(1, 100)};
        m_scenario.fronts.push_back(std::move(front));
        scenario::WorkloadConfig load;
        load.front = "front";
        load.arrivals = static_cast<domain::ArrivalKind>(m_ofFronts.below(2));
        load.ratePerSecond = from(1, 5);
        load.clients = from(1, 100);
        load.from = from(0, 120) * kSecond;
        load.until = load.from + from(30, 240) * kSecond;
        m_scenario.workloads.push_back(std::move(load));
    }

    // From a stream of its own: what else there is stays as it is without them.
    void canaries() {
        std::swap(m_random, m_canaries);
        for (std::size_t i = 0; i < m_scenario.deployments.size(); ++i) {
            if (m_scenario.deployments[i].job || oneIn(2)) continue;
            canary(m_scenario.deployments[i]);
        }
        std::swap(m_random, m_canaries);
    }
    void canary(const domain::DeploymentSpec& spec) {
        scenario::ChangeConfig change;
        change.at = instant();
        change.verb = scenario::ChangeVerb::Canary;
        change.deployment = spec.name;
        change.environment = {{"MODE", fmt::format("canary-{}", below(100))}};
        if (oneIn(3) && !spec.health.readiness) change.image = oneIn(2) ? "echo" : "counter";
        domain::CanaryRule& rule = change.canary;
        rule.sharePercent = number(1, 99);
        if (oneIn(2)) rule.nodes = number(1, 3);
        rule.watch = domain::Duration{seconds(1, 120)};
        rule.limit = rule.watch + domain::Duration{seconds(0, 240)};
        rule.fewestRequests = number(1, 40);
        rule.lowestAvailability = 5 * number(10, 20) / 100.0;
        if (oneIn(2)) rule.mostExtraCost = 5 * number(0, 20) / 100.0;
        if (oneIn(3)) rule.p95Limit = domain::Duration{seconds(1, 3)};
        m_scenario.changes.push_back(change);
        if (!quietFrom(m_scenario)) {  // there is no room for its nodes
            m_scenario.changes.pop_back();
            return;
        }
        if (!oneIn(3)) return;
        scenario::ChangeConfig decision;
        decision.at = change.at + seconds(0, 60);
        decision.verb = oneIn(2) ? scenario::ChangeVerb::Promote : scenario::ChangeVerb::RollBack;
        decision.deployment = spec.name;
        m_scenario.changes.push_back(std::move(decision));
    }

    engine::RandomStream m_random, m_ofFronts, m_canaries;
    scenario::Scenario m_scenario;
    Time m_active = 0;
    int m_machines = 1;
    std::vector<int> m_most;  // nodes of each deployment
};

}  // namespace

scenario::Scenario randomScenario(std::uint64_t seed) {
    return Generator(seed).make();
}

}  // namespace berth::sim::explore
