// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/write_task.h"

#include <array>
#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "models/domain/json_reader.h"
#include "sim/open_api/job_view.h"
#include "sim/open_api/load_balance.h"
#include "sim/open_api/scaling_strategy.h"
#include "sim/open_api/shared_memory.h"
#include "sim/open_api/task_view.h"
#include "sim/open_api/write_resources.h"
#include "sim/open_api/write_service.h"

namespace berth::sim::open_api {

namespace {

using nlohmann::json;

// Members of a detail that are as they were sent, or null; in the order of the documentation.
constexpr const char* kScaling = "dynamic_pod_strategy";
constexpr std::array<const char*, 3> kOldMembers{"scheduler_strategy", "task_qos", kScaling};
constexpr std::array<const char*, 11> kWriteTaskNewMembers{
    "scheduler_strategy", "scheduler_resources",
    "deployment_yaml",    "development_support",
    "task_tags",          kScaling,
    "task_schedules",     "task_qos",
    "share_disk_volumes", "share_mem_volumes",
    "scheduling_template"};

std::span<const char* const> membersOf(Generation generation) {
    if (generation == Generation::Old) return kOldMembers;
    return kWriteTaskNewMembers;
}

void writeState(JsonWriter& out, const TaskRef& task) {
    const domain::Deployment& deployment = *task.deployment;
    out.text("status", statusOf(task)).text("task_name", deployment.spec.name);
    const auto& job = deployment.spec.job;
    out.number("points", job ? job->completions : deployment.spec.nodes);
    out.number("runing_points", deployment.nodesRunning);
    out.number("billing_value", deployment.costSoFar.points);
    out.number("forecast_value", deployment.rateNow.pointsPerSecond);
}

void writeRest(JsonWriter& out, const json& members, std::span<const char* const> written,
               bool isJob) {
    for (const auto& [name, value] : members.items()) {
        bool known =
            name == "load_balance" || (isJob && (name == "job_support" || name == "sub_type"));
        for (const char* each : written)
            known = known || name == each;
        if (!known) out.raw(name, domain::dumpJson(value));
    }
}

}  // namespace

void writeListedTask(JsonWriter& out, const StateIndex& state, const TaskRef& task,
                     Generation generation, const WallTime& wall) {
    const domain::Deployment& deployment = *task.deployment;
    const TaskExtras extras = TaskExtras::of(deployment.spec);
    out.beginObject().number("task_id", task.id);
    writeState(out, task);
    out.key("resources");
    writeResources(out, state.snapshot().catalogue, deployment.spec, extras);
    out.text("create_time", wall.text(deployment.created));
    out.key("services");
    writeListedServices(out, state, task, extras);
    if (generation == Generation::New) {
        out.number("termination_grace_period_seconds",
                   domain::wholeSeconds(deployment.spec.terminationGrace));
        out.key("remote_ports");
        writeListedLinks(out, task, extras);
    }
    out.endObject();
}

void writeTask(JsonWriter& out, const StateIndex& state, const TaskRef& task, Generation generation,
               const WallTime& wall) {
    const domain::Deployment& deployment = *task.deployment;
    TaskExtras extras = TaskExtras::of(deployment.spec);
    if (generation == Generation::New) setDevShm(extras, deployment.spec.sharedMemory);
    out.beginObject().number("task_id", task.id).text("task_type", typeText(kindOf(task)));
    writeState(out, task);
    out.text("namespace", "berth-simulator");
    if (generation == Generation::Old) out.null("repository_username").null("repository_password");
    out.number("billing_points", billedNodes(state, task));
    out.key("resources");
    writeResources(out, state.snapshot().catalogue, deployment.spec, extras);
    out.key("services");
    writeServices(out, state, task, extras, generation);
    out.text("deployment_name", deploymentNameOf(task));
    out.text("create_time", wall.text(deployment.created));
    out.number("termination_grace_period_seconds",
               domain::wholeSeconds(deployment.spec.terminationGrace));
    const auto& members = extras.members;
    const auto sent = [&](const char* name) {
        const auto found = members.find(name);
        return found == members.end() ? json() : *found;
    };
    out.raw("load_balance", domain::dumpJson(loadBalanceOf(deployment.spec, sent("load_balance"))));
    const auto known = membersOf(generation);
    for (const char* name : known) {
        const bool scaling = std::string_view(name) == kScaling;
        const json value = scaling ? scalingOf(deployment.spec, sent(name)) : sent(name);
        value.is_null() ? out.null(name) : out.raw(name, domain::dumpJson(value));
    }
    writeRest(out, members, known, deployment.spec.job.has_value());
    if (deployment.spec.job) writeJobFields(out, state, task, extras, wall);
    out.endObject();
}

}  // namespace berth::sim::open_api
