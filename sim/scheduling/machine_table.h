// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "models/domain/node.h"
#include "sim/scheduling/placement_demand.h"

namespace berth::sim::scheduling {

using MachineIndex = std::uint32_t;

// What a machine has and has left. Its place in the table is its rank: ties go to the lowest.
// What every filter looks at comes first, so that it is in one line of the cache.
struct alignas(64) MachineState {
    std::uint32_t kind = 0;   // what a demand may insist on: a card model, the pools of a spec
    std::uint32_t group = 0;  // its region
    // Why it takes no nodes at all: Down, DiskFull or Cordoned.
    std::optional<domain::PlacementRejection::Filter> closed;
    int mostOnOneCard = 0;  // thousandths
    int freeCards = 0;      // that nobody has anything of
    std::int64_t cpuMilliLeft = 0;
    std::int64_t memoryLeft = 0;  // in any one unit
    int gpuMilliLeft = 0;         // of all cards
    std::vector<int> cards;       // thousandths left of each
    // How many nodes with a GPU are there, by PlacementDemand::gpuClass(); none with 0.
    std::vector<std::pair<int, std::uint32_t>> classes;
    std::int64_t cpuMilli = 0, memory = 0;  // when nobody is there

    [[nodiscard]] int gpuMilli() const { return static_cast<int>(cards.size()) * kWholeCard; }
    [[nodiscard]] bool fitsCards(const PlacementDemand& demand) const {
        if (demand.cards == 1) return mostOnOneCard >= demand.milliPerCard;
        return freeCards >= demand.cards;
    }
};

// All machines there are, with a log of which of them changed, so that whoever keeps figures of
// each machine needs to look at those alone. Nothing is ever given twice (assertion).
class MachineTable {
  public:
    // Everything is left. All machines are added before the first change.
    MachineIndex add(std::uint32_t kind, std::uint32_t group, std::int64_t cpuMilli,
                     std::int64_t memory, std::size_t cards);

    [[nodiscard]] std::size_t size() const { return m_machines.size(); }
    [[nodiscard]] const MachineState& operator[](MachineIndex index) const {
        return m_machines[index];
    }

    // `cards`: as many as the demand asks for, each with that much left.
    void take(MachineIndex machine, const PlacementDemand& demand,
              std::span<const std::uint16_t> cards);
    void giveBack(MachineIndex machine, const PlacementDemand& demand,
                  std::span<const std::uint16_t> cards);
    void close(MachineIndex machine, std::optional<domain::PlacementRejection::Filter> why);
    // Something about it has changed that is not kept here.
    void touch(MachineIndex machine);

    // Changes so far. Of the last size() of them it is known which machine each was of.
    [[nodiscard]] std::uint64_t changes() const { return m_changes; }
    [[nodiscard]] MachineIndex machineOf(std::uint64_t change) const {
        return m_log[change & (m_log.size() - 1)];
    }
    [[nodiscard]] bool isLatestOf(std::uint64_t change, MachineIndex machine) const {
        return m_latest[machine] == change;
    }

  private:
    void count(MachineIndex machine, const PlacementDemand& demand,
               std::span<const std::uint16_t> cards, int sign);

    std::vector<MachineState> m_machines;
    std::vector<MachineIndex> m_log;  // a ring; its length is a power of two
    std::vector<std::uint64_t> m_latest;
    std::uint64_t m_changes = 0;
};

}  // namespace berth::sim::scheduling
