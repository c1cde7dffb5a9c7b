// SPDX-License-Identifier: GPL-3.0-or-later
// A version that is tried: its share of each link, and what is counted of both versions.
#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "sim/serving/serving_state.h"

namespace berth::sim::serving {

using balancing::Side;

namespace {

VersionTally tallyOf(const SplitState::Counts& counts) {
    VersionTally tally = counts.tally;
    tally.p95 = counts.latency.quantile(0.95);
    return tally;
}

}  // namespace

SplitState* Serving::State::splitOf(const LinkState& link) {
    const auto found = deployments.find(link.key.deployment);
    return found == deployments.end() || !found->second.split ? nullptr : &*found->second.split;
}

void Serving::State::splitLink(LinkState& link, const Split& split) {
    auto both = std::make_unique<balancing::SplitBalancer>(
        std::move(link.balancer), balancing::makeBalancer(link.policy, link.options),
        static_cast<std::uint32_t>(split.sharePercent),
        [this, version = split.version](balancing::BackendKey key) {
            const NodeState* node = findNode(key);
            return node != nullptr && node->container.version == version;
        });
    link.split = both.get();
    link.balancer = std::move(both);
}

void Serving::State::joinLines(LinkState& link) {
    if (link.queueAfter.first == kNone) return;
    std::vector<std::uint32_t> slots;
    for (RequestList* line : {&link.queue, &link.queueAfter}) {
        while (line->first != kNone) {
            slots.push_back(line->first);
            pool.unlink(*line, line->first);
        }
    }
    std::stable_sort(slots.begin(), slots.end(), [this](std::uint32_t a, std::uint32_t b) {
        return pool.rest(a).joined < pool.rest(b).joined;
    });
    for (const std::uint32_t slot : slots) {
        pool[slot].inLineAfter = false;
        pool.append(link.queue, slot);
    }
}

void Serving::State::refused(LinkState& link, std::optional<Side> side) {
    SplitState* split = side ? splitOf(link) : nullptr;
    if (split == nullptr) return;
    ++split->of(*side).tally.offered;
    ++split->of(*side).tally.failed;
}

void Serving::State::countOffered(std::uint32_t slot, std::optional<Side> side) {
    ActiveRequest& request = pool[slot];
    request.count = 0;
    request.side = side.value_or(Side::Before);
    SplitState* split = side ? splitOf(*links[request.link]) : nullptr;
    if (split == nullptr) return;
    request.count = split->count;
    ++split->of(*side).tally.offered;
}

void Serving::State::countEnded(std::uint32_t slot, bool well, engine::Time latency) {
    const ActiveRequest& request = pool[slot];
    if (request.count == 0) return;
    SplitState* split = splitOf(*links[request.link]);
    if (split == nullptr || split->count != request.count) return;
    SplitState::Counts& counts = split->of(request.side);
    if (!well) {
        ++counts.tally.failed;
        return;
    }
    ++counts.tally.completed;
    counts.latency.add(latency);
    const engine::Time lateAfter = split->split.lateAfter;
    if (lateAfter >= 0 && latency > lateAfter) ++counts.tally.late;
}

void Serving::State::countWithdrawn(std::uint32_t slot) {
    ActiveRequest& request = pool[slot];
    if (request.count == 0) return;
    SplitState* split = splitOf(*links[request.link]);
    if (split != nullptr && split->count == request.count) --split->of(request.side).tally.offered;
    request.count = 0;
}

void Serving::State::countMoved(std::uint32_t slot, const NodeState& node, bool letDown) {
    ActiveRequest& request = pool[slot];
    if (request.count == 0) return;
    SplitState* split = splitOf(*links[request.link]);
    if (split == nullptr || split->count != request.count) return;
    const Side side = node.container.version == split->split.version ? Side::After : Side::Before;
    if (side == request.side) return;
    if (letDown)
        ++split->of(request.side).tally.failed;
    else
        --split->of(request.side).tally.offered;
    ++split->of(side).tally.offered;
    request.side = side;
}

void Serving::startSplit(DeploymentKey deployment, const Split& split) {
    endSplit(deployment);
    State& s = *m_state;
    DeploymentState& state = s.deployments[deployment];
    state.split.emplace();
    state.split->split = split;
    state.split->count = ++s.lastCount;
    for (const std::uint32_t link : state.links) {
        if (s.links[link]->open) s.splitLink(*s.links[link], split);
    }
}

void Serving::restartSplitTally(DeploymentKey deployment) {
    State& s = *m_state;
    const auto found = s.deployments.find(deployment);
    if (found == s.deployments.end() || !found->second.split) return;
    SplitState& split = *found->second.split;
    split.count = ++s.lastCount;
    split.before = split.after = {};
}

void Serving::endSplit(DeploymentKey deployment) {
    State& s = *m_state;
    const auto found = s.deployments.find(deployment);
    if (found == s.deployments.end() || !found->second.split) return;
    const std::uint64_t version = found->second.split->split.version;
    found->second.split.reset();
    for (const std::uint32_t index : found->second.links) {
        LinkState& link = *s.links[index];
        if (link.split == nullptr) continue;
        std::unique_ptr<balancing::Balancer> before = link.split->takeBefore();
        link.split = nullptr;
        link.balancer = std::move(before);
        for (const std::uint32_t each : found->second.nodes) {
            NodeState& node = *s.nodes[each];
            if (node.container.version != version) continue;
            s.introduce(index, node);
            if (node.ready && !s.seatOf(node, index).ejected)
                s.joinAgain(index, node);
            else
                link.balancer->remove(node.key);
        }
        s.joinLines(link);
        if (link.queues()) s.feed(index);
    }
}

SplitTally Serving::splitTally(DeploymentKey deployment) const {
    const auto found = m_state->deployments.find(deployment);
    if (found == m_state->deployments.end() || !found->second.split) return {};
    return {tallyOf(found->second.split->before), tallyOf(found->second.split->after)};
}

}  // namespace berth::sim::serving
