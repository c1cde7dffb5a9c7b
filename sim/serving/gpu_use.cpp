// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

void Serving::State::countImage(DeploymentState& deployment, const images::ImageModel* image,
                                int more) {
    auto known = std::find_if(deployment.images.begin(), deployment.images.end(),
                              [=](const auto& each) { return each.first == image; });
    if (known == deployment.images.end()) known = deployment.images.insert(known, {image, 0});
    known->second += more;
    if (known->second == 0) deployment.images.erase(known);
}

void Serving::State::noteBusy(std::uint32_t nodeIdx) {
    NodeState& node = *nodes[nodeIdx];
    node.noted = true;
    deployments[node.container.deployment].busy.push_back(nodeIdx);
}

double Serving::gpuUse(DeploymentKey key) {
    State& s = *m_state;
    const auto found = s.deployments.find(key);
    if (found == s.deployments.end()) return 0;
    DeploymentState& deployment = found->second;
    if (deployment.nodes.empty()) return 0;
    double sum = 0;
    for (const auto& [image, count] : deployment.images)
        sum += image->gpuUseIdle * count;
    std::erase_if(deployment.busy, [&](std::uint32_t index) {
        NodeState* const node = s.nodes[index].get();
        if (node == nullptr) return true;
        const double busy = node->running ? node->traffic.at(s.engine.now()).busy : 0;
        if (busy == 0 && node->inService.size() == 0) {
            node->noted = false;
            return true;
        }
        const images::ImageModel& image = *node->container.image;
        sum += busy * (image.gpuUseBusy - image.gpuUseIdle);
        return false;
    });
    return sum / static_cast<double>(deployment.nodes.size());
}

}  // namespace berth::sim::serving
