// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/task_view.h"

#include <algorithm>

namespace berth::sim::open_api {

TaskKind kindOf(const TaskRef& task) {
    return task.deployment->spec.job ? TaskKind::Job : TaskKind::Deployment;
}

std::string_view typeText(TaskKind kind) {
    return kind == TaskKind::Job ? "Job" : "Deployment";
}

bool isDeleted(const TaskRef& task) {
    return task.ended || task.deployment->state == domain::DeploymentState::Deleting;
}

std::string_view statusOf(const TaskRef& task) {
    const domain::Deployment& deployment = *task.deployment;
    if (isDeleted(task) || deployment.finished()) return "End";
    if (deployment.state == domain::DeploymentState::Paused) return "Paused";
    const bool asWanted = deployment.spec.nodes == 0;  // scaled to nothing: nobody is waited for
    return deployment.nodesRunning > 0 || asWanted ? "Running" : "Pending";
}

std::string_view statusOf(const domain::Node& node) {
    using domain::NodeState;
    switch (node.state) {
        case NodeState::Pending:
        case NodeState::Pulling:
        case NodeState::Starting:
        case NodeState::ImagePullBackOff:
            return "Pending";
        case NodeState::Running:
        case NodeState::NotReady:
            return "Running";
        case NodeState::CrashLoop:
        case NodeState::Failed:
            return "Failed";
        case NodeState::Ended:
            if (node.reason == domain::ReasonKind::Completed) return "Succeeded";
            return "End";
        case NodeState::Terminating:
            return "End";
        case NodeState::Unknown:
            break;
    }
    return "Unknown";
}

std::string deploymentNameOf(const TaskRef& task) {
    constexpr std::string_view kDigits = "abcdefghijklmnopqrstuvwxyz0123456789";
    // The finalizer of SplitMix64, so that neighbours do not look alike.
    auto bits = static_cast<std::uint64_t>(task.id) + 0x9E37'79B9'7F4A'7C15U;
    bits = (bits ^ bits >> 30) * 0xBF58'476D'1CE4'E5B9U;
    bits = (bits ^ bits >> 27) * 0x94D0'49BB'1331'11EBU;
    bits ^= bits >> 31;
    std::string name = kindOf(task) == TaskKind::Job ? "job-1-" : "deployment-1-";
    for (int i = 0; i < 8; ++i, bits /= kDigits.size())
        name += kDigits[bits % kDigits.size()];
    return name;
}

std::int64_t billedNodes(const StateIndex& state, const TaskRef& task) {
    const auto nodes = state.nodesOf(task.id);
    return std::count_if(nodes.begin(), nodes.end(),
                         [](const NodeRef& each) { return each.node->rate.pointsPerSecond > 0; });
}

}  // namespace berth::sim::open_api
