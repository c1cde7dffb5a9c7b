// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/write_service.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

#include "models/domain/json_reader.h"
#include "sim/open_api/environment_text.h"
#include "sim/open_api/health_codec.h"
#include "sim/open_api/ids.h"

namespace berth::sim::open_api {

namespace {

using nlohmann::json;

constexpr const char* kDefaultMountList = "share_storage_config";
constexpr std::array<const char*, 3> kMountLists{"storage_config", "share_storage_config",
                                                 "nas_storage_config"};
// Members that are as they were sent, or null.
constexpr std::array<const char*, 5> kWriteServiceNewMembers{
    "share_mem_config", "share_disk_config", "is_update_repository", "resource_weight",
    "registered_ports"};

std::string urlOf(const domain::Deployment& deployment, int port) {
    const auto found = std::find_if(deployment.links.begin(), deployment.links.end(),
                                    [port](const auto& link) { return link.port == port; });
    return found == deployment.links.end() ? std::string() : found->url;
}

void writePorts(JsonWriter& out, const domain::Deployment& deployment, bool onlyOpen) {
    out.beginArray();
    for (const domain::PortSpec& port : deployment.spec.ports) {
        const std::string url = urlOf(deployment, port.port);
        if (onlyOpen && url.empty()) continue;
        out.beginObject().textOrNull("url", url).number("service_port", port.port).endObject();
    }
    out.endArray();
}

void writeEnvironment(JsonWriter& out, const std::vector<domain::EnvironmentVariable>& variables,
                      const ServiceExtras& extras) {
    out.beginArray();
    std::size_t next = 0;
    for (std::size_t i = 0; i <= variables.size(); ++i) {
        while (next < extras.references.size() &&
               (extras.references[next].at <= i || i == variables.size()))
            out.raw(domain::dumpJson(extras.references[next++].variable));
        if (i == variables.size()) break;
        out.beginObject().text("name", variables[i].name).text("value", variables[i].value);
        out.null("value_from").endObject();
    }
    out.endArray();
}

// The words of the command, then its arguments.
std::pair<std::span<const std::string>, std::span<const std::string>> splitCommand(
    const domain::DeploymentSpec& spec, const ServiceExtras& extras) {
    const std::span<const std::string> words(spec.command);
    const std::size_t count = std::min(extras.commandWords, words.size());
    return {words.first(count), words.subspan(count)};
}

void writeTexts(JsonWriter& out, std::span<const std::string> texts) {
    out.beginArray();
    for (const std::string& each : texts)
        out.text(each);
    out.endArray();
}

void writeCommand(JsonWriter& out, const domain::DeploymentSpec& spec, const ServiceExtras& extras,
                  Generation generation) {
    const auto [command, arguments] = splitCommand(spec, extras);
    if (generation == Generation::New) {
        out.key("start_script").beginObject().key("command");
        writeTexts(out, command);
        out.key("args");
        writeTexts(out, arguments);
    } else {
        out.key("start_script_v2").beginObject();
        // One text there: of several words, the others go with the arguments.
        command.empty() ? out.null("command") : out.text("command", command.front());
        out.key("args");
        writeTexts(out,
                   std::span<const std::string>(spec.command).subspan(command.empty() ? 0 : 1));
    }
    out.endObject();
}

void writeStorage(JsonWriter& out, const StateIndex& state, const domain::DeploymentSpec& spec,
                  const ServiceExtras& extras) {
    const auto& volumes = state.snapshot().volumes;
    for (const char* list : kMountLists) {
        out.key(list).beginArray();
        for (const domain::VolumeMount& mount : spec.mounts) {
            const auto kept = extras.mountLists.find(mount.path);
            const bool here = kept != extras.mountLists.end()
                                  ? *kept == list
                                  : std::string_view(list) == kDefaultMountList;
            if (!here) continue;
            for (std::size_t i = 0; i < volumes.size(); ++i) {
                if (volumes[i].id != mount.volume) continue;
                out.beginObject().number("storage_id", storageIdOf(i));
                out.text("target_dir", mount.path).endObject();
            }
        }
        if (const auto unknown = extras.members.find(list);
            unknown != extras.members.end() && unknown->is_array()) {
            for (const json& each : *unknown)
                out.raw(domain::dumpJson(each));
        }
        out.endArray();
    }
}

void writeMembers(JsonWriter& out, const json& members, Generation generation,
                  std::span<const char* const> written) {
    const auto isIn = [](std::span<const char* const> names, const std::string& name) {
        return std::any_of(names.begin(), names.end(),
                           [&](const char* each) { return name == each; });
    };
    if (generation == Generation::New) {
        for (const char* name : kWriteServiceNewMembers) {
            const auto found = members.find(name);
            found == members.end() ? out.null(name) : out.raw(name, domain::dumpJson(*found));
        }
    }
    for (const auto& [name, value] : members.items()) {
        if (isIn(written, name) ||
            (generation == Generation::New && isIn(kWriteServiceNewMembers, name)))
            continue;
        out.raw(name, domain::dumpJson(value));
    }
}

void writePrimary(JsonWriter& out, const StateIndex& state, const TaskRef& task,
                  const TaskExtras& extras, const ServiceExtras& service, Generation generation) {
    const domain::Deployment& deployment = *task.deployment;
    const domain::DeploymentSpec& spec = deployment.spec;
    out.text("service_image", imageOf(state.snapshot().catalogue, spec, extras));
    out.key("remote_ports");
    writePorts(out, deployment, false);
    out.key("env");
    if (generation == Generation::New) {
        writeEnvironment(out, spec.environment, service);
        out.null("repository_account");
    } else {
        const std::string text = environmentText(spec.environment);
        text.empty() ? out.null() : out.text(text);
        out.key("shared_mem_size");
        spec.sharedMemory.count == 0 ? out.null()
                                     : out.number(spec.sharedMemory.count / domain::kMiB);
    }
    writeStorage(out, state, spec, service);
    out.key("health_checks");
    writeHealth(out, spec.health, service.switchedOff);
    writeCommand(out, spec, service, generation);
    writeMembers(out, service.members, generation, kMountLists);
}

// A container that the simulation does not run: as it was sent, its ports without links.
void writeFurther(JsonWriter& out, const ServiceExtras& service, Generation generation) {
    json members = service.members;
    if (const auto ports = members.find("remote_ports");
        ports != members.end() && ports->is_array()) {
        for (json& port : *ports) {
            if (port.is_object()) port["url"] = nullptr;
        }
    }
    writeMembers(out, members, generation, {});
}

}  // namespace

std::vector<std::string> serviceNames(const TaskExtras& extras) {
    std::vector<std::string> names;
    for (const ServiceExtras& each : extras.services)
        names.push_back(each.name);
    return names;
}

std::string imageOf(const domain::Catalogue& catalogue, const domain::DeploymentSpec& spec,
                    const TaskExtras& extras) {
    if (const domain::ImagePreset* preset = catalogue.findPreset(spec.image))
        return preset->reference;
    const std::string& sent = extras.services[extras.primary].image;
    return !sent.empty() && spec.image.ends_with("/" + sent) ? sent : spec.image;
}

void writeListedServices(JsonWriter& out, const StateIndex& state, const TaskRef& task,
                         const TaskExtras& extras) {
    const domain::Deployment& deployment = *task.deployment;
    const auto names = serviceNames(extras);
    out.beginArray();
    for (std::size_t i = 0; i < names.size(); ++i) {
        out.beginObject().number("service_id", serviceIdOf(task.id, i));
        out.text("service_name", names[i]);
        if (i == extras.primary) {
            out.text("service_image", imageOf(state.snapshot().catalogue, deployment.spec, extras));
            out.key("remote_ports");
            writePorts(out, deployment, true);
        } else {
            const auto image = extras.services[i].members.find("service_image");
            out.raw("service_image",
                    image == extras.services[i].members.end() ? "null" : domain::dumpJson(*image));
            out.key("remote_ports").beginArray().endArray();
        }
        out.endObject();
    }
    out.endArray();
}

void writeListedLinks(JsonWriter& out, const TaskRef& task, const TaskExtras& extras) {
    const domain::Deployment& deployment = *task.deployment;
    const auto names = serviceNames(extras);
    out.beginArray();
    for (const domain::PortSpec& port : deployment.spec.ports) {
        const std::string url = urlOf(deployment, port.port);
        if (url.empty()) continue;
        out.beginObject().text("url", url);
        out.text("service_name", names[extras.primary] + ":" + std::to_string(port.port));
        out.endObject();
    }
    out.endArray();
}

void writeServices(JsonWriter& out, const StateIndex& state, const TaskRef& task,
                   const TaskExtras& extras, Generation generation) {
    out.beginArray();
    for (std::size_t i = 0; i < extras.services.size(); ++i) {
        const bool isPrimary = i == extras.primary;
        const ServiceExtras& service = extras.services[i];
        out.beginObject().number("service_id", serviceIdOf(task.id, i));
        out.text("service_name", service.name);
        isPrimary ? writePrimary(out, state, task, extras, service, generation)
                  : writeFurther(out, service, generation);
        out.endObject();
    }
    out.endArray();
}

}  // namespace berth::sim::open_api
