// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/offers.h"

#include <fmt/format.h>

#include <cstddef>

#include "sim/engine/base64.h"
#include "sim/engine/random.h"

namespace berth::sim::cluster {

namespace {

constexpr std::size_t kTokenBytes = 148;  // 200 characters
constexpr engine::Time kPeriodsGood = Offers::kGoodFor / Offers::kListedFor;

}  // namespace

std::string Offers::token(const Offer& offer, engine::Time period) const {
    engine::RandomStream random(
        m_seed, fmt::format("offer/{}/{}/{}", offer.region.value, offer.gpuSpec, period));
    std::string bytes;
    while (bytes.size() < kTokenBytes) {
        const std::uint64_t word = random.next();
        for (unsigned shift = 0; shift < 64 && bytes.size() < kTokenBytes; shift += 8)
            bytes += static_cast<char>(word >> shift);
    }
    return engine::base64(bytes);
}

void Offers::list(domain::Catalogue& catalogue, engine::Time now) const {
    for (domain::Pool& pool : catalogue.pools)
        pool.offer = token({pool.region, pool.gpuSpec}, now / kListedFor);
}

std::map<std::string, Offer> Offers::known(const std::vector<std::string>& tokens,
                                           engine::Time now) const {
    std::map<std::string, Offer> found;
    if (tokens.empty()) return found;
    std::map<std::string, Offer> good;
    for (const PoolInfo& pool : m_cluster.pools()) {
        const Offer offer{m_cluster.regions()[pool.region].id, pool.spec.name};
        const engine::Time newest = now / kListedFor;
        for (engine::Time period = newest; period >= 0 && newest - period < kPeriodsGood; --period)
            good.emplace(token(offer, period), offer);
    }
    for (const std::string& each : tokens) {
        if (const auto match = good.find(each); match != good.end()) found.insert(*match);
    }
    return found;
}

}  // namespace berth::sim::cluster
