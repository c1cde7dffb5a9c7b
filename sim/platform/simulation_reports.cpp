// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked up: logs, metrics, files, and the figures of headless runs. Changes nothing.
#include <fmt/format.h>

#include <algorithm>

#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

using domain::ErrorCode;
using domain::fail;

namespace {

constexpr std::int64_t kLargestRead = 64 * domain::kMiB;

}  // namespace

domain::LogBatch Simulation::logs(const domain::LogFilter& filter) const {
    return m_state->logs.read(filter, m_state->life.nodes());
}

domain::Metrics Simulation::metrics(const domain::MetricsQuery& query) const {
    const State& s = *m_state;
    const deployments::DeploymentRecord* deployment = s.deployments.find(query.deployment);
    if (deployment == nullptr) return {};
    domain::Metrics metrics =
        s.serving.metrics(deployment->key, query.port, engine::toTime(query.from),
                          engine::toTime(query.to), query.maxPoints);
    const auto& history = s.stats.at(deployment->key).history();
    for (domain::MetricPoint& point : metrics.points) {
        // The mean over the point's interval; the rate at its end.
        const engine::Time end = point.at.ns;
        const engine::Time begin = end - engine::toTime(point.length);
        auto sample = std::upper_bound(
            history.begin(), history.end(), begin,
            [](engine::Time t, const DeploymentStats::Sample& each) { return t < each.at; });
        int samples = 0;
        for (; sample != history.end() && sample->at <= end; ++sample, ++samples) {
            point.gpuUse += sample->gpuUse;
            point.rate = sample->rate;
        }
        if (samples > 0) point.gpuUse /= samples;
    }
    for (domain::NodeShare& share : metrics.shares) {
        const auto key = static_cast<serving::NodeKey>(share.ordinal);
        if (const cluster::NodeRecord* node = s.life.find(key)) {
            share.node = node->id;
            share.ordinal = node->ordinal;
        } else {
            share.ordinal = 0;  // forgotten since
        }
    }
    std::stable_sort(metrics.shares.begin(), metrics.shares.end(),
                     [](const auto& a, const auto& b) { return a.ordinal < b.ordinal; });
    return metrics;
}

domain::Result<domain::Billing> Simulation::bills(const domain::BillingQuery& query) const {
    return m_state->billing.read(query);
}

domain::Result<const cluster::NodeRecord*> Simulation::State::findNode(
    const domain::NodeId& id) const {
    for (const auto& [key, node] : life.nodes()) {
        if (node->id != id) continue;
        if (!node->disk)
            return fail(
                ErrorCode::WrongState,
                fmt::format("{} has no disk {}", node->name, node->alive() ? "yet" : "any more"),
                "node");
        return node.get();
    }
    return fail(ErrorCode::NotFound, fmt::format("there is no node {}", id.value), "node");
}

domain::Result<std::vector<domain::FileEntry>> Simulation::files(const domain::NodeId& id) const {
    const auto node = m_state->findNode(id);
    if (!node) return tl::unexpected(node.error());
    std::vector<domain::FileEntry> entries;
    for (const storage::FileInfo& file : (*node)->disk->list())
        entries.push_back({file.path, {file.size}, {file.modified}, false});
    for (const domain::VolumeMount& mount : (*node)->spec->mounts) {
        const storage::Disk* const seen = m_state->seenBy(**node, mount.volume);
        if (seen == nullptr) continue;
        for (const storage::FileInfo& file : seen->list())
            entries.push_back(
                {mountFolder(mount.path) + file.path, {file.size}, {file.modified}, true});
    }
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return entries;
}

domain::Result<std::string> Simulation::readFile(const domain::NodeId& id,
                                                 const std::string& path) const {
    const auto node = m_state->findNode(id);
    if (!node) return tl::unexpected(node.error());
    auto normal = storage::normalisePath(path);
    if (!normal) return tl::unexpected(std::move(normal.error()));
    const State::Place place = m_state->placeOf(**node, *normal);
    const auto entry = place.disk->status(place.inside);
    if (entry && entry->size > kLargestRead)
        return fail(ErrorCode::LimitExceeded,
                    fmt::format("{} has {}, more than can be read at once", path,
                                domain::toText(domain::Bytes{entry->size})));
    return place.disk->read(place.inside);
}

Simulation::DeploymentReport Simulation::State::reportOf(
    const deployments::DeploymentRecord& deployment) const {
    DeploymentReport report;
    report.name = deployment.spec->name;
    const DeploymentStats& own = stats.at(deployment.key);
    report.nodesReadyMean = own.readyMean(engine.now());
    report.availability = own.availability(engine.now());
    report.restarts = own.restarts();
    report.cost = billing.costOfDeployment(deployment.key);
    report.canary = canaryView(deployment);
    for (const domain::PortSpec& port : deployment.spec->ports)
        report.ports.emplace_back(port.port, serving.report(linkInfo(deployment, port.port).key));
    return report;
}

std::vector<Simulation::DeploymentReport> Simulation::deploymentReports() const {
    std::vector<DeploymentReport> reports = m_state->retired;
    for (const auto& [key, deployment] : m_state->deployments.all())
        reports.push_back(m_state->reportOf(deployment));
    std::stable_sort(reports.begin(), reports.end(),
                     [](const auto& a, const auto& b) { return a.name < b.name; });
    return reports;
}

Simulation::ClusterReport Simulation::clusterReport() const {
    const State& s = *m_state;
    ClusterReport report;
    for (const cluster::PoolInfo& pool : s.cluster.pools())
        report.gpuCapacity += pool.cardsPerMachine * static_cast<int>(pool.machines);
    std::int64_t milli = 0;
    for (const auto& [key, allocation] : s.cluster.allocations())
        milli += std::int64_t{allocation.milliPerCard} *
                 static_cast<std::int64_t>(allocation.cards.size());
    report.gpuAllocated = static_cast<int>(milli / cluster::kWholeCard);
    if (report.gpuCapacity > 0)
        report.gpuAllocatedRatio = static_cast<double>(milli) / cluster::kWholeCard /
                                   static_cast<double>(report.gpuCapacity);
    for (const auto& [key, node] : s.life.nodes()) {
        switch (node->state) {
            case domain::NodeState::Pending:
                ++report.pendingNodes;
                break;
            case domain::NodeState::Failed:
            case domain::NodeState::CrashLoop:
            case domain::NodeState::ImagePullBackOff:
                ++report.failedNodes;
                break;
            default:
                break;
        }
    }
    return report;
}

}  // namespace berth::sim::platform
