// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/spec_json.h"

namespace berth::domain {

using nlohmann::json;

json canaryToJson(const CanaryRule& rule) {
    json form{{"sharePercent", rule.sharePercent},
              {"watch", rule.watch.count()},
              {"limit", rule.limit.count()},
              {"fewestRequests", rule.fewestRequests},
              {"lowestAvailability", rule.lowestAvailability}};
    if (rule.nodes) form["nodes"] = *rule.nodes;
    if (rule.mostExtraCost) form["mostExtraCost"] = *rule.mostExtraCost;
    if (rule.p95Limit) form["p95Limit"] = rule.p95Limit->count();
    return form;
}

void readCanary(ObjectReader& reader, CanaryRule& out) {
    CanaryRule rule;
    reader.need("sharePercent").read("sharePercent", rule.sharePercent);
    if (reader.has("nodes")) reader.read("nodes", rule.nodes.emplace());
    reader.read("watch", rule.watch);
    reader.read("limit", rule.limit);
    reader.read("fewestRequests", rule.fewestRequests);
    reader.read("lowestAvailability", rule.lowestAvailability);
    if (reader.has("mostExtraCost")) reader.read("mostExtraCost", rule.mostExtraCost.emplace());
    reader.read("p95Limit", rule.p95Limit);
    out = rule;
}

}  // namespace berth::domain
