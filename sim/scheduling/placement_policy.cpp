// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/placement_policy.h"

#include <array>
#include <utility>

#include "sim/scheduling/best_fit/best_fit.h"
#include "sim/scheduling/card_choice.h"
#include "sim/scheduling/dot_product/dot_product.h"
#include "sim/scheduling/fgd/fgd.h"
#include "sim/scheduling/first_fit/first_fit.h"
#include "sim/scheduling/gpu_clustering/gpu_clustering.h"
#include "sim/scheduling/gpu_packing/gpu_packing.h"
#include "sim/scheduling/random/random_choice.h"
#include "sim/scheduling/spread/spread.h"

namespace berth::sim::scheduling {
namespace {

template <class Policy>
std::unique_ptr<PlacementPolicy> make() {
    return std::make_unique<Policy>();
}

using Maker = std::unique_ptr<PlacementPolicy> (*)();

constexpr std::array<std::string_view, 8> kPolicyNames{
    "spread",      "best_fit",       "first_fit", "dot_product",
    "gpu_packing", "gpu_clustering", "fgd",       "random"};
constexpr std::array<Maker, kPolicyNames.size()> kPolicyMakers{
    make<Spread>,     make<BestFit>,       make<FirstFit>, make<DotProduct>,
    make<GpuPacking>, make<GpuClustering>, make<Fgd>,      make<RandomChoice>};

}  // namespace

std::size_t PlacementPolicy::cardFor(const PlacementDemand& share,
                                     const MachineState& machine) const {
    return tightestCard(share, machine);
}

void PlacementPolicy::expect(std::span<const TypicalShape> /*shapes*/) {}

std::span<const std::string_view> placementPolicyNames() {
    return kPolicyNames;
}

std::string placementPolicyList() {
    std::string list;
    for (std::size_t i = 0; i < kPolicyNames.size(); ++i) {
        if (i > 0) list += i + 1 == kPolicyNames.size() ? " and " : ", ";
        list += kPolicyNames[i];
    }
    return list;
}

domain::Result<std::unique_ptr<PlacementPolicy>> makePlacementPolicy(std::string_view name) {
    for (std::size_t i = 0; i < kPolicyNames.size(); ++i) {
        if (kPolicyNames[i] == name) return kPolicyMakers[i]();
    }
    std::string detail(name);
    detail.append(" is not a placement policy; there are ").append(placementPolicyList());
    return domain::fail(domain::ErrorCode::InvalidArgument, std::move(detail), "placement");
}

}  // namespace berth::sim::scheduling
