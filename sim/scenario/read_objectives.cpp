// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include "sim/scenario/section_readers.h"

namespace berth::sim::scenario {
namespace {

struct Metric {
    std::string_view key;
    ObjectiveKind kind;
    bool ofPort;
};

constexpr double kMostRestarts = 1e9;

constexpr Metric kMetrics[] = {
    {"availability_at_least", ObjectiveKind::AvailabilityAtLeast, false},
    {"p95_at_most", ObjectiveKind::P95AtMost, true},
    {"p99_at_most", ObjectiveKind::P99AtMost, true},
    {"cost_at_most", ObjectiveKind::CostAtMost, false},
    {"ready_at_least", ObjectiveKind::ReadyAtLeast, false},
    {"answered_at_least", ObjectiveKind::AnsweredAtLeast, true},
    {"restarts_at_most", ObjectiveKind::RestartsAtMost, false},
};

// Exactly one of the metrics; null and reported otherwise.
const Metric* chooseMetric(const MapReader& map) {
    const Metric* chosen = nullptr;
    int given = 0;
    for (const Metric& metric : kMetrics) {
        if (!map.has(metric.key)) continue;
        ++given;
        chosen = &metric;
    }
    if (given == 1) return chosen;
    if (map.isMap()) {
        map.errors().add(map.node(), map.path(),
                         "must have exactly one of availability_at_least, p95_at_most, "
                         "p99_at_most, cost_at_most, ready_at_least, answered_at_least and "
                         "restarts_at_most");
    }
    return nullptr;
}

void readTarget(const MapReader& map, const Metric& metric, ObjectiveConfig& objective) {
    engine::Time span = 0;
    switch (metric.kind) {
        case ObjectiveKind::AvailabilityAtLeast:
        case ObjectiveKind::AnsweredAtLeast:
            map.percent(metric.key, objective.target);
            return;
        case ObjectiveKind::P95AtMost:
        case ObjectiveKind::P99AtMost:
            map.span(metric.key, 0, kDay, span);
            objective.target = static_cast<double>(span) / engine::kMillisecond;
            return;
        case ObjectiveKind::CostAtMost:
            map.yuan(metric.key, objective.target);
            return;
        case ObjectiveKind::ReadyAtLeast:
            map.number(metric.key, 0, kMostNodes, objective.target);
            return;
        case ObjectiveKind::RestartsAtMost:
            map.number(metric.key, 0, kMostRestarts, objective.target);
            return;
    }
}

}  // namespace

void readObjectives(const MapReader& root, Scenario& scenario) {
    root.list("objectives", [&](const YamlNode& item, const std::string& path) {
        const MapReader map{item, path, sections::kObjective, root.errors()};
        ObjectiveConfig objective;
        const Metric* metric = chooseMetric(map);
        const auto* deployment = readDeploymentName(map, scenario);
        if (deployment) objective.deployment = deployment->name;
        if (metric) {
            objective.kind = metric->kind;
            readTarget(map, *metric, objective);
            objective.name = fmt::format("{} {}", objective.deployment, metric->key);
        }
        if (metric && metric->ofPort && deployment) readPortOf(map, *deployment, objective.port);
        if (metric && !metric->ofPort) {
            map.refuse("port", "this objective is about the whole deployment");
        }
        map.text("name", objective.name);
        scenario.objectives.push_back(std::move(objective));
    });
}

}  // namespace berth::sim::scenario
