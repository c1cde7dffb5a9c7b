// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/spec_json.h"
#include "models/support_bundle/json_parts.h"
#include "models/support_bundle/parts.h"
#include "models/support_bundle/span.h"

namespace berth::support_bundle {

namespace {

// Every text of a form that another room has made.
Json cleaned(const nlohmann::json& form, const ValueTexts& texts) {
    if (form.is_string()) return texts.of(form.get_ref<const std::string&>());
    Json result = form.is_array() ? Json::array() : Json::object();
    if (form.is_array()) {
        for (const nlohmann::json& entry : form)
            result.push_back(cleaned(entry, texts));
    } else if (form.is_object()) {
        for (const auto& [name, value] : form.items())
            result[texts.of(name)] = cleaned(value, texts);
    } else {
        result = form;
    }
    return result;
}

Json specWithoutValues(domain::DeploymentSpec spec, const ValueTexts& texts) {
    for (domain::EnvironmentVariable& variable : spec.environment)
        variable.value = std::string(kRedactionMark);
    // Whatever the platform keeps there, a registry's password among it.
    if (!spec.extensions.empty()) spec.extensions = std::string(kRedactionMark);
    return cleaned(domain::specToJson(spec), texts);
}

Json deploymentJson(const domain::Deployment& deployment, const ValueTexts& texts,
                    std::size_t most) {
    Json form{{"id", texts.of(deployment.id.value)},
              {"state", domain::toText(deployment.state)},
              {"revision", deployment.revision},
              {"nodesRunning", deployment.nodesRunning},
              {"nodesReady", deployment.nodesReady},
              {"createdNs", deployment.created.ns},
              {"requestsPerSecond", deployment.requestsPerSecond}};
    form["spec"] = specWithoutValues(deployment.spec, texts);
    putList(form, "links", deployment.links, most, [&](const domain::PortLink& link) {
        Json part{{"port", link.port}, {"readyNodes", link.readyNodes}};
        put(part, "url", texts.of(link.url));
        put(part, "problem", texts.of(link.problem));
        return part;
    });
    putList(form, "warnings", deployment.warnings, most, [&](const domain::Warning& warning) {
        Json part{{"kind", static_cast<int>(warning.kind)}, {"nodes", warning.nodes}};
        put(part, "detail", texts.of(warning.detail));
        return part;
    });
    return form;
}

Json nodeJson(const domain::Node& node, const ValueTexts& texts) {
    Json form{{"id", texts.of(node.id.value)},
              {"name", texts.of(node.name)},
              {"deployment", texts.of(node.deployment.value)},
              {"revision", node.revision},
              {"state", domain::toText(node.state)},
              {"stateSinceNs", node.stateSince.ns},
              {"reason", domain::toText(node.reason)},
              {"restarts", node.restarts},
              {"diskUsed", node.diskUsed.count}};
    put(form, "reasonDetail", texts.of(node.reasonDetail));
    put(form, "region", texts.of(node.region.value));
    put(form, "machine", texts.of(node.machine.value));
    put(form, "gpuSpec", texts.of(node.gpuSpec));
    if (node.lastExit) {
        form["lastExit"] = {{"code", node.lastExit->code},
                            {"reason", texts.of(node.lastExit->reason)},
                            {"atNs", node.lastExit->at.ns}};
    }
    return form;
}

}  // namespace

std::string platformJson(const domain::Snapshot& snapshot, const ValueTexts& texts,
                         std::size_t most) {
    return fittingJson(most, [&](std::size_t entries) {
        Json form{{"version", 1},
                  {"snapshot", snapshot.version},
                  {"atNs", snapshot.at.ns},
                  {"since", snapshot.timeBase == domain::TimeBase::UnixEpoch ? "1970-01-01 UTC"
                                                                             : "simulation start"},
                  {"whole", snapshot.isWhole()}};
        putList(form, "deployments", snapshot.deployments, entries,
                [&](const domain::Deployment& one) { return deploymentJson(one, texts, entries); });
        putList(form, "nodes", snapshot.nodes, entries,
                [&](const domain::Node& node) { return nodeJson(node, texts); });
        putList(form, "volumes", snapshot.volumes, entries, [&](const domain::Volume& volume) {
            return Json{{"id", texts.of(volume.id.value)},
                        {"name", texts.of(volume.name)},
                        {"used", volume.used.count},
                        {"capacity", volume.capacity.count},
                        {"files", volume.files}};
        });
        return form;
    });
}

}  // namespace berth::support_bundle
