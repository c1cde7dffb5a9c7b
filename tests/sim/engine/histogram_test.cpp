// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/histogram.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/engine/random.h"
#include "sim/engine/sampler.h"

namespace berth::sim::engine {
namespace {

TEST(Histogram, IsAllZeroWhenEmpty) {
    const Histogram histogram;
    EXPECT_EQ(histogram.count(), 0u);
    EXPECT_EQ(histogram.mean(), 0);
    EXPECT_EQ(histogram.min(), 0);
    EXPECT_EQ(histogram.max(), 0);
    EXPECT_EQ(histogram.quantile(0.5), 0);
    EXPECT_EQ(histogram.memory(), 0u);
}

TEST(Histogram, IsExactBelow128Nanoseconds) {
    Histogram histogram;
    for (Time value = 1; value <= 100; ++value)
        histogram.add(value);
    EXPECT_EQ(histogram.quantile(0), 1);
    EXPECT_EQ(histogram.quantile(0.01), 1);
    EXPECT_EQ(histogram.quantile(0.5), 50);
    EXPECT_EQ(histogram.quantile(0.95), 95);
    EXPECT_EQ(histogram.quantile(1), 100);
    EXPECT_DOUBLE_EQ(histogram.mean(), 50.5);
}

TEST(Histogram, OneValueIsEveryQuantile) {
    Histogram histogram;
    histogram.add(123'456'789'012);
    for (const double q : {0.0, 0.5, 0.99, 1.0})
        EXPECT_EQ(histogram.quantile(q), 123'456'789'012);
}

TEST(Histogram, TakesEveryValueThereIs) {
    Histogram histogram;
    histogram.add(-5);
    histogram.add(std::numeric_limits<Time>::max());
    EXPECT_EQ(histogram.min(), 0);
    EXPECT_EQ(histogram.max(), std::numeric_limits<Time>::max());
    EXPECT_EQ(histogram.quantile(0.5), 0);
    EXPECT_LE(histogram.memory(), 30u * 1024);
}

// Every order of magnitude, against the sorted values themselves.
class HistogramQuantiles : public testing::TestWithParam<std::uint64_t> {};

TEST_P(HistogramQuantiles, LieWithinOnePercent) {
    RandomStream random(GetParam(), "histogram values");
    const double mean = std::pow(10.0, -8.0 + random.uniform() * 12.0);
    const Sampler sampler({DistributionKind::Lognormal, mean, 0.2 + 3 * random.uniform()});
    Histogram histogram;
    std::vector<Time> values;
    for (int i = 0; i < 5000; ++i) {
        values.push_back(sampler.draw(random));
        histogram.add(values.back());
    }
    std::sort(values.begin(), values.end());
    EXPECT_EQ(histogram.count(), values.size());
    EXPECT_EQ(histogram.min(), values.front());
    EXPECT_EQ(histogram.max(), values.back());
    for (const double q : {0.001, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 1.0}) {
        const auto rank = static_cast<std::size_t>(std::ceil(q * 5000.0));
        const auto exact = static_cast<double>(values[rank - 1]);
        EXPECT_NEAR(static_cast<double>(histogram.quantile(q)), exact, exact / 128 + 0.5) << q;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, HistogramQuantiles, testing::Range<std::uint64_t>(1, 25));

TEST(Histogram, MergingIsAddingAllValuesToOne) {
    RandomStream random(5, "histogram merge");
    for (int round = 0; round < 50; ++round) {
        Histogram parts[2], whole;
        for (int i = 0; i < 300; ++i) {
            const auto value = static_cast<Time>(random.next() >> (1 + random.below(60)));
            const auto part = random.below(round == 0 ? 1 : 2);
            parts[part].add(value);
            whole.add(value);
        }
        parts[0].merge(parts[1]);
        EXPECT_EQ(parts[0].count(), whole.count());
        EXPECT_EQ(parts[0].min(), whole.min());
        EXPECT_EQ(parts[0].max(), whole.max());
        EXPECT_NEAR(parts[0].mean(), whole.mean(), 1e-9 * whole.mean());
        for (double q = 0; q <= 1; q += 0.01)
            EXPECT_EQ(parts[0].quantile(q), whole.quantile(q));
    }
}

TEST(Histogram, ForgetsOnReset) {
    Histogram histogram;
    histogram.add(1'000'000, 10);
    histogram.reset();
    EXPECT_EQ(histogram.count(), 0u);
    EXPECT_EQ(histogram.quantile(0.9), 0);
    histogram.add(5);
    EXPECT_EQ(histogram.quantile(0.9), 5);
    EXPECT_DOUBLE_EQ(histogram.mean(), 5);
}

// Latencies of a service lie within a few doublings, however many there are.
TEST(Histogram, StaysSmallHoweverManyValuesCome) {
    Histogram histogram;
    RandomStream random(1, "histogram memory");
    for (int i = 0; i < 200'000; ++i)
        histogram.add(kMillisecond + static_cast<Time>(random.below(30 * kMillisecond)));
    EXPECT_LE(histogram.memory(), 8u * 1024);
}

}  // namespace
}  // namespace berth::sim::engine
