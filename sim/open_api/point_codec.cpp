// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/point_codec.h"

#include <algorithm>
#include <vector>

#include "sim/open_api/catalogue_codec.h"
#include "sim/open_api/find_task.h"
#include "sim/open_api/ids.h"
#include "sim/open_api/json_writer.h"
#include "sim/open_api/task_extras.h"
#include "sim/open_api/task_view.h"
#include "sim/open_api/write_service.h"

namespace berth::sim::open_api {

namespace {

// Why a container ended, in the words of Kubernetes.
std::string_view exitReason(const domain::ContainerExit& exit) {
    if (exit.reason == "OutOfMemory") return "OOMKilled";
    return exit.code == 0 ? "Completed" : "Error";
}

struct TaskOfPoints {
    const StateIndex& state;
    const TaskRef& task;
    TaskExtras extras;
    std::vector<std::string> names;
    std::string image;
};

void writeReason(JsonWriter& out, const domain::Node& node) {
    if (node.state == domain::NodeState::ImagePullBackOff) {
        out.text("reason", "ImagePullBackOff").textOrNull("message", node.reasonDetail);
        out.null("exit_code");
    } else if (node.lastExit) {
        out.text("reason", exitReason(*node.lastExit)).textOrNull("message", node.reasonDetail);
        out.text("exit_code", std::to_string(node.lastExit->code));
    } else {
        out.null("reason").textOrNull("message", node.reasonDetail).null("exit_code");
    }
}

void writeContainers(JsonWriter& out, const TaskOfPoints& of, const domain::Node& node, int cards) {
    out.beginArray();
    for (std::size_t i = 0; i < of.names.size(); ++i) {
        const bool isPrimary = i == of.extras.primary;
        out.beginObject().number("service_id", serviceIdOf(of.task.id, i));
        out.text("service_name", of.names[i]).text("name", of.names[i] + "-container");
        if (isPrimary) {
            out.text("image", of.image).number("gpu_limit", cards);
            writeReason(out, node);
        } else {
            const auto& members = of.extras.services[i].members;
            const auto image = members.find("service_image");
            out.text("image", image != members.end() && image->is_string()
                                  ? image->get<std::string>()
                                  : std::string());
            out.number("gpu_limit", 0).null("reason").null("message").null("exit_code");
        }
        out.endObject();
    }
    out.endArray();
}

void writePoint(JsonWriter& out, const TaskOfPoints& of, const NodeRef& point,
                const WallTime& wall) {
    const domain::Node& node = *point.node;
    const domain::Snapshot& snapshot = of.state.snapshot();
    const domain::GpuSpec* spec = snapshot.catalogue.findSpec(node.gpuSpec);
    const domain::Region* region = snapshot.catalogue.findRegion(node.region);
    const int cards = spec == nullptr ? 0 : spec->cards;
    out.beginObject().number("point_id", point.point).text("name", node.name);
    out.text("status", statusOf(node)).textOrNull("region", node.region.value);
    out.textOrNull("region_name", region == nullptr ? node.region.value : regionName(*region));
    out.key("resource").beginObject();
    out.text("gpu_name", spec == nullptr ? node.gpuSpec : spec->gpuModel);
    out.text("gpu_count", std::to_string(cards));
    out.text("cpu_cores", std::to_string(spec == nullptr ? 0 : spec->cpuCores)).endObject();
    out.key("containers");
    writeContainers(out, of, node, cards);
    const domain::Instant until = node.ended.value_or(snapshot.at);
    out.number("runing_time",
               node.runningSince ? (until - *node.runningSince) / std::chrono::seconds(1) : 0);
    out.number("billing_value", node.cost.points).null("port_mappings");
    out.key("describe_dto").beginObject().number("restart_count", node.restarts);
    if (node.restarts > 0 && node.lastExit)
        out.text("last_restart_time", wall.text(node.lastExit->at));
    else
        out.null("last_restart_time");
    out.endObject().endObject();
}

}  // namespace

ApiResult<std::string> pointsData(const StateIndex& state, const Query& query,
                                  const WallTime& wall) {
    const auto task = findTask(state, query);
    if (!task) return tl::unexpected(task.error());
    const auto page = query.page();
    if (!page) return tl::unexpected(page.error());
    const auto wanted = query.list("status");
    std::vector<const NodeRef*> points;
    for (const NodeRef& each : state.nodesOf((*task)->id)) {
        if (wanted.empty() ||
            std::find(wanted.begin(), wanted.end(), statusOf(*each.node)) != wanted.end())
            points.push_back(&each);
    }
    const domain::DeploymentSpec& spec = (*task)->deployment->spec;
    TaskOfPoints of{state, **task, TaskExtras::of(spec), {}, {}};
    of.names = serviceNames(of.extras);
    of.image = imageOf(state.snapshot().catalogue, spec, of.extras);
    JsonWriter out;
    out.beginObject().number("count", static_cast<std::int64_t>(points.size()));
    out.key("results").beginArray();
    for (std::size_t i = page->begin(points.size()); i < page->end(points.size()); ++i)
        writePoint(out, of, *points[i], wall);
    return out.endArray().endObject().take();
}

}  // namespace berth::sim::open_api
