// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "sim/scheduling/fgd/fragmentation.h"
#include "sim/scheduling/placement_policy.h"

namespace berth::sim::scheduling {

// Fragmentation gradient descent: the machine, and on it the card, where the node adds least to
// what the nodes expected next could not use (fragmentation.h).
//
// Source: Weng and others, "Beware of fragmentation: scheduling GPU-sharing workloads with
// fragmentation gradient descent" (USENIX ATC 2023), and the scheduler simulator published with it.
// Sums are whole numbers here, so that their order does not matter. Limits: knows only the shapes
// it is told to expect, and without any all machines are alike; blind to memory; a step at a time.
class Fgd final : public PlacementPolicy {
  public:
    Fgd();

    [[nodiscard]] std::string_view name() const override { return "fgd"; }
    // int(100·σ((F before − F after)/1000)), σ(x) = 1/(1 + e^−x); of the best card for a share.
    [[nodiscard]] std::int64_t score(const PlacementDemand& demand, const MachineState& machine,
                                     const Neighbours& neighbours) const override;
    // The card with the best score, the lowest index on ties.
    [[nodiscard]] std::size_t cardFor(const PlacementDemand& share,
                                      const MachineState& machine) const override;
    void expect(std::span<const TypicalShape> shapes) override;

  private:
    struct Choice {
        std::int64_t score = -1;
        std::size_t card = 0;
    };
    [[nodiscard]] Choice bestCard(const PlacementDemand& share, const MachineState& machine) const;
    [[nodiscard]] std::int64_t toScore(std::int64_t gain) const;

    Fragmentation m_fragmentation;
    // m_least[k]: the smallest gain, in units of Fragmentation, whose score is k + 1.
    std::array<std::int64_t, 100> m_least{};
};

}  // namespace berth::sim::scheduling
