// SPDX-License-Identifier: GPL-3.0-or-later
// What serving does for a version that is tried, and what is seen of it.
#include <utility>

#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

namespace {

void addTally(domain::CanaryFigures& figures, const serving::VersionTally& tally) {
    figures.offered = tally.offered;
    figures.completed = tally.completed;
    figures.failed = tally.failed;
    figures.late = tally.late;
    figures.p95 = domain::Duration{tally.p95};
}

}  // namespace

void Simulation::State::onCanaryStarted(const deployments::DeploymentRecord& deployment) {
    const deployments::CanaryRecord& canary = *deployment.canary;
    const auto& limit = canary.rule.p95Limit;
    serving.startSplit(deployment.key, {canary.generation, canary.rule.sharePercent,
                                        limit ? engine::toTime(*limit) : engine::Time{-1}});
}

void Simulation::State::onCanaryWatched(const deployments::DeploymentRecord& deployment) {
    serving.restartSplitTally(deployment.key);
}

void Simulation::State::onCanaryEnded(const deployments::DeploymentRecord& deployment) {
    serving.endSplit(deployment.key);
}

deployments::CanaryEvidence Simulation::State::canaryEvidence(
    const deployments::DeploymentRecord& deployment) const {
    const deployments::CanaryRecord& canary = *deployment.canary;
    const deployments::NodeCounts counts = countNodes(deployment, life.nodes());
    const serving::SplitTally tally = serving.splitTally(deployment.key);
    const domain::Money all = billing.accruedOf(deployment.key, std::nullopt);
    deployments::CanaryEvidence evidence;
    evidence.before.revision = deployment.revision;
    evidence.before.image = deployment.spec->image;
    evidence.before.nodesReady = counts.readyWanted();
    addTally(evidence.before, tally.before);
    evidence.after.revision = canary.revision;
    evidence.after.image = canary.spec->image;
    evidence.after.nodesReady = counts.readyTried;
    addTally(evidence.after, tally.after);
    evidence.after.cost = billing.accruedOf(deployment.key, canary.generation);
    evidence.before.cost = all - evidence.after.cost;
    return evidence;
}

std::optional<domain::Canary> Simulation::State::canaryView(
    const deployments::DeploymentRecord& record) const {
    if (!record.canary) return std::nullopt;
    const deployments::CanaryRecord& canary = *record.canary;
    domain::Canary view;
    view.rule = canary.rule;
    view.state = canary.state;
    view.reason = canary.reason;
    view.started = engine::toInstant(canary.started);
    if (canary.watchingSince) view.watchingSince = engine::toInstant(*canary.watchingSince);
    if (canary.ended) view.ended = engine::toInstant(*canary.ended);
    deployments::CanaryEvidence figures = deployments.canaryFigures(record);
    view.before = std::move(figures.before);
    view.after = std::move(figures.after);
    return view;
}

}  // namespace berth::sim::platform
