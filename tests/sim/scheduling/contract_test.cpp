// SPDX-License-Identifier: GPL-3.0-or-later
// What every placement policy promises, and the choice among machines that is made by it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "tests/sim/scheduling/machines.h"

namespace berth::sim::scheduling {
namespace {

constexpr std::uint32_t kRegions = 3;
constexpr MachineIndex kPerRack = 5;

// A small cluster that keeps what a choice may look at, and is changed at random.
class Lab final : public PlacementFacts {
  public:
    explicit Lab(std::uint64_t seed, MachineIndex machines = 70) : random(seed, "placement lab") {
        for (MachineIndex i = 0; i < machines; ++i) {
            const auto kind = static_cast<std::uint32_t>(random.below(3));
            table.add(kind, i * kRegions / machines,
                      1000 * static_cast<std::int64_t>(16 + random.below(112)), 256,
                      random.below(9));
            cached.push_back(false);
        }
    }

    [[nodiscard]] std::uint32_t nodesOn(MachineIndex machine,
                                        std::uint64_t deployment) const override {
        std::uint32_t count = 0;
        for (const Held& held : nodes)
            count += held.machine == machine && held.deployment == deployment;
        return count;
    }
    [[nodiscard]] std::uint32_t nodesInRackOf(MachineIndex machine,
                                              std::uint64_t deployment) const override {
        std::uint32_t count = 0;
        for (const Held& held : nodes)
            count += held.machine / kPerRack == machine / kPerRack && held.deployment == deployment;
        return count;
    }
    [[nodiscard]] std::uint32_t nodesInGroup(std::uint32_t group,
                                             std::uint64_t deployment) const override {
        std::uint32_t count = 0;
        for (const Held& held : nodes)
            count += table[held.machine].group == group && held.deployment == deployment;
        return count;
    }
    [[nodiscard]] bool imageCached(MachineIndex machine, std::uint64_t) const override {
        return cached[machine];
    }

    PlacementQuery randomQuery() {
        const PlacementDemand demands[] = {testing::share(4'000, 250), testing::share(6'000, 460),
                                           testing::whole(8'000, 1),   testing::whole(16'000, 2),
                                           testing::whole(32'000, 4),  testing::noGpu(2'000)};
        PlacementQuery query;
        query.demand = demands[random.below(6)];
        query.demand.memory = static_cast<std::int64_t>(random.below(3)) * 20;
        if (random.below(2) == 0) query.kinds = {true, random.below(2) == 0, false};
        if (random.below(3) == 0) query.groups = {random.below(2) == 0, true, true};
        query.deployment = 1 + random.below(3);
        query.image = random.below(2);
        query.apart = static_cast<Apart>(random.below(4) % 3);
        return query;
    }

    void put(const PlacementQuery& query, MachineIndex machine, std::vector<std::uint16_t> cards) {
        table.take(machine, query.demand, cards);
        nodes.push_back({query.demand, std::move(cards), machine, query.deployment});
        touchRack(machine);
    }

    // Something that happens to a cluster between two choices.
    void disturb() {
        const auto machine = static_cast<MachineIndex>(random.below(table.size()));
        const auto what = random.below(10);
        if (what == 0) {
            table.close(machine, domain::PlacementRejection::Filter::Cordoned);
        } else if (what < 3) {
            table.close(machine, std::nullopt);
        } else if (what < 5) {
            cached[machine] = !cached[machine];
            table.touch(machine);
        } else if (what < 8 && !nodes.empty()) {
            const auto index = static_cast<std::ptrdiff_t>(random.below(nodes.size()));
            const Held held = nodes[static_cast<std::size_t>(index)];
            nodes.erase(nodes.begin() + index);
            table.giveBack(held.machine, held.demand, held.cards);
            touchRack(held.machine);
        }
    }

    struct Held {
        PlacementDemand demand;
        std::vector<std::uint16_t> cards;
        MachineIndex machine = 0;
        std::uint64_t deployment = 0;
    };
    MachineTable table;
    std::vector<Held> nodes;
    std::vector<bool> cached;
    engine::RandomStream random;

  private:
    void touchRack(MachineIndex machine) {
        for (MachineIndex i = 0; i < table.size(); ++i) {
            if (i / kPerRack == machine / kPerRack) table.touch(i);
        }
    }
};

// Every machine filtered and scored anew.
std::optional<MachineIndex> chooseNaively(const PlacementPolicy& policy, const Lab& lab,
                                          const PlacementQuery& query,
                                          engine::RandomStream& random) {
    std::vector<MachineIndex> fitting;
    std::optional<MachineIndex> best;
    std::pair<std::int64_t, std::int64_t> bestRank;
    for (MachineIndex i = 0; i < lab.table.size(); ++i) {
        if (firstRejection(query, lab.table, i, &lab)) continue;
        fitting.push_back(i);
        const Neighbours neighbours{lab.nodesOn(i, query.deployment),
                                    query.image != 0 && lab.imageCached(i, query.image)};
        const std::int64_t inRegion =
            policy.aims().regions ? lab.nodesInGroup(lab.table[i].group, query.deployment) : 0;
        const std::pair rank{-inRegion, policy.score(query.demand, lab.table[i], neighbours)};
        if (best && rank <= bestRank) continue;
        best = i;
        bestRank = rank;
    }
    if (!policy.aims().byChance || fitting.empty()) return best;
    return fitting[random.below(fitting.size())];
}

class PlacementContract : public ::testing::TestWithParam<std::string_view> {
  protected:
    void SetUp() override {
        m_policy = make();
        const std::vector<TypicalShape> shapes{{testing::share(4'000, 250), {}, 30},
                                               {testing::whole(8'000, 1), {true, true, false}, 20},
                                               {testing::whole(32'000, 4), {}, 5}};
        m_policy->expect(shapes);
    }
    static std::unique_ptr<PlacementPolicy> make() {
        auto made = makePlacementPolicy(GetParam());
        return made ? std::move(*made) : nullptr;
    }
    std::unique_ptr<PlacementPolicy> m_policy;
    engine::RandomStream m_random{2, "placement contract"};
};

TEST_P(PlacementContract, IsFoundByItsName) {
    EXPECT_EQ(m_policy->name(), GetParam());
}

TEST_P(PlacementContract, GivesNothingOnlyWhereNothingFits) {
    MachineTable table;
    for (int i = 0; i < 3; ++i)
        table.add(0, 0, 8'000, 100, 1);
    MachineChooser chooser(table, *m_policy);
    PlacementQuery query;
    query.demand = testing::whole(8'000, 1);
    std::vector<std::uint16_t> cards;
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(testing::place(table, chooser, query, m_random, cards).has_value());
    EXPECT_FALSE(testing::place(table, chooser, query, m_random, cards).has_value());
}

TEST_P(PlacementContract, GivesEqualsToTheLowestRank) {
    MachineTable table;
    for (int i = 0; i < 70; ++i)
        table.add(0, 0, 64'000, 100, 2);
    MachineChooser chooser(table, *m_policy);
    PlacementQuery query;
    query.demand = testing::share(4'000, 300);
    if (m_policy->aims().byChance) {  // nobody is preferred: see its own tests
        EXPECT_LT(chooser.choose(query, m_random), 70u);
        return;
    }
    EXPECT_EQ(chooser.choose(query, m_random), 0u);
    table.close(0, domain::PlacementRejection::Filter::Down);
    EXPECT_EQ(chooser.choose(query, m_random), 1u);
    table.close(0, std::nullopt);
    EXPECT_EQ(chooser.choose(query, m_random), 0u);
}

// The heart of it: what is kept from choice to choice never makes a difference.
TEST_P(PlacementContract, ChoosesAsIfEveryMachineWereScoredAnew) {
    for (std::uint64_t seed = 0; seed < 2; ++seed) {
        Lab lab(seed);
        MachineChooser chooser(lab.table, *m_policy, &lab);
        engine::RandomStream draws(seed, "choice"), same(seed, "choice");
        std::vector<std::uint16_t> cards;
        int placed = 0;
        for (int step = 0; step < 300; ++step) {
            PlacementQuery query = lab.randomQuery();
            const auto expected = chooseNaively(*m_policy, lab, query, same);
            PlacementQuery simple = query;
            chooser.simplify(simple);
            ASSERT_EQ(chooser.choose(simple, draws), expected) << "seed " << seed << step;
            if (expected) {
                chooser.chooseCards(query.demand, *expected, cards);
                lab.put(query, *expected, cards);
                ++placed;
            }
            lab.disturb();
        }
        EXPECT_GT(placed, 60);
    }
}

TEST_P(PlacementContract, GivesAShareACardOnWhichItFits) {
    engine::RandomStream random(5, "cards");
    for (int round = 0; round < 500; ++round) {
        std::vector<int> left(1 + random.below(8));
        for (int& each : left)
            each = static_cast<int>(random.below(11)) * 100;
        left[random.below(left.size())] = 700;
        const MachineState state = testing::machine(64'000, left);
        const PlacementDemand share =
            testing::share(1'000, 100 + 100 * static_cast<int>(random.below(7)));
        const std::size_t card = m_policy->cardFor(share, state);
        ASSERT_LT(card, left.size());
        ASSERT_GE(left[card], share.milliPerCard);
    }
}

TEST_P(PlacementContract, ScoresFollowFromTheArgumentsAlone) {
    const auto other = make();
    Lab lab(9);
    for (MachineIndex i = 0; i < lab.table.size(); ++i) {
        const PlacementDemand demand = testing::share(1'000, 250);
        if (!lab.table[i].fitsCards(demand)) continue;
        EXPECT_EQ(m_policy->score(demand, lab.table[i], {}),
                  m_policy->score(demand, lab.table[i], {}));
    }
    EXPECT_EQ(other->aims().byChance, m_policy->aims().byChance);
}

INSTANTIATE_TEST_SUITE_P(AllPolicies, PlacementContract,
                         ::testing::ValuesIn(placementPolicyNames().begin(),
                                             placementPolicyNames().end()),
                         [](const auto& tested) { return std::string(tested.param); });

TEST(PlacementPolicies, AnUnknownNameIsRefusedWithThoseThereAre) {
    const auto made = makePlacementPolicy("tightest");
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().code, domain::ErrorCode::InvalidArgument);
    EXPECT_EQ(made.error().detail,
              "tightest is not a placement policy; there are spread, best_fit, first_fit, "
              "dot_product, gpu_packing, gpu_clustering, fgd and random");
}

TEST(Filters, CountEachMachineOnceByTheFirstThatRulesItOut) {
    using Filter = domain::PlacementRejection::Filter;
    MachineTable table;
    const auto add = [&](std::uint32_t kind, std::uint32_t region, std::int64_t cpu,
                         std::int64_t memory,
                         std::size_t cards) { return table.add(kind, region, cpu, memory, cards); };
    add(1, 1, 0, 0, 0);  // everything is wrong
    add(0, 1, 0, 0, 0);  // from the region on
    add(0, 0, 0, 0, 0);  // from its state on
    add(0, 0, 9'000, 99, 2);
    add(0, 0, 0, 0, 1);
    add(0, 0, 0, 0, 0);
    add(0, 0, 0, 0, 2);
    add(0, 0, 9'000, 0, 2);
    add(0, 0, 9'000, 99, 2);
    table.close(2, Filter::DiskFull);
    table.close(3, Filter::Down);
    PlacementQuery query;
    query.demand = testing::whole(8'000, 2);
    query.demand.memory = 50;
    query.kinds = {true, false};
    query.groups = {true, false};
    const auto policy = makePlacementPolicy("first_fit");
    MachineChooser chooser(table, **policy);
    using Rejections = std::vector<domain::PlacementRejection>;
    EXPECT_EQ(chooser.rejections(query), (Rejections{{Filter::GpuBusy, 2},
                                                     {Filter::Region, 1},
                                                     {Filter::GpuModel, 1},
                                                     {Filter::Cores, 1},
                                                     {Filter::Memory, 1},
                                                     {Filter::DiskFull, 1},
                                                     {Filter::Down, 1}}));
    engine::RandomStream random(1, "unused");
    EXPECT_EQ(chooser.choose(query, random), 8u);
    table.close(8, Filter::Cordoned);
    EXPECT_FALSE(chooser.choose(query, random));
    table.close(3, std::nullopt);
    EXPECT_EQ(chooser.choose(query, random), 3u);
}

TEST(Filters, KeepNodesOfADeploymentApartOnMachinesAndRacks) {
    Lab lab(1, 20);
    const auto policy = makePlacementPolicy("first_fit");
    MachineChooser chooser(lab.table, **policy, &lab);
    engine::RandomStream random(1, "unused");
    PlacementQuery query;
    query.demand = testing::noGpu(100);
    query.deployment = 7;
    query.apart = Apart::Machine;
    for (MachineIndex i = 0; i < 3; ++i) {
        ASSERT_EQ(chooser.choose(query, random), i);
        lab.put(query, i, {});
    }
    query.apart = Apart::Rack;
    ASSERT_EQ(chooser.choose(query, random), kPerRack);
    lab.put(query, kPerRack, {});
    EXPECT_EQ(chooser.rejections(query).front().machines, 2 * static_cast<int>(kPerRack));
    query.deployment = 8;  // others do not matter
    EXPECT_EQ(chooser.choose(query, random), 0u);
}

// A question that was forgotten is answered as before.
TEST(MachineChooser, AnswersMoreQuestionsThanItKeeps) {
    MachineTable table;
    for (int i = 0; i < 3; ++i)
        table.add(0, 0, 1'000'000, 0, 1);
    const auto policy = makePlacementPolicy("best_fit");
    MachineChooser chooser(table, **policy);
    engine::RandomStream random(1, "unused");
    const std::vector<std::uint16_t> card{0};
    table.take(1, testing::whole(999'000, 1), card);
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < MachineChooser::kMostQueries + 100; ++i) {
            PlacementQuery query;
            query.demand = testing::noGpu(static_cast<std::int64_t>(i));
            ASSERT_EQ(chooser.choose(query, random), i <= 1000 ? 1u : 0u) << i;
        }
    }
}

TEST(MachineTable, RefusesToGiveAnythingTwice) {
    MachineTable table;
    table.add(0, 0, 8'000, 100, 1);
    const std::vector<std::uint16_t> card{0};
    table.take(0, testing::share(4'000, 600), card);
    EXPECT_DEATH(table.take(0, testing::share(0, 600), card), "given twice");
    EXPECT_DEATH(table.take(0, testing::noGpu(4'001), {}), "given twice");
    EXPECT_DEATH(table.giveBack(0, testing::share(0, 600), std::vector<std::uint16_t>{1}), "taken");
    EXPECT_DEATH(table.giveBack(0, testing::share(4'001, 600), card), "taken");
}

}  // namespace
}  // namespace berth::sim::scheduling
