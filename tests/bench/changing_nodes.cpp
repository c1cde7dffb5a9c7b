// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/changing_nodes.h"

#include <chrono>
#include <string>

#include "tests/support/sample_snapshot.h"

namespace berth::bench {

ChangingNodes::ChangingNodes(int nodes)
    : m_now(*support::largeSnapshot(nodes, nodes, 1)), m_made(nodes) {}

domain::SnapshotPtr ChangingNodes::publish() {
    ++m_now.version;
    return std::make_shared<const domain::Snapshot>(m_now);
}

ChangingNodes::Changes ChangingNodes::change(int count) {
    Changes changes;
    m_now.at = m_now.at + std::chrono::milliseconds(50);
    for (int i = 0; i < count; ++i) {
        const int row = static_cast<int>(m_random() % m_now.nodes.size());
        domain::Node& node = m_now.nodes[static_cast<std::size_t>(row)];
        const auto kind = m_random() % 100;
        if (kind == 0) {
            replace(node);
            changes.replaced.push_back(row);
            continue;
        }
        if (kind <= 2) {
            node.state = node.state == domain::NodeState::Running ? domain::NodeState::NotReady
                                                                  : domain::NodeState::Running;
            node.stateSince = m_now.at;
        }
        node.gpuUse = static_cast<double>(m_random() % 1000) / 1000;
        node.requestsPerSecond = static_cast<double>(m_random() % 900) / 10;
        node.requestsServed += 1;
        changes.touched.push_back(row);
    }
    return changes;
}

void ChangingNodes::replace(domain::Node& node) {
    node.id = {"replaced-" + std::to_string(++m_made)};
    node.ordinal += 8;
    node.name = node.name.substr(0, node.name.rfind('-') + 1) + std::to_string(node.ordinal);
    node.created = m_now.at;
    node.requestsServed = 0;
}

}  // namespace berth::bench
