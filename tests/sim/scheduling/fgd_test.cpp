// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/fgd/fgd.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/scheduling/fgd/typical_shapes.h"
#include "tests/sim/scheduling/machines.h"

namespace berth::sim::scheduling {
namespace {

using testing::machine;
using testing::noGpu;
using testing::share;
using testing::whole;

// F as it is defined, in the plainest way.
double fragmentationOf(const std::vector<TypicalShape>& shapes, const MachineState& on) {
    double counts = 0, sum = 0;
    for (const TypicalShape& shape : shapes) {
        counts += static_cast<double>(shape.count);
        const PlacementDemand& demand = shape.demand;
        const bool isHere = shape.kinds.empty() || shape.kinds[on.kind];
        int fitting = 0, small = 0;
        for (const int left : on.cards) {
            fitting += left >= demand.milliPerCard;
            small += left < demand.milliPerCard ? left : 0;
        }
        const bool useless = demand.cards == 0 || !isHere || on.cpuMilliLeft < demand.cpuMilli ||
                             fitting < demand.cards;
        sum += static_cast<double>(shape.count) * (useless ? on.gpuMilliLeft : small);
    }
    return sum / counts;
}

std::vector<TypicalShape> someShapes() {
    return {{share(4'000, 500), {}, 40},         {share(12'000, 300), {true, false}, 25},
            {whole(8'000, 1), {}, 20},           {whole(32'000, 4), {false, true}, 6},
            {whole(16'000, 2), {true, true}, 4}, {noGpu(2'000), {}, 5}};
}

MachineState randomMachine(engine::RandomStream& random) {
    std::vector<int> cards(1 + random.below(8));
    for (int& left : cards)
        left = random.below(2) == 0 ? kWholeCard : static_cast<int>(random.below(11)) * 100;
    MachineState state = machine(static_cast<std::int64_t>(random.below(40)) * 1000, cards);
    state.kind = static_cast<std::uint32_t>(random.below(2));
    return state;
}

// Half of each card is enough for the shares of 500 and useless for whole cards.
TEST(Fragmentation, IsWhatTypicalNodesCouldNotUse) {
    const std::vector<TypicalShape> shapes{{share(1'000, 500), {}, 3}, {whole(1'000, 1), {}, 1}};
    const Fragmentation fragmentation(shapes);
    EXPECT_EQ(fragmentation.scale(), 4);
    EXPECT_EQ(fragmentation.of(machine(8'000, {500, 500})), 1 * 1000);
    EXPECT_EQ(fragmentation.of(machine(8'000, {400, 1000})), 3 * 400 + 1 * 400);
    EXPECT_EQ(fragmentation.of(machine(8'000, {400, 300})), 4 * 700);
    EXPECT_EQ(fragmentation.of(machine(500, {1000, 1000})), 4 * 2000);  // cores are short
    EXPECT_EQ(Fragmentation().of(machine(8'000, {400})), 0);            // nobody is expected
}

TEST(Fragmentation, AgreesWithItsDefinitionOnRandomMachines) {
    const std::vector<TypicalShape> shapes = someShapes();
    const Fragmentation fragmentation(shapes);
    engine::RandomStream random(3, "fragmentation");
    for (int i = 0; i < 2000; ++i) {
        const MachineState state = randomMachine(random);
        const double expected = fragmentationOf(shapes, state);
        ASSERT_NEAR(static_cast<double>(fragmentation.of(state)) /
                        static_cast<double>(fragmentation.scale()),
                    expected, 1e-9 * (1 + expected));
    }
}

// int(100·σ((F before − F after)/1000)), for a share of the best card, the first among equals.
TEST(Fgd, ScoresAsWrittenOnRandomMachines) {
    const std::vector<TypicalShape> shapes = someShapes();
    Fgd policy;
    policy.expect(shapes);
    const auto scoreOf = [](double gain) {
        return static_cast<std::int64_t>(100.0 / (1.0 + std::exp(-gain / 1000)));
    };
    engine::RandomStream random(4, "fgd");
    int compared = 0;
    while (compared < 3000) {
        const MachineState state = randomMachine(random);
        const PlacementDemand demands[] = {share(1'000, 200), share(5'000, 450), whole(1'000, 1),
                                           whole(9'000, 3), noGpu(3'000)};
        const PlacementDemand& demand = demands[random.below(5)];
        if (!state.fitsCards(demand) || state.cpuMilliLeft < demand.cpuMilli) continue;
        const double before = fragmentationOf(shapes, state);
        const auto after = [&](const std::vector<std::size_t>& taken) {
            std::vector<int> cards = state.cards;
            for (const std::size_t card : taken)
                cards[card] -= demand.milliPerCard;
            MachineState then = machine(state.cpuMilliLeft - demand.cpuMilli, cards);
            then.kind = state.kind;
            return scoreOf(before - fragmentationOf(shapes, then));
        };
        if (!demand.isShare()) {
            std::vector<std::size_t> taken;
            for (std::size_t card = 0; card < state.cards.size(); ++card) {
                if (state.cards[card] == kWholeCard && std::cmp_less(taken.size(), demand.cards))
                    taken.push_back(card);
            }
            ASSERT_EQ(policy.score(demand, state, {}), after(taken));
        } else {
            std::int64_t best = -1;
            std::size_t chosen = 0;
            for (std::size_t card = 0; card < state.cards.size(); ++card) {
                if (state.cards[card] < demand.milliPerCard || after({card}) <= best) continue;
                best = after({card});
                chosen = card;
            }
            ASSERT_EQ(policy.score(demand, state, {}), best);
            ASSERT_EQ(policy.cardFor(demand, state), chosen);
        }
        ++compared;
    }
}

TEST(Fgd, PutsAShareWhereTheRestIsOfUse) {
    Fgd policy;
    const std::vector<TypicalShape> shapes{{share(0, 500), {}, 1}};
    policy.expect(shapes);
    // 1000 − 400 leaves 600, of which the next share can have 500; 700 − 400 leaves 300 to nobody.
    EXPECT_EQ(policy.cardFor(share(0, 400), machine(0, {700, 1000})), 1u);
    EXPECT_EQ(policy.cardFor(share(0, 400), machine(0, {400, 1000})), 0u);
}

TEST(Fgd, IsIndifferentWhenNobodyIsExpected) {
    const Fgd policy;
    EXPECT_EQ(policy.score(share(0, 400), machine(0, {700}), {}), 50);
    EXPECT_EQ(policy.score(whole(0, 1), machine(0, {1000, 1000}), {}), 50);
}

TEST(TypicalShapes, AreTheMostFrequentUntilTheyCoverNinetyFiveOfAHundred) {
    const auto named = [](PlacementDemand demand, std::int64_t count, std::string type = {}) {
        return NamedShape{{demand, {}, count}, std::move(type)};
    };
    const auto typical =
        typicalShapes({named(share(4'000, 500), 5), named(whole(8'000, 1), 60),
                       named(share(2'000, 900), 30, "a"), named(share(2'000, 900), 5, "b")});
    ASSERT_EQ(typical.size(), 3u);  // 60, 30, 5: the last 5 are left out
    EXPECT_EQ(typical[0].demand, whole(8'000, 1));
    EXPECT_EQ(typical[1].demand, share(2'000, 900));
    EXPECT_EQ(typical[2].demand, share(4'000, 500));  // as frequent as "b", but more cores
    EXPECT_TRUE(typicalShapes({}).empty());
}

TEST(TypicalShapes, OrderEqualsByCoresThenShareThenCardsThenType) {
    std::vector<NamedShape> shapes;
    const auto add = [&](PlacementDemand demand, std::string type) {
        shapes.push_back({{demand, {}, 1}, std::move(type)});
    };
    add(whole(1'000, 1), "");
    add(whole(1'000, 1), "T4");
    add(whole(1'000, 2), "");
    add(share(2'000, 100), "");
    add(share(2'000, 900), "");
    const auto typical = typicalShapes(shapes);
    const PlacementDemand order[] = {share(2'000, 900), share(2'000, 100), whole(1'000, 2),
                                     whole(1'000, 1), whole(1'000, 1)};
    ASSERT_EQ(typical.size(), std::size(order));
    for (std::size_t i = 0; i < typical.size(); ++i)
        EXPECT_EQ(typical[i].demand, order[i]) << i;
}

}  // namespace
}  // namespace berth::sim::scheduling
