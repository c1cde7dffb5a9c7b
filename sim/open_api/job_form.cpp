// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/job_form.h"

#include <chrono>
#include <limits>
#include <string>
#include <utility>

#include "models/domain/json_reader.h"
#include "sim/open_api/seconds.h"
#include "sim/open_api/task_form.h"

namespace berth::sim::open_api {

namespace {

using domain::JobRestart;
using domain::ObjectReader;
using nlohmann::json;

void readMode(ObjectReader& mode, domain::JobSpec& job) {
    if (mode.has("default") == mode.has("index"))
        return mode.status().malformed(mode.pathOf("default"),
                                       "either \"default\" or \"index\" is expected");
    mode.readObject("default", [&job](ObjectReader& plain) {
        plain.need("backoff_limit").read("backoff_limit", job.backoffLimit);
        plain.need("restart_policy")
            .readWord("restart_policy", job.restart,
                      {{"OnFailure", JobRestart::OnFailure}, {"Never", JobRestart::Never}});
    });
    mode.readObject("index", [&job](ObjectReader& index) {
        job.indexes.emplace();
        job.restart = JobRestart::Never;
        index.need("index_backoff_limit").read("index_backoff_limit", job.indexes->backoffLimit);
        index.need("max_failed_index").read("max_failed_index", job.indexes->maxFailed);
    });
}

void readSupport(ObjectReader& support, bool spot, domain::JobSpec& job, int& parallelism) {
    if (spot) support.need("estimated_exec_sec");
    readSeconds(support, "estimated_exec_sec", job.runTime);
    readSeconds(support.need("timeout_sec"), "timeout_sec", job.timeout);
    support.need("parallelism").read("parallelism", parallelism);
    support.need("mod_param").readObject("mod_param", [&job](ObjectReader& mode) {
        readMode(mode, job);
    });
}

}  // namespace

ApiResult<domain::DeploymentSpec> readJob(const json& body, const StateIndex& state) {
    domain::ReadStatus status;
    ObjectReader reader(body, {}, status);
    domain::JobSpec job;
    int parallelism = 1;
    std::string kind;
    std::string type = "Job";
    if (status.ok()) {
        reader.read("task_type", type);
        if (status.ok() && type != "Job") status.malformed("task_type", "\"Job\" is expected");
        reader.read("sub_type", kind);
        if (status.ok() && !kind.empty() && kind != "Spot")
            status.malformed("sub_type", "\"Spot\" or null is expected");
        reader.need("job_support").readObject("job_support", [&](ObjectReader& support) {
            readSupport(support, kind == "Spot", job, parallelism);
        });
    }
    if (!status.ok()) return tl::unexpected(badBody(status.error()));
    json rest = body;
    rest["task_type"] = "Deployment";  // what is left of it is written as one
    for (const char* computed :
         {"job_status", "schedule_status", "billing_time", "last_update_time"})
        rest.erase(computed);
    auto spec = readTask(rest, Generation::New, state, nullptr);
    if (!spec) return spec;
    job.completions = std::exchange(spec->nodes, parallelism);
    spec->job = job;
    return spec;
}

}  // namespace berth::sim::open_api
