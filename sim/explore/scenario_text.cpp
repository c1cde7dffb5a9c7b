// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/explore/scenario_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "models/domain/fault_traits.h"

namespace berth::sim::explore {
namespace {

using scenario::Scenario;

std::string span(engine::Time time) {
    return domain::toText(domain::Duration{time});
}
std::string span(domain::Duration duration) {
    return domain::toText(duration);
}
std::string size(std::int64_t bytes) {
    if (bytes % domain::kGiB == 0) return fmt::format("{}GiB", bytes / domain::kGiB);
    return fmt::format("{}B", bytes);
}
std::string rate(double bytesPerSecond) {
    return fmt::format("{:.0f}B/s", bytesPerSecond);
}
std::string quoted(std::string_view text) {
    return fmt::format("\"{}\"", text);
}
const char* flag(bool value) {
    return value ? "true" : "false";
}

// "{a: 1, b: 2}" of what is there.
class FlowMap {
  public:
    void add(std::string_view key, std::string_view value) {
        m_text += fmt::format("{}{}: {}", m_text.empty() ? "" : ", ", key, value);
    }
    void add(std::string_view key, int value) { add(key, std::to_string(value)); }
    [[nodiscard]] std::string text() const { return "{" + m_text + "}"; }

  private:
    std::string m_text;
};

std::string clusterText(const scenario::ClusterConfig& cluster) {
    std::string text = "cluster:\n  regions:\n";
    for (const scenario::RegionConfig& region : cluster.regions) {
        FlowMap map;
        map.add("id", region.region.id.value);
        map.add("name", quoted(region.region.name));
        map.add("registry_rate", rate(region.registryBytesPerSecond));
        text += fmt::format("    - {}\n", map.text());
    }
    text += "  gpu_specs:\n";
    std::vector<std::string> written;
    for (const scenario::PoolConfig& pool : cluster.pools) {
        const domain::GpuSpec& spec = pool.spec;
        if (std::find(written.begin(), written.end(), spec.name) != written.end()) continue;
        written.push_back(spec.name);
        FlowMap map;
        map.add("name", quoted(spec.name));
        map.add("gpu_model", quoted(spec.gpuModel));
        map.add("cards", spec.cards);
        map.add("gpu_memory", size(spec.gpuMemory.count));
        map.add("cpu_cores", spec.cpuCores);
        map.add("memory", size(spec.memory.count));
        map.add("disk", size(spec.disk.count));
        text += fmt::format("    - {}\n", map.text());
    }
    text += "  pools:\n";
    for (const scenario::PoolConfig& pool : cluster.pools) {
        FlowMap map;
        map.add("region", pool.region.value);
        map.add("gpu", quoted(pool.spec.name));
        map.add("price", fmt::format("{} points/s", pool.price.pointsPerSecond));
        map.add("machines", pool.machines);
        map.add("cards_per_machine", pool.cardsPerMachine);
        map.add("cpu_cores", pool.cpuCores);
        map.add("memory", size(pool.memory));
        map.add("image_cache", size(pool.cacheBytes));
        map.add("machines_per_rack", pool.machinesPerRack);
        text += fmt::format("    - {}\n", map.text());
    }
    const scenario::PlatformOptions& options = cluster.options;
    FlowMap map;
    map.add("placement", options.placement);
    map.add("wipe_disk_on_container_restart", flag(options.wipeDiskOnContainerRestart));
    map.add("replace_on_readiness_failure", flag(options.replaceOnReadinessFailure));
    map.add("machine_silent_after", span(options.machineSilentAfter));
    map.add("replace_silent_after", span(options.replaceSilentAfter));
    map.add("settle_every", span(options.settleEvery));
    map.add("drain_for", span(options.drainFor));
    return text + fmt::format("  options: {}\n", map.text());
}

std::string probeText(const domain::Probe& probe) {
    FlowMap map;
    const bool http = probe.kind == domain::ProbeKind::Http;
    map.add("kind", http ? "http" : "tcp");
    map.add("port", probe.port);
    if (http) map.add("path", quoted(probe.path));
    map.add("initial_delay", span(probe.initialDelay));
    map.add("period", span(probe.period));
    map.add("timeout", span(probe.timeout));
    map.add("failure_threshold", probe.failureThreshold);
    return map.text();
}

std::string jobText(const domain::JobSpec& job) {
    FlowMap map;
    map.add("completions", job.completions);
    map.add("run_time", span(job.runTime));
    map.add("timeout", span(job.timeout));
    if (job.indexes) {
        FlowMap indexes;
        indexes.add("backoff_limit", job.indexes->backoffLimit);
        indexes.add("max_failed", job.indexes->maxFailed);
        map.add("indexes", indexes.text());
    } else {
        map.add("restart", domain::toText(job.restart));
        map.add("backoff_limit", job.backoffLimit);
    }
    return map.text();
}

std::string environmentText(const std::vector<domain::EnvironmentVariable>& variables) {
    FlowMap map;
    for (const domain::EnvironmentVariable& variable : variables)
        map.add(variable.name, quoted(variable.value));
    return map.text();
}

std::string deploymentText(const domain::DeploymentSpec& spec) {
    std::string text = fmt::format("  - name: {}\n    gpu: {}\n    image: {}\n    nodes: {}\n",
                                   spec.name, quoted(spec.gpuSpec), spec.image, spec.nodes);
    const auto line = [&text](std::string_view key, std::string_view value) {
        text += fmt::format("    {}: {}\n", key, value);
    };
    if (!spec.regions.empty()) {
        std::string list;
        for (const domain::RegionId& region : spec.regions)
            list += (list.empty() ? "" : ", ") + region.value;
        line("regions", "[" + list + "]");
    }
    if (!spec.ports.empty()) {
        std::string list;
        for (const domain::PortSpec& port : spec.ports) {
            list += fmt::format("{}{{port: {}, balancing: {}}}", list.empty() ? "" : ", ",
                                port.port, domain::toText(port.balancing));
        }
        line("ports", "[" + list + "]");
    }
    if (!spec.environment.empty()) line("environment", environmentText(spec.environment));
    FlowMap health;
    for (const auto& [key, probe] :
         {std::pair{"startup", spec.health.startup}, std::pair{"liveness", spec.health.liveness},
          std::pair{"readiness", spec.health.readiness}}) {
        if (probe) health.add(key, probeText(*probe));
    }
    if (health.text() != "{}") line("health", health.text());
    FlowMap rolling;
    rolling.add("max_surge", spec.rollingUpdate.maxSurge);
    rolling.add("max_unavailable", spec.rollingUpdate.maxUnavailable);
    line("rolling_update", rolling.text());
    line("termination_grace", span(spec.terminationGrace));
    if (spec.job) line("job", jobText(*spec.job));
    return text;
}

std::string workloadText(const scenario::WorkloadConfig& workload) {
    FlowMap map;
    if (workload.front.empty()) {
        map.add("deployment", workload.deployment);
        map.add("port", workload.port);
    } else {
        map.add("front", workload.front);
    }
    map.add("arrivals", workload.arrivals == domain::ArrivalKind::Poisson ? "poisson" : "constant");
    map.add("rate", fmt::format("{}/s", workload.ratePerSecond));
    map.add("from", span(workload.from));
    if (workload.until) map.add("until", span(*workload.until));
    const scenario::WorkloadConfig usual;
    if (workload.clients != usual.clients) map.add("clients", workload.clients);
    return map.text();
}

std::string percentText(int percent) {
    return fmt::format("{}%", percent);
}

std::string frontText(const domain::FrontSpec& front) {
    FlowMap map;
    map.add("name", front.name);
    map.add("port", front.port);
    std::string members;
    for (const domain::FrontMember& member : front.members)
        members += fmt::format("{}{{deployment: {}, port: {}}}", members.empty() ? "" : ", ",
                               member.deployment, member.port);
    map.add("members", "[" + members + "]");
    map.add("balancing", domain::toText(front.balancing));
    const domain::BalancingOptions& options = front.options;
    if (options.loadAboveMeanPercent)
        map.add("load_above_mean", percentText(*options.loadAboveMeanPercent));
    if (options.ejection) {
        FlowMap ejection;
        ejection.add("failures", options.ejection->failures);
        ejection.add("base_time", span(options.ejection->baseTime));
        ejection.add("most", percentText(options.ejection->mostPercent));
        map.add("ejection", ejection.text());
    }
    if (options.retries) {
        FlowMap retries;
        retries.add("attempts", options.retries->attempts);
        retries.add("budget", percentText(options.retries->budgetPercent));
        map.add("retries", retries.text());
    }
    return map.text();
}

std::string percent(double share) {
    return fmt::format("{:.6g}%", share * 100);
}

std::string skew(domain::Duration ahead) {
    return ahead < domain::Duration{0} ? "-" + span(-ahead) : span(ahead);
}

const char* nameOf(domain::FaultCut cut) {
    switch (cut) {
        case domain::FaultCut::ControlPlane:
            return "control_plane";
        case domain::FaultCut::Clients:
            return "clients";
        case domain::FaultCut::Both:
            break;
    }
    return "both";
}

std::string faultText(const scenario::FaultConfig& config) {
    using enum domain::FaultKind;
    const domain::Fault& fault = config.fault;
    const domain::FaultTraits& traits = domain::traitsOf(fault.kind);
    FlowMap map;
    map.add("at", span(config.at));
    if (config.every) map.add("every", span(*config.every));
    map.add("fault", std::string{traits.word});
    if (!fault.target.empty()) map.add("target", fault.target);
    if (fault.duration) map.add("for", span(*fault.duration));
    if (fault.kind == CrashContainer || fault.kind == VersionCrashes)
        map.add("exit_code", fault.exitCode);
    if (fault.kind == RegistrySlow || fault.kind == SlowDisk || fault.kind == GpuSlow)
        map.add("factor", percent(fault.factor));
    if (traits.scope == domain::FaultScope::Card && fault.card != 0) map.add("card", fault.card);
    if (fault.kind == GpuXid) map.add("xid", fault.xid);
    if (traits.hasProbability) map.add("probability", percent(fault.probability));
    if (fault.kind == NetworkDelay) map.add("delay", span(fault.delay));
    if (fault.kind == ClockSkew) map.add("skew", skew(fault.delay));
    if (fault.kind == Partition) map.add("cut", nameOf(fault.cut));
    if (fault.kind == ApiErrors) map.add("status", fault.status);
    return map.text();
}

void addRule(FlowMap& map, const domain::CanaryRule& rule) {
    map.add("share", fmt::format("{}%", rule.sharePercent));
    if (rule.nodes) map.add("nodes", *rule.nodes);
    map.add("watch", span(rule.watch));
    map.add("limit", span(rule.limit));
    map.add("fewest_requests", std::to_string(rule.fewestRequests));
    map.add("lowest_availability", percent(rule.lowestAvailability));
    if (rule.mostExtraCost) map.add("extra_cost", percent(*rule.mostExtraCost));
    if (rule.p95Limit) map.add("p95", span(*rule.p95Limit));
}

std::string changeText(const scenario::ChangeConfig& change) {
    using scenario::ChangeVerb;
    constexpr std::pair<ChangeVerb, const char*> kVerbs[] = {
        {ChangeVerb::Scale, "scale"},       {ChangeVerb::Edit, "edit"},
        {ChangeVerb::Pause, "pause"},       {ChangeVerb::Resume, "resume"},
        {ChangeVerb::Restart, "restart"},   {ChangeVerb::Delete, "delete"},
        {ChangeVerb::Canary, "canary"},     {ChangeVerb::Promote, "promote"},
        {ChangeVerb::RollBack, "roll_back"}};
    FlowMap map;
    map.add("at", span(change.at));
    map.add("deployment", change.deployment);
    for (const auto& [verb, name] : kVerbs) {
        if (verb == change.verb) map.add("change", name);
    }
    if (change.verb == ChangeVerb::Scale) map.add("nodes", change.nodes);
    FlowMap canary;
    FlowMap& different = change.verb == ChangeVerb::Canary ? canary : map;
    if (!change.image.empty()) different.add("image", change.image);
    if (!change.environment.empty())
        different.add("environment", environmentText(change.environment));
    if (change.verb == ChangeVerb::Canary) {
        addRule(canary, change.canary);
        map.add("canary", canary.text());
    }
    return map.text();
}

template <class Item>
std::string listText(std::string_view key, const std::vector<Item>& items,
                     std::string (*write)(const Item&)) {
    if (items.empty()) return {};
    std::string text = fmt::format("{}:\n", key);
    for (const Item& item : items)
        text += fmt::format("  - {}\n", write(item));
    return text;
}

}  // namespace

std::string scenarioText(const Scenario& scenario) {
    std::string text = fmt::format("scenario: {}\nseed: {}\nduration: {}\n", quoted(scenario.name),
                                   scenario.seed, span(scenario.duration));
    text += clusterText(scenario.cluster);
    if (!scenario.deployments.empty()) text += "deployments:\n";
    for (const domain::DeploymentSpec& spec : scenario.deployments)
        text += deploymentText(spec);
    text += listText("fronts", scenario.fronts, frontText);
    text += listText("workloads", scenario.workloads, workloadText);
    text += listText("faults", scenario.faults, faultText);
    return text + listText("changes", scenario.changes, changeText);
}

}  // namespace berth::sim::explore
