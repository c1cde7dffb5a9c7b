// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/node_view.h"

#include <algorithm>
#include <string_view>

namespace berth::platform_client::gongji {
namespace {

using domain::EventKind;
using domain::NodeState;
using domain::ReasonKind;

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool isPullFailure(std::string_view reason) {
    return reason == "ImagePullBackOff" || reason == "ErrImagePull" ||
           reason == "InvalidImageName" || reason == "ErrImageNeverPull" ||
           reason == "ImageInspectError" || reason == "RegistryUnavailable";
}

bool isCrash(std::string_view reason) {
    return reason == "CrashLoopBackOff" || reason == "RunContainerError" ||
           reason == "CreateContainerError" || reason == "CreateContainerConfigError" ||
           reason == "StartError" || reason == "ContainerCannotRun";
}

// The container there is something to say of.
const WireContainer* telling(const WirePoint& point) {
    const auto found = std::find_if(
        point.containers.begin(), point.containers.end(),
        [](const WireContainer& each) { return !each.reason.empty() || each.exitCode; });
    return found == point.containers.end() ? nullptr : &*found;
}

std::optional<domain::ContainerExit> exitOf(const WirePoint& point) {
    const WireContainer* container = telling(point);
    if (container == nullptr) return std::nullopt;
    const bool outOfMemory = container->reason == "OOMKilled";
    const bool ended = outOfMemory || container->reason == "Error" ||
                       container->reason == "Completed" || container->exitCode.has_value();
    if (!ended) return std::nullopt;
    domain::ContainerExit exit;
    exit.code = container->exitCode.value_or(outOfMemory ? 137 : 0);
    exit.reason = outOfMemory                        ? "OutOfMemory"
                  : container->reason == "Completed" ? "Completed"
                  : isCrash(container->reason)       ? "Error"
                  : container->reason.empty()        ? "Error"
                                                     : container->reason;
    return exit;
}

// Which of the states of a node that is not up yet the newest telling event stands for.
struct Progress {
    NodeState state = NodeState::Pending;
    ReasonKind reason = ReasonKind::None;
    std::string detail;
};

Progress progressOf(const std::vector<WirePodEvent>& events) {
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        const auto kind = kindOf(*event);
        if (!kind) continue;
        switch (*kind) {
            case EventKind::NodePullFailed:
                return {NodeState::ImagePullBackOff, ReasonKind::PullFailed, event->message};
            case EventKind::NodeContainerExited:
                return {NodeState::CrashLoop, ReasonKind::ContainerExited, event->message};
            case EventKind::NodePlaced:
            case EventKind::NodePullStarted:
                return {NodeState::Pulling, ReasonKind::None, {}};
            case EventKind::NodePulled:
            case EventKind::NodeStarting:
            case EventKind::NodeReady:
                return {NodeState::Starting, ReasonKind::None, {}};
            case EventKind::NodeNotReady:
                return {NodeState::Starting,
                        contains(event->message, "Startup") ? ReasonKind::StartupProbeFailed
                                                            : ReasonKind::ReadinessProbeFailed,
                        event->message};
            case EventKind::NodePending:
                return {NodeState::Pending, ReasonKind::NoCapacity, event->message};
            default:
                break;
        }
    }
    return {};
}

bool isEvicted(const WirePoint& point, const std::vector<WirePodEvent>& events) {
    const WireContainer* container = telling(point);
    return (container != nullptr && container->reason == "Evicted") ||
           std::any_of(events.begin(), events.end(),
                       [](const WirePodEvent& event) { return event.reason == "Evicted"; });
}

}  // namespace

std::optional<EventKind> kindOf(const WirePodEvent& event) {
    const std::string& reason = event.reason;
    if (reason == "FailedScheduling") return EventKind::NodePending;
    if (reason == "Scheduled") return EventKind::NodePlaced;
    if (reason == "Pulling") return EventKind::NodePullStarted;
    if (reason == "Pulled") return EventKind::NodePulled;
    if (reason == "Created" || reason == "Started") return EventKind::NodeStarting;
    if (reason == "Ready") return EventKind::NodeReady;
    if (reason == "Unhealthy" || reason == "NotReady") return EventKind::NodeNotReady;
    if (reason == "Killing") return EventKind::NodeTerminating;
    if (reason == "Evicted") return EventKind::NodeFailed;
    if (isPullFailure(reason)) return EventKind::NodePullFailed;
    if (isCrash(reason) || reason == "OOMKilled") return EventKind::NodeContainerExited;
    // "Failed" and "BackOff" are said of images and of containers alike.
    if (reason == "Failed" || reason == "BackOff") {
        const bool image = contains(event.message, "image") || contains(event.message, "Image") ||
                           contains(event.message, "pull");
        return image ? EventKind::NodePullFailed : EventKind::NodeContainerExited;
    }
    return std::nullopt;
}

NodeView viewOf(const WirePoint& point, const std::vector<WirePodEvent>& events, bool unready,
                TaskKind kind) {
    NodeView view;
    view.lastExit = exitOf(point);
    const WireContainer* container = telling(point);
    const std::string reason = container == nullptr ? std::string() : container->reason;
    const std::string message = container == nullptr ? std::string() : container->message;
    const auto set = [&](NodeState state, ReasonKind why, std::string detail) {
        view.state = state;
        view.reason = why;
        view.detail = std::move(detail);
    };
    const auto crash = [&] {
        set(NodeState::CrashLoop, ReasonKind::ContainerExited, message.empty() ? reason : message);
    };
    switch (point.status) {
        case PointStatus::Running:
            if (isCrash(reason)) {
                crash();
            } else if (unready) {
                set(NodeState::NotReady, ReasonKind::ReadinessProbeFailed,
                    events.empty() ? std::string() : events.back().message);
            } else {
                set(NodeState::Running, ReasonKind::None, {});
            }
            break;
        case PointStatus::Pending: {
            if (isPullFailure(reason)) {
                set(NodeState::ImagePullBackOff, ReasonKind::PullFailed,
                    message.empty() ? reason : message);
                break;
            }
            if (isCrash(reason)) {
                crash();
                break;
            }
            Progress progress = progressOf(events);
            set(progress.state, progress.reason, std::move(progress.detail));
            break;
        }
        case PointStatus::Failed:
            if (isEvicted(point, events)) {
                set(NodeState::Failed, ReasonKind::DiskFull, message);
            } else if (kind == TaskKind::Job) {
                set(NodeState::Failed, ReasonKind::ContainerExited,
                    message.empty() ? reason : message);
            } else if (isPullFailure(reason)) {
                set(NodeState::ImagePullBackOff, ReasonKind::PullFailed, message);
            } else if (isCrash(reason) || view.lastExit) {
                crash();
            } else {
                set(NodeState::Failed, ReasonKind::None, message);
            }
            break;
        case PointStatus::Succeeded:
            set(NodeState::Ended, kind == TaskKind::Job ? ReasonKind::Completed : ReasonKind::None,
                {});
            break;
        case PointStatus::End:
            set(NodeState::Ended, ReasonKind::None, {});
            break;
        case PointStatus::Unknown:
            set(NodeState::Unknown, ReasonKind::MachineSilent, message);
            break;
    }
    return view;
}

}  // namespace berth::platform_client::gongji
