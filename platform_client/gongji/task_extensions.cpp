// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/task_extensions.h"

#include <algorithm>
#include <array>
#include <functional>

#include "platform_client/json/json_reader.h"
#include "platform_client/json/json_writer.h"

namespace berth::platform_client::gongji {
namespace {

using domain::Error;
using domain::ErrorCode;

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 17> kState{"status",
                                                  "runing_points",
                                                  "billing_points",
                                                  "billing_value",
                                                  "billing_time",
                                                  "forecast_value",
                                                  "namespace",
                                                  "create_time",
                                                  "last_update_time",
                                                  "deployment_name",
                                                  "remote_ports",
                                                  "repository_username",
                                                  "repository_password",
                                                  "repository_account",
                                                  "scheduler_resources",
                                                  "schedule_status",
                                                  "job_status"};

constexpr std::array<std::string_view, 7> kTask{"task_id",   "task_type", "task_name",  "points",
                                                "resources", "services",  "job_support"};

constexpr std::array<std::string_view, 14> kService{
    "service_id",         "service_name",        "service_image",        "env",
    "remote_ports",       "health_checks",       "start_script_v2",      "start_script",
    "shared_mem_size",    "storage_config",      "share_storage_config", "nas_storage_config",
    "repository_account", "is_update_repository"};

// The balancing is in the spec as far as it has a word for it, and so is /dev/shm.
bool inSpec(const WireTaskDetail& detail, std::string_view taskMember) {
    if (isState(taskMember) || isSpecOfTask(taskMember)) return true;
    if (taskMember == "termination_grace_period_seconds") return true;
    if (taskMember == "load_balance") return policyOf(detail.balance.type).has_value();
    const WireService* service = primaryService(detail);
    return taskMember == "share_mem_volumes" && service != nullptr && service->onlyDevShm;
}

bool inSpec(const WireService& service, std::string_view serviceMember) {
    if (serviceMember == "env") {
        return service.environment &&
               std::all_of(service.environment->begin(), service.environment->end(),
                           [](const WireVariable& each) { return each.plain; });
    }
    if (serviceMember == "share_mem_config") return service.onlyDevShm;
    return isSpecOfService(serviceMember);
}

// An object's members that are neither null, empty lists nor in the spec.
void writeRest(JsonWriter& writer, const std::string& json,
               const std::function<bool(std::string_view)>& known) {
    const auto document = JsonDocument::parse(json);
    writer.beginObject();
    JsonStatus status;
    if (document) {
        JsonReader(*document, status).each([&](std::string_view key, const JsonReader& value) {
            const std::string raw = value.asRaw();
            if (!known(key) && raw != "[]") writer.key(key).raw(raw);
        });
    }
    writer.endObject();
}

std::string restOfService(const WireTaskDetail& detail, std::size_t index) {
    JsonWriter writer;
    const WireService& service = detail.services[index];
    const bool primary = index == primaryIndex(detail);
    writeRest(writer, service.json, [&](std::string_view key) {
        return primary ? inSpec(service, key) : key == "service_id";
    });
    return writer.take();
}

// `{"resource_weight":…}` is on every container of the newer paths and says nothing when there is
// but one.
bool saysNothing(const WireTaskDetail& detail, const std::string& service) {
    return service == "{}" ||
           (detail.services.size() == 1 &&
            service == R"({"resource_weight":{"cpu_weight":1,"gpu_weight":1,"mem_weight":1}})");
}

// The remainder of one generation; an empty text when there is nothing.
std::string restOf(const WireTaskDetail& detail) {
    JsonWriter task;
    writeRest(task, detail.json, [&](std::string_view key) { return inSpec(detail, key); });
    const std::string taskRest = task.take();
    std::vector<std::string> services;
    bool something = taskRest != "{}" || detail.services.size() > 1;
    for (std::size_t i = 0; i < detail.services.size(); ++i) {
        services.push_back(restOfService(detail, i));
        something = something || !saysNothing(detail, services.back());
    }
    if (!something) return {};
    JsonWriter writer;
    writer.beginObject().field("primary", static_cast<std::int64_t>(primaryIndex(detail)));
    writer.key("services").beginList();
    for (const std::string& each : services)
        writer.raw(each);
    writer.endList().key("task").raw(taskRest).endObject();
    return writer.take();
}

}  // namespace

bool isState(std::string_view taskMember) {
    return isAmong(kState, taskMember);
}

bool isSpecOfTask(std::string_view taskMember) {
    return isAmong(kTask, taskMember);
}

bool isSpecOfService(std::string_view serviceMember) {
    return isAmong(kService, serviceMember);
}

std::string extensionsOf(const TaskDetails& details) {
    const std::string fresh = details.fresh ? restOf(*details.fresh) : std::string();
    const std::string old = details.old ? restOf(*details.old) : std::string();
    if (fresh.empty() && old.empty()) return {};
    JsonWriter writer;
    writer.beginObject();
    if (!fresh.empty()) writer.key("new").raw(fresh);
    if (!old.empty()) writer.key("old").raw(old);
    writer.endObject();
    return writer.take();
}

domain::Result<Remainder> remainderOf(const std::string& extensions, Generation generation) {
    Remainder remainder;
    if (extensions.empty()) return remainder;
    const auto document = JsonDocument::parse(extensions);
    const auto refuse = [](const std::string& detail) {
        return domain::fail(ErrorCode::InvalidArgument, detail, "extensions");
    };
    if (!document) return refuse("the platform's own settings are not JSON");
    JsonStatus status;
    const JsonReader root(*document, status);
    root.object(generation == Generation::New ? "new" : "old", [&](const JsonReader& part) {
        if (auto task = part.raw("task")) remainder.task = std::move(*task);
        part.list("services",
                  [&](const JsonReader& each) { remainder.services.push_back(each.asRaw()); });
        const int primary = part.small("primary").value_or(0);
        if (primary > 0) remainder.primary = static_cast<std::size_t>(primary);
    });
    if (!status.ok()) return refuse(status.error().detail);
    if (remainder.primary >= std::max<std::size_t>(1, remainder.services.size()))
        return refuse("the platform's own settings name a container that there is not");
    return remainder;
}

}  // namespace berth::platform_client::gongji
