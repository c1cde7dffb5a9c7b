// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/read_service.h"

#include <array>
#include <string_view>
#include <utility>

#include "sim/open_api/environment_text.h"
#include "sim/open_api/health_codec.h"
#include "sim/open_api/ids.h"
#include "sim/open_api/shared_memory.h"

namespace berth::sim::open_api {

namespace {

using domain::ObjectReader;
using nlohmann::json;

constexpr std::string_view kDockerHub = "docker.io/library/";

// Members that are not kept as they are: the spec has them, the server computes them, or they are
// nobody's business any more.
constexpr std::array<const char*, 10> kReadServiceNotKept{
    "service_id",      "service_name",      "service_image",   "env",
    "remote_ports",    "health_checks",     "start_script_v2", "start_script",
    "shared_mem_size", "repository_account"};

// Passwords may also be written where the older paths have them at the task.
constexpr std::array<const char*, 3> kSecret{"repository_account", "repository_username",
                                             "repository_password"};

void readImage(ObjectReader& service, const StateIndex& state, const domain::Deployment* editing,
               domain::DeploymentSpec& spec, ServiceExtras& extras) {
    service.need("service_image").read("service_image", spec.image);
    const domain::Catalogue& catalogue = state.snapshot().catalogue;
    const domain::ImagePreset* preset = catalogue.findPreset(spec.image);
    if (preset == nullptr) {
        if (spec.image.empty() || spec.image.find('/') != std::string::npos) return;
        extras.image = spec.image;
        spec.image.insert(0, kDockerHub);
        return;
    }
    // The spec may say "echo" where this API says its address: that is no change.
    if (editing != nullptr && catalogue.findPreset(editing->spec.image) == preset)
        spec.image = editing->spec.image;
}

// What the API has no words for of a port that the task has already stays.
std::optional<domain::BalancingOptions> optionsNow(const domain::Deployment* editing, int port) {
    if (editing == nullptr) return std::nullopt;
    for (const domain::PortSpec& each : editing->spec.ports) {
        if (each.port == port) return each.options;
    }
    return std::nullopt;
}

void readPorts(ObjectReader& service, const TaskBalancing& balancing,
               const domain::Deployment* editing, domain::DeploymentSpec& spec) {
    service.readList("remote_ports", spec.ports, [&](ObjectReader& entry) {
        domain::PortSpec port;
        entry.need("service_port").read("service_port", port.port);
        port.options = optionsNow(editing, port.port);
        applyBalancing(balancing, port);
        return port;
    });
}

void readEnvironment(ObjectReader& service, Generation generation, domain::DeploymentSpec& spec,
                     ServiceExtras& extras) {
    if (generation == Generation::Old) {
        std::string text;
        service.read("env", text);
        auto variables = parseEnvironmentText(text);
        if (!variables) return service.status().malformed(service.pathOf("env"), variables.error());
        spec.environment = std::move(*variables);
        return;
    }
    std::vector<json> entries;
    service.readList("env", entries, [](ObjectReader& entry) { return entry.object(); });
    for (const json& entry : entries) {
        ObjectReader reader(entry, service.pathOf("env"), service.status());
        if (reader.has("value_from")) {
            extras.references.push_back({spec.environment.size(), entry});
            continue;
        }
        domain::EnvironmentVariable variable;
        reader.need("name").read("name", variable.name);
        reader.read("value", variable.value);
        spec.environment.push_back(std::move(variable));
    }
}

void readCommand(ObjectReader& service, Generation generation, domain::DeploymentSpec& spec,
                 ServiceExtras& extras) {
    std::vector<std::string> arguments;
    if (generation == Generation::Old) {
        service.readObject("start_script_v2", [&](ObjectReader& script) {
            std::string command;
            script.read("command", command);
            if (!command.empty()) spec.command.push_back(std::move(command));
            script.read("args", arguments);
        });
    } else {
        service.readObject("start_script", [&](ObjectReader& script) {
            script.read("command", spec.command);
            script.read("args", arguments);
        });
    }
    extras.commandWords = spec.command.size();
    spec.command.insert(spec.command.end(), arguments.begin(), arguments.end());
}

const domain::Volume* volumeOf(const StateIndex& state, std::int64_t storageId) {
    const auto& volumes = state.snapshot().volumes;
    for (std::size_t i = 0; i < volumes.size(); ++i) {
        if (storageIdOf(i) == storageId) return &volumes[i];
    }
    return nullptr;
}

// Storage that there is becomes a mount; the rest of the list is kept.
void readStorage(ObjectReader& service, const char* list, const StateIndex& state,
                 domain::DeploymentSpec& spec, ServiceExtras& extras) {
    std::vector<json> entries;
    service.readList(list, entries, [](ObjectReader& entry) { return entry.object(); });
    json unknown = json::array();
    for (const json& entry : entries) {
        ObjectReader reader(entry, service.pathOf(list), service.status());
        std::int64_t id = 0;
        std::string path;
        reader.need("storage_id").read("storage_id", id);
        reader.need("target_dir").read("target_dir", path);
        const domain::Volume* volume = volumeOf(state, id);
        if (volume == nullptr) {
            unknown.push_back(entry);
            continue;
        }
        extras.mountLists[path] = list;
        spec.mounts.push_back({volume->id, std::move(path)});
    }
    if (!unknown.empty()) extras.members[list] = std::move(unknown);
}

void readSharedMemory(ObjectReader& service, domain::DeploymentSpec& spec) {
    std::int64_t mebibytes = 0;
    service.read("shared_mem_size", mebibytes);
    if (mebibytes < 0 || mebibytes > kMostSharedMemoryMiB) {
        return service.status().malformed(service.pathOf("shared_mem_size"),
                                          "a size in MiB is expected");
    }
    spec.sharedMemory = {mebibytes * domain::kMiB};
}

}  // namespace

ServiceExtras readService(ObjectReader& service, Generation generation,
                          const TaskBalancing& balancing, const StateIndex& state,
                          const domain::Deployment* editing, domain::DeploymentSpec& spec) {
    ServiceExtras extras;
    service.need("service_name").read("service_name", extras.name);
    extras.members = service.object().is_object() ? service.object() : json::object();
    for (const char* key : kReadServiceNotKept)
        extras.members.erase(key);
    for (const char* key : kSecret)
        extras.members.erase(key);
    readImage(service, state, editing, spec, extras);
    readPorts(service, balancing, editing, spec);
    readEnvironment(service, generation, spec, extras);
    readCommand(service, generation, spec, extras);
    for (const char* list : {"storage_config", "share_storage_config", "nas_storage_config"}) {
        extras.members.erase(list);
        readStorage(service, list, state, spec, extras);
    }
    readSharedMemory(service, spec);
    readHealth(service, spec.health, extras.switchedOff);
    return extras;
}

ServiceExtras keepService(ObjectReader& service) {
    ServiceExtras extras;
    std::string image;
    service.need("service_name").read("service_name", extras.name);
    service.need("service_image").read("service_image", image);
    extras.members = service.object().is_object() ? service.object() : json::object();
    for (const char* key : kSecret)
        extras.members.erase(key);
    extras.members.erase("service_id");
    extras.members.erase("service_name");
    return extras;
}

}  // namespace berth::sim::open_api
