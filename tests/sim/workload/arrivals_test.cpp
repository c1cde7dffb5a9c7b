// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/arrivals.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

#include "sim/workload/diurnal_arrivals.h"
#include "sim/workload/mmpp_arrivals.h"

namespace berth::sim::workload {
namespace {

using engine::kHour;
using engine::kMinute;
using engine::kSecond;
using engine::Time;

constexpr Time kDayOfTests = 24 * kHour;

std::vector<Time> timesOf(const ArrivalSpec& spec, Time begin, Time until, std::uint64_t seed = 1) {
    engine::RandomStream random(seed, "arrivals");
    const auto process = makeArrivals(spec, begin);
    std::vector<Time> times;
    Time at = begin;
    while (const auto arrival = process->next(at, random)) {
        if (arrival->at >= until) break;
        EXPECT_GE(arrival->at, at);
        times.push_back(at = arrival->at);
    }
    return times;
}

std::vector<double> countsPer(Time window, const std::vector<Time>& times, Time until) {
    std::vector<double> counts(static_cast<std::size_t>(until / window), 0.0);
    for (const Time at : times) {
        const auto i = static_cast<std::size_t>(at / window);
        if (i < counts.size()) ++counts[i];
    }
    return counts;
}

double meanOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

// Variance over mean of counts: 1 for a Poisson process.
double dispersion(const std::vector<double>& counts) {
    const double mean = meanOf(counts);
    double squares = 0;
    for (const double count : counts)
        squares += (count - mean) * (count - mean);
    return squares / static_cast<double>(counts.size() - 1) / mean;
}

// Pearson's statistic; bins where nothing is expected must hold nothing.
double chiSquare(const std::vector<double>& seen, const std::vector<double>& expected) {
    double sum = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        if (expected[i] == 0) {
            EXPECT_EQ(seen[i], 0) << i;
        } else {
            sum += (seen[i] - expected[i]) * (seen[i] - expected[i]) / expected[i];
        }
    }
    return sum;
}
constexpr double kChi23 = 49.73;  // 99.9 % point with 23 degrees of freedom

std::vector<double> byHour(const std::vector<Time>& times) {
    std::vector<double> hours(24, 0.0);
    for (const Time at : times)
        ++hours[static_cast<std::size_t>(at % kDayOfTests / kHour)];
    return hours;
}

TEST(Arrivals, ConstantOnesKeepTheirDistance) {
    EXPECT_EQ(timesOf(ConstantArrivals{4}, kSecond, 2 * kSecond),
              (std::vector<Time>{kSecond * 5 / 4, kSecond * 3 / 2, kSecond * 7 / 4}));
}

TEST(Arrivals, PoissonOnesHaveTheMeanAndTheDispersionOfTheirLaw) {
    const Time until = 10'000 * kSecond;
    const auto counts = countsPer(kSecond, timesOf(PoissonArrivals{10}, 0, until), until);
    EXPECT_NEAR(meanOf(counts), 10, 4 * std::sqrt(10.0 / 10'000));
    EXPECT_NEAR(dispersion(counts), 1, 4 * std::sqrt(2.0 / 10'000));
}

TEST(Arrivals, NoRateIsTooLowOrTooHigh) {
    EXPECT_TRUE(timesOf(PoissonArrivals{1e-300}, 0, kDayOfTests).empty());
    EXPECT_TRUE(timesOf(ConstantArrivals{1e-300}, 0, kDayOfTests).empty());
    EXPECT_EQ(timesOf(ConstantArrivals{1e12}, 0, 10).size(), 9U);  // never twice in an instant
    EXPECT_EQ(instantAfter(5, 0), 6);
    EXPECT_EQ(instantAfter(0, 1e300), std::nullopt);
    EXPECT_EQ(instantAfter(Time{1} << 60, 1.5e9), std::nullopt);
}

// Index of dispersion of counts of a stationary two-state MMPP over a window t, with rates r1, r2
// and leaving rates q1, q2 (Heffes and Lucantoni, "A Markov modulated characterization of
// packetized voice and data traffic", 1986).
double mmppDispersion(double r1, double r2, double q1, double q2, double t) {
    const double q = q1 + q2;
    const double spread = (r1 - r2) * (r1 - r2) * q1 * q2 / (r1 * q2 + r2 * q1);
    return 1 + 2 * spread / (q * q) - 2 * spread / (q * q * q * t) * (1 - std::exp(-q * t));
}

TEST(Arrivals, MmppOnesHaveTheMeanAndTheDispersionOfTheirLaw) {
    const MmppArrivals spec{{{2, 20}, {40, 5}}, {}};
    EXPECT_DOUBLE_EQ(meanRate(spec), 0.8 * 2 + 0.2 * 40);
    const Time until = 100'000 * kSecond;
    const auto times = timesOf(spec, 0, until);
    for (const double window : {0.5, 10.0, 100.0}) {
        const auto span = static_cast<Time>(window * kSecond);
        const auto counts = countsPer(span, times, until);
        const double expected = mmppDispersion(2, 40, 1.0 / 20, 1.0 / 5, window);
        EXPECT_NEAR(dispersion(counts) / expected, 1,
                    6 * std::sqrt(2 / static_cast<double>(counts.size())) + 0.03)
            << window;
        const double error = std::sqrt(mmppDispersion(2, 40, .05, .2, 1e5) * 9.6 / 100'000);
        EXPECT_NEAR(meanOf(counts), 9.6 * window, 4 * error * window);
    }
}

TEST(Arrivals, AnMmppIsStationaryFromItsStart) {
    const MmppArrivals spec{{{0, 90}, {100, 10}}, {}};
    double first = 0;
    constexpr int kRuns = 2'000;
    for (std::uint64_t seed = 1; seed <= kRuns; ++seed)
        first += static_cast<double>(timesOf(spec, 0, kSecond, seed).size());
    // Mostly none, a tenth of the time about a hundred: deviation about 30 a run.
    EXPECT_NEAR(first / kRuns, 10, 4 * 30 / std::sqrt(1.0 * kRuns));
}

TEST(Arrivals, AChainOfThreeStatesGoesWhereItsTransitionsSay) {
    // In a ring, so the shares are in proportion to the mean times.
    const MmppArrivals ring{{{1, 1}, {0, 2}, {0, 3}}, {{0, 1, 0}, {0, 0, 7}, {2, 0, 0}}};
    const auto shares = stationaryShares(ring);
    EXPECT_NEAR(shares[0], 1.0 / 6, 1e-15);
    EXPECT_NEAR(shares[1], 2.0 / 6, 1e-15);
    EXPECT_NEAR(shares[2], 3.0 / 6, 1e-15);
    // From the first one in four to the second; detailed balance by hand.
    const MmppArrivals star{{{0, 1}, {0, 1}, {0, 1}}, {{0, 1, 3}, {1, 0, 0}, {1, 0, 0}}};
    const auto starShares = stationaryShares(star);
    EXPECT_NEAR(starShares[0], 0.5, 1e-15);
    EXPECT_NEAR(starShares[1], 0.125, 1e-15);
    EXPECT_NEAR(starShares[2], 0.375, 1e-15);
    const Time until = 60'000 * kSecond;
    const auto times = timesOf(ring, 0, until);
    EXPECT_NEAR(static_cast<double>(times.size()) / 60'000, meanRate(ring), 0.015);
}

TEST(Arrivals, DiurnalOnesFollowTheirCurveHourByHour) {
    const DiurnalArrivals spec{2.0, 0.2, 20 * kHour};
    EXPECT_DOUBLE_EQ(rateAt(spec, 20 * kHour), 2.0);
    EXPECT_DOUBLE_EQ(rateAt(spec, 8 * kHour), 0.2);
    EXPECT_NEAR(rateAt(spec, 2 * kHour), 1.1, 1e-12);
    EXPECT_NEAR(rateAt(spec, kDayOfTests + 14 * kHour), 1.1, 1e-12);
    constexpr int kDays = 3;
    std::vector<double> expected(24);
    for (int hour = 0; hour < 24; ++hour) {
        // The integral of the cosine over the hour.
        const double turn = 2 * M_PI / 24;
        const double waves =
            (std::sin(turn * (hour + 1 - 20)) - std::sin(turn * (hour - 20))) / turn;
        expected[static_cast<std::size_t>(hour)] = kDays * 3600 * (1.1 + 0.9 * waves);
    }
    const auto times = timesOf(spec, 0, kDays * kDayOfTests);
    EXPECT_LT(chiSquare(byHour(times), expected), kChi23);
}

TEST(Arrivals, HourlyOnesFollowTheirWeights) {
    std::vector<double> weights(24, 1.0);
    weights[3] = 0;
    weights[4] = 0;
    weights[20] = 9;
    const StepwiseArrivals spec = hourlyArrivals(0.5, weights);
    EXPECT_DOUBLE_EQ(meanRate(spec), 0.5);
    constexpr int kDays = 4;
    std::vector<double> expected;
    for (const double weight : weights)
        expected.push_back(kDays * 24 * 3600 * 0.5 * weight / 30);
    EXPECT_LT(chiSquare(byHour(timesOf(spec, 0, kDays * kDayOfTests)), expected), kChi23);
    // Hours are those of the simulation, whenever a load begins.
    for (const Time at : timesOf(spec, 2 * kDayOfTests + 4 * kHour, 3 * kDayOfTests))
        EXPECT_GE(at, 2 * kDayOfTests + 5 * kHour);
}

TEST(Arrivals, BurstsComeAtTheEndOfEachOfTheirPeriods) {
    const StepwiseArrivals spec = burstArrivals(0, 50, 10 * kMinute, 30 * kSecond);
    const auto times = timesOf(spec, kMinute, kMinute + 100 * kMinute);
    EXPECT_NEAR(static_cast<double>(times.size()), 15'000, 4 * std::sqrt(15'000));
    for (const Time at : times)
        EXPECT_GE((at - kMinute) % (10 * kMinute), 570 * kSecond);
    EXPECT_DOUBLE_EQ(meanRate(burstArrivals(1, 21, 10 * kSecond, kSecond)), 3);
}

TEST(Arrivals, StepsOfALowRateAreSkippedWithoutBeingCounted) {
    // One in about 3,000 periods: the distances are exponential but for the pattern of a second.
    const StepwiseArrivals spec = burstArrivals(0, 1.0 / 1500, kSecond, kSecond / 2);
    const auto times = timesOf(spec, 0, 3'000'000 * kSecond);
    const double count = static_cast<double>(times.size());
    EXPECT_NEAR(count, 1000, 4 * std::sqrt(1000.0));
    double squares = 0;
    Time last = 0;
    for (const Time at : times) {
        EXPECT_GE(at % kSecond, kSecond / 2);
        const double distance = engine::toSeconds(at - last);
        squares += distance * distance;
        last = at;
    }
    EXPECT_NEAR(squares / count / (2 * 3000.0 * 3000), 1, 0.35);
    // And nothing at all within what an engine counts.
    EXPECT_TRUE(timesOf(burstArrivals(0, 1e-300, kSecond, kSecond / 2), 0, kDayOfTests).empty());
}

TEST(Arrivals, TheSameSeedGivesTheSameAndAnotherAnother) {
    for (const ArrivalSpec& spec :
         std::vector<ArrivalSpec>{PoissonArrivals{3}, MmppArrivals{{{1, 3}, {9, 2}}, {}},
                                  DiurnalArrivals{3, 1}, burstArrivals(1, 9, kMinute, kSecond)}) {
        EXPECT_EQ(timesOf(spec, 0, kMinute, 7), timesOf(spec, 0, kMinute, 7));
        EXPECT_NE(timesOf(spec, 0, kMinute, 7), timesOf(spec, 0, kMinute, 8));
    }
}

}  // namespace
}  // namespace berth::sim::workload
