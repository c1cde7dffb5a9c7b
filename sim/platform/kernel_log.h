// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/time.h"
#include "sim/scheduling/placement_policy.h"
#include "sim/serving/link_key.h"
#include "sim/shell/node_facts.h"

namespace berth::sim::platform {

// What the kernels of the simulated machines wrote, as far as nodes can see it: the lines of the
// last start of their machine, what befell themselves, and what the driver has said since about
// their cards, before they had them too. At most so many lines a node and a card are kept.
class KernelLog {
  public:
    static constexpr std::size_t kLinesPerNode = 200;
    static constexpr std::size_t kLinesPerCard = 200;

    // A machine was switched on again.
    void machineBooted(scheduling::MachineIndex machine, engine::Time at);
    // Below 0 for machines that were up before the simulation began: by 1 to 30 days, by their
    // name.
    [[nodiscard]] engine::Time bootOf(scheduling::MachineIndex machine,
                                      std::string_view name) const;

    // The kernel ended a process because its container had no memory left.
    void outOfMemory(serving::NodeKey node, engine::Time at, std::int64_t pid,
                     const std::string& program, std::int64_t resident);
    void diskFull(serving::NodeKey node, engine::Time at);
    // The driver about a card; `card` is its place in the machine.
    void cardSays(scheduling::MachineIndex machine, std::uint16_t card, engine::Time at,
                  std::string text);
    void forget(serving::NodeKey node);
    // How often outOfMemory() has been said of the node.
    [[nodiscard]] std::int64_t memoryKills(serving::NodeKey node) const;

    // Oldest first, those of the machine's start included, none from before it. `cards`: those of
    // the node.
    [[nodiscard]] std::vector<shell::KernelLine> read(serving::NodeKey node,
                                                      scheduling::MachineIndex machine,
                                                      std::span<const std::uint16_t> cards,
                                                      const shell::NodeFacts& facts) const;

  private:
    struct Line {
        engine::Time at = 0;
        std::string text;
    };
    using Lines = std::deque<Line>;
    static void keep(Lines& lines, std::size_t most, engine::Time at, std::string text);
    void add(serving::NodeKey node, engine::Time at, std::string text);

    std::map<scheduling::MachineIndex, engine::Time> m_booted;
    std::map<serving::NodeKey, Lines> m_nodes;
    std::map<std::pair<scheduling::MachineIndex, std::uint16_t>, Lines> m_cards;
    std::map<serving::NodeKey, std::int64_t> m_memoryKills;
};

}  // namespace berth::sim::platform
