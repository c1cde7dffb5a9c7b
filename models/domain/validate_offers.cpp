// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>

#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

bool listed(const Check& check, const std::string& offer) {
    const DeploymentSpec& spec = check.spec;
    const auto within = [&](const RegionId& region) {
        return spec.regions.empty() ||
               std::find(spec.regions.begin(), spec.regions.end(), region) != spec.regions.end();
    };
    const auto& pools = check.context.catalogue->pools;
    return std::any_of(pools.begin(), pools.end(), [&](const Pool& pool) {
        return !offer.empty() && pool.offer == offer && pool.gpuSpec == spec.gpuSpec &&
               within(pool.region);
    });
}

}  // namespace

// The platform takes an order with an offer it does not know; its nodes then wait for ever.
void checkOffers(Check& check) {
    const Catalogue* catalogue = check.context.catalogue;
    const auto& offers = check.spec.offers;
    if (catalogue == nullptr || offers.empty()) return;
    const bool platformHasOffers =
        std::any_of(catalogue->pools.begin(), catalogue->pools.end(),
                    [](const Pool& pool) { return !pool.offer.empty(); });
    if (!platformHasOffers) return;
    // GpuUnknown and GpuNotInRegion say that nothing is on offer.
    if (!catalogue->priceOf(check.spec.gpuSpec, check.spec.regions)) return;
    const auto gone = std::find_if(offers.begin(), offers.end(),
                                   [&](const std::string& offer) { return !listed(check, offer); });
    if (gone == offers.end()) return;
    check.add(FindingLevel::Warning, FindingKind::OfferUnknown,
              fmt::format("offers[{}]", gone - offers.begin()), check.spec.gpuSpec,
              fmt::format("it is ordered with an offer that the platform does not list for {} {}: "
                          "nodes would wait for ever; take what is on offer now",
                          check.spec.gpuSpec,
                          check.spec.regions.empty() ? "anywhere" : "in the chosen regions"),
              [](DeploymentSpec& mended) { mended.offers.clear(); });
}

}  // namespace berth::domain
