// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/units.h"

namespace berth::domain {

// What becomes of a node whose program has failed: it is started again in the same node, or the
// node is over and another one takes its place.
enum class JobRestart { OnFailure, Never };

// Work in numbered pieces: there is one node for each number 0 … completions − 1, and it is told
// its number in JOB_COMPLETION_INDEX. A piece that failed is tried again with another node.
struct JobIndexes {
    int backoffLimit = 0;  // retries of one piece; after one failure more it is given up
    int maxFailed = 0;     // pieces that may be given up before the others are stopped as well

    friend bool operator==(const JobIndexes&, const JobIndexes&) = default;
};

// A deployment whose nodes run a program to its end instead of serving for ever. At most
// DeploymentSpec::nodes of them run at once. The terms are those of a Kubernetes Job.
struct JobSpec {
    int completions = 1;  // so many nodes have to end with 0
    // Of the whole job, from its creation or from when it was resumed last. Then it has failed.
    Duration timeout = std::chrono::hours(24);
    // What one completion is estimated to take; in a simulator it takes about so long.
    Duration runTime = std::chrono::minutes(10);
    // The next two are for jobs without indexes.
    JobRestart restart = JobRestart::OnFailure;
    int backoffLimit = 6;  // retries, of all nodes together; after one failure more it has failed
    std::optional<JobIndexes> indexes;

    friend bool operator==(const JobSpec&, const JobSpec&) = default;
};

// What a platform is asked for at most; the rules of new deployments and of scenario files.
inline constexpr int kMostCompletions = 10'000;
inline constexpr int kMostRetries = 1'000;

enum class JobFailure { None, TooManyFailures, TimedOut, PiecesGivenUp };

// How far a job has come.
struct JobProgress {
    int active = 0;  // nodes at work, or on their way to it
    int succeeded = 0;
    int failed = 0;                         // nodes that are gone without having succeeded
    JobFailure failure = JobFailure::None;  // why it failed as a whole
    std::optional<Instant> finished;        // completed or failed

    friend bool operator==(const JobProgress&, const JobProgress&) = default;
};

[[nodiscard]] const char* toText(JobRestart restart);  // "on_failure" …
[[nodiscard]] const char* toText(JobFailure failure);  // "TooManyFailures" …

}  // namespace berth::domain
