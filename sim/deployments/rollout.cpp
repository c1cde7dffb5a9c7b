// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/rollout.h"

#include <algorithm>
#include <utility>

namespace berth::sim::deployments {

namespace {

using cluster::ReplaceCause;
using domain::NodeState;
using domain::ReasonKind;

bool runsNothing(const RolloutNode& node) {
    return node.state == NodeState::Pending || node.state == NodeState::CrashLoop ||
           node.state == NodeState::ImagePullBackOff;
}

// Lower ends first.
int worth(const RolloutNode& node) {
    if (node.ready()) return node.warm ? 2 : 3;
    return node.state == NodeState::Pending ? 0 : 1;
}

const RolloutNode* find(const std::vector<RolloutNode>& nodes, serving::NodeKey key) {
    const auto found = std::find_if(nodes.begin(), nodes.end(),
                                    [key](const RolloutNode& node) { return node.key == key; });
    return found == nodes.end() ? nullptr : &*found;
}

void endSurplus(RolloutStep& step, std::vector<RolloutNode> nodes, int surplus) {
    for (const serving::NodeKey key : surplusOf(std::move(nodes), surplus))
        step.end.push_back({key, ReasonKind::ScaledDown});
}

ReasonKind reasonOf(ReplaceCause cause) {
    return cause == ReplaceCause::ByUser ? ReasonKind::ReplacedByUser
                                         : ReasonKind::ReadinessProbeFailed;
}

// With as many others ready as wanted a replaced node is not needed any more, whether or not one of
// them was made for it: its own replacement may have been replaced too, or scaled away.
void endReplaced(RolloutStep& step, std::vector<RolloutNode>& nodes, int wanted) {
    const auto others = std::count_if(nodes.begin(), nodes.end(), [](const RolloutNode& node) {
        return node.cause == ReplaceCause::None && node.ready();
    });
    if (wanted == 0 || others < wanted) return;
    for (const RolloutNode& node : nodes) {
        if (node.cause != ReplaceCause::None) step.end.push_back({node.key, reasonOf(node.cause)});
    }
    std::erase_if(nodes, [](const RolloutNode& node) { return node.cause != ReplaceCause::None; });
}

RolloutStep steady(const RolloutInput& input) {
    RolloutStep step;
    std::vector<RolloutNode> nodes = input.nodes;
    // A replacement that is ready ends what it replaces.
    for (const RolloutNode& node : input.nodes) {
        if (!node.replaces || !node.ready()) continue;
        const RolloutNode* former = find(nodes, *node.replaces);
        if (former == nullptr || former->cause == ReplaceCause::None) continue;
        if (former->cause == ReplaceCause::NotReady && former->ready()) continue;
        step.end.push_back({former->key, reasonOf(former->cause)});
        std::erase_if(nodes, [key = former->key](const RolloutNode& n) { return n.key == key; });
    }
    for (RolloutNode& node : nodes) {
        if (node.cause != ReplaceCause::NotReady || !node.ready()) continue;
        step.recovered.push_back(node.key);
        node.cause = ReplaceCause::None;
    }
    endReplaced(step, nodes, input.wanted);
    std::vector<serving::NodeKey> unserved;
    int target = input.wanted;
    for (const RolloutNode& node : nodes) {
        if (node.cause == ReplaceCause::None) continue;
        ++target;
        const bool served = std::any_of(nodes.begin(), nodes.end(), [&](const RolloutNode& other) {
            return other.replaces == node.key;
        });
        if (!served) unserved.push_back(node.key);
    }
    if (input.wanted == 0) target = 0;
    const int count = static_cast<int>(nodes.size());
    for (int i = count; i < target; ++i) {
        const auto index = static_cast<std::size_t>(i - count);
        step.create.push_back(index < unserved.size() ? std::optional(unserved[index])
                                                      : std::nullopt);
    }
    if (count > target) endSurplus(step, std::move(nodes), count - target);
    return step;
}

RolloutStep rolling(const RolloutInput& input) {
    RolloutStep step;
    std::vector<RolloutNode> fresh, old;
    for (const RolloutNode& node : input.nodes) {
        if (!node.old)
            fresh.push_back(node);
        else if (runsNothing(node))
            step.end.push_back({node.key, input.replaceReason});
        else
            old.push_back(node);
    }
    const bool stuck = input.maxSurge == 0 && input.maxUnavailable == 0;
    const int surge = stuck ? 1 : input.maxSurge;
    const int minReady = std::max(0, input.wanted - input.maxUnavailable);
    const auto isReady = [](const RolloutNode& node) { return node.ready(); };
    const int freshCount = static_cast<int>(fresh.size());
    const int total = freshCount + static_cast<int>(old.size());
    const int freshReady = static_cast<int>(std::count_if(fresh.begin(), fresh.end(), isReady));
    const int ready = freshReady + static_cast<int>(std::count_if(old.begin(), old.end(), isReady));

    const int room = input.wanted + surge - total;
    const int create = std::min(input.wanted - freshCount, room);
    if (create > 0) step.create.resize(static_cast<std::size_t>(create));
    if (freshCount > input.wanted) endSurplus(step, fresh, freshCount - input.wanted);

    int mayEnd = total - minReady - (freshCount - freshReady);
    int mayEndReady = std::min(mayEnd, ready - minReady);
    for (auto it = old.rbegin(); it != old.rend(); ++it) {
        if (it->ready() || mayEnd <= 0) continue;
        step.end.push_back({it->key, input.replaceReason});
        --mayEnd;
    }
    mayEndReady = std::min(mayEndReady, mayEnd);
    for (const RolloutNode& node : old) {
        if (!node.ready() || mayEndReady <= 0) continue;
        step.end.push_back({node.key, input.replaceReason});
        --mayEndReady;
    }
    return step;
}

}  // namespace

std::vector<serving::NodeKey> surplusOf(std::vector<RolloutNode> nodes, int surplus) {
    std::stable_sort(nodes.begin(), nodes.end(), [](const RolloutNode& a, const RolloutNode& b) {
        return worth(a) != worth(b) ? worth(a) < worth(b) : a.key > b.key;
    });
    std::vector<serving::NodeKey> keys;
    for (int i = 0; i < surplus; ++i)
        keys.push_back(nodes[static_cast<std::size_t>(i)].key);
    return keys;
}

RolloutStep nextStep(const RolloutInput& input) {
    const bool anyOld = std::any_of(input.nodes.begin(), input.nodes.end(),
                                    [](const RolloutNode& node) { return node.old; });
    return anyOld ? rolling(input) : steady(input);
}

}  // namespace berth::sim::deployments
