// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/point_codec.h"

#include <algorithm>
#include <utility>

#include "platform_client/gongji/rfc3339.h"

namespace berth::platform_client::gongji {
namespace {

PointStatus pointStatusOf(const std::optional<std::string>& word) {
    if (word == "Pending") return PointStatus::Pending;
    if (word == "Running") return PointStatus::Running;
    if (word == "Succeeded") return PointStatus::Succeeded;
    if (word == "Failed") return PointStatus::Failed;
    if (word == "End") return PointStatus::End;
    return PointStatus::Unknown;
}

WirePoint readPoint(const JsonReader& object) {
    WirePoint point;
    object.need("point_id");
    point.id = object.integer("point_id").value_or(0);
    point.name = object.text("name").value_or(std::string());
    point.status = pointStatusOf(object.text("status"));
    point.region = object.text("region").value_or(std::string());
    point.regionName = object.text("region_name").value_or(std::string());
    object.list("containers", [&](const JsonReader& each) {
        WireContainer container;
        container.name = each.text("name").value_or(std::string());
        container.reason = each.text("reason").value_or(std::string());
        container.message = each.text("message").value_or(std::string());
        container.exitCode = each.small("exit_code");
        point.containers.push_back(std::move(container));
    });
    point.runningTime = std::max<std::int64_t>(0, object.integer("runing_time").value_or(0));
    constexpr std::int64_t kMost = 1'000'000'000'000'000;
    point.billingValue = std::clamp(object.integer("billing_value").value_or(0), -kMost, kMost);
    object.object("describe_dto", [&](const JsonReader& describe) {
        point.restarts = std::max(0, describe.small("restart_count").value_or(0));
        if (const auto at = describe.text("last_restart_time"))
            point.lastRestart = parseRfc3339(*at);
    });
    return point;
}

}  // namespace

WirePage<WirePoint> readPoints(const JsonReader& data) {
    WirePage<WirePoint> page;
    data.list("results", [&](const JsonReader& each) { page.results.push_back(readPoint(each)); });
    page.count = data.integer("count").value_or(static_cast<std::int64_t>(page.results.size()));
    return page;
}

std::vector<WirePodEvent> readPodEvents(const JsonReader& data) {
    std::vector<WirePodEvent> events;
    data.list("events", [&](const JsonReader& each) {
        WirePodEvent event;
        event.reason = each.text("reason").value_or(std::string());
        event.message = each.text("message").value_or(std::string());
        event.warning = each.text("type") == "Warning";
        if (const auto at = each.text("event_time")) event.at = parseRfc3339(*at);
        events.push_back(std::move(event));
    });
    std::reverse(events.begin(), events.end());
    const bool timed = std::all_of(events.begin(), events.end(),
                                   [](const WirePodEvent& event) { return event.at.has_value(); });
    if (timed) {
        std::stable_sort(events.begin(), events.end(),
                         [](const auto& a, const auto& b) { return *a.at < *b.at; });
    }
    return events;
}

std::string readLogs(const JsonReader& data) {
    return data.text("logs").value_or(std::string());
}

}  // namespace berth::platform_client::gongji
