// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/codec.h"
#include "models/domain/spec_json.h"

namespace berth::domain {
namespace {

using nlohmann::json;

struct ToJson {
    json operator()(const CreateDeployment& change) const {
        return {{"spec", specToJson(change.spec)}};
    }
    json operator()(const EditDeployment& change) const {
        return {{"deployment", change.deployment.value}, {"spec", specToJson(change.spec)}};
    }
    json operator()(const ScaleDeployment& change) const {
        return {{"deployment", change.deployment.value}, {"nodes", change.nodes}};
    }
    json operator()(const StartCanary& change) const {
        return {{"deployment", change.deployment.value},
                {"spec", specToJson(change.spec)},
                {"canary", canaryToJson(change.rule)}};
    }
    json operator()(const ReplaceNode& change) const { return {{"node", change.node.value}}; }
    template <class ByIdAlone>
    json operator()(const ByIdAlone& change) const {
        return {{"deployment", change.deployment.value}};
    }
};

struct FromJson {
    ObjectReader& reader;

    void operator()(CreateDeployment& change) const { spec(change.spec); }
    void operator()(EditDeployment& change) const {
        reader.need("deployment").read("deployment", change.deployment.value);
        spec(change.spec);
    }
    void operator()(ScaleDeployment& change) const {
        reader.need("deployment").read("deployment", change.deployment.value);
        reader.need("nodes").read("nodes", change.nodes);
    }
    void operator()(StartCanary& change) const {
        reader.need("deployment").read("deployment", change.deployment.value);
        spec(change.spec);
        reader.need("canary").readObject(
            "canary", [&](ObjectReader& inner) { readCanary(inner, change.rule); });
    }
    void operator()(ReplaceNode& change) const {
        reader.need("node").read("node", change.node.value);
    }
    template <class ByIdAlone>
    void operator()(ByIdAlone& change) const {
        reader.need("deployment").read("deployment", change.deployment.value);
    }

    void spec(DeploymentSpec& out) const {
        reader.need("spec").readObject("spec", [&](ObjectReader& inner) { readSpec(inner, out); });
    }
};

// One empty change of each kind, found by its word.
std::optional<Change> emptyChange(const std::string& kind) {
    for (const Change& each :
         {Change{CreateDeployment{}}, Change{EditDeployment{}}, Change{ScaleDeployment{}},
          Change{PauseDeployment{}}, Change{ResumeDeployment{}}, Change{RestartDeployment{}},
          Change{ReplaceNode{}}, Change{DeleteDeployment{}}, Change{StartCanary{}},
          Change{PromoteCanary{}}, Change{RollBackCanary{}}}) {
        if (kind == toText(each)) return each;
    }
    return std::nullopt;
}

void readChange(ObjectReader& reader, Change& out) {
    std::string kind;
    reader.need("kind").read("kind", kind);
    if (!reader.status().ok()) return;
    auto change = emptyChange(kind);
    if (!change) {
        return reader.status().malformed(reader.pathOf("kind"),
                                         "\"" + kind + "\" is no kind of change");
    }
    std::visit(FromJson{reader}, *change);
    out = std::move(*change);
}

}  // namespace

std::string toJson(const ChangeRequest& request) {
    json change = std::visit(ToJson{}, request.change);
    change["kind"] = toText(request.change);
    return dumpJson(json{{"version", 1},
                         {"operation", request.operation.value},
                         {"basis", request.basis},
                         {"change", std::move(change)}});
}

Result<ChangeRequest> changeRequestFromJson(std::string_view text) {
    return readDocument<ChangeRequest>(text, [](ObjectReader& reader, ChangeRequest& request) {
        reader.need("operation").read("operation", request.operation.value);
        reader.read("basis", request.basis);
        reader.need("change").readObject(
            "change", [&](ObjectReader& inner) { readChange(inner, request.change); });
    });
}

}  // namespace berth::domain
