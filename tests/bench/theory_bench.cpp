// SPDX-License-Identifier: GPL-3.0-or-later
// The whole simulation against queueing theory: each figure with its 99 % interval over 30 seeds,
// as JSON. Ends with 1 when one lies outside. Usage: bench_theory [REQUESTS of each run].
#include <fmt/core.h>

#include <charconv>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "tests/sim/platform/queueing_formulas.h"
#include "tests/sim/platform/served_queue.h"

namespace berth::bench {
namespace {

using namespace sim::testing;

constexpr std::uint64_t kSeeds = 30;

struct Figure {
    const char* name;
    double ServedFigures::*of;
    double expected;
};

struct Case {
    std::string name;
    ServedQueue queue;
    std::vector<Figure> figures;
};

ServedQueue queueOf(int concurrency, double erlangs, double requests) {
    ServedQueue queue;
    queue.concurrency = concurrency;
    queue.erlangs = erlangs;
    queue.requests = requests;
    return queue;
}

Case waiting(int servers, double erlangs, double requests) {
    return {fmt::format("M/M/{} at {} erlangs", servers, erlangs),
            queueOf(servers, erlangs, requests),
            {{"waited", &ServedFigures::waited, erlangC(servers, erlangs)},
             {"mean_wait", &ServedFigures::meanWait, meanWait(servers, erlangs)}}};
}

Case loss(int servers, double erlangs, double requests) {
    Case made{fmt::format("M/M/{0}/{0} at {1} erlangs", servers, erlangs),
              queueOf(servers, erlangs, requests),
              {{"blocked", &ServedFigures::blocked, erlangB(servers, erlangs)}}};
    made.queue.queueLimit = 0;
    return made;
}

Case one(const std::string& name, const std::string& service, double erlangs, double cv,
         double requests) {
    Case made{name,
              queueOf(1, erlangs, requests),
              {{"mean_wait", &ServedFigures::meanWait, meanWaitOfOne(erlangs, cv)}}};
    made.queue.service = service;
    return made;
}

std::vector<Case> cases(double requests) {
    std::vector<Case> all{waiting(1, .9, 3 * requests), waiting(10, 9, requests),
                          waiting(100, 90, requests),   loss(10, 8, requests),
                          loss(100, 90, requests),      loss(1000, 1000, requests)};
    all.push_back(one("M/D/1 at .8", "distribution: constant", .8, 0, requests));
    all.push_back(one("M/M/1 at .8", "distribution: exponential", .8, 1, requests));
    for (const char* kind : {"lognormal", "gamma", "weibull"}) {
        all.push_back(one(fmt::format("M/G/1 at .7, {} with cv 1.3", kind),
                          fmt::format("distribution: {}, cv: 1.3", kind), .7, 1.3, requests));
    }
    Case limited{"M/M/1/10 at .9",
                 queueOf(1, .9, requests),
                 {{"blocked", &ServedFigures::blocked, blockedOfOne(.9, 10)}}};
    limited.queue.queueLimit = 9;
    all.push_back(limited);
    return all;
}

// Waits behind one link on ten nodes: the fewer accidents a policy leaves, the shorter.
bool measurePolicies(double requests) {
    std::vector<double> waits;
    std::printf("  \"policies\": {");
    const char* separator = "";
    for (const char* policy : {"least_connections", "round_robin", "random"}) {
        ServedQueue queue = queueOf(1, 8, requests);
        queue.nodes = 10;
        queue.balancing = policy;
        std::vector<double> figures;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed)
            figures.push_back(serveQueue(queue, seed).meanWait);
        waits.push_back(interval99(figures).mean);
        std::printf("%s\"%s\": %.4f", separator, policy, waits.back());
        separator = ", ";
    }
    const double central = meanWait(10, 8);
    const bool ordered = central < waits[0] && waits[0] < waits[1] && waits[1] < waits[2];
    std::printf(", \"central_queue\": %.4f, \"ordered\": %s}\n", central,
                ordered ? "true" : "false");
    return ordered;
}

bool measureAll(double requests) {
    bool allInside = true;
    std::printf("{\n  \"seeds\": %d, \"requests_each\": %.0f,\n  \"figures\": [",
                static_cast<int>(kSeeds), requests);
    const char* separator = "";
    for (const Case& each : cases(requests)) {
        std::vector<ServedFigures> runs;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed)
            runs.push_back(serveQueue(each.queue, seed));
        for (const Figure& figure : each.figures) {
            std::vector<double> values;
            for (const ServedFigures& run : runs)
                values.push_back(run.*figure.of);
            const Interval interval = interval99(values);
            const bool inside = interval.holds(figure.expected);
            allInside = allInside && inside;
            std::printf(
                "%s\n    {\"queue\": \"%s\", \"figure\": \"%s\", \"theory\": %.12g, \"mean\": "
                "%.12g, \"half\": %.4g, \"inside\": %s}",
                separator, each.name.c_str(), figure.name, figure.expected, interval.mean,
                interval.half, inside ? "true" : "false");
            separator = ",";
            std::fflush(stdout);
        }
    }
    std::printf("\n  ],\n");
    const bool ordered = measurePolicies(requests);
    std::printf("}\n");
    return allInside && ordered;
}

}  // namespace
}  // namespace berth::bench

int main(int argc, char** argv) {
    double requests = 20'000;
    if (argc > 1) {
        const char* end = argv[1] + std::strlen(argv[1]);
        const auto [parsed, status] = std::from_chars(argv[1], end, requests);
        if (status != std::errc{} || parsed != end || !(requests >= 1'000 && requests <= 1e9)) {
            std::fprintf(stderr, "bench_theory: the number of requests must be 1000 to 1e9\n");
            return 2;
        }
    }
    return berth::bench::measureAll(requests) ? 0 : 1;
}
