// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/task_codec.h"

#include <algorithm>
#include <string>

#include "platform_client/gongji/catalogue_codec.h"
#include "platform_client/gongji/rfc3339.h"

namespace berth::platform_client::gongji {
namespace {

TaskStatus taskStatusOf(const std::optional<std::string>& word) {
    if (word == "Pending") return TaskStatus::Pending;
    if (word == "Running") return TaskStatus::Running;
    if (word == "Paused") return TaskStatus::Paused;
    if (word == "End") return TaskStatus::End;
    return TaskStatus::Other;
}

WireTaskResource readResource(const JsonReader& entry) {
    WireTaskResource resource;
    entry.object("resource", [&](const JsonReader& inner) {
        resource.device = readDevice(inner);
        resource.region = inner.text("region").value_or(std::string());
    });
    resource.regionName = entry.text("region_name").value_or(std::string());
    resource.mark = entry.text("mark").value_or(std::string());
    return resource;
}

std::vector<WirePort> readPorts(const JsonReader& service) {
    std::vector<WirePort> ports;
    service.list("remote_ports", [&](const JsonReader& each) {
        WirePort port;
        port.port = each.small("service_port").value_or(0);
        port.url = each.text("url").value_or(std::string());
        ports.push_back(std::move(port));
    });
    return ports;
}

// Kept within what sums over many tasks and hours can hold.
std::int64_t money(std::optional<std::int64_t> points) {
    constexpr std::int64_t kMost = 1'000'000'000'000'000;
    return std::clamp(points.value_or(0), -kMost, kMost);
}

std::int64_t rate(std::optional<std::int64_t> pointsPerSecond) {
    constexpr std::int64_t kMost = 1'000'000'000;
    return std::clamp<std::int64_t>(pointsPerSecond.value_or(0), 0, kMost);
}

int nodes(std::optional<int> count, int usual) {
    return std::clamp(count.value_or(usual), 0, 1'000'000);
}

}  // namespace

bool WireTask::sameButMoney(const WireTask& other) const {
    return id == other.id && status == other.status && name == other.name &&
           points == other.points && runningPoints == other.runningPoints &&
           resources == other.resources && services == other.services;
}

WireServiceSummary readServiceSummary(const JsonReader& service) {
    WireServiceSummary summary;
    summary.id = service.integer("service_id").value_or(0);
    summary.name = service.text("service_name").value_or(std::string());
    summary.image = service.text("service_image").value_or(std::string());
    summary.ports = readPorts(service);
    return summary;
}

WireTask readTask(const JsonReader& object, TaskKind kind) {
    WireTask task;
    task.kind = kind;
    object.need("task_id");
    task.id = object.integer("task_id").value_or(0);
    task.status = taskStatusOf(object.text("status"));
    task.name = object.text("task_name").value_or(std::string());
    task.points = nodes(object.small("points"), 1);
    task.runningPoints = nodes(object.small("runing_points"), 0);
    task.billingValue = money(object.integer("billing_value"));
    task.forecastValue = rate(object.integer("forecast_value"));
    object.list("resources",
                [&](const JsonReader& each) { task.resources.push_back(readResource(each)); });
    object.list("services",
                [&](const JsonReader& each) { task.services.push_back(readServiceSummary(each)); });
    if (const auto created = object.text("create_time")) task.created = parseRfc3339(*created);
    return task;
}

namespace {

WirePage<WireTask> readPage(const JsonReader& data, TaskKind kind) {
    WirePage<WireTask> page;
    data.list("results",
              [&](const JsonReader& each) { page.results.push_back(readTask(each, kind)); });
    page.count = data.integer("count").value_or(static_cast<std::int64_t>(page.results.size()));
    return page;
}

}  // namespace

WirePage<WireTask> readTasks(const JsonReader& data) {
    return readPage(data, TaskKind::Deployment);
}

WirePage<WireTask> readJobs(const JsonReader& data) {
    return readPage(data, TaskKind::Job);
}

std::optional<TaskId> readCreated(const JsonReader& data) {
    return data.integer("task_id");
}

}  // namespace berth::platform_client::gongji
