// SPDX-License-Identifier: GPL-3.0-or-later
// What the cards of a node do to its program.
#include "sim/cluster/event_kinds.h"
#include "sim/cluster/node_life.h"

namespace berth::sim::cluster {

double NodeLife::speedOf(const NodeRecord& node) const {
    return node.image != nullptr && node.image->usesGpu() ? m_cluster.cardSpeed(node.key) : 1;
}

bool NodeLife::cardFails(NodeRecord& node, const std::string& words) {
    if (!node.processUp || !node.image->usesGpu()) return false;
    log(node, domain::Severity::Error, words);
    return crash(node, 1, "Error", words);
}

void NodeLife::beginWork(NodeRecord& node, engine::Time takes) {
    node.workSpeed = speedOf(node);
    if (node.workSpeed != 1)
        takes = static_cast<engine::Time>(static_cast<double>(takes) / node.workSpeed);
    node.workEnds = m_engine.now() + takes;
    node.workTimer = m_engine.schedule(node.workEnds, {kWorkDone, node.key, 0});
}

void NodeLife::cardSpeedChanged(NodeRecord& node) {
    const double speed = speedOf(node);
    m_listener.onSpeed(node, speed);
    if (!node.workTimer.valid() || node.workSpeed == speed) return;
    m_engine.cancel(node.workTimer);
    const auto left = static_cast<double>(node.workEnds - m_engine.now()) * node.workSpeed;
    beginWork(node, static_cast<engine::Time>(left));
}

}  // namespace berth::sim::cluster
