// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/job_step.h"

#include <algorithm>
#include <set>

namespace berth::sim::deployments {

namespace {

using domain::JobFailure;
using domain::ReasonKind;

bool isGivenUp(const JobPiece& piece, const domain::JobIndexes& indexes) {
    return !piece.done && piece.failures > indexes.backoffLimit;
}

std::optional<JobStep::Verdict> verdictOf(const JobInput& input) {
    if (!input.job.indexes) {
        if (input.succeeded >= input.job.completions) return JobStep::Verdict{JobFailure::None};
        if (input.failures > input.job.backoffLimit)
            return JobStep::Verdict{JobFailure::TooManyFailures};
        return std::nullopt;
    }
    int givenUp = 0;
    int open = 0;
    for (const JobPiece& piece : input.pieces) {
        if (isGivenUp(piece, *input.job.indexes))
            ++givenUp;
        else if (!piece.done)
            ++open;
    }
    if (givenUp > input.job.indexes->maxFailed || (open == 0 && givenUp > 0))
        return JobStep::Verdict{JobFailure::PiecesGivenUp};
    if (open == 0) return JobStep::Verdict{JobFailure::None};
    return std::nullopt;
}

void wait(JobStep& step, engine::Time until) {
    step.again = step.again ? std::min(*step.again, until) : until;
}

void createPieces(JobStep& step, const JobInput& input, const std::vector<JobNode>& nodes,
                  std::size_t room) {
    std::set<int> taken;
    for (const JobNode& node : nodes)
        taken.insert(node.index);
    for (std::size_t i = 0; i < input.pieces.size() && step.create.size() < room; ++i) {
        const JobPiece& piece = input.pieces[i];
        const int index = static_cast<int>(i);
        if (piece.done || isGivenUp(piece, *input.job.indexes) || taken.contains(index)) continue;
        if (piece.notBefore > input.now)
            wait(step, piece.notBefore);
        else
            step.create.push_back(index);
    }
}

}  // namespace

JobStep nextStep(const JobInput& input) {
    JobStep step;
    step.over = verdictOf(input);
    if (step.over) return step;

    std::vector<JobNode> nodes;
    for (const JobNode& node : input.nodes) {
        if (node.replace)
            step.end.push_back({node.key, ReasonKind::ReplacedByUser});
        else
            nodes.push_back(node);
    }
    const int most = input.job.indexes
                         ? input.parallelism
                         : std::min(input.parallelism, input.job.completions - input.succeeded);
    const int count = static_cast<int>(nodes.size());
    if (count > most) {
        std::vector<RolloutNode> known;
        for (const JobNode& node : nodes)
            known.push_back({node.key, false, node.state, cluster::ReplaceCause::None, {}});
        for (const serving::NodeKey key : surplusOf(std::move(known), count - most))
            step.end.push_back({key, ReasonKind::ScaledDown});
        return step;
    }
    const auto room = static_cast<std::size_t>(most - count);
    if (room == 0) return step;
    if (input.job.indexes)
        createPieces(step, input, nodes, room);
    else if (input.notBefore > input.now)
        wait(step, input.notBefore);
    else
        step.create.assign(room, kNoIndex);
    return step;
}

engine::Time jobBackOff(int failures) {
    if (failures <= 0) return 0;
    const int doublings = std::min(failures - 1, 6);
    return std::min((10 * engine::kSecond) << doublings, 6 * engine::kMinute);
}

}  // namespace berth::sim::deployments
