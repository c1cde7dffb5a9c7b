// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "models/domain/job.h"
#include "sim/deployments/rollout.h"
#include "sim/engine/time.h"

namespace berth::sim::deployments {

inline constexpr int kNoIndex = -1;

// One numbered piece of an indexed job.
struct JobPiece {
    bool done = false;
    int failures = 0;
    engine::Time notBefore = 0;  // of its next try
};

// An active node (neither gone nor going) as the job sees it.
struct JobNode {
    serving::NodeKey key = 0;
    domain::NodeState state = domain::NodeState::Pending;
    int index = kNoIndex;
    bool replace = false;  // somebody asked for another in its place
};

struct JobInput {
    domain::JobSpec job;
    int parallelism = 1;
    engine::Time now = 0;
    int succeeded = 0;
    int failures = 0;              // runs that failed, of all nodes there have ever been
    engine::Time notBefore = 0;    // no node is made earlier; without indexes
    std::vector<JobPiece> pieces;  // with indexes: one for each completion
    std::vector<JobNode> nodes;    // by key, that is by age
};

struct JobStep {
    struct Verdict {
        domain::JobFailure failure = domain::JobFailure::None;  // None: it is complete
        friend bool operator==(const Verdict&, const Verdict&) = default;
    };
    std::vector<int> create;  // nodes to make: the index of each, or kNoIndex
    std::vector<RolloutStep::Ending> end;
    std::optional<Verdict> over;        // then there is nothing to create
    std::optional<engine::Time> again;  // when a retry is due that has to wait
};

// What to do now to bring a job nearer to its end. Pure.
//
// As a Kubernetes Job: as many nodes at once as the parallelism allows and completions are missing;
// nothing is made in place of a node that succeeded. It has failed once more runs failed than its
// limit allows. With indexes the limit is for each piece; a piece beyond it is given up, the job
// has failed once more pieces are given up than may be, or when every other piece is done.
[[nodiscard]] JobStep nextStep(const JobInput& input);

// How long nothing is made after so many failures since the last success: 10 s, 20 s, 40 s … at
// most six minutes (Kubernetes' documentation of Jobs, "Pod backoff failure policy").
[[nodiscard]] engine::Time jobBackOff(int failures);

}  // namespace berth::sim::deployments
