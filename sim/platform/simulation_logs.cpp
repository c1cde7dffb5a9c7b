// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulation_logs.h"

#include <algorithm>
#include <utility>

namespace berth::sim::platform {

const domain::LogLine& LogBook::add(const cluster::NodeRecord& node, engine::Time at,
                                    domain::Severity severity, std::string text) {
    Ring& ring = m_nodes[node.key];
    const std::size_t share =
        std::clamp(kLinesAltogether / m_nodes.size(), kLeastPerNode, kLinesPerNode);
    // A ring that is longer than its share gives two lines for one until it is not.
    for (int i = 0; i < 2 && ring.lines.size() >= share; ++i)
        ring.lines.pop_front();
    domain::LogLine line;
    line.sequence = ring.next++;
    line.at = {at};
    line.node = node.id;
    line.ordinal = node.ordinal;
    line.severity = severity;
    line.text = std::move(text);
    return ring.lines.emplace_back(std::move(line));
}

domain::LogBatch LogBook::read(const domain::LogFilter& filter,
                               const cluster::NodeTable& nodes) const {
    std::vector<const domain::LogLine*> lines;
    domain::LogBatch batch;
    for (const auto& [key, ring] : m_nodes) {
        const cluster::NodeRecord& node = *nodes.at(key);
        if (!filter.deployment.empty() && node.deploymentId != filter.deployment) continue;
        if (!filter.node.empty() && node.id != filter.node) continue;
        batch.missing += ring.next - 1 - ring.lines.size();
        for (const domain::LogLine& line : ring.lines)
            lines.push_back(&line);
    }
    // Each ring is in order and rings come by node, so a stable sort by time is the merge.
    std::stable_sort(lines.begin(), lines.end(),
                     [](const auto* a, const auto* b) { return a->at < b->at; });
    const std::size_t first = lines.size() > filter.tail ? lines.size() - filter.tail : 0;
    for (std::size_t i = first; i < lines.size(); ++i)
        batch.lines.push_back(*lines[i]);
    return batch;
}

}  // namespace berth::sim::platform
