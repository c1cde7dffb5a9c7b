// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/image_cache.h"

#include <gtest/gtest.h>

#include "sim/engine/random.h"

namespace berth::sim::cluster {

TEST(ImageCache, DropsTheLeastRecentlyUsedLayerWhenItIsFull) {
    ImageCache cache(100);
    cache.insert("a", 40);
    cache.insert("b", 40);
    cache.touch("a");
    cache.insert("c", 40);
    EXPECT_TRUE(cache.has("a"));
    EXPECT_FALSE(cache.has("b"));
    EXPECT_TRUE(cache.has("c"));
    EXPECT_EQ(cache.used(), 80);
}

TEST(ImageCache, NeverDropsAPinnedLayerEvenAboveItsCapacity) {
    ImageCache cache(100);
    for (const char* layer : {"a", "b", "c"}) {
        cache.pin(layer);
        cache.insert(layer, 60);
    }
    EXPECT_EQ(cache.used(), 180);
    cache.unpin("a");
    EXPECT_FALSE(cache.has("a"));
    cache.unpin("b");
    EXPECT_FALSE(cache.has("b"));
    EXPECT_TRUE(cache.has("c"));
}

TEST(ImageCache, KeepsALayerUntilItsLastPinIsGone) {
    ImageCache cache(0);
    cache.pin("a");
    cache.pin("a");
    cache.insert("a", 10);
    cache.unpin("a");
    EXPECT_TRUE(cache.has("a"));
    cache.unpin("a");
    EXPECT_FALSE(cache.has("a"));
}

TEST(ImageCache, CountsALayerOnceHoweverOftenItIsInserted) {
    ImageCache cache(100);
    cache.insert("a", 30);
    cache.insert("a", 30);
    EXPECT_EQ(cache.used(), 30);
}

TEST(ImageCache, StaysWithinItsCapacityPlusWhatIsPinnedUnderRandomUse) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        engine::RandomStream random(seed, "cache");
        ImageCache cache(500);
        std::map<std::string, int> pins;
        for (int step = 0; step < 400; ++step) {
            const std::string layer = "l" + std::to_string(random.below(30));
            switch (random.below(4)) {
                case 0:
                    cache.insert(layer, 50);
                    break;
                case 1:
                    cache.touch(layer);
                    break;
                case 2:
                    cache.pin(layer);
                    ++pins[layer];
                    break;
                default:
                    if (pins[layer] > 0) {
                        cache.unpin(layer);
                        --pins[layer];
                    }
            }
            std::int64_t pinned = 0;
            for (const auto& [name, count] : pins)
                pinned += count > 0 && cache.has(name) ? 50 : 0;
            ASSERT_LE(cache.used(), std::max<std::int64_t>(500, pinned)) << "seed " << seed;
        }
    }
}

}  // namespace berth::sim::cluster
