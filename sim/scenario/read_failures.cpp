// SPDX-License-Identifier: GPL-3.0-or-later
// What breaks by itself, and the noise of a cluster of other people's machines.
#include <fmt/core.h>

#include "models/domain/simulated_xid.h"
#include "sim/images/builtin_images.h"
#include "sim/scenario/section_readers.h"

namespace berth::sim::scenario {
namespace {

using engine::DistributionKind;

void readRate(const MapReader& map, std::string_view key, std::string_view repair,
              std::optional<FailureRate>& target) {
    const YamlNode* value = map.find(key);
    if (value == nullptr) return;
    const MapReader own{*value, map.pathOf(key), sections::kFailureRate, map.errors()};
    FailureRate rate;
    own.require("every", "{distribution: exponential, mean: 720h}");
    if (const YamlNode* every = own.find("every")) {
        const auto read = readDistribution({*every, own.pathOf("every"), own.errors()});
        if (read) rate.every = *read;
        if (read && read->mean * engine::kSecond < engine::kSecond)
            own.errors().add(*every, own.pathOf("every"), "at least a second, such as 720h");
    }
    if (repair.empty()) {
        own.refuse("repair", "an error that a driver reports is over at once");
    } else {
        own.require("repair", repair);
        if (const YamlNode* span = own.find("repair")) {
            if (const auto read = readDistribution({*span, own.pathOf("repair"), own.errors()}))
                rate.repair = *read;
        }
    }
    target = rate;
}

// Fitted to a published test of 100 replicas for 7 days on a GPU cloud, with an image of 5.53 GB:
// the first is online in less than 3 minutes, half of them by 10, 80 % by 20, 90 % by 40, all by
// 80; 182 times a replica was moved to another machine; a replica ran for 60 hours on average.
//
// Lines: the image comes in a median of 8.5 minutes over the usual ones and in one of 40 over the
// slow ones. Reclaims: 182 moves in 100 × 168 hours are one in 92.3 hours of a machine, whose owner
// wants it back for some hours; (100 + 182) runs in that time are the 60 hours of each.
PullRates noisyLines() {
    return {{DistributionKind::Lognormal, 12.98e6, 0.658},
            {DistributionKind::Lognormal, 2.377e6, 0.254},
            0.15};
}

FailureRate reclaims() {
    return {{DistributionKind::Exponential, 92.3 * 3600, 1},
            {DistributionKind::Lognormal, 4.0 * 3600, 1}};
}

}  // namespace

FailureConfig readFailures(const YamlNode& value, const std::string& path, ErrorList& errors) {
    const MapReader map{value, path, sections::kFailures, errors};
    FailureConfig failures;
    readRate(map, "machine", "{distribution: lognormal, mean: 30m, cv: 1}", failures.machine);
    readRate(map, "rack", "{distribution: lognormal, mean: 1h, cv: 1}", failures.rack);
    readRate(map, "card_lost", "{distribution: lognormal, mean: 2h, cv: 1}", failures.cardLost);
    readRate(map, "card_xid", {}, failures.cardXid);
    if (!map.has("card_xid")) {
        map.refuse("xid", "only card_xid has one");
    } else if (map.integer("xid", 1, kHighestXid, failures.xid) &&
               domain::simulatedXid(failures.xid) == nullptr) {
        map.errors().add(*map.find("xid"), map.pathOf("xid"),
                         fmt::format("Xid {} is not simulated: try 31 or 94", failures.xid));
    }
    return failures;
}

void readNoise(const MapReader& root, Scenario& scenario) {
    constexpr std::pair<std::string_view, bool> kNoises[] = {{"none", false}, {"default", true}};
    bool noisy = false;
    root.choice("noise", kNoises, noisy);
    if (!noisy) return;
    for (PoolConfig& pool : scenario.cluster.pools) {
        pool.pullRates = noisyLines();
        if (!pool.failures.machine) pool.failures.machine = reclaims();
    }
}

void checkWarmImages(const MapReader& root, const Scenario& scenario) {
    const YamlNode* cluster = root.find("cluster");
    const YamlNode* pools = cluster == nullptr ? nullptr : cluster->find("pools");
    if (pools == nullptr) return;
    for (std::size_t i = 0; i < pools->items.size(); ++i) {
        const YamlNode* names = pools->items[i].find("warm_images");
        if (names == nullptr) continue;
        for (std::size_t n = 0; n < names->items.size(); ++n) {
            const YamlNode& name = names->items[n];
            if (name.kind != YamlNode::Kind::Scalar) continue;  // complained of already
            if (images::findImage(scenario.images, name.text) != nullptr) continue;
            root.errors().add(name, fmt::format("cluster.pools[{}].warm_images[{}]", i, n),
                              fmt::format("there is no image {}: name a built-in one or one of "
                                          "\"images\"",
                                          describe(name)));
        }
    }
}

}  // namespace berth::sim::scenario
