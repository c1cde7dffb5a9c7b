// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/event_codec.h"

#include <fmt/format.h>

#include <string_view>

#include "sim/open_api/json_writer.h"

namespace berth::sim::open_api {

namespace {

using domain::EventKind;
using Filter = domain::PlacementRejection::Filter;

class Events {
  public:
    Events(JsonWriter& out, const WallTime& wall) : m_out(out), m_wall(wall) {}

    void normal(domain::Instant at, std::string_view reason, std::string_view message) {
        write(at, reason, message, "Normal");
    }
    void warning(domain::Instant at, std::string_view reason, std::string_view message) {
        write(at, reason, message, "Warning");
    }

  private:
    void write(domain::Instant at, std::string_view reason, std::string_view message,
               std::string_view type) {
        m_out.beginObject().text("reason", reason).text("message", message).text("type", type);
        m_out.text("event_time", m_wall.text(at)).null("service").endObject();
    }

    JsonWriter& m_out;
    const WallTime& m_wall;
};

std::string_view wordOf(Filter filter) {
    switch (filter) {
        case Filter::Region:
            return "in another region";
        case Filter::GpuModel:
            return "with another GPU";
        case Filter::GpuBusy:
            return "Insufficient nvidia.com/gpu";
        case Filter::Cores:
            return "Insufficient cpu";
        case Filter::Memory:
            return "Insufficient memory";
        case Filter::Cordoned:
            return "unschedulable";
        case Filter::DiskFull:
            return "with a full disk";
        case Filter::Down:
            return "not ready";
        case Filter::AntiAffinity:
            return "didn't match pod anti-affinity rules";
    }
    return "unsuitable";
}

// As a scheduler writes it: "0/12 nodes are available: 6 Insufficient nvidia.com/gpu, …".
std::string whyPending(const domain::Node& node) {
    if (node.reason == domain::ReasonKind::OfferUnknown)
        return "no resource matches the mark of this task";
    int machines = 0;
    std::string parts;
    for (const domain::PlacementRejection& each : node.placement) {
        machines += each.machines;
        parts +=
            fmt::format("{}{} {}", parts.empty() ? "" : ", ", each.machines, wordOf(each.filter));
    }
    return fmt::format("0/{} nodes are available: {}", machines, parts);
}

// A container's first end is followed by its restart at once; only later ones are waited for. After
// the run of a job its node may be over at once.
bool waitsForRestart(const NodeEvent* next, domain::Instant at) {
    if (next == nullptr || next->at != at) return true;
    return next->kind != EventKind::NodeRestarting && next->kind != EventKind::NodeFailed &&
           next->kind != EventKind::NodeEnded;
}

void writeExit(Events& out, const NodeEvent& event, const NodeEvent* next) {
    const bool isOver =
        next != nullptr && next->kind == EventKind::NodeEnded && next->at == event.at;
    if (isOver && event.value == 0)
        return out.normal(event.at, "Completed", "Container exited with code 0");
    if (waitsForRestart(next, event.at)) {
        out.warning(event.at, "BackOff", "Back-off restarting failed container: CrashLoopBackOff");
    }
    const bool outOfMemory = event.detail.find("memory") != std::string::npos;
    out.warning(event.at, outOfMemory ? "OOMKilled" : "Failed",
                fmt::format("Container exited with code {}{}{}", event.value,
                            event.detail.empty() ? "" : ": ", event.detail));
}

// Two at a time where Kubernetes says two: the later one first. `next`: what came after, or null.
void write(Events& out, const NodeEvent& event, const NodeEvent* next) {
    const std::string& detail = event.detail;
    switch (event.kind) {
        case EventKind::NodePlaced:
            return out.normal(event.at, "Scheduled", "Successfully assigned to " + detail);
        case EventKind::NodePullStarted:
            return out.normal(event.at, "Pulling", fmt::format("Pulling image \"{}\"", detail));
        case EventKind::NodePulled:
            return out.normal(event.at, "Pulled",
                              fmt::format("Successfully pulled image \"{}\"", detail));
        case EventKind::NodePullFailed:
            out.warning(event.at, "BackOff", "Back-off pulling image: ImagePullBackOff");
            return out.warning(event.at, "Failed", "Failed to pull image: ErrImagePull: " + detail);
        case EventKind::NodeStarting:
            out.normal(event.at, "Started", "Started container");
            return out.normal(event.at, "Created", "Created container");
        case EventKind::NodeReady:
            return out.normal(event.at, "Ready", "Readiness gate passed");
        case EventKind::NodeNotReady:
            return out.warning(event.at, "Unhealthy", detail);
        case EventKind::NodeContainerExited:
            return writeExit(out, event, next);
        case EventKind::NodeTerminating:
            return out.normal(event.at, "Killing", "Stopping container: " + detail);
        case EventKind::NodeEnded:
            if (detail == domain::toText(domain::ReasonKind::Completed)) return;  // its container's
            return out.normal(event.at, "Killed", detail);
        case EventKind::NodeFailed:
            if (event.value != 0) return out.warning(event.at, "Failed", detail);
            return out.warning(event.at, "Evicted", detail);
        case EventKind::NodeUnknown:
            return out.warning(event.at, "NodeNotReady", detail);
        case EventKind::NodeReplaced:
            return out.normal(event.at, "Replaced", detail);
        case EventKind::NodeDiskFull:
            return out.warning(event.at, "FreeDiskSpaceFailed", "The disk of the node is full");
        default:
            return;  // waiting is told by its reason, restarts by "Started"; the rest is ours alone
    }
}

}  // namespace

std::string eventsData(const std::vector<NodeEvent>& events, const domain::Node* node,
                       const WallTime& wall) {
    JsonWriter json;
    json.beginObject().key("events").beginArray();
    Events out(json, wall);
    const bool waits =
        node != nullptr && node->state == domain::NodeState::Pending &&
        (!node->placement.empty() || node->reason == domain::ReasonKind::OfferUnknown);
    if (waits) out.warning(node->stateSince, "FailedScheduling", whyPending(*node));
    const NodeEvent* next = nullptr;
    for (auto each = events.rbegin(); each != events.rend(); ++each) {
        write(out, *each, next);
        next = &*each;
    }
    return json.endArray().endObject().take();
}

}  // namespace berth::sim::open_api
