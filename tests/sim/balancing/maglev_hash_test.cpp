// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/balancing/maglev_hash/maglev_hash.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "sim/balancing/maglev_hash/maglev_table.h"
#include "sim/engine/xxh64.h"

namespace berth::sim::balancing {
namespace {

// Envoy's reference: six backends 127.0.0.1:90 to :95 in a table of seven places.
TEST(MaglevTable, IsTheReferenceTable) {
    std::vector<MaglevEntry> entries;
    for (int port = 90; port <= 95; ++port) {
        const std::string name = "127.0.0.1:" + std::to_string(port);
        entries.push_back({engine::xxh64(name, 0), engine::xxh64(name, 1), 1});
    }
    EXPECT_EQ(maglevTable(entries, 7), (std::vector<std::uint32_t>{2, 4, 0, 1, 5, 0, 3}));
}

TEST(MaglevTable, IsEvenToOnePlaceAndFollowsTheWeights) {
    engine::RandomStream random(2, "maglev names");
    std::vector<MaglevEntry> entries;
    for (int i = 0; i < 37; ++i)
        entries.push_back({random.next(), random.next(), 1});
    std::vector<int> counts(entries.size(), 0);
    for (const std::uint32_t entry : maglevTable(entries, 1009))
        ++counts[entry];
    const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
    EXPECT_LE(*most - *least, 1);

    entries.resize(3);
    entries[0].weight = 4;
    entries[1].weight = 2;
    counts.assign(3, 0);
    for (const std::uint32_t entry : maglevTable(entries, 1009))
        ++counts[entry];
    EXPECT_NEAR(counts[0], 1009 * 4 / 7, 4);
    EXPECT_NEAR(counts[1], 1009 * 2 / 7, 4);
    EXPECT_NEAR(counts[2], 1009 / 7, 4);
}

TEST(MaglevTable, IsEmptyWithoutEntriesAndWholeWithOne) {
    EXPECT_TRUE(maglevTable({}, 7).empty());
    const std::vector<MaglevEntry> one{{123, 456, 9}};
    EXPECT_EQ(maglevTable(one, 7), std::vector<std::uint32_t>(7, 0));
}

TEST(MaglevHash, DoesNotDependOnTheOrderInWhichBackendsJoined) {
    MaglevHash one({}, 1009);
    MaglevHash two({}, 1009);
    engine::RandomStream random(1, "keys");
    for (BackendKey key = 0; key < 10; ++key) {
        one.add(key, 1);
        two.add(9 - key, 1);
    }
    for (int i = 0; i < 2000; ++i) {
        const RequestKey key = random.next();
        ASSERT_EQ(one.pickFor(key, random), two.pickFor(key, random));
    }
}

}  // namespace
}  // namespace berth::sim::balancing
