// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/warm_nodes.h"

#include <gtest/gtest.h>

#include <set>

#include "sim/engine/random.h"

namespace berth::sim::deployments {

using NodeKeys = std::vector<serving::NodeKey>;

TEST(WarmNodes, TheOldestGoesIntoServiceAndTheNewestComesOutOfIt) {
    const std::vector<ReadyNode> ready{{1, false, false}, {2, true, false}, {3, true, false}};
    EXPECT_EQ(nextWarmStep(ready, 2).intoService, NodeKeys{2});
    EXPECT_EQ(nextWarmStep(ready, 3).intoService, (NodeKeys{2, 3}));
    EXPECT_TRUE(nextWarmStep(ready, 1).intoService.empty());
    const std::vector<ReadyNode> serving{{1, false, false}, {2, false, false}, {3, false, false}};
    EXPECT_EQ(nextWarmStep(serving, 1).intoPool, (NodeKeys{3, 2}));
    EXPECT_EQ(nextWarmStep(serving, 0).intoPool, (NodeKeys{3, 2, 1}));
}

TEST(WarmNodes, ThoseThatLeaveComeAfterThoseThatStay) {
    const std::vector<ReadyNode> ready{
        {1, false, true}, {2, false, false}, {3, true, true}, {4, true, false}};
    EXPECT_EQ(nextWarmStep(ready, 3).intoService, NodeKeys{4});
    EXPECT_EQ(nextWarmStep(ready, 1).intoPool, NodeKeys{1});
}

TEST(WarmNodes, AsManyAsCanBeAreInServiceAfterAStep) {
    engine::RandomStream random(5, "warm");
    for (int round = 0; round < 2000; ++round) {
        std::vector<ReadyNode> ready;
        std::set<serving::NodeKey> serving;
        for (serving::NodeKey key = 1; key <= random.below(9); ++key) {
            ready.push_back({key, random.below(2) == 0, random.below(3) == 0});
            if (!ready.back().warm) serving.insert(key);
        }
        const auto wanted = static_cast<std::size_t>(random.below(8));
        const WarmStep step = nextWarmStep(ready, static_cast<int>(wanted));
        ASSERT_TRUE(step.intoPool.empty() || step.intoService.empty());
        for (const serving::NodeKey key : step.intoService)
            ASSERT_TRUE(serving.insert(key).second);
        for (const serving::NodeKey key : step.intoPool)
            ASSERT_EQ(serving.erase(key), 1U);
        ASSERT_EQ(serving.size(), std::min(ready.size(), wanted));
    }
}

}  // namespace berth::sim::deployments
