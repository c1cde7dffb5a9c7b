// SPDX-License-Identifier: GPL-3.0-or-later
// Known answers. Every compiler, build type and processor must give these very values; a change of
// one is a change of what saved simulations replay to.
#include "sim/engine/trace_hash.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>

#include "tests/sim/engine/queue_station.h"

namespace berth::sim::engine {
namespace {

StationSpec station(Distribution service) {
    StationSpec spec;
    spec.servers = 100;
    spec.arrivals = {DistributionKind::Exponential, 1.0 / 90, 1};
    spec.service = service;
    spec.customers = 20'000;
    return spec;
}

TEST(TraceHash, DependsOnEachWordAndOnTheirOrder) {
    const auto hash = [](std::initializer_list<std::uint64_t> words) {
        TraceHash trace;
        for (const std::uint64_t word : words)
            trace.mix(word);
        return trace.value();
    };
    EXPECT_EQ(hash({1, 2, 3}), hash({1, 2, 3}));
    EXPECT_NE(hash({1, 2, 3}), hash({1, 3, 2}));
    EXPECT_NE(hash({1, 2, 3}), hash({1, 2, 3, 0}));
    for (int bit = 0; bit < 64; ++bit)
        EXPECT_NE(hash({0, 0, 0}), hash({0, std::uint64_t{1} << bit, 0}));
}

TEST(TraceHash, IsTheKnownOneForEachDistribution) {
    struct Known {
        Distribution service;
        std::uint64_t hash;
    };
    const Known known[] = {
        {{DistributionKind::Constant, 1, 0}, 0x4F8B6B70CA91DC47ULL},
        {{DistributionKind::Exponential, 1, 1}, 0xF0B6B2E28016351AULL},
        {{DistributionKind::Lognormal, 1, .8}, 0x5D2C23DF62860D16ULL},
        {{DistributionKind::Gamma, 1, .6}, 0x718C80A94DD79C0BULL},
        {{DistributionKind::Gamma, 1, 1.7}, 0xBB42A34B9BD06B1AULL},
        {{DistributionKind::Weibull, 1, .5}, 0xE7D5D08D859A0BD8ULL},
        {{DistributionKind::Uniform, 1, .5}, 0xBAA81E0187DADCB2ULL},
    };
    for (const Known& k : known) {
        const StationResult result = runStation(station(k.service), 42);
        EXPECT_EQ(result.traceHash, k.hash)
            << static_cast<int>(k.service.kind) << std::hex << "  0x" << result.traceHash;
    }
}

TEST(TraceHash, AnotherSeedGivesAnotherOne) {
    const StationSpec spec = station({DistributionKind::Exponential, 1, 1});
    EXPECT_EQ(runStation(spec, 1).traceHash, runStation(spec, 1).traceHash);
    EXPECT_NE(runStation(spec, 1).traceHash, runStation(spec, 2).traceHash);
}

}  // namespace
}  // namespace berth::sim::engine
