// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/job_codec.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "platform_client/gongji/rfc3339.h"
#include "platform_client/gongji/seconds.h"

namespace berth::platform_client::gongji {
namespace {

using domain::JobFailure;
using domain::JobRestart;

JobStatus jobStatusOf(const std::optional<std::string>& word) {
    if (word == "Pending") return JobStatus::Pending;
    if (word == "Manual") return JobStatus::Manual;
    if (word == "Running") return JobStatus::Running;
    if (word == "Complete") return JobStatus::Complete;
    if (word == "Failed") return JobStatus::Failed;
    return JobStatus::Other;
}

int pods(std::optional<int> count) {
    return std::clamp(count.value_or(0), 0, 1'000'000);
}

void readMode(const JsonReader& mode, WireJob& job) {
    mode.object("default", [&](const JsonReader& plain) {
        job.backoffLimit = plain.small("backoff_limit");
        const auto policy = plain.text("restart_policy");
        if (policy == "Never") job.restart = JobRestart::Never;
        if (policy == "OnFailure") job.restart = JobRestart::OnFailure;
    });
    mode.object("index", [&](const JsonReader& index) {
        job.restart = JobRestart::Never;
        job.indexes.emplace();
        job.indexes->backoffLimit = index.small("index_backoff_limit").value_or(0);
        job.indexes->maxFailed = index.small("max_failed_index").value_or(0);
    });
}

std::int64_t wholeSeconds(domain::Duration span) {
    return std::chrono::ceil<std::chrono::seconds>(span).count();
}

JobFailure whyFailed(const WireJob& job, const domain::JobSpec& wanted, domain::Instant created) {
    if (job.completed && *job.completed - created >= wanted.timeout) return JobFailure::TimedOut;
    return wanted.indexes ? JobFailure::PiecesGivenUp : JobFailure::TooManyFailures;
}

}  // namespace

WireJob readJob(const JsonReader& detail) {
    WireJob job;
    detail.object("job_support", [&](const JsonReader& support) {
        if (const auto parallelism = support.small("parallelism"))
            job.parallelism = pods(parallelism);
        job.timeout = support.integer("timeout_sec");
        job.estimate = support.integer("estimated_exec_sec");
        support.object("mod_param", [&](const JsonReader& mode) { readMode(mode, job); });
    });
    detail.object("job_status", [&](const JsonReader& status) {
        job.status = jobStatusOf(status.text("status"));
        job.active = pods(status.small("active_pods"));
        job.succeeded = pods(status.small("succeeded_pods"));
        job.failed = pods(status.small("failed_pods"));
        if (const auto at = status.text("completion_time")) job.completed = parseRfc3339(*at);
    });
    return job;
}

domain::JobSpec toJobSpec(const WireJob& job, int points) {
    domain::JobSpec spec;
    spec.completions = points;
    if (job.timeout) spec.timeout = toDuration(*job.timeout);
    if (job.estimate) spec.runTime = toDuration(*job.estimate);
    spec.restart = job.restart.value_or(spec.restart);
    spec.backoffLimit = job.backoffLimit.value_or(spec.backoffLimit);
    spec.indexes = job.indexes;
    return spec;
}

domain::JobProgress progressOf(const WireJob& job, const domain::JobSpec& wanted,
                               domain::Instant created) {
    domain::JobProgress progress;
    progress.active = job.active;
    progress.succeeded = job.succeeded;
    progress.failed = job.failed;
    if (!job.isOver()) return progress;
    progress.finished = job.completed.value_or(created);
    if (job.status == JobStatus::Failed) progress.failure = whyFailed(job, wanted, created);
    return progress;
}

void writeJobSupport(JsonWriter& writer, const domain::DeploymentSpec& spec) {
    const domain::JobSpec& job = *spec.job;
    writer.beginObject().field("estimated_exec_sec", wholeSeconds(job.runTime));
    writer.field("timeout_sec", wholeSeconds(job.timeout)).field("parallelism", spec.nodes);
    writer.key("mod_param").beginObject();
    if (job.indexes) {
        writer.key("index").beginObject();
        writer.field("index_backoff_limit", job.indexes->backoffLimit);
        writer.field("max_failed_index", job.indexes->maxFailed).endObject();
    } else {
        const bool again = job.restart == JobRestart::OnFailure;
        writer.key("default").beginObject().field("backoff_limit", job.backoffLimit);
        writer.field("restart_policy", again ? "OnFailure" : "Never").endObject();
    }
    writer.endObject().endObject();
}

}  // namespace berth::platform_client::gongji
