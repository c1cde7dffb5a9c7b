// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/job_view.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "models/domain/json_reader.h"

namespace berth::sim::open_api {

namespace {

using domain::DeploymentState;
using nlohmann::json;

std::string_view statusOfJob(const domain::Deployment& job) {
    switch (job.state) {
        case DeploymentState::Completed:
            return "Complete";
        case DeploymentState::Failed:
            return "Failed";
        case DeploymentState::Paused:
            return "Manual";
        default:
            break;
    }
    // One that was deleted shows how it ended.
    if (job.job && job.job->finished)
        return job.job->failure == domain::JobFailure::None ? "Complete" : "Failed";
    return job.nodesRunning > 0 ? "Running" : "Pending";
}

json supportOf(const domain::DeploymentSpec& spec, const TaskExtras& extras) {
    const domain::JobSpec& job = *spec.job;
    json support{{"timeout_sec", domain::wholeSeconds(job.timeout)}, {"parallelism", spec.nodes}};
    // An estimate that was not given is not made up.
    const auto sent = extras.members.find("job_support");
    const bool given =
        sent == extras.members.end() || !sent->is_object() ||
        (sent->contains("estimated_exec_sec") && !(*sent)["estimated_exec_sec"].is_null());
    support["estimated_exec_sec"] = given ? json(domain::wholeSeconds(job.runTime)) : json();
    if (job.indexes) {
        support["mod_param"]["index"] = {{"index_backoff_limit", job.indexes->backoffLimit},
                                         {"max_failed_index", job.indexes->maxFailed}};
    } else {
        const bool again = job.restart == domain::JobRestart::OnFailure;
        support["mod_param"]["default"] = {{"backoff_limit", job.backoffLimit},
                                           {"restart_policy", again ? "OnFailure" : "Never"}};
    }
    return support;
}

// Seconds that were charged for, of all its nodes together. Nothing where its regions charge
// differently and only the sum is known.
std::optional<std::int64_t> billedSeconds(const domain::Catalogue& catalogue,
                                          const domain::Deployment& job) {
    if (job.costSoFar.points == 0) return 0;
    const auto price = catalogue.priceOf(job.spec.gpuSpec, job.spec.regions);
    if (!price || price->lowest != price->highest || price->lowest.pointsPerSecond <= 0)
        return std::nullopt;
    return job.costSoFar.points / price->lowest.pointsPerSecond;
}

bool anyIsPlaced(const StateIndex& state, const TaskRef& task) {
    const auto nodes = state.nodesOf(task.id);
    return std::any_of(nodes.begin(), nodes.end(),
                       [](const NodeRef& each) { return !each.node->region.empty(); });
}

}  // namespace

void writeJobFields(JsonWriter& out, const StateIndex& state, const TaskRef& task,
                    const TaskExtras& extras, const WallTime& wall) {
    const domain::Deployment& job = *task.deployment;
    const domain::JobProgress progress = job.job.value_or(domain::JobProgress{});
    const auto kind = extras.members.find("sub_type");
    out.raw("sub_type", kind == extras.members.end() ? "null" : domain::dumpJson(*kind));
    out.raw("job_support", domain::dumpJson(supportOf(job.spec, extras)));
    const bool scheduled = progress.finished || job.nodesRunning > 0 || anyIsPlaced(state, task);
    out.text("schedule_status", scheduled ? "Scheduled" : "Queued");
    const auto billed = billedSeconds(state.snapshot().catalogue, job);
    billed ? out.number("billing_time", *billed) : out.null("billing_time");
    out.key("job_status").beginObject();
    out.text("create_time", wall.text(job.created)).text("status", statusOfJob(job));
    progress.finished ? out.text("completion_time", wall.text(*progress.finished))
                      : out.null("completion_time");
    out.number("active_pods", progress.active);
    out.number("succeeded_pods", progress.succeeded).number("failed_pods", progress.failed);
    out.text("completion_mode", job.spec.job->indexes ? "Indexed" : "NonIndexed").endObject();
    domain::Instant last = progress.finished.value_or(job.created);
    if (task.ended) last = std::max(last, *task.ended);
    out.text("last_update_time", wall.text(last));
}

}  // namespace berth::sim::open_api
