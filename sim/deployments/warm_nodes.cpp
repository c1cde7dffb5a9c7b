// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/warm_nodes.h"

#include <algorithm>

namespace berth::sim::deployments {

WarmStep nextWarmStep(const std::vector<ReadyNode>& ready, int inService) {
    WarmStep step;
    std::vector<ReadyNode> serving, warm;
    for (const ReadyNode& node : ready)
        (node.warm ? warm : serving).push_back(node);
    const auto byWorth = [](const ReadyNode& a, const ReadyNode& b) {
        return a.leaving != b.leaving ? !a.leaving : a.key < b.key;
    };
    std::sort(serving.begin(), serving.end(), byWorth);
    std::sort(warm.begin(), warm.end(), byWorth);
    const auto wanted = static_cast<std::size_t>(std::max(inService, 0));
    for (std::size_t i = 0; i < warm.size() && serving.size() + i < wanted; ++i)
        step.intoService.push_back(warm[i].key);
    for (std::size_t i = serving.size(); i > wanted; --i)
        step.intoPool.push_back(serving[i - 1].key);
    return step;
}

}  // namespace berth::sim::deployments
