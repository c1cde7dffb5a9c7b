// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments that run to an end.
#include <fmt/format.h>

#include "sim/deployments/deployments.h"
#include "sim/engine/planted_fault.h"

namespace berth::sim::deployments {

using domain::JobFailure;
using domain::NodeState;
using domain::ReasonKind;

namespace {

// Ended by what its owner asked for, not by what happened to it.
bool endedByWish(ReasonKind reason) {
    switch (reason) {
        case ReasonKind::ScaledDown:
        case ReasonKind::ReplacedByUser:
        case ReasonKind::Paused:
        case ReasonKind::Deleted:
        case ReasonKind::JobFailed:
            return true;
        default:
            return false;
    }
}

}  // namespace

void Deployments::planDeadline(DeploymentRecord& deployment) {
    if (!deployment.job) return;
    m_engine.cancel(deployment.job->deadline);
    deployment.job->deadline = m_engine.scheduleAfter(engine::toTime(deployment.spec->job->timeout),
                                                      {kJobDeadline, deployment.key, 0});
}

void Deployments::cancelJobTimers(DeploymentRecord& deployment) {
    if (!deployment.job) return;
    for (engine::EventHandle* timer : {&deployment.job->deadline, &deployment.job->retry}) {
        m_engine.cancel(*timer);
        *timer = {};
    }
}

// A node is gone.
void Deployments::countJobNode(DeploymentRecord& deployment, const cluster::NodeRecord& node) {
    JobRecord& job = *deployment.job;
    JobPiece* piece = node.jobIndex == kNoIndex
                          ? nullptr
                          : &job.pieces.at(static_cast<std::size_t>(node.jobIndex));
    const engine::Time now = m_engine.now();
    int failures = node.failedRuns;
    const bool forgotten = node.restarts > 0 && engine::isPlanted(engine::PlantedFault::TaskLost);
    if (node.state == NodeState::Ended && node.reason == ReasonKind::Completed) {
        if (forgotten) return;
        ++job.succeeded;
        job.failuresInARow = 0;
        if (piece != nullptr) piece->done = true;
    } else if (!endedByWish(node.reason) && node.endReason == ReasonKind::None) {
        // Its program failed and that has been counted, or it was taken away in the middle.
        if (node.reason != ReasonKind::ContainerExited || node.state != NodeState::Failed)
            ++failures;
        ++job.failed;
        job.notBefore = now + jobBackOff(++job.failuresInARow);
    }
    job.failures += failures;
    if (piece == nullptr) return;
    piece->failures += failures;
    if (failures > 0) piece->notBefore = now + jobBackOff(piece->failures);
}

void Deployments::reconcileJob(DeploymentRecord& deployment) {
    JobRecord& job = *deployment.job;
    if (job.finished) return;
    JobInput input;
    input.job = *deployment.spec->job;
    input.parallelism = deployment.spec->nodes;
    input.now = m_engine.now();
    input.succeeded = job.succeeded;
    input.failures = job.failures;
    input.notBefore = job.notBefore;
    input.pieces = job.pieces;
    for (const serving::NodeKey key : deployment.nodes) {
        const cluster::NodeRecord& node = *m_life.find(key);
        if (!node.active()) continue;
        input.failures += node.failedRuns;
        input.nodes.push_back(
            {key, node.state, node.jobIndex, node.replaceCause == cluster::ReplaceCause::ByUser});
    }
    const JobStep step = nextStep(input);
    if (step.over) return finishJob(deployment, step.over->failure);
    for (const RolloutStep::Ending& ending : step.end)
        m_life.terminate(*m_life.find(ending.node), ending.reason);
    for (const int index : step.create)
        createNode(deployment, std::nullopt, index);
    m_engine.cancel(job.retry);
    job.retry = {};
    if (step.again) job.retry = m_engine.schedule(*step.again, {kJobRetry, deployment.key, 0});
    if (!step.create.empty()) placePending();
}

void Deployments::finishJob(DeploymentRecord& deployment, JobFailure failure) {
    JobRecord& job = *deployment.job;
    job.finished = m_engine.now();
    job.failure = failure;
    cancelJobTimers(deployment);
    m_engine.cancel(deployment.stopTimer);
    deployment.stopTimer = {};
    deployment.stopsAt.reset();
    deployment.lost.clear();
    if (failure == JobFailure::None)
        tell(deployment, domain::EventKind::JobCompleted, job.succeeded, {});
    else
        tell(deployment, domain::EventKind::JobFailed, job.succeeded, {}, domain::toText(failure));
    closeLinks(deployment);
    const std::set<serving::NodeKey> nodes = deployment.nodes;
    for (const serving::NodeKey key : nodes)
        m_life.terminate(*m_life.find(key), ReasonKind::JobFailed);
}

}  // namespace berth::sim::deployments
