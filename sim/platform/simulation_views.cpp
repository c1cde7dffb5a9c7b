// SPDX-License-Identifier: GPL-3.0-or-later
// The state as users see it: the snapshot and the map. Changes nothing.
#include <algorithm>
#include <tuple>

#include "sim/platform/simulation_state.h"
#include "sim/platform/simulation_warnings.h"

namespace berth::sim::platform {

namespace {

domain::Instant instant(engine::Time t) {
    return engine::toInstant(t);
}

std::optional<domain::Instant> instant(std::optional<engine::Time> t) {
    if (!t) return std::nullopt;
    return engine::toInstant(*t);
}

}  // namespace

domain::Catalogue Simulation::State::catalogue() const {
    domain::Catalogue sold = cluster::catalogueOf(cluster, scenario.images);
    offers.list(sold, engine.now());
    return sold;
}

domain::Node Simulation::State::nodeView(const cluster::NodeRecord& record) const {
    domain::Node node;
    node.id = record.id;
    node.name = record.name;
    node.ordinal = record.ordinal;
    node.deployment = record.deploymentId;
    node.revision = record.revision;
    node.state = record.state;
    node.stateSince = instant(record.stateSince);
    node.reason = record.reason;
    node.reasonDetail = record.reasonDetail;
    node.placement = record.rejections;
    node.gpuSpec = record.spec->gpuSpec;
    if (record.machine) {
        const cluster::PoolInfo& pool = cluster.poolOf(*record.machine);
        node.region = cluster.regions()[pool.region].id;
        node.machine = cluster.machine(*record.machine).id;
        node.gpuMemoryTotal = pool.spec.gpuMemory;
    }
    const cluster::PullProgress pull = life.puller().progress(record.key);
    node.pulled = {pull.done};
    node.pullTotal = {pull.total};
    node.restarts = record.restarts;
    node.lastExit = record.lastExit;
    node.nextTry = instant(record.nextTry);
    node.created = instant(record.created);
    node.runningSince = instant(record.runningSince);
    node.ended = instant(record.ended);
    const serving::NodeTraffic traffic = serving.traffic(record.key);
    if (record.listening) {
        node.gpuUse = record.image->gpuUseIdle +
                      traffic.busy * (record.image->gpuUseBusy - record.image->gpuUseIdle);
        node.gpuMemoryUsed = {std::min(record.image->gpuMemoryUsed, node.gpuMemoryTotal.count)};
        node.requestsPerSecond = traffic.requestsPerSecond;
    }
    node.requestsServed = traffic.served;
    if (record.disk) {
        node.diskUsed = {record.disk->bytes()};
        node.diskFiles = record.disk->files();
        node.lastWrite = instant(record.disk->lastWrite());
    }
    node.rate = billing.rateOf(record.key);
    node.cost = billing.costOf(record.key);
    return node;
}

domain::Deployment Simulation::State::deploymentView(
    const deployments::DeploymentRecord& record) const {
    domain::Deployment view;
    view.id = record.id;
    view.spec = *record.spec;
    view.revision = record.revision;
    const deployments::NodeCounts counts = countNodes(record, life.nodes());
    view.state = stateOf(record, counts);
    view.nodesRunning = counts.running;
    view.nodesReady = counts.ready;
    for (const domain::PortSpec& port : record.spec->ports)
        view.links.push_back({port.port, {}, port.balancing, counts.ready, {}});
    view.rateNow = billing.rateOfDeployment(record.key);
    for (const serving::NodeKey key : record.nodes) {
        if (life.nodes().at(key)->listening)
            view.requestsPerSecond += serving.traffic(key).requestsPerSecond;
    }
    view.costSoFar = billing.costOfDeployment(record.key);
    view.created = instant(record.created);
    view.pausedAt = instant(record.pausedAt);
    view.stopsAt = instant(record.stopsAt);
    view.nodesWarm = counts.warm;
    view.autoscaling = autoscaler.history(record.key);
    view.canary = canaryView(record);
    view.warnings = warningsOf(record, life.nodes(), engine.now());
    if (record.job)
        view.job = {counts.active, record.job->succeeded, record.job->failed, record.job->failure,
                    instant(record.job->finished)};
    return view;
}

domain::Snapshot Simulation::snapshot() const {
    const State& s = *m_state;
    domain::Snapshot snapshot;
    snapshot.at = instant(now());
    snapshot.catalogue = s.catalogue();
    for (const auto& [key, record] : s.deployments.all()) {
        snapshot.deployments.push_back(s.deploymentView(record));
        snapshot.rateNow = snapshot.rateNow + snapshot.deployments.back().rateNow;
    }
    std::stable_sort(snapshot.deployments.begin(), snapshot.deployments.end(),
                     [](const auto& a, const auto& b) { return a.spec.name < b.spec.name; });
    std::vector<const cluster::NodeRecord*> nodes;
    for (const auto& [key, record] : s.life.nodes())
        nodes.push_back(record.get());
    std::sort(nodes.begin(), nodes.end(), [](const auto* a, const auto* b) {
        return std::tie(a->deploymentName, a->ordinal, a->key) <
               std::tie(b->deploymentName, b->ordinal, b->key);
    });
    for (const cluster::NodeRecord* node : nodes)
        snapshot.nodes.push_back(s.nodeView(*node));
    snapshot.volumes = s.volumesView();
    snapshot.fronts = s.frontsView();
    snapshot.costSoFar = s.billing.paid();
    return snapshot;
}

domain::ClusterMap Simulation::map() const {
    const State& s = *m_state;
    domain::ClusterMap map;
    map.at = instant(now());
    for (std::size_t r = 0; r < s.cluster.regions().size(); ++r) {
        const auto index = static_cast<cluster::RegionIndex>(r);
        domain::MapRegion region;
        region.region = s.cluster.regions()[r];
        region.registryDown = s.registry.down(index);
        region.registrySlow = s.registry.slow(index);
        region.registryRate = region.registryDown ? 0 : s.registry.rate(index);
        map.regions.push_back(std::move(region));
    }
    std::vector<domain::MapMachine*> machines;
    for (std::size_t m = 0; m < s.cluster.machineCount(); ++m) {
        const auto index = static_cast<cluster::MachineIndex>(m);
        const cluster::MachineInfo& info = s.cluster.machine(index);
        const cluster::PoolInfo& pool = s.cluster.poolOf(index);
        domain::MapMachine machine;
        machine.id = info.id;
        machine.rack = info.rack;
        machine.gpuSpec = pool.spec.name;
        machine.down = info.down;
        machine.cordoned = s.injector.isCordoned(index);
        machine.draining = s.injector.isDraining(index);
        const cluster::MachineEffects& effects = s.life.effects().machine(index);
        machine.unreachable = effects.cutFromControl || effects.cutFromClients;
        machine.diskFull = info.diskFull;
        machine.backAt = instant(info.backAt);
        machine.cards.resize(static_cast<std::size_t>(pool.cardsPerMachine));
        for (std::size_t card = 0; card < machine.cards.size(); ++card) {
            if (info.down || s.cluster.cardCondition(index, static_cast<std::uint16_t>(card)).lost)
                machine.cards[card].state = domain::CardState::Lost;
        }
        machine.cacheUsed = {s.life.puller().cache(index).used()};
        machine.cacheCapacity = {s.life.puller().cache(index).capacity()};
        map.regions[pool.region].machines.push_back(std::move(machine));
    }
    // Machines come pool by pool; within their region they keep their order.
    std::vector<std::size_t> seen(map.regions.size(), 0);
    for (std::size_t m = 0; m < s.cluster.machineCount(); ++m) {
        const cluster::RegionIndex region =
            s.cluster.regionOf(static_cast<cluster::MachineIndex>(m));
        machines.push_back(&map.regions[region].machines[seen[region]++]);
    }
    for (const auto& [key, allocation] : s.cluster.allocations()) {
        const cluster::NodeRecord& node = *s.life.nodes().at(key);
        for (const std::uint16_t index : allocation.cards) {
            domain::MapCard& card = machines[allocation.machine]->cards[index];
            card.deployment = node.deploymentId;
            card.node = node.id;
            card.milliUsed += allocation.milliPerCard;
            if (allocation.milliPerCard < cluster::kWholeCard) card.sharing.push_back(node.id);
            if (card.state == domain::CardState::Lost) continue;
            const bool pulling = node.state == domain::NodeState::Pulling ||
                                 node.state == domain::NodeState::ImagePullBackOff;
            // Of a card that is shared: in use as soon as one of the nodes is past its pull.
            if (!pulling || card.state == domain::CardState::Free)
                card.state = pulling ? domain::CardState::Pulling : domain::CardState::Busy;
        }
    }
    return map;
}

EndedDeployments Simulation::endedDeployments() const {
    return m_state->ended.all();
}

std::vector<domain::ActiveFault> Simulation::faults() const {
    return m_state->injector.active();
}

std::vector<domain::LoadSpec> Simulation::loads() const {
    // Those on fronts are of no deployment, which is what a load is shown with.
    std::vector<domain::LoadSpec> loads = m_state->load.loads();
    std::erase_if(loads, [](const domain::LoadSpec& each) { return each.deployment.empty(); });
    return loads;
}

std::vector<LinkInfo> Simulation::links() const {
    std::vector<LinkInfo> links;
    for (const auto& [key, deployment] : m_state->deployments.all()) {
        if (!deployment.linksOpen) continue;
        for (const domain::PortSpec& port : deployment.spec->ports)
            links.push_back(m_state->linkInfo(deployment, port.port));
    }
    return links;
}

}  // namespace berth::sim::platform
