// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "models/domain/balancing_json.h"
#include "models/domain/codec.h"
#include "models/domain/spec_json.h"

namespace berth::domain {
namespace {

using nlohmann::json;

json withoutOptions(json ports) {
    for (json& port : ports)
        port.erase("options");
    return ports;
}

class Comparison {
  public:
    void compare(const std::string& field, const json& before, const json& after) {
        if (before != after) m_changes.push_back({field, text(before), text(after)});
    }

    // Lists whose elements have a name: what came, went and changed, by name. Only when nothing of
    // that differs can the order (or a repetition) be what changed; then the whole list is shown.
    void compareNamed(const std::string& field, const json& before, const json& after,
                      const char* name, const char* value) {
        if (before == after) return;
        const auto byName = [&](const json& list) {
            std::map<std::string, json> found;
            for (const json& each : list)
                found[keyText(each.at(name))] = each.at(value);
            return found;
        };
        const auto old = byName(before);
        const auto now = byName(after);
        const std::size_t known = m_changes.size();
        for (const auto& [key, content] : old) {
            const auto match = now.find(key);
            compare(field + "." + key, content, match == now.end() ? json{} : match->second);
        }
        for (const auto& [key, content] : now) {
            if (!old.contains(key)) compare(field + "." + key, json{}, content);
        }
        if (m_changes.size() == known) compare(field, before, after);
    }

    // Their policies, and of those that are in both each group of their options: "ports.80.queue".
    void comparePorts(const std::vector<PortSpec>& before, const json& old,
                      const std::vector<PortSpec>& after, const json& now) {
        const std::size_t known = m_changes.size();
        compareNamed("ports", withoutOptions(old), withoutOptions(now), "port", "balancing");
        compareOptions(before, after);
        // A port that is listed twice is told apart by nothing else.
        if (m_changes.size() == known) compare("ports", old, now);
    }

    void compareProbe(const std::string& field, const std::optional<Probe>& before,
                      const std::optional<Probe>& after) {
        const json old = before ? probeToJson(*before) : json{};
        const json now = after ? probeToJson(*after) : json{};
        if (!before || !after) return compare(field, old, now);
        for (const auto& [key, value] : old.items()) {
            compare(field + "." + key, value, now.at(key));
        }
    }

    [[nodiscard]] std::vector<FieldChange> take() { return std::move(m_changes); }

  private:
    void compareOptions(const std::vector<PortSpec>& before, const std::vector<PortSpec>& after) {
        // The first, of a port that is listed twice.
        const auto byNumber = [](const std::vector<PortSpec>& ports) {
            std::map<int, const PortSpec*> first;
            for (const PortSpec& port : ports)
                first.emplace(port.port, &port);
            return first;
        };
        const auto former = byNumber(before);
        for (const auto& [number, port] : byNumber(after)) {
            const auto found = former.find(number);
            if (found == former.end() || found->second->options == port->options) continue;
            compareOptions("ports." + std::to_string(number) + ".", found->second->options,
                           port->options);
        }
    }

    void compareOptions(const std::string& prefix, const std::optional<BalancingOptions>& before,
                        const std::optional<BalancingOptions>& after) {
        const json old = optionsToJson(before.value_or(BalancingOptions{}));
        const json now = optionsToJson(after.value_or(BalancingOptions{}));
        if (old == now)  // none in use, said in two ways
            return compare(prefix + "options", before ? old : json{}, after ? now : json{});
        json both = old;
        both.update(now);
        for (const auto& [key, unused] : both.items()) {
            compare(prefix + key, old.contains(key) ? old.at(key) : json{},
                    now.contains(key) ? now.at(key) : json{});
        }
    }

    static std::string text(const json& value) { return value.is_null() ? "" : dumpJson(value); }
    static std::string keyText(const json& key) {
        return key.is_string() ? key.get<std::string>() : dumpJson(key);
    }

    std::vector<FieldChange> m_changes;
};

}  // namespace

std::vector<FieldChange> difference(const DeploymentSpec& before, const DeploymentSpec& after) {
    const json old = specToJson(before);
    const json now = specToJson(after);
    const auto value = [](const json& form, const char* key) {
        return form.contains(key) ? form.at(key) : json{};
    };
    Comparison comparison;
    for (const char* key : {"name", "gpuSpec", "regions", "image", "nodes"}) {
        comparison.compare(key, old.at(key), now.at(key));
    }
    comparison.comparePorts(before.ports, old.at("ports"), after.ports, now.at("ports"));
    comparison.compareNamed("environment", old.at("environment"), now.at("environment"), "name",
                            "value");
    comparison.compare("command", old.at("command"), now.at("command"));
    comparison.compareNamed("mounts", old.at("mounts"), now.at("mounts"), "path", "volume");
    comparison.compareProbe("health.startup", before.health.startup, after.health.startup);
    comparison.compareProbe("health.liveness", before.health.liveness, after.health.liveness);
    comparison.compareProbe("health.readiness", before.health.readiness, after.health.readiness);
    for (const char* key : {"maxSurge", "maxUnavailable"}) {
        comparison.compare(std::string("rollingUpdate.") + key, old.at("rollingUpdate").at(key),
                           now.at("rollingUpdate").at(key));
    }
    for (const char* key : {"sharedMemory", "terminationGrace", "stopAfter", "offers", "extensions",
                            "job", "autoscaling"}) {
        comparison.compare(key, value(old, key), value(now, key));
    }
    comparison.compare("antiAffinity", value(old, "antiAffinity"), value(now, "antiAffinity"));
    return comparison.take();
}

}  // namespace berth::domain
