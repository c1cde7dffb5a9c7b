// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/task_detail_codec.h"

#include <algorithm>
#include <string>
#include <utility>

#include "platform_client/gongji/environment_text.h"
#include "platform_client/gongji/job_codec.h"
#include "platform_client/gongji/task_codec.h"

namespace berth::platform_client::gongji {
namespace {

constexpr const char* kDevShm = "/dev/shm";

WireProbe readProbe(const JsonReader& object, const char* path) {
    WireProbe probe;
    probe.on = object.boolean("switch").value_or(false);
    probe.http = object.text("probe_type").value_or("httpGet") != "tcpSocket";
    probe.path = object.text("path").value_or(path);
    probe.port = object.small("port").value_or(80);
    probe.initialDelay = object.integer("initial_delay_seconds").value_or(0);
    probe.period = object.integer("period_seconds").value_or(10);
    probe.timeout = object.integer("timeout_seconds").value_or(1);
    probe.failureThreshold = object.small("failure_threshold").value_or(3);
    return probe;
}

WireHealth readHealth(const JsonReader& service) {
    WireHealth health;
    service.object("health_checks", [&](const JsonReader& checks) {
        checks.object("startup_probe",
                      [&](const JsonReader& each) { health.startup = readProbe(each, "/health"); });
        checks.object("liveness_probe",
                      [&](const JsonReader& each) { health.liveness = readProbe(each, "/live"); });
        checks.object("readiness_probe", [&](const JsonReader& each) {
            health.readiness = readProbe(each, "/ready");
        });
    });
    return health;
}

// A text on the older paths, a list of objects on the newer; taken as it comes on either.
void readEnvironment(const JsonReader& service, WireService& out) {
    out.environment.emplace();
    service.value("env", [&](const JsonReader& env) {
        if (env.isText()) {
            out.environmentText = env.asText().value_or(std::string());
            out.environment = readEnvironmentText(out.environmentText);
            return;
        }
        if (!env.isList()) return env.refuse("a text or a list");
        env.elements([&](const JsonReader& each) {
            WireVariable variable;
            variable.name = each.text("name").value_or(std::string());
            variable.value = each.label("value").value_or(std::string());
            variable.plain = !each.has("value_from");
            out.environment->push_back(std::move(variable));
        });
    });
}

std::vector<std::string> readWords(const JsonReader& script, std::string_view key) {
    std::vector<std::string> words;
    script.value(key, [&](const JsonReader& value) {
        if (value.isList()) {
            value.elements([&](const JsonReader& each) {
                if (auto word = each.asText()) words.push_back(std::move(*word));
            });
        } else if (auto word = value.asText(); word && !word->empty()) {
            words.push_back(std::move(*word));
        }
    });
    return words;
}

void readScript(const JsonReader& service, WireService& out) {
    for (const char* key : {"start_script_v2", "start_script"}) {
        service.object(key, [&](const JsonReader& script) {
            out.command = readWords(script, "command");
            out.args = readWords(script, "args");
        });
    }
}

void readMounts(const JsonReader& service, WireService& out) {
    const std::pair<const char*, StorageKind> lists[] = {
        {"storage_config", StorageKind::Juicefs},
        {"share_storage_config", StorageKind::Share},
        {"nas_storage_config", StorageKind::Nas}};
    for (const auto& [key, kind] : lists) {
        service.list(key, [&, storage = kind](const JsonReader& each) {
            WireMount mount;
            mount.kind = storage;
            mount.storageId = each.integer("storage_id").value_or(0);
            mount.targetDir = each.text("target_dir").value_or(std::string());
            out.mounts.push_back(std::move(mount));
        });
    }
}

WireService readService(const JsonReader& object) {
    WireService service;
    service.summary = readServiceSummary(object);
    readEnvironment(object, service);
    readScript(object, service);
    readMounts(object, service);
    service.health = readHealth(object);
    service.sharedMemory = std::max<std::int64_t>(0, object.integer("shared_mem_size").value_or(0));
    service.json = object.without({"repository_account", "is_update_repository",
                                   "repository_username", "repository_password"});
    return service;
}

// The newer paths say /dev/shm as a volume of the task and a mount of the service.
void readSharedMemory(const JsonReader& task, const JsonReader& object, WireService& service) {
    std::vector<std::string> atDevShm;
    object.list("share_mem_config", [&](const JsonReader& each) {
        if (each.text("target_dir") == kDevShm)
            atDevShm.push_back(each.text("volume_name").value_or(std::string()));
        else
            service.onlyDevShm = false;
    });
    object.list("share_disk_config", [&](const JsonReader&) { service.onlyDevShm = false; });
    int volumes = 0;
    task.list("share_mem_volumes", [&](const JsonReader& each) {
        ++volumes;
        const auto name = each.text("name");
        if (!name || std::find(atDevShm.begin(), atDevShm.end(), *name) == atDevShm.end()) return;
        service.sharedMemory = std::max<std::int64_t>(0, each.integer("size_limit").value_or(0));
    });
    task.list("share_disk_volumes", [&](const JsonReader&) { service.onlyDevShm = false; });
    if (volumes > 1 || atDevShm.size() > 1) service.onlyDevShm = false;
}

WireTaskDetail readDetail(const JsonReader& data, Generation generation, TaskKind kind) {
    WireTaskDetail detail;
    detail.generation = generation;
    detail.task = readTask(data, kind);
    if (kind == TaskKind::Job) detail.job = readJob(data);
    data.list("services", [&](const JsonReader& each) {
        detail.services.push_back(readService(each));
        readSharedMemory(data, each, detail.services.back());
    });
    data.object("load_balance", [&](const JsonReader& balance) {
        detail.balance.type = balance.text("type").value_or(std::string());
        detail.balance.json = balance.asRaw();
    });
    if (const auto yaml = data.text("deployment_yaml")) detail.hasYaml = !yaml->empty();
    detail.terminationGrace = data.integer("termination_grace_period_seconds");
    detail.json = data.without(
        {"services", "repository_username", "repository_password", "repository_account"});
    return detail;
}

}  // namespace

WireTaskDetail readTaskDetail(const JsonReader& data, Generation generation) {
    return readDetail(data, generation, TaskKind::Deployment);
}

WireTaskDetail readJobDetail(const JsonReader& data) {
    return readDetail(data, Generation::New, TaskKind::Job);
}

}  // namespace berth::platform_client::gongji
