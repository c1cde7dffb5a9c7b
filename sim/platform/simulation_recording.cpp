// SPDX-License-Identifier: GPL-3.0-or-later
// What came to a link of late, and who would answer it now.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

namespace {

constexpr engine::Time kRecordingSpan = 10 * engine::kMinute;

}  // namespace

void Simulation::recordTraffic() {
    m_state->serving.recordTraffic();
}

domain::Result<comparison::ComparisonTask> Simulation::recordingOf(const domain::DeploymentId& id,
                                                                   int port) const {
    const State& s = *m_state;
    const deployments::DeploymentRecord* deployment = s.deployments.find(id);
    if (deployment == nullptr)
        return domain::fail(domain::ErrorCode::NotFound, "there is no such deployment",
                            "deployment");
    const auto& ports = deployment->spec->ports;
    const auto spec = std::find_if(ports.begin(), ports.end(),
                                   [port](const auto& each) { return each.port == port; });
    if (spec == ports.end())
        return domain::fail(domain::ErrorCode::NotFound,
                            fmt::format("{} has no port {}", deployment->spec->name, port), "port");
    comparison::ComparisonTask task;
    for (const serving::NodeKey key : deployment->nodes) {
        const cluster::NodeRecord& node = *s.life.find(key);
        if (!node.ready() || node.image == nullptr) continue;
        // All nodes of a rollout answer as those of its newest image.
        task.recording.image = std::make_shared<const images::ImageModel>(*node.image);
        task.recording.nodes.push_back({node.id, node.ordinal, s.life.speedOf(node)});
    }
    if (task.recording.nodes.empty())
        return domain::fail(domain::ErrorCode::WrongState, "no node is ready");
    const serving::LinkKey link{deployment->key, static_cast<std::uint16_t>(port)};
    task.recording.requests =
        s.serving.recorded(link, std::max<engine::Time>(0, now() - kRecordingSpan));
    if (task.recording.requests.empty())
        return domain::fail(domain::ErrorCode::WrongState,
                            "no request has come to this link in the last ten minutes");
    task.recording.seed = s.seed;
    task.recording.port = *spec;
    task.comparison.deployment = id;
    task.comparison.port = port;
    task.comparison.current = spec->balancing;
    task.comparison.from = engine::toInstant(task.recording.requests.front().at);
    task.comparison.to = engine::toInstant(task.recording.requests.back().at);
    task.comparison.requests = static_cast<std::int64_t>(task.recording.requests.size());
    task.comparison.nodes = static_cast<int>(task.recording.nodes.size());
    return task;
}

}  // namespace berth::sim::platform
