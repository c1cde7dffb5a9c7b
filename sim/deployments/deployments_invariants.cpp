// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold after every event.
#include <fmt/format.h>

#include <set>

#include "sim/deployments/deployments.h"

namespace berth::sim::deployments {

std::vector<std::string> Deployments::brokenInvariants() const {
    std::vector<std::string> broken;
    for (const auto& [key, node] : m_life.nodes()) {
        const auto found = m_deployments.find(node->deployment);
        const bool listed = found != m_deployments.end() && found->second.nodes.contains(key);
        if (listed != node->alive())
            broken.push_back(fmt::format("{} is {} by its deployment", node->name,
                                         listed ? "still held" : "not held"));
    }
    for (const auto& [key, deployment] : m_deployments) {
        std::set<int> ordinals, pieces;
        int active = 0;
        for (const serving::NodeKey node : deployment.nodes) {
            const cluster::NodeRecord& record = *m_life.nodes().at(node);
            if (!ordinals.insert(record.ordinal).second)
                broken.push_back(fmt::format("ordinal {} twice", record.name));
            if (!record.active()) continue;
            ++active;
            if (deployment.canary && record.generation == deployment.canary->generation &&
                !deployment.tries() && deployment.canary->state != domain::CanaryState::Promoted)
                broken.push_back(fmt::format("{} runs a version that was not taken", record.name));
            if (record.jobIndex != kNoIndex && !pieces.insert(record.jobIndex).second)
                broken.push_back(fmt::format("piece {} of {} has two nodes", record.jobIndex,
                                             deployment.spec->name));
        }
        if (deployment.tries() != (deployment.canary && deployment.canary->look.valid()))
            broken.push_back(
                fmt::format("{} watches a canary and looks at none", deployment.spec->name));
        if (deployment.tries() && (deployment.pausedAt || deployment.deleting || deployment.job))
            broken.push_back(
                fmt::format("{} tries a version although it is stopped", deployment.spec->name));
        if (deployment.job) {
            if (active > deployment.spec->nodes)
                broken.push_back(
                    fmt::format("{} runs {} nodes at once", deployment.spec->name, active));
            if (deployment.job->succeeded > deployment.spec->job->completions)
                broken.push_back(fmt::format("{} succeeds too often", deployment.spec->name));
            const bool waits =
                !deployment.pausedAt && !deployment.deleting && !deployment.finished();
            if (waits != deployment.job->deadline.valid())
                broken.push_back(
                    fmt::format("{} has a deadline or waits for none", deployment.spec->name));
        }
        if ((deployment.pausedAt || deployment.deleting || deployment.finished()) && active > 0)
            broken.push_back(
                fmt::format("{} has nodes although it is stopped", deployment.spec->name));
    }
    return broken;
}

}  // namespace berth::sim::deployments
