// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/sweep/seed_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <vector>

#include "sim/engine/random.h"

namespace berth::sim::sweep {
namespace {

// What a run with this seed might have given; every third lacks a figure.
RunFigures runOf(std::uint64_t seed) {
    engine::RandomStream random(seed, "run");
    RunFigures run;
    run.figures["/a"].add(random.normal(1e6, 1));
    if (seed % 3 != 0) run.figures["/b"].add(random.exponential(0.1));
    ObjectiveTally tally;
    tally.name = "o";
    tally.target = 1;
    const bool met = random.below(4) > 0;
    (met ? tally.met : tally.missed) = 1;
    if (!met) tally.missedSeeds = {seed};
    run.objectives = {tally};
    return run;
}

std::vector<std::uint64_t> shuffled(const SeedRange& seeds, engine::RandomStream& random) {
    std::vector<std::uint64_t> order;
    for (std::uint64_t i = 0; i < seeds.count; ++i)
        order.push_back(seeds.first + i);
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
    return order;
}

SeedTree treeOf(const SeedRange& seeds, const std::vector<std::uint64_t>& order) {
    SeedTree tree(seeds);
    for (const std::uint64_t seed : order)
        EXPECT_TRUE(tree.add(seed, runOf(seed)));
    return tree;
}

TEST(SeedTree, GivesTheSameFiguresToTheLastBitInWhateverOrderRunsEnd) {
    engine::RandomStream random(1, "order");
    for (const SeedRange& seeds : {SeedRange{5, 1}, SeedRange{0, 2}, SeedRange{3, 37},
                                   SeedRange{100, 64}, SeedRange{18446744073709551606ULL, 10}}) {
        const SeedTree first = treeOf(seeds, shuffled(seeds, random));
        EXPECT_TRUE(first.isWhole());
        EXPECT_TRUE(first.missing().empty());
        EXPECT_EQ(first.pieces().size(), static_cast<std::size_t>(std::popcount(seeds.count)));
        for (int i = 0; i < 5; ++i) {
            const SeedTree again = treeOf(seeds, shuffled(seeds, random));
            EXPECT_EQ(again.total(), first.total());
            EXPECT_EQ(again.pieces(), first.pieces());
        }
    }
}

TEST(SeedTree, GivesThemAlsoWhenPartsWereCountedApart) {
    engine::RandomStream random(2, "order");
    const SeedRange seeds{11, 100};
    const SeedTree whole = treeOf(seeds, shuffled(seeds, random));
    for (const std::uint64_t of : {1ULL, 2ULL, 3ULL, 7ULL, 100ULL, 130ULL}) {
        SeedTree merged(seeds);
        for (std::uint64_t index = of; index-- > 0;) {
            SeedTree part(seeds);
            const SeedRange own = partOf(seeds, {index, of});
            for (const std::uint64_t seed : shuffled(own, random))
                ASSERT_TRUE(part.add(seed, runOf(seed)));
            EXPECT_EQ(part.done(), own.count);
            for (SeedPiece& piece : part.pieces())
                ASSERT_TRUE(merged.add(std::move(piece)));
        }
        EXPECT_EQ(merged.total(), whole.total()) << of;
    }
}

TEST(SeedTree, CountsWhatWasMeasuredAndNamesTheSeedsThatMissed) {
    const SeedRange seeds{0, 60};
    engine::RandomStream random(3, "order");
    const RunFigures total = treeOf(seeds, shuffled(seeds, random)).total();
    EXPECT_EQ(total.figures.at("/a").count, 60);
    EXPECT_EQ(total.figures.at("/b").count, 40);
    const ObjectiveTally& tally = total.objectives.front();
    EXPECT_EQ(tally.met + tally.missed, 60);
    EXPECT_EQ(tally.missedSeeds.size(), static_cast<std::size_t>(tally.missed));
    EXPECT_TRUE(std::is_sorted(tally.missedSeeds.begin(), tally.missedSeeds.end()));
}

TEST(SeedTree, KnowsWhatIsMissingAndRefusesWhatDoesNotFit) {
    SeedTree tree({10, 8});
    EXPECT_TRUE(tree.add(12, runOf(12)));
    EXPECT_TRUE(tree.add(13, runOf(13)));
    EXPECT_TRUE(tree.add(17, runOf(17)));
    const std::vector<SeedRange> gaps{{10, 2}, {14, 3}};
    EXPECT_EQ(tree.missing(), gaps);
    const auto before = tree.pieces();
    EXPECT_FALSE(tree.add(12, runOf(12)));
    EXPECT_FALSE(tree.add(9, runOf(9)));
    EXPECT_FALSE(tree.add(18, runOf(18)));
    EXPECT_FALSE(tree.add(SeedPiece{2, 1, {}}));   // there already
    EXPECT_FALSE(tree.add(SeedPiece{1, 1, {}}));   // at no multiple of its size
    EXPECT_FALSE(tree.add(SeedPiece{0, 3, {}}));   // holds what is there
    EXPECT_FALSE(tree.add(SeedPiece{8, 1, {}}));   // beyond
    EXPECT_FALSE(tree.add(SeedPiece{0, 64, {}}));  // no size at all
    EXPECT_EQ(tree.pieces(), before);
    EXPECT_EQ(tree.done(), 3U);
}

}  // namespace
}  // namespace berth::sim::sweep
