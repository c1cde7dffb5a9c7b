// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulation.h"

#include <utility>

#include "sim/cluster/image_setup.h"
#include "sim/deployments/expected_shapes.h"
#include "sim/engine/require.h"
#include "sim/fronts/front_key.h"
#include "sim/platform/simulation_state.h"
#include "sim/scheduling/placement_policy.h"

namespace berth::sim::platform {

namespace {

constexpr engine::Time kSampleEvery = 5 * engine::kSecond;

std::unique_ptr<scheduling::PlacementPolicy> policyOf(const scenario::Scenario& scenario,
                                                      const cluster::Cluster& cluster) {
    auto policy = scheduling::makePlacementPolicy(scenario.cluster.options.placement);
    engine::require(policy.has_value(), "a scenario names a placement policy that there is");
    (*policy)->expect(deployments::expectedShapes(cluster, scenario.deployments));
    return std::move(*policy);
}

}  // namespace

Simulation::State::State(scenario::Scenario theScenario, std::uint64_t theSeed,
                         SimulationListener& theListener, std::string spillDirectory)
    : scenario(std::move(theScenario)),
      seed(theSeed),
      listener(theListener),
      files(std::move(spillDirectory)),
      cluster(scenario.cluster),
      offers(seed, cluster),
      registry(scenario.cluster.regions),
      serving(engine, seed, *this),
      fronts(engine, seed, serving, *this),
      billing(engine, scenario.cluster.options.settleEvery, {kSettle, kStatement}, *this),
      life(engine, seed, scenario.cluster.options, cluster, registry, *this),
      placer(seed, policyOf(scenario, cluster), cluster, life),
      deployments(engine, scenario.cluster.options, scenario.images, offers, life, placer, *this),
      autoscaler(engine, deployments, *this),
      injector(engine, cluster, registry, life, *this),
      faultSchedule(engine, seed, scenario.faults, cluster, life, injector),
      failureModel(engine, seed, scenario.cluster, cluster, injector),
      load(engine, seed, *this),
      levelWatch(scenario) {
    makeVolumes();
    cluster::setUpImages(life.puller(), cluster, scenario.cluster, scenario.images, seed);
    // Carries the seed into the trace hash, also of a scenario in which nothing is drawn.
    engine.schedule(0, {kDeployScenario, 0, theSeed});
    for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
        const scenario::WorkloadConfig& workload = scenario.workloads[i];
        workloadTimes.push_back(timesOf(workload));
        const auto index = static_cast<std::uint32_t>(i);
        engine.schedule(workload.from, {workload::kWorkloadBegins, index, 0});
        if (workload.until) engine.schedule(*workload.until, {workload::kWorkloadEnds, index, 0});
    }
    for (std::size_t i = 0; i < scenario.changes.size(); ++i)
        engine.schedule(scenario.changes[i].at,
                        {kScenarioChange, static_cast<std::uint32_t>(i), 0});
    if (scenario.warmUp > 0) engine.schedule(scenario.warmUp, {kWarmUpOver, 0, 0});
}

Simulation::State::~State() = default;

void Simulation::State::dispatch(const engine::EventRecord& event) {
    switch (event.kind >> 8U) {
        case 0x01:
            life.onEvent(event);
            return;
        case 0x02:
            serving.onEvent(event);
            return;
        case 0x03:
            deployments.onEvent(event);
            return;
        case 0x04:
            if (event.kind == faults::kScheduledFault)
                faultSchedule.onEvent(event);
            else if (event.kind == faults::kFailureDue)
                failureModel.onEvent(event);
            else
                injector.onEvent(event);
            return;
        case 0x05:
            if (event.kind == workload::kArrival)
                load.onEvent(event);
            else
                workloadChanges(event);
            return;
        case 0x0A:
            autoscaler.onEvent(event);
            return;
        case 0x20:
            volumes[event.a].bucket->onEvent(event);
            return;
        case 0x0B:
            fronts.onEvent(event);
            return;
        default:
            break;
    }
    switch (event.kind) {
        case kSettle:
        case kStatement:
            billing.onEvent(event);
            return;
        case kSample:
            sample();
            return;
        case kDeployScenario:
            deployScenario();
            return;
        case kScenarioChange:
            scenarioChange(scenario.changes[event.a]);
            return;
        case kWarmUpOver:
            serving.restartMeasuring();
            fronts.restartMeasuring();
            for (auto& [key, each] : stats)
                each.restartMeasuring(engine.now());
            return;
        default:
            engine::require(false, "an event of no room");
    }
}

void Simulation::State::sample() {
    sampling = !deployments.all().empty();
    if (!sampling) return;
    for (const auto& [key, deployment] : deployments.all()) {
        DeploymentStats::Sample sample;
        sample.at = engine.now();
        sample.rate = billing.rateOfDeployment(key);
        sample.gpuUse = serving.gpuUse(key);
        stats.at(key).sample(sample);
    }
    engine.scheduleAfter(kSampleEvery, {kSample, 0, 0});
    lookAtLevels();
}

void Simulation::State::deployScenario() {
    for (const domain::DeploymentSpec& spec : scenario.deployments)
        deployments.create(spec, {});
    for (const domain::FrontSpec& front : scenario.fronts)
        fronts.set(front);
}

std::optional<std::pair<serving::LinkKey, domain::DeploymentId>> Simulation::State::targetOf(
    const scenario::WorkloadConfig& workload) const {
    if (!workload.front.empty()) {
        const auto front = fronts.keyOf(workload.front);
        if (!front) return std::nullopt;
        return std::pair{*front, domain::DeploymentId{}};
    }
    const deployments::DeploymentRecord* deployment = deployments.findByName(workload.deployment);
    if (deployment == nullptr || deployment->deleting) return std::nullopt;
    return std::pair{serving::LinkKey{deployment->key, static_cast<std::uint16_t>(workload.port)},
                     deployment->id};
}

void Simulation::State::workloadChanges(const engine::EventRecord& event) {
    const scenario::WorkloadConfig& config = scenario.workloads[event.a];
    const auto target = targetOf(config);
    if (!target) return;
    const auto& [link, deployment] = *target;
    const workload::LoadGenerator::Source source = event.a + 1;
    if (event.kind == workload::kWorkloadBegins)
        load.start(
            link, {deployment, config.port, config.arrivals, config.ratePerSecond, config.clients},
            config.process
                ? *config.process
                : workload::arrivalsOf({{}, config.port, config.arrivals, config.ratePerSecond}),
            workloadTimes[event.a], source);
    else
        load.stop(link, source);
}

std::uint32_t Simulation::State::timesOf(const scenario::WorkloadConfig& workload) {
    if (!workload.serviceTime) return serving::GeneratedRequest::kTimesOfImage;
    return serving.addServiceTimes(*workload.serviceTime, workload.coldServiceTime);
}

Simulation::Simulation(scenario::Scenario scenario, std::uint64_t seed,
                       SimulationListener& listener, std::string spillDirectory)
    : m_state(std::make_unique<State>(std::move(scenario), seed, listener,
                                      std::move(spillDirectory))) {}

Simulation::~Simulation() = default;

engine::Time Simulation::now() const {
    return m_state->engine.now();
}

std::uint64_t Simulation::runUntil(engine::Time until) {
    return m_state->engine.runUntil(*this, until);
}

bool Simulation::stepInstant() {
    const auto next = m_state->engine.nextTime();
    if (!next) return false;
    m_state->engine.runUntil(*this, *next);
    return true;
}

std::optional<engine::Time> Simulation::nextTime() const {
    return m_state->engine.nextTime();
}

std::uint64_t Simulation::processed() const {
    return m_state->engine.processed();
}

std::uint64_t Simulation::traceHash() const {
    return m_state->engine.traceHash();
}

void Simulation::onLikelyNext(const engine::EventRecord& event) const {
    m_state->serving.fetch(event);
}

void Simulation::onEvent(const engine::EventRecord& event) {
    m_state->dispatch(event);
#ifdef BERTH_CHECK_INVARIANTS
    const std::vector<std::string> broken = brokenInvariants();
    engine::require(broken.empty(), broken.empty() ? "" : broken.front().c_str());
#endif
}

const scenario::Scenario& Simulation::scenario() const {
    return m_state->scenario;
}

std::uint64_t Simulation::seed() const {
    return m_state->seed;
}

std::optional<std::uint64_t> Simulation::balancingKey(serving::LinkKey link,
                                                      const serving::HttpRequest& request) const {
    if (fronts::isFront(link)) return m_state->fronts.balancingKey(link, request);
    return m_state->serving.balancingKey(link, request);
}

std::uint64_t Simulation::arrive(serving::LinkKey link, serving::HttpRequest request,
                                 std::shared_ptr<serving::ResponseSink> sink) {
    if (fronts::isFront(link))
        return m_state->fronts.arrive(link, std::move(request), std::move(sink));
    return m_state->serving.arrive(link, std::move(request), std::move(sink));
}

void Simulation::abandon(std::uint64_t exchange) {
    if (!m_state->fronts.abandon(exchange)) m_state->serving.abandon(exchange);
}

std::string Simulation::State::nameOf(serving::NodeKey node) const {
    if (const cluster::NodeRecord* record = life.find(node)) return record->name;
    const auto former = formerNames.find(node);
    return former == formerNames.end() ? std::string{} : former->second;
}

std::string Simulation::nodeName(serving::NodeKey node) const {
    return m_state->nameOf(node);
}

std::vector<std::string> Simulation::brokenInvariants() const {
    std::vector<std::string> broken = m_state->life.brokenInvariants();
    for (auto more : {m_state->deployments.brokenInvariants(), m_state->billing.brokenInvariants(),
                      m_state->autoscaler.brokenInvariants(), m_state->fronts.brokenInvariants()})
        broken.insert(broken.end(), more.begin(), more.end());
    return broken;
}

}  // namespace berth::sim::platform
