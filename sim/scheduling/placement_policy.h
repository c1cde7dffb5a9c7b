// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "models/domain/error.h"
#include "sim/engine/random.h"

namespace berth::sim::scheduling {

using MachineIndex = std::uint32_t;

// What a node asks of a machine. GPUs in thousandths of a card: whole cards are multiples of 1000,
// a share is less than 1000 and never spans cards.
struct PlacementDemand {
    std::int64_t cpuMilli = 0;
    std::int64_t memoryMiB = 0;
    std::int64_t gpuMilli = 0;
};

// What a machine has and has left.
struct MachineLoad {
    MachineIndex machine = 0;
    std::int64_t cpuMilli = 0, cpuMilliLeft = 0;
    std::int64_t memoryMiB = 0, memoryMiBLeft = 0;
    std::int64_t gpuMilli = 0, gpuMilliLeft = 0;
    std::uint32_t nodesOfDeployment = 0;  // nodes of the same deployment already there
    std::uint32_t nodesOfDeploymentInRegion = 0;
    bool imageCached = false;  // all layers of the image are in its cache
};

// Chooses among machines that have passed every filter (region, model, busy, cordon …).
// Deterministic: the same candidates in the same order and the same stream give the same choice;
// ties go to the candidate that comes first.
class PlacementPolicy {
  public:
    PlacementPolicy() = default;
    PlacementPolicy(const PlacementPolicy&) = delete;
    PlacementPolicy& operator=(const PlacementPolicy&) = delete;
    virtual ~PlacementPolicy() = default;

    [[nodiscard]] virtual std::string_view name() const = 0;
    // Nothing only when there is no candidate.
    [[nodiscard]] virtual std::optional<MachineIndex> choose(
        const PlacementDemand& demand, std::span<const MachineLoad> candidates,
        engine::RandomStream& random) = 0;
};

// "best_fit", "spread". Errors: InvalidArgument naming the policies there are.
[[nodiscard]] domain::Result<std::unique_ptr<PlacementPolicy>> makePlacementPolicy(
    std::string_view name);

}  // namespace berth::sim::scheduling
