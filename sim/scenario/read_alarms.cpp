// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>

#include "sim/scenario/objective_rules.h"
#include "sim/scenario/section_readers.h"

namespace berth::sim::scenario {
namespace {

using domain::AlarmAction;
using domain::AlarmFigure;

struct Condition {
    std::string_view key;
    AlarmFigure figure;
    bool ofPort;
};

constexpr Condition kConditions[] = {
    {"availability_below", AlarmFigure::Availability, false},
    {"answered_below", AlarmFigure::Answered, true},
    {"p95_over", AlarmFigure::P95, true},
    {"gpu_use_over", AlarmFigure::GpuUse, false},
    {"disk_use_over", AlarmFigure::DiskUse, false},
    {"burn_rate_over", AlarmFigure::BurnRate, true},
};

constexpr double kHighestBurnRate = 1e6;
constexpr engine::Time kLeastWindow = engine::kMinute;
constexpr engine::Time kMostWindow = 2 * engine::kHour;  // as long as measures are kept

const Condition* chooseCondition(const MapReader& map) {
    const Condition* chosen = nullptr;
    int given = 0;
    for (const Condition& condition : kConditions) {
        if (!map.has(condition.key)) continue;
        ++given;
        chosen = &condition;
    }
    if (given == 1) return chosen;
    if (map.isMap()) {
        map.errors().add(map.node(), map.path(),
                         "must have exactly one of availability_below, answered_below, p95_over, "
                         "gpu_use_over, disk_use_over and burn_rate_over");
    }
    return nullptr;
}

bool readLimit(const MapReader& map, std::string_view key, AlarmFigure figure, double& target) {
    if (figure == AlarmFigure::BurnRate) return map.number(key, 0, kHighestBurnRate, target);
    if (figure != AlarmFigure::P95) return map.percent(key, target);
    engine::Time span = 0;
    if (!map.span(key, 0, kDay, span)) return false;
    target = static_cast<double>(span) / engine::kMillisecond;
    return true;
}

void readLimits(const MapReader& map, const Condition& condition, AlarmConfig& alarm) {
    readLimit(map, condition.key, condition.figure, alarm.threshold);
    alarm.clearAt = alarm.threshold;
    if (!readLimit(map, "clear_at", condition.figure, alarm.clearAt)) return;
    const bool below = isRaisedBelow(condition.figure);
    const bool worse = below ? alarm.clearAt < alarm.threshold : alarm.clearAt > alarm.threshold;
    if (!worse) return;
    map.errors().add(*map.find("clear_at"), map.pathOf("clear_at"),
                     fmt::format("must not be {} {}: the alarm would be over while it is raised",
                                 below ? "below" : "above", condition.key));
}

void readBurnTarget(const MapReader& map, const Condition& condition, AlarmConfig& alarm) {
    if (condition.figure != AlarmFigure::BurnRate) {
        map.refuse("target", "only burn_rate_over has one");
        return;
    }
    alarm.window = engine::kHour;
    map.require("target", "99.9%");
    if (map.percent("target", alarm.target) && alarm.target >= 1) {
        map.errors().add(*map.find("target"), map.pathOf("target"),
                         "must be below 100%: with nothing to burn there is no rate");
    }
}

void readAction(const MapReader& map, const domain::DeploymentSpec* deployment,
                AlarmConfig& alarm) {
    constexpr std::pair<std::string_view, AlarmAction> kActions[] = {
        {"notice", AlarmAction::Notice},
        {"scale", AlarmAction::Scale},
        {"stop_load", AlarmAction::StopLoad},
        {"restart", AlarmAction::Restart},
        {"pause", AlarmAction::Pause}};
    map.choice("action", kActions, alarm.action);
    if (alarm.action == AlarmAction::Scale) {
        map.integer("add", 1, kMostNodes, alarm.addNodes);
        map.require("most", "10");
        map.integer("most", 1, kMostNodes, alarm.mostNodes);
    } else {
        map.refuse("add", "only the action scale adds nodes");
        map.refuse("most", "only the action scale adds nodes");
    }
    if (alarm.action != AlarmAction::StopLoad || !deployment || alarm.port != 0) return;
    readPortOf(map, *deployment, alarm.port);
}

void checkName(const MapReader& map, const Scenario& scenario, const AlarmConfig& alarm) {
    const bool taken = std::any_of(scenario.alarms.begin(), scenario.alarms.end(),
                                   [&](const auto& other) { return other.name == alarm.name; });
    if (!taken || alarm.name.empty()) return;
    const YamlNode* name = map.find("name");
    map.errors().add(
        name ? *name : map.node(), name ? map.pathOf("name") : map.path(),
        fmt::format("alarm \"{}\" is there twice: give this one another \"name\"", alarm.name));
}

}  // namespace

void readAlarms(const MapReader& root, Scenario& scenario) {
    root.list("alarms", [&](const YamlNode& item, const std::string& path) {
        const MapReader map{item, path, sections::kAlarm, root.errors()};
        AlarmConfig alarm;
        const Condition* condition = chooseCondition(map);
        const auto* deployment = readDeploymentName(map, scenario);
        if (deployment) alarm.deployment = deployment->name;
        if (condition) {
            alarm.figure = condition->figure;
            alarm.name = fmt::format("{} {}", alarm.deployment, condition->key);
            readLimits(map, *condition, alarm);
            readBurnTarget(map, *condition, alarm);
            if (condition->ofPort && deployment) readPortOf(map, *deployment, alarm.port);
        }
        map.span("window", kLeastWindow, kMostWindow, alarm.window);
        map.span("for", 0, kDay, alarm.holdFor);
        readAction(map, deployment, alarm);
        if (condition && !condition->ofPort && alarm.action != AlarmAction::StopLoad)
            map.refuse("port", "this alarm is about the whole deployment");
        map.text("name", alarm.name);
        checkName(map, scenario, alarm);
        scenario.alarms.push_back(std::move(alarm));
    });
}

}  // namespace berth::sim::scenario
