// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/spec_json.h"

namespace berth::domain {

using nlohmann::json;

json autoscalingToJson(const AutoscalingSpec& spec) {
    json form{{"kind", toText(spec.kind)},       {"minimum", spec.minimum},
              {"maximum", spec.maximum},         {"idleTimeout", spec.idleTimeout.count()},
              {"concurrency", spec.concurrency}, {"metric", toText(spec.metric)}};
    if (spec.target) form["target"] = *spec.target;
    if (spec.port) form["port"] = *spec.port;
    if (spec.warm != WarmPool{})
        form["warm"] = {{"nodes", spec.warm.nodes}, {"share", spec.warm.share}};
    return form;
}

void readAutoscaling(ObjectReader& reader, std::optional<AutoscalingSpec>& out) {
    AutoscalingSpec spec;
    reader.need("kind").readWord(
        "kind", spec.kind,
        {{toText(AutoscalingKind::QueueDelay), AutoscalingKind::QueueDelay},
         {toText(AutoscalingKind::QueueLength), AutoscalingKind::QueueLength},
         {toText(AutoscalingKind::Hpa), AutoscalingKind::Hpa},
         {toText(AutoscalingKind::Knative), AutoscalingKind::Knative}});
    reader.read("minimum", spec.minimum);
    reader.read("maximum", spec.maximum);
    if (reader.has("target")) reader.read("target", spec.target.emplace());
    if (reader.has("port")) reader.read("port", spec.port.emplace());
    reader.read("idleTimeout", spec.idleTimeout);
    reader.read("concurrency", spec.concurrency);
    reader.readWord(
        "metric", spec.metric,
        {{toText(AutoscalingMetric::Busy), AutoscalingMetric::Busy},
         {toText(AutoscalingMetric::RequestsPerSecond), AutoscalingMetric::RequestsPerSecond}});
    reader.readObject("warm", [&spec](ObjectReader& warm) {
        warm.read("nodes", spec.warm.nodes);
        warm.read("share", spec.warm.share);
    });
    out = spec;
}

}  // namespace berth::domain
