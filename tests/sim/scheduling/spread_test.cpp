// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/spread/spread.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "tests/sim/scheduling/machines.h"

namespace berth::sim::scheduling {
namespace {

using testing::machine;

std::int64_t spread(std::uint32_t onMachine, std::vector<int> cards, bool cached) {
    return Spread().score(testing::whole(0, 1), machine(0, std::move(cards)), {onMachine, cached});
}

TEST(Spread, LooksAtTheNodesOnTheMachineFirst) {
    EXPECT_GT(spread(0, {1000}, false), spread(1, std::vector<int>(64, 1000), true));
    EXPECT_GT(spread(7, {1000}, false), spread(8, std::vector<int>(64, 1000), true));
}

TEST(Spread, ThenAtTheGpuLeft) {
    EXPECT_GT(spread(1, {1000, 1}, false), spread(1, {1000}, true));
}

TEST(Spread, PrefersACachedImageAmongEquals) {
    EXPECT_GT(spread(2, {1000}, true), spread(2, {1000}, false));
}

// Three regions of four machines, whose nodes are counted as a cluster does.
class Regions final : public PlacementFacts {
  public:
    std::array<std::uint32_t, 12> onMachine{};

    [[nodiscard]] std::uint32_t nodesOn(MachineIndex index, std::uint64_t) const override {
        return onMachine[index];
    }
    [[nodiscard]] std::uint32_t nodesInRackOf(MachineIndex, std::uint64_t) const override {
        return 0;
    }
    [[nodiscard]] std::uint32_t nodesInGroup(std::uint32_t group, std::uint64_t) const override {
        std::uint32_t nodes = 0;
        for (std::size_t i = 0; i < 4; ++i)
            nodes += onMachine[4 * group + i];
        return nodes;
    }
    [[nodiscard]] bool imageCached(MachineIndex, std::uint64_t) const override { return false; }
};

TEST(Spread, PutsTheNodesOfADeploymentEvenlyOnRegionsAndMachines) {
    MachineTable table;
    for (std::uint32_t region = 0; region < 3; ++region) {
        for (int i = 0; i < 4; ++i)
            table.add(0, region, 128'000, 0, 8);
    }
    Regions facts;
    const Spread policy;
    MachineChooser chooser(table, policy, &facts);
    engine::RandomStream random(1, "unused");
    PlacementQuery query;
    query.demand = testing::whole(16'000, 1);
    query.deployment = 1;
    std::vector<std::uint16_t> cards;
    for (int node = 0; node < 24; ++node) {
        const auto chosen = chooser.choose(query, random);
        ASSERT_TRUE(chosen.has_value());
        ++facts.onMachine[*chosen];
        chooser.chooseCards(query.demand, *chosen, cards);
        table.take(*chosen, query.demand, cards);
        const std::array inRegion{facts.nodesInGroup(0, 1), facts.nodesInGroup(1, 1),
                                  facts.nodesInGroup(2, 1)};
        const auto [least, most] = std::minmax_element(inRegion.begin(), inRegion.end());
        ASSERT_LE(*most - *least, 1u);
    }
    for (const std::uint32_t nodes : facts.onMachine)
        EXPECT_EQ(nodes, 2u);
}

// A region without room does not count, however few nodes are there.
TEST(Spread, GoesToTheRegionWithTheFewestNodesAmongThoseWithRoom) {
    MachineTable table;
    for (std::uint32_t region = 0; region < 3; ++region) {
        for (int i = 0; i < 4; ++i)
            table.add(0, region, 128'000, 0, region == 2 ? 0 : 8);
    }
    Regions facts;
    facts.onMachine = {2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0};
    const Spread policy;
    MachineChooser chooser(table, policy, &facts);
    engine::RandomStream random(1, "unused");
    PlacementQuery query;
    query.demand = testing::whole(1'000, 1);
    EXPECT_EQ(chooser.choose(query, random), 4u);
}

}  // namespace
}  // namespace berth::sim::scheduling
