// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "models/domain/validation.h"
#include "sim/images/builtin_images.h"
#include "sim/scenario/scenario_parser.h"
#include "sim/scenario/section_readers.h"
#include "sim/scenario/suggest.h"

namespace berth::sim::scenario {
namespace {

using domain::DeploymentSpec;

constexpr int kMostAtOnce = 1000;
constexpr std::int64_t kMostNodesAltogether = 100'000;

// "terminationGrace" → "termination_grace"; the GPU has another name in files.
std::string keyOf(std::string_view field) {
    if (field == "gpuSpec") return "gpu";
    std::string key;
    for (const char c : field) {
        if (c >= 'A' && c <= 'Z') {
            key += '_';
            key += static_cast<char>(c - 'A' + 'a');
        } else {
            key += c;
        }
    }
    return key;
}

struct Found {
    const YamlNode* node;
    std::string path;
};

// One step of a field path into the file: a key, then perhaps an index. False when the file has no
// such value, because it was left to its default or is written in a shorter form.
bool descend(Found& found, std::string_view step) {
    const std::size_t bracket = step.find('[');
    const std::string key = keyOf(step.substr(0, bracket));
    const YamlNode* next = found.node->find(key);
    if (!next) return false;
    found = {next, fmt::format("{}.{}", found.path, key)};
    if (bracket == std::string_view::npos) return true;
    std::size_t index = 0;
    std::from_chars(step.data() + bracket + 1, step.data() + step.size(), index);
    if (index < next->items.size()) {
        found = {&next->items[index], fmt::format("{}[{}]", found.path, index)};
    } else if (index < next->entries.size()) {
        const YamlEntry& entry = next->entries[index];
        found = {&entry.value, fmt::format("{}.{}", found.path, entry.key)};
    }
    return true;
}

// The value in the file that a finding's field ("ports[1].port") stands for, or the nearest one
// around it.
Found locate(const MapReader& map, std::string_view field) {
    Found found{&map.node(), map.path()};
    while (!field.empty()) {
        const std::size_t dot = field.find('.');
        if (!descend(found, field.substr(0, dot))) break;
        field = dot == std::string_view::npos ? std::string_view{} : field.substr(dot + 1);
    }
    return found;
}

void readProbe(const MapReader& health, std::string_view key, const DeploymentSpec& spec,
               std::optional<domain::Probe>& target) {
    const YamlNode* value = health.find(key);
    if (!value) return;
    const MapReader map{*value, health.pathOf(key), sections::kProbe, health.errors()};
    constexpr std::pair<std::string_view, domain::ProbeKind> kKinds[] = {
        {"http", domain::ProbeKind::Http}, {"tcp", domain::ProbeKind::Tcp}};
    const auto span = [&](std::string_view name, engine::Time least, engine::Time most,
                          domain::Duration& duration) {
        engine::Time time = 0;
        if (map.span(name, least, most, time)) duration = domain::Duration{time};
    };
    domain::Probe probe;
    if (!spec.ports.empty()) probe.port = spec.ports.front().port;
    map.choice("kind", kKinds, probe.kind);
    map.integer("port", 1, kHighestPort, probe.port);
    if (probe.kind == domain::ProbeKind::Tcp) {
        map.refuse("path", "a tcp probe only connects");
    } else {
        map.text("path", probe.path);
    }
    span("initial_delay", 0, engine::kHour, probe.initialDelay);
    span("period", engine::kSecond, engine::kHour, probe.period);
    span("timeout", engine::kSecond, engine::kHour, probe.timeout);
    map.integer("failure_threshold", 1, kMostAtOnce, probe.failureThreshold);
    target = probe;
}

void readHealth(const MapReader& map, DeploymentSpec& spec) {
    const YamlNode* value = map.find("health");
    if (!value) return;
    const MapReader health{*value, map.pathOf("health"), sections::kHealth, map.errors()};
    readProbe(health, "startup", spec, spec.health.startup);
    readProbe(health, "liveness", spec, spec.health.liveness);
    readProbe(health, "readiness", spec, spec.health.readiness);
}

void readMount(const MapReader& map, const Scenario& scenario, DeploymentSpec& spec) {
    domain::VolumeMount mount;
    map.require("volume", "models");
    map.require("path", "/data");
    map.text("path", mount.path);
    if (!map.text("volume", mount.volume.value)) return;
    std::vector<std::string_view> ids;
    for (const VolumeConfig& volume : scenario.volumes)
        ids.push_back(volume.id.value);
    if (std::find(ids.begin(), ids.end(), mount.volume.value) == ids.end()) {
        map.errors().add(
            *map.find("volume"), map.pathOf("volume"),
            fmt::format("there is no volume {} in volumes{}", describe(*map.find("volume")),
                        didYouMean(mount.volume.value, ids)));
    }
    spec.mounts.push_back(std::move(mount));
}

void readLists(const MapReader& map, const Scenario& scenario, DeploymentSpec& spec) {
    ErrorList& errors = map.errors();
    map.list("regions", [&](const YamlNode& item, const std::string& path) {
        if (auto id = readText({item, path, errors})) spec.regions.push_back({std::move(*id)});
    });
    map.list("ports", [&](const YamlNode& item, const std::string& path) {
        readPort(item, path, errors, spec);
    });
    map.list("command", [&](const YamlNode& item, const std::string& path) {
        if (auto word = readText({item, path, errors})) spec.command.push_back(std::move(*word));
    });
    map.list("mounts", [&](const YamlNode& item, const std::string& path) {
        readMount({item, path, sections::kMount, errors}, scenario, spec);
    });
    spec.environment = readEnvironment(map);
}

void readRunning(const MapReader& map, DeploymentSpec& spec) {
    if (const YamlNode* value = map.find("rolling_update")) {
        const MapReader rolling{*value, map.pathOf("rolling_update"), sections::kRollingUpdate,
                                map.errors()};
        rolling.integer("max_surge", 0, kMostAtOnce, spec.rollingUpdate.maxSurge);
        rolling.integer("max_unavailable", 0, kMostAtOnce, spec.rollingUpdate.maxUnavailable);
    }
    map.bytes("shared_memory", 0, domain::kTiB, spec.sharedMemory.count);
    engine::Time span = 0;
    if (map.span("termination_grace", 0, kDay, span))
        spec.terminationGrace = domain::Duration{span};
    if (map.span("stop_after", 0, kLongestSpan, span)) spec.stopAfter = domain::Duration{span};
    constexpr std::pair<std::string_view, domain::AntiAffinity> kApart[] = {
        {"none", domain::AntiAffinity::None},
        {"machine", domain::AntiAffinity::Machine},
        {"rack", domain::AntiAffinity::Rack}};
    map.choice("keep_apart", kApart, spec.antiAffinity);
}

void readJob(const MapReader& map, DeploymentSpec& spec) {
    const YamlNode* value = map.find("job");
    if (!value) return;
    const MapReader job{*value, map.pathOf("job"), sections::kJob, map.errors()};
    if (!job.isMap()) return;
    constexpr std::pair<std::string_view, domain::JobRestart> kRestarts[] = {
        {"on_failure", domain::JobRestart::OnFailure}, {"never", domain::JobRestart::Never}};
    domain::JobSpec& wanted = spec.job.emplace();
    job.require("completions", "10");
    job.integer("completions", 1, domain::kMostCompletions, wanted.completions);
    engine::Time span = 0;
    if (job.span("run_time", engine::kSecond, kDay, span)) wanted.runTime = domain::Duration{span};
    if (job.span("timeout", engine::kSecond, 365 * kDay, span))
        wanted.timeout = domain::Duration{span};
    if (const YamlNode* pieces = job.find("indexes")) {
        const MapReader indexes{*pieces, job.pathOf("indexes"), sections::kJobIndexes,
                                map.errors()};
        wanted.indexes.emplace();
        wanted.restart = domain::JobRestart::Never;
        indexes.integer("backoff_limit", 0, domain::kMostRetries, wanted.indexes->backoffLimit);
        indexes.integer("max_failed", 0, domain::kMostCompletions, wanted.indexes->maxFailed);
        job.refuse("restart", "numbered pieces are tried again with another node");
        job.refuse("backoff_limit", "numbered pieces have a limit each: write it under indexes");
        return;
    }
    job.choice("restart", kRestarts, wanted.restart);
    job.integer("backoff_limit", 0, domain::kMostRetries, wanted.backoffLimit);
}

void checkImage(const MapReader& map, const Scenario& scenario, const DeploymentSpec& spec) {
    if (spec.image.empty() || images::findImage(scenario.images, spec.image)) return;
    std::vector<std::string_view> names;
    for (const images::ImageModel& image : scenario.images)
        names.push_back(image.preset.name);
    map.errors().add(*map.find("image"), map.pathOf("image"),
                     fmt::format("there is no image {}{}; describe it under images, or use one of "
                                 "the built-in ones",
                                 describe(*map.find("image")), didYouMean(spec.image, names)));
}

void validate(const MapReader& map, const domain::Catalogue& catalogue,
              const DeploymentSpec& spec) {
    domain::ValidationContext context;
    context.catalogue = &catalogue;
    const auto findings = domain::validate(spec, context);
    const bool strangeRegion =
        std::any_of(findings.begin(), findings.end(), [](const domain::Finding& finding) {
            return finding.kind == domain::FindingKind::RegionUnknown;
        });
    for (const domain::Finding& finding : findings) {
        if (finding.level != domain::FindingLevel::Problem) continue;
        // checkImage() has said it, and knows the prefixes that images answer to.
        if (finding.kind == domain::FindingKind::ImageUnknown) continue;
        // Only follows from the region that there is not.
        if (finding.kind == domain::FindingKind::GpuNotInRegion && strangeRegion) continue;
        const Found found = locate(map, finding.field);
        map.errors().add(*found.node, found.path, finding.detail);
    }
}

}  // namespace

void readDeployments(const MapReader& root, Scenario& scenario) {
    const domain::Catalogue catalogue = catalogueOf(scenario.cluster, scenario.images);
    root.list("deployments", [&](const YamlNode& item, const std::string& path) {
        const MapReader map{item, path, sections::kDeployment, root.errors()};
        if (!map.isMap()) return;
        DeploymentSpec spec;
        // Each one that is missing is an error of its own.
        const bool hasName = map.require("name", "echo");
        const bool hasGpu = map.require("gpu", "4090");
        const bool hasImage = map.require("image", "echo");
        const bool complete = hasName && hasGpu && hasImage;
        map.text("name", spec.name);
        map.text("gpu", spec.gpuSpec);
        map.text("image", spec.image);
        map.integer("nodes", 0, kMostNodes, spec.nodes);
        readLists(map, scenario, spec);
        readHealth(map, spec);
        readRunning(map, spec);
        readJob(map, spec);
        readAutoscaling(map, spec);
        checkImage(map, scenario, spec);
        if (complete) validate(map, catalogue, spec);
        for (const DeploymentSpec& other : scenario.deployments) {
            // Copies have names of their own, see below.
            if (other.name != spec.name || !map.has("name") || map.has("copies")) continue;
            root.errors().add(
                *map.find("name"), map.pathOf("name"),
                fmt::format("deployment \"{}\" is there twice: rename one", spec.name));
        }
        readCopies(map, spec, scenario);
    });
    std::int64_t nodes = 0;
    for (const DeploymentSpec& spec : scenario.deployments)
        nodes += spec.nodes;
    if (nodes > kMostNodesAltogether) {
        root.errors().add(*root.find("deployments"), "deployments",
                          fmt::format("{} nodes in all: at most {}", nodes, kMostNodesAltogether));
    }
}

}  // namespace berth::sim::scenario
