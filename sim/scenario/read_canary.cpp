// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "sim/scenario/section_readers.h"

namespace berth::sim::scenario {
namespace {

constexpr engine::Time kLongestWatch = 30 * kDay;
constexpr engine::Time kLongestLimit = 60 * kDay;
constexpr int kMostFewestRequests = 1'000'000'000;
constexpr int kLimitOverWatch = 3;  // where only the watch is given

// Whole percents, so that the share is exact.
void readShare(const MapReader& map, int& target) {
    double share = 0;
    if (!map.percent("share", share)) return;
    const double percent = share * 100;
    const auto whole = static_cast<int>(std::lround(percent));
    if (whole >= 1 && whole <= 99 && std::abs(percent - whole) < 1e-9) {
        target = whole;
        return;
    }
    map.errors().add(*map.find("share"), map.pathOf("share"),
                     "must be a whole number of percent from 1% to 99%");
}

const domain::DeploymentSpec* specOf(const Scenario& scenario, const std::string& name) {
    const auto found = std::find_if(scenario.deployments.begin(), scenario.deployments.end(),
                                    [&](const auto& each) { return each.name == name; });
    return found == scenario.deployments.end() ? nullptr : &*found;
}

}  // namespace

void readCanary(const MapReader& change, const Scenario& scenario, ChangeConfig& target) {
    change.require("canary", "{image: echo, share: 30%}");
    const YamlNode* value = change.find("canary");
    if (!value) return;
    const MapReader map{*value, change.pathOf("canary"), sections::kCanary, change.errors()};
    if (!map.isMap()) return;
    if (const auto* spec = specOf(scenario, target.deployment)) {
        if (spec->job)
            change.errors().add(*value, change.pathOf("canary"),
                                "a job gets no requests that could be shared");
        else if (spec->ports.empty())
            change.errors().add(
                *value, change.pathOf("canary"),
                fmt::format("{} has no port: there are no requests to share", spec->name));
    }
    readDifference(map, scenario, target);
    domain::CanaryRule& rule = target.canary;
    map.require("share", "30%");
    readShare(map, rule.sharePercent);
    int nodes = 0;
    if (map.integer("nodes", 1, kMostNodes, nodes)) rule.nodes = nodes;
    engine::Time span = 0;
    if (map.span("watch", engine::kSecond, kLongestWatch, span)) {
        rule.watch = domain::Duration{span};
        rule.limit = domain::Duration{std::min(kLimitOverWatch * span, kLongestLimit)};
    }
    if (map.span("limit", engine::kSecond, kLongestLimit, span)) {
        rule.limit = domain::Duration{span};
        if (rule.limit < rule.watch)
            map.errors().add(*map.find("limit"), map.pathOf("limit"),
                             fmt::format("must be at least as long as the watch, {}",
                                         domain::toText(rule.watch)));
    }
    int requests = 0;
    if (map.integer("fewest_requests", 1, kMostFewestRequests, requests))
        rule.fewestRequests = requests;
    map.percent("lowest_availability", rule.lowestAvailability);
    double extra = 0;
    if (map.percent("extra_cost", extra)) rule.mostExtraCost = extra;
    if (map.span("p95", engine::kMillisecond, kDay, span)) rule.p95Limit = domain::Duration{span};
}

}  // namespace berth::sim::scenario
