// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/balancing_json.h"
#include "models/domain/codec.h"
#include "models/domain/spec_json.h"

namespace berth::domain {
namespace {

using nlohmann::json;

void readProbe(ObjectReader& reader, std::optional<Probe>& out) {
    Probe probe;
    reader.readWord("kind", probe.kind, {{"http", ProbeKind::Http}, {"tcp", ProbeKind::Tcp}});
    reader.read("port", probe.port);
    reader.read("path", probe.path);
    reader.read("initialDelay", probe.initialDelay);
    reader.read("period", probe.period);
    reader.read("timeout", probe.timeout);
    reader.read("failureThreshold", probe.failureThreshold);
    out = probe;
}

json healthToJson(const HealthChecks& health) {
    json form = json::object();
    if (health.startup) form["startup"] = probeToJson(*health.startup);
    if (health.liveness) form["liveness"] = probeToJson(*health.liveness);
    if (health.readiness) form["readiness"] = probeToJson(*health.readiness);
    return form;
}

json jobToJson(const JobSpec& job) {
    json form{{"completions", job.completions},
              {"timeout", job.timeout.count()},
              {"runTime", job.runTime.count()},
              {"restart", toText(job.restart)},
              {"backoffLimit", job.backoffLimit}};
    if (job.indexes)
        form["indexes"] = {{"backoffLimit", job.indexes->backoffLimit},
                           {"maxFailed", job.indexes->maxFailed}};
    return form;
}

void readJob(ObjectReader& reader, std::optional<JobSpec>& out) {
    JobSpec job;
    reader.need("completions").read("completions", job.completions);
    reader.read("timeout", job.timeout);
    reader.read("runTime", job.runTime);
    reader.readWord("restart", job.restart,
                    {{"on_failure", JobRestart::OnFailure}, {"never", JobRestart::Never}});
    reader.read("backoffLimit", job.backoffLimit);
    reader.readObject("indexes", [&job](ObjectReader& indexes) {
        job.indexes.emplace();
        indexes.read("backoffLimit", job.indexes->backoffLimit);
        indexes.read("maxFailed", job.indexes->maxFailed);
    });
    out = job;
}

}  // namespace

json probeToJson(const Probe& probe) {
    return json{{"kind", probe.kind == ProbeKind::Http ? "http" : "tcp"},
                {"port", probe.port},
                {"path", probe.path},
                {"initialDelay", probe.initialDelay.count()},
                {"period", probe.period.count()},
                {"timeout", probe.timeout.count()},
                {"failureThreshold", probe.failureThreshold}};
}

json specToJson(const DeploymentSpec& spec) {
    json regions = json::array();
    for (const RegionId& region : spec.regions)
        regions.push_back(region.value);
    json ports = json::array();
    for (const PortSpec& port : spec.ports) {
        ports.push_back({{"port", port.port}, {"balancing", toText(port.balancing)}});
        if (port.options) ports.back()["options"] = optionsToJson(*port.options);
    }
    json environment = json::array();
    for (const EnvironmentVariable& variable : spec.environment) {
        environment.push_back({{"name", variable.name}, {"value", variable.value}});
    }
    json mounts = json::array();
    for (const VolumeMount& mount : spec.mounts) {
        mounts.push_back({{"volume", mount.volume.value}, {"path", mount.path}});
    }
    json form{{"name", spec.name},
              {"gpuSpec", spec.gpuSpec},
              {"regions", std::move(regions)},
              {"image", spec.image},
              {"nodes", spec.nodes},
              {"ports", std::move(ports)},
              {"environment", std::move(environment)},
              {"command", spec.command},
              {"mounts", std::move(mounts)},
              {"health", healthToJson(spec.health)},
              {"rollingUpdate",
               {{"maxSurge", spec.rollingUpdate.maxSurge},
                {"maxUnavailable", spec.rollingUpdate.maxUnavailable}}},
              {"sharedMemory", spec.sharedMemory.count},
              {"terminationGrace", spec.terminationGrace.count()}};
    if (spec.stopAfter) form["stopAfter"] = spec.stopAfter->count();
    if (!spec.offers.empty()) form["offers"] = spec.offers;
    if (!spec.extensions.empty()) form["extensions"] = spec.extensions;
    if (spec.job) form["job"] = jobToJson(*spec.job);
    if (spec.antiAffinity != AntiAffinity::None) form["antiAffinity"] = toText(spec.antiAffinity);
    if (spec.autoscaling) form["autoscaling"] = autoscalingToJson(*spec.autoscaling);
    return form;
}

void readSpec(ObjectReader& reader, DeploymentSpec& spec) {
    reader.read("name", spec.name);
    reader.read("gpuSpec", spec.gpuSpec);
    std::vector<std::string> regions;
    reader.read("regions", regions);
    for (std::string& region : regions)
        spec.regions.push_back(RegionId{std::move(region)});
    reader.read("image", spec.image);
    reader.read("nodes", spec.nodes);
    reader.readList("ports", spec.ports, [](ObjectReader& each) {
        PortSpec port;
        each.need("port").read("port", port.port);
        each.readWord("balancing", port.balancing,
                      {{"round_robin", BalancingPolicy::RoundRobin},
                       {"random", BalancingPolicy::Random},
                       {"least_connections", BalancingPolicy::LeastConnections},
                       {"least_of_two", BalancingPolicy::LeastOfTwo},
                       {"ring_hash", BalancingPolicy::RingHash},
                       {"maglev_hash", BalancingPolicy::MaglevHash},
                       {"jump_hash", BalancingPolicy::JumpHash},
                       {"queue", BalancingPolicy::Queue}});
        each.readObject("options", [&port](ObjectReader& options) {
            readOptions(options, port.options.emplace());
        });
        return port;
    });
    reader.readList("environment", spec.environment, [](ObjectReader& each) {
        EnvironmentVariable variable;
        each.need("name").read("name", variable.name);
        each.read("value", variable.value);
        return variable;
    });
    reader.read("command", spec.command);
    reader.readList("mounts", spec.mounts, [](ObjectReader& each) {
        VolumeMount mount;
        each.need("volume").read("volume", mount.volume.value);
        each.need("path").read("path", mount.path);
        return mount;
    });
    reader.readObject("health", [&](ObjectReader& health) {
        health.readObject("startup", [&](ObjectReader& p) { readProbe(p, spec.health.startup); });
        health.readObject("liveness", [&](ObjectReader& p) { readProbe(p, spec.health.liveness); });
        health.readObject("readiness",
                          [&](ObjectReader& p) { readProbe(p, spec.health.readiness); });
    });
    reader.readObject("rollingUpdate", [&](ObjectReader& rolling) {
        rolling.read("maxSurge", spec.rollingUpdate.maxSurge);
        rolling.read("maxUnavailable", spec.rollingUpdate.maxUnavailable);
    });
    reader.read("sharedMemory", spec.sharedMemory);
    reader.read("terminationGrace", spec.terminationGrace);
    reader.read("stopAfter", spec.stopAfter);
    reader.read("offers", spec.offers);
    reader.read("extensions", spec.extensions);
    reader.readObject("job", [&spec](ObjectReader& job) { readJob(job, spec.job); });
    reader.readWord("antiAffinity", spec.antiAffinity,
                    {{"none", AntiAffinity::None},
                     {"machine", AntiAffinity::Machine},
                     {"rack", AntiAffinity::Rack}});
    reader.readObject("autoscaling", [&spec](ObjectReader& autoscaling) {
        readAutoscaling(autoscaling, spec.autoscaling);
    });
}

std::string toJson(const DeploymentSpec& spec) {
    json form = specToJson(spec);
    form["version"] = 1;
    return dumpJson(form);
}

Result<DeploymentSpec> deploymentSpecFromJson(std::string_view text) {
    return readDocument<DeploymentSpec>(text, readSpec);
}

}  // namespace berth::domain
