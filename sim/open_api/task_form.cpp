// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/task_form.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/json_reader.h"
#include "sim/open_api/ids.h"
#include "sim/open_api/load_balance.h"
#include "sim/open_api/read_resources.h"
#include "sim/open_api/read_service.h"
#include "sim/open_api/scaling_strategy.h"
#include "sim/open_api/shared_memory.h"

namespace berth::sim::open_api {

namespace {

using domain::ObjectReader;
using nlohmann::json;

constexpr std::size_t kMostExtrasBytes = 256 * 1024;

// In the spec, computed, or secret: not kept.
constexpr std::array<const char*, 19> kTaskFormNotKept{"task_id",
                                                       "task_type",
                                                       "task_name",
                                                       "namespace",
                                                       "repository_username",
                                                       "repository_password",
                                                       "status",
                                                       "points",
                                                       "runing_points",
                                                       "billing_points",
                                                       "billing_value",
                                                       "forecast_value",
                                                       "resources",
                                                       "services",
                                                       "create_time",
                                                       "deployment_name",
                                                       "remote_ports",
                                                       "termination_grace_period_seconds",
                                                       "repository_account"};

void readType(ObjectReader& body, Generation generation) {
    std::string type = "Deployment";
    if (generation == Generation::New) body.need("task_type");
    body.read("task_type", type);
    if (body.status().ok() && type != "Deployment")
        body.status().malformed("task_type", "\"Deployment\" is expected");
}

void readGrace(ObjectReader& body, domain::DeploymentSpec& spec) {
    constexpr const char* kKey = "termination_grace_period_seconds";
    std::int64_t seconds = domain::wholeSeconds(spec.terminationGrace);
    body.read(kKey, seconds);
    if (seconds < 0 || seconds > 1'000'000)
        return body.status().malformed(kKey, "seconds are expected");
    spec.terminationGrace = std::chrono::seconds(seconds);
}

// Which container the spec describes: the first with ports, else the first.
std::size_t primaryOf(const json& services) {
    for (std::size_t i = 0; i < services.size(); ++i) {
        const json& each = services[i];
        if (each.is_object() && each.contains("remote_ports") && each["remote_ports"].is_array() &&
            !each["remote_ports"].empty())
            return i;
    }
    return 0;
}

void readServices(ObjectReader& body, Generation generation, const StateIndex& state,
                  const domain::Deployment* editing, domain::DeploymentSpec& spec,
                  TaskExtras& extras) {
    const json* const list = body.need("services").list("services");
    if (list == nullptr) return;
    const std::size_t most = generation == Generation::Old ? 1 : kMostServices;
    if (list->empty() || list->size() > most) {
        return body.status().malformed("services",
                                       most == 1 ? "exactly one service is expected on this path"
                                                 : "1 to 32 services are expected");
    }
    extras.primary = primaryOf(*list);
    const TaskBalancing balancing = readBalancing(body);
    body.readList("services", extras.services, [&, i = std::size_t{0}](ObjectReader& each) mutable {
        return i++ == extras.primary
                   ? readService(each, generation, balancing, state, editing, spec)
                   : keepService(each);
    });
}

// What the API has words for begins as a new task's; the rest as it is.
domain::DeploymentSpec blankSpec(const domain::Deployment* editing) {
    domain::DeploymentSpec spec;
    if (editing == nullptr) return spec;
    spec.rollingUpdate = editing->spec.rollingUpdate;
    spec.stopAfter = editing->spec.stopAfter;
    spec.terminationGrace = editing->spec.terminationGrace;
    spec.antiAffinity = editing->spec.antiAffinity;
    spec.autoscaling = editing->spec.autoscaling;
    return spec;
}

}  // namespace

ApiResult<domain::DeploymentSpec> readTask(const json& body, Generation generation,
                                           const StateIndex& state,
                                           const domain::Deployment* editing) {
    domain::ReadStatus status;
    ObjectReader reader(body, {}, status);
    domain::DeploymentSpec spec = blankSpec(editing);
    TaskExtras extras;
    if (status.ok()) {
        extras.members = body;
        for (const char* key : kTaskFormNotKept)
            extras.members.erase(key);
        readType(reader, generation);
        reader.need("task_name").read("task_name", spec.name);
        if (generation == Generation::New && editing == nullptr) reader.need("points");
        reader.read("points", spec.nodes);
        readGrace(reader, spec);
        readResources(reader, state, editing, spec, extras);
        readServices(reader, generation, state, editing, spec, extras);
        readScaling(reader, spec);
    }
    if (!status.ok()) return tl::unexpected(badBody(status.error()));
    if (const auto bytes = devShmBytes(extras)) spec.sharedMemory = *bytes;
    spec.extensions = extras.toText();
    if (spec.extensions.size() > kMostExtrasBytes)
        return refuse("参数错误: 任务配置过大 (more than 256 KiB of settings)");
    return spec;
}

}  // namespace berth::sim::open_api
