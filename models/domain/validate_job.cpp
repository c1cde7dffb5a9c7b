// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>

#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

// The platform's range of an estimate.
constexpr Duration kMinRunTime = seconds(1);
constexpr Duration kMaxRunTime = hours(24);
constexpr Duration kMinTimeout = seconds(1);
constexpr Duration kMaxTimeout = hours(24 * 365);

void checkTimes(Check& check, const JobSpec& job) {
    const bool estimated = job.runTime >= kMinRunTime && job.runTime <= kMaxRunTime;
    if (!estimated)
        check.add(
            FindingLevel::Problem, FindingKind::JobTimeBad, "job.runTime", toText(job.runTime),
            "one run of a job is estimated at 1 second to 24 hours", [](DeploymentSpec& mended) {
                mended.job->runTime = std::clamp(mended.job->runTime, kMinRunTime, kMaxRunTime);
            });
    if (job.timeout < kMinTimeout || job.timeout > kMaxTimeout)
        return check.add(
            FindingLevel::Problem, FindingKind::JobTimeBad, "job.timeout", toText(job.timeout),
            "a job is given 1 second to 365 days", [](DeploymentSpec& mended) {
                mended.job->timeout = std::clamp(mended.job->timeout, kMinTimeout, kMaxTimeout);
            });
    if (estimated && job.timeout < job.runTime)
        check.add(FindingLevel::Warning, FindingKind::JobTimeoutShort, "job.timeout",
                  toText(job.timeout),
                  fmt::format("the job is given {} and one run takes about {}: it would be stopped "
                              "before anything is done",
                              toText(job.timeout), toText(job.runTime)),
                  [](DeploymentSpec& mended) {
                      // With room for the pull of the image and one retry.
                      mended.job->timeout = std::min(3 * mended.job->runTime, kMaxTimeout);
                  });
}

void checkRetries(Check& check, const char* field, int retries, int most,
                  const std::function<int&(JobSpec&)>& at) {
    if (retries >= 0 && retries <= most) return;
    check.add(FindingLevel::Problem, FindingKind::JobRetriesOutOfRange, field,
              std::to_string(retries), fmt::format("this limit is 0 to {}", most),
              [&](DeploymentSpec& mended) { at(*mended.job) = std::clamp(retries, 0, most); });
}

}  // namespace

void checkJob(Check& check) {
    if (!check.spec.job) return;
    const JobSpec& job = *check.spec.job;
    const Capabilities* can = check.context.capabilities;
    if (can != nullptr && !can->jobs)
        return check.add(FindingLevel::Problem, FindingKind::JobUnsupported, "job", "",
                         "the platform runs no jobs: make a deployment without an end",
                         [](DeploymentSpec& mended) { mended.job.reset(); });
    if (job.completions < 1 || job.completions > kMostCompletions)
        check.add(FindingLevel::Problem, FindingKind::JobCompletionsOutOfRange, "job.completions",
                  std::to_string(job.completions),
                  fmt::format("a job is complete after 1 to {} runs", kMostCompletions),
                  [](DeploymentSpec& mended) {
                      mended.job->completions =
                          std::clamp(mended.job->completions, 1, kMostCompletions);
                  });
    checkTimes(check, job);
    if (!job.indexes)
        return checkRetries(check, "job.backoffLimit", job.backoffLimit, kMostRetries,
                            [](JobSpec& mended) -> int& { return mended.backoffLimit; });
    checkRetries(check, "job.indexes.backoffLimit", job.indexes->backoffLimit, kMostRetries,
                 [](JobSpec& mended) -> int& { return mended.indexes->backoffLimit; });
    checkRetries(check, "job.indexes.maxFailed", job.indexes->maxFailed, kMostCompletions,
                 [](JobSpec& mended) -> int& { return mended.indexes->maxFailed; });
}

}  // namespace berth::domain
