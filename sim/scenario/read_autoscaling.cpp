// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/scenario/section_readers.h"

namespace berth::sim::scenario {
namespace {

using domain::AutoscalingKind;
using domain::AutoscalingMetric;
using domain::AutoscalingSpec;

constexpr double kMostTarget = 1e6;
constexpr int kMostConcurrency = 10'000;

// Written in the unit of what is aimed at.
void readTarget(const MapReader& map, AutoscalingSpec& spec) {
    double target = 0;
    bool given = false;
    switch (spec.kind) {
        case AutoscalingKind::QueueDelay: {
            engine::Time span = 0;
            given = map.span("target", engine::kMillisecond, kDay, span);
            target = engine::toSeconds(span);
            break;
        }
        case AutoscalingKind::QueueLength:
        case AutoscalingKind::Knative:
            given = map.number("target", 0.001, kMostTarget, target);
            break;
        case AutoscalingKind::Hpa:
            given = spec.metric == AutoscalingMetric::Busy
                        ? map.percent("target", target)
                        : map.rate("target", kMostTarget, target);
            break;
    }
    if (given) spec.target = target;
}

}  // namespace

void readAutoscaling(const MapReader& deployment, domain::DeploymentSpec& spec) {
    const YamlNode* value = deployment.find("autoscaling");
    if (!value) return;
    const MapReader map{*value, deployment.pathOf("autoscaling"), sections::kAutoscaling,
                        deployment.errors()};
    if (!map.isMap()) return;
    constexpr std::pair<std::string_view, AutoscalingKind> kKinds[] = {
        {"queue_delay", AutoscalingKind::QueueDelay},
        {"queue_length", AutoscalingKind::QueueLength},
        {"hpa", AutoscalingKind::Hpa},
        {"knative", AutoscalingKind::Knative}};
    constexpr std::pair<std::string_view, AutoscalingMetric> kMetrics[] = {
        {"busy", AutoscalingMetric::Busy},
        {"requests_per_second", AutoscalingMetric::RequestsPerSecond}};
    map.require("kind", "queue_delay");
    AutoscalingSpec wanted;
    if (!map.choice("kind", kKinds, wanted.kind)) return;
    map.integer("minimum", 0, kMostNodes, wanted.minimum);
    wanted.maximum = std::max(wanted.maximum, wanted.minimum);
    map.integer("maximum", 1, kMostNodes, wanted.maximum);
    if (wanted.kind == AutoscalingKind::Hpa)
        map.choice("metric", kMetrics, wanted.metric);
    else
        map.refuse("metric", "only hpa has a choice of metrics");
    readTarget(map, wanted);
    int port = 0;
    if (map.integer("port", 1, kHighestPort, port)) wanted.port = port;
    const bool queue =
        wanted.kind == AutoscalingKind::QueueDelay || wanted.kind == AutoscalingKind::QueueLength;
    engine::Time span = 0;
    if (!queue)
        map.refuse("idle_timeout", "only queue_delay and queue_length have one");
    else if (map.span("idle_timeout", 0, kDay, span))
        wanted.idleTimeout = domain::Duration{span};
    if (wanted.kind == AutoscalingKind::QueueDelay)
        map.integer("concurrency", 1, kMostConcurrency, wanted.concurrency);
    else
        map.refuse("concurrency", "only queue_delay counts with it");
    if (const YamlNode* pool = map.find("warm")) {
        const MapReader warm{*pool, map.pathOf("warm"), sections::kWarmPool, map.errors()};
        warm.integer("nodes", 0, kMostNodes, wanted.warm.nodes);
        warm.percent("share", wanted.warm.share);
    }
    if (!deployment.has("nodes"))
        spec.nodes = std::clamp(1, wanted.minimum, std::max(wanted.minimum, wanted.maximum));
    spec.autoscaling = wanted;
}

}  // namespace berth::sim::scenario
