// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <string>

#include "models/domain/platform.h"
#include "sim/cluster/node_record.h"

namespace berth::sim::platform {

// The newest lines of each node, until the node is forgotten. Where there are many nodes each keeps
// fewer, so that all of them together stay within some hundred megabytes.
class LogBook {
  public:
    static constexpr std::size_t kLinesPerNode = 2000;  // at most
    static constexpr std::size_t kLeastPerNode = 100;   // however many nodes there are
    static constexpr std::size_t kLinesAltogether = 400'000;

    const domain::LogLine& add(const cluster::NodeRecord& node, engine::Time at,
                               domain::Severity severity, std::string text);
    void forget(serving::NodeKey node) { m_nodes.erase(node); }
    // Lines of the filter's nodes, merged by time (then by node), the newest filter.tail of them.
    // `missing`: lines of these nodes that are not kept any more.
    [[nodiscard]] domain::LogBatch read(const domain::LogFilter& filter,
                                        const cluster::NodeTable& nodes) const;

  private:
    struct Ring {
        std::deque<domain::LogLine> lines;
        std::uint64_t next = 1;
    };
    std::map<serving::NodeKey, Ring> m_nodes;
};

}  // namespace berth::sim::platform
