// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/time.h"
#include "sim/scheduling/placement_policy.h"
#include "sim/serving/link_key.h"
#include "sim/shell/node_facts.h"

namespace berth::sim::platform {

// What the kernels of the simulated machines wrote, as far as nodes can see it: the lines of the
// last start of their machine, and what befell themselves. At most so many lines a node are kept.
class KernelLog {
  public:
    static constexpr std::size_t kLinesPerNode = 200;

    // A machine was switched on again.
    void machineBooted(scheduling::MachineIndex machine, engine::Time at) {
        m_booted[machine] = at;
    }
    // Below 0 for machines that were up before the simulation began: by 1 to 30 days, by their
    // name.
    [[nodiscard]] engine::Time bootOf(scheduling::MachineIndex machine,
                                      std::string_view name) const;

    // The kernel ended a process because its container had no memory left.
    void outOfMemory(serving::NodeKey node, engine::Time at, std::int64_t pid,
                     const std::string& program, std::int64_t resident);
    void diskFull(serving::NodeKey node, engine::Time at);
    void forget(serving::NodeKey node);
    // How often outOfMemory() has been said of the node.
    [[nodiscard]] std::int64_t memoryKills(serving::NodeKey node) const;

    // Oldest first, those of the machine's start included.
    [[nodiscard]] std::vector<shell::KernelLine> read(serving::NodeKey node,
                                                      const shell::NodeFacts& facts) const;

  private:
    struct Line {
        engine::Time at = 0;
        std::string text;
    };
    void add(serving::NodeKey node, engine::Time at, std::string text);

    std::map<scheduling::MachineIndex, engine::Time> m_booted;
    std::map<serving::NodeKey, std::deque<Line>> m_nodes;
    std::map<serving::NodeKey, std::int64_t> m_memoryKills;
};

}  // namespace berth::sim::platform
