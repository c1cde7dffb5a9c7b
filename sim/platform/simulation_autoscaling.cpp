// SPDX-License-Identifier: GPL-3.0-or-later
// What the autoscalers see, and what serving does for them.
#include "sim/platform/simulation_autoscaling.h"

#include <algorithm>

#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

bool holdsRequests(const deployments::DeploymentRecord& deployment) {
    const auto& spec = deployment.spec->autoscaling;
    return spec && spec->minimum == 0 && !deployment.pausedAt && !deployment.deleting;
}

autoscaling::ScalingMetrics Simulation::State::scalingMetrics(
    const deployments::DeploymentRecord& deployment) const {
    const domain::AutoscalingSpec& spec = *deployment.spec->autoscaling;
    const serving::Pressure pressure = serving.pressure(deployment.key, spec.port.value_or(0));
    autoscaling::ScalingMetrics metrics;
    metrics.at = engine.now();
    metrics.wanted = deployment.spec->nodes;
    metrics.inProgress = pressure.inProgress;
    metrics.queued = pressure.queued;
    metrics.oldestWait = engine::toSeconds(pressure.oldestWait);
    if (spec.kind != domain::AutoscalingKind::Hpa) {
        metrics.ready = countNodes(deployment, life.nodes()).readyWanted();
        return metrics;
    }
    for (const serving::NodeKey key : deployment.nodes) {
        const cluster::NodeRecord& node = *life.nodes().at(key);
        if (!node.inBalancer || deployment.isTried(node)) continue;
        const serving::NodeTraffic traffic = serving.traffic(key);
        ++metrics.ready;
        metrics.meanPerNode += spec.metric == domain::AutoscalingMetric::Busy
                                   ? traffic.busy
                                   : traffic.requestsPerSecond;
    }
    if (metrics.ready > 0) metrics.meanPerNode /= metrics.ready;
    return metrics;
}

int Simulation::State::mostNodes(const deployments::DeploymentRecord& deployment) const {
    const domain::DeploymentSpec& spec = *deployment.spec;
    int most = 0;
    for (std::size_t i = 0; i < cluster.pools().size(); ++i) {
        const cluster::PoolInfo& pool = cluster.pools()[i];
        const domain::RegionId& region = cluster.regions()[pool.region].id;
        const bool here =
            spec.regions.empty() ||
            std::find(spec.regions.begin(), spec.regions.end(), region) != spec.regions.end();
        if (here && pool.spec.name == spec.gpuSpec)
            most += cluster.stock(static_cast<cluster::PoolIndex>(i)).second;
    }
    return most;
}

void Simulation::State::autoscalingChanged(const deployments::DeploymentRecord& deployment) {
    autoscaler.deploymentChanged(deployment);
    for (const domain::PortSpec& port : deployment.spec->ports)
        serving.setHolding({deployment.key, static_cast<std::uint16_t>(port.port)},
                           holdsRequests(deployment));
}

void Simulation::State::onHeld(serving::LinkKey link) {
    autoscaler.requestWaits(link.deployment);
}

}  // namespace berth::sim::platform
