// SPDX-License-Identifier: GPL-3.0-or-later
// The engine alone against queueing theory: every figure lies in the 99 % interval over 30 seeds.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "tests/sim/engine/queue_station.h"

namespace berth::sim::engine {
namespace {

constexpr int kSeeds = 30;
constexpr double kStudent29 = 2.756;  // two-sided 99 % point of Student's t, 29 degrees of freedom

using Figure = double StationResult::*;

struct Expected {
    const char* name;
    Figure figure;
    double value;
};

void check(const StationSpec& spec, const std::vector<Expected>& expected) {
    std::vector<StationResult> results;
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed)
        results.push_back(runStation(spec, seed));
    for (const Expected& e : expected) {
        double sum = 0;
        for (const StationResult& result : results)
            sum += result.*e.figure;
        const double mean = sum / kSeeds;
        double squares = 0;
        for (const StationResult& result : results)
            squares += (result.*e.figure - mean) * (result.*e.figure - mean);
        const double half = kStudent29 * std::sqrt(squares / (kSeeds - 1) / kSeeds);
        EXPECT_NEAR(mean, e.value, half) << e.name;
        // An interval that holds everything would prove nothing.
        EXPECT_LT(half, 0.15 * e.value) << e.name;
    }
}

Distribution exponential(double mean) {
    return {DistributionKind::Exponential, mean, 1};
}

// Arrivals per second, servers of rate 1, and how many customers are counted.
StationSpec markov(int servers, double rate, std::uint64_t customers) {
    StationSpec spec;
    spec.servers = servers;
    spec.arrivals = exponential(1 / rate);
    spec.service = exponential(1);
    spec.customers = customers;
    spec.warmUp = customers / 5;
    return spec;
}

StationSpec loss(int servers, double rate, std::uint64_t customers) {
    StationSpec spec = markov(servers, rate, customers);
    spec.places = static_cast<std::uint64_t>(servers);
    return spec;
}

TEST(QueueingTheory, OneServerAtNineTenths) {
    check(markov(1, .9, 60'000),
          {{"waited", &StationResult::waited, .9}, {"wait", &StationResult::meanWait, 9}});
}

TEST(QueueingTheory, TenServersFollowErlangC) {
    check(markov(10, 9, 60'000), {{"waited", &StationResult::waited, .668731524107697},
                                  {"wait", &StationResult::meanWait, .668731524107697}});
}

TEST(QueueingTheory, AHundredServersFollowErlangC) {
    check(markov(100, 90, 120'000), {{"waited", &StationResult::waited, .216940480906366},
                                     {"wait", &StationResult::meanWait, .021694048090637}});
}

TEST(QueueingTheory, LossSystemsFollowErlangB) {
    check(loss(10, 8, 30'000), {{"blocked", &StationResult::blocked, .121661064252952}});
    check(loss(100, 90, 30'000), {{"blocked", &StationResult::blocked, .026957380464359}});
    check(loss(1000, 1000, 50'000), {{"blocked", &StationResult::blocked, .024811917646160}});
}

TEST(QueueingTheory, ALimitedQueueTurnsAwayWhatItShould) {
    StationSpec spec = markov(1, .9, 30'000);
    spec.places = 10;
    check(spec, {{"blocked", &StationResult::blocked, .050813731327412}});
}

TEST(QueueingTheory, ConstantServiceWaitsHalfAsLong) {
    StationSpec constant = markov(1, .8, 40'000);
    constant.service = {DistributionKind::Constant, 1, 0};
    check(constant, {{"wait", &StationResult::meanWait, 2}});
    check(markov(1, .8, 40'000), {{"wait", &StationResult::meanWait, 4}});
}

// Pollaczek and Khinchine: the wait is ρ(1+cv²)/(2(1−ρ)) times the mean service, whatever its
// shape.
TEST(QueueingTheory, TheWaitDependsOnTheServiceBySpreadOnly) {
    for (const DistributionKind kind :
         {DistributionKind::Lognormal, DistributionKind::Gamma, DistributionKind::Weibull}) {
        StationSpec spec = markov(1, .7, 40'000);
        spec.service = {kind, 1, 1.3};
        check(spec, {{"wait", &StationResult::meanWait, .7 * (1 + 1.69) / .6}});
    }
}

}  // namespace
}  // namespace berth::sim::engine
