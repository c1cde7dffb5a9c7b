// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/map_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "tests/support/sample_snapshot.h"

namespace berth::ui {
namespace {

// Three regions; every fourth machine has eight cards.
domain::ClusterMap clusterOf(int machines) {
    domain::ClusterMap map;
    map.regions.resize(3);
    for (int i = 0; i < machines; ++i) {
        domain::MapMachine machine;
        machine.id = {"m-" + std::to_string(i)};
        const bool large = i % 4 == 3;
        machine.gpuSpec = large ? "4090 x 8" : "4090";
        machine.cards.resize(large ? 8 : 1);
        map.regions[static_cast<std::size_t>(i % 3)].machines.push_back(std::move(machine));
    }
    for (domain::MapRegion& region : map.regions) {
        std::stable_sort(region.machines.begin(), region.machines.end(),
                         [](const auto& a, const auto& b) { return a.gpuSpec < b.gpuSpec; });
    }
    return map;
}

class MapLayoutOf : public testing::TestWithParam<std::tuple<int, int, int>> {
  protected:
    void SetUp() override {
        map = clusterOf(std::get<0>(GetParam()));
        layout = layOut(map, std::get<1>(GetParam()), std::get<2>(GetParam()));
    }
    domain::ClusterMap map;
    MapLayout layout;
};

TEST_P(MapLayoutOf, IsAsLargeAsItIsSaidToBeBeforeAnythingIsPlaced) {
    EXPECT_EQ(sizeOf(map, std::get<1>(GetParam()), std::get<2>(GetParam())), layout.size);
}

TEST_P(MapLayoutOf, PlacesEveryMachineOnceInItsRegion) {
    ASSERT_EQ(layout.regions.size(), map.regions.size());
    ASSERT_EQ(layout.machines.size(), static_cast<std::size_t>(std::get<0>(GetParam())));
    std::size_t at = 0;
    for (std::size_t r = 0; r < layout.regions.size(); ++r) {
        const PlacedRegion& region = layout.regions[r];
        EXPECT_EQ(region.firstMachine, at);
        for (std::size_t m = 0; m < map.regions[r].machines.size(); ++m, ++at) {
            EXPECT_EQ(layout.machines[at].region, static_cast<int>(r));
            EXPECT_EQ(layout.machines[at].machine, static_cast<int>(m));
            EXPECT_TRUE(region.frame.contains(layout.machines[at].frame));
        }
        EXPECT_EQ(region.endMachine, at);
        EXPECT_TRUE(QRect(QPoint(), layout.size).contains(region.frame));
        EXPECT_TRUE(region.frame.contains(region.heading));
        EXPECT_TRUE(region.frame.contains(region.cache));
    }
}

TEST_P(MapLayoutOf, LetsNoTwoMachinesOverlap) {
    // Sorted from top to bottom, only those that begin before this one ends can touch it.
    std::vector<QRect> frames;
    for (const PlacedMachine& machine : layout.machines)
        frames.push_back(machine.frame);
    std::sort(frames.begin(), frames.end(),
              [](const QRect& a, const QRect& b) { return a.top() < b.top(); });
    int overlaps = 0;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        for (std::size_t k = i + 1; k < frames.size() && frames[k].top() <= frames[i].bottom(); ++k)
            overlaps += frames[i].intersects(frames[k]) ? 1 : 0;
    }
    EXPECT_EQ(overlaps, 0);
}

TEST_P(MapLayoutOf, FindsEachMachineAtItsCentreAndItsCorners) {
    int missed = 0;
    for (std::size_t i = 0; i < layout.machines.size(); ++i) {
        const QRect& frame = layout.machines[i].frame;
        for (const QPoint& point : {frame.center(), frame.topLeft(), frame.bottomRight()})
            missed += layout.machineAt(point) == i ? 0 : 1;
    }
    EXPECT_EQ(missed, 0);
    EXPECT_FALSE(layout.machineAt({-1, -1}).has_value());
    EXPECT_FALSE(layout.machineAt(layout.regions[0].heading.center()).has_value());
    EXPECT_EQ(layout.regionAt(layout.regions[2].heading.center()), std::size_t{2});
}

TEST_P(MapLayoutOf, KeepsEveryCardInsideItsMachine) {
    int outside = 0;
    for (const PlacedMachine& machine : layout.machines) {
        for (const QRect& card : machine.cards)
            outside += machine.frame.contains(card) ? 0 : 1;
    }
    EXPECT_EQ(outside, 0);
}

INSTANTIATE_TEST_SUITE_P(Sizes, MapLayoutOf,
                         testing::Combine(testing::Values(10, 150, 5'000),
                                          testing::Values(260, 1'400), testing::Values(5, 14)));

TEST(MapLayout, HasNothingToPlaceInAnEmptyCluster) {
    const MapLayout layout = layOut({}, 500, 10);
    EXPECT_TRUE(layout.machines.empty());
    EXPECT_FALSE(layout.machineAt({5, 5}).has_value());
    domain::ClusterMap hollow;
    hollow.regions.resize(2);
    EXPECT_EQ(layOut(hollow, 500, 10).regions.size(), 2u);
}

TEST(MapLayout, DrawsNoCardsOneByOneWhereTheyWouldBeTooSmall) {
    EXPECT_TRUE(layOut(clusterOf(10), 700, 7).machines[0].cards.empty());
    EXPECT_FALSE(layOut(clusterOf(10), 700, 10).machines[0].cards.empty());
}

TEST(FittingCell, IsTheLargestWithWhichTheWholeMapIsInSight) {
    for (const int machines : {1, 10, 60, 150, 900}) {
        const domain::ClusterMap map = clusterOf(machines);
        for (const QSize room : {QSize(600, 260), QSize(900, 500), QSize(1'400, 700)}) {
            const int cell = fittingCell(map, room);
            const auto heightWith = [&](int each) {
                return layOut(map, room.width(), each).size.height();
            };
            const auto at = std::find(kMapCells.begin(), kMapCells.end(), cell);
            ASSERT_NE(at, kMapCells.end());
            if (heightWith(cell) <= room.height() && cell < 24) {
                EXPECT_GT(heightWith(*std::next(at)), room.height()) << machines;
            }
            // Where it does not fit there is nothing smaller that can still be hit.
            if (heightWith(cell) > room.height()) {
                EXPECT_EQ(cell, fittingCell(map, {room.width(), 1}));
            }
        }
    }
}

TEST(FittingCell, KeepsACellThatCanBeHitAndShrinksItForThousandsOfCards) {
    EXPECT_EQ(fittingCell(clusterOf(10), {700, 1}), 10);
    EXPECT_EQ(fittingCell(clusterOf(5'000), {700, 1}), 5);
    EXPECT_EQ(fittingCell(clusterOf(10), {1'400, 5'000}), 24);
    EXPECT_EQ(fittingCell({}, {700, 300}), 24);
}

TEST(MapLayout, HeadsEveryPoolWithItsName) {
    const domain::ClusterMapPtr map = support::sampleMap();
    const MapLayout layout = layOut(*map, 700, 14);
    for (std::size_t r = 0; r < map->regions.size(); ++r) {
        std::vector<std::string> specs;
        for (const domain::MapMachine& machine : map->regions[r].machines) {
            if (specs.empty() || specs.back() != machine.gpuSpec) specs.push_back(machine.gpuSpec);
        }
        ASSERT_EQ(layout.regions[r].pools.size(), specs.size());
        for (std::size_t i = 0; i < specs.size(); ++i)
            EXPECT_EQ(layout.regions[r].pools[i].name.toStdString(), specs[i]);
    }
}

}  // namespace
}  // namespace berth::ui
