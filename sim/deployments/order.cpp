// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/order.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace berth::sim::deployments {

namespace {

using Regions = std::vector<domain::RegionId>;

bool holds(const Regions& regions, const domain::RegionId& region) {
    return std::find(regions.begin(), regions.end(), region) != regions.end();
}

}  // namespace

domain::Result<Order> takeOrder(domain::DeploymentSpec& spec, const cluster::Offers& offers,
                                engine::Time now, const Order* before) {
    Order order;
    if (spec.offers.empty()) return order;
    order.good = offers.known(spec.offers, now);
    if (before != nullptr) {
        for (const std::string& token : spec.offers) {
            const auto held = before->good.find(token);
            if (held != before->good.end()) order.good.insert(*held);
        }
    }
    order.unknown = order.good.empty();
    if (order.unknown) return order;

    std::string gpuSpec = spec.gpuSpec;
    Regions regions;
    for (std::size_t i = 0; i < spec.offers.size(); ++i) {
        const auto found = order.good.find(spec.offers[i]);
        if (found == order.good.end()) continue;
        const cluster::Offer& offer = found->second;
        if (gpuSpec.empty()) gpuSpec = offer.gpuSpec;
        const auto differs = [i](const std::string& sold, const std::string& wanted) {
            return domain::fail(domain::ErrorCode::InvalidArgument,
                                fmt::format("the offer is for {}, not for {}", sold, wanted),
                                fmt::format("offers[{}]", i));
        };
        if (offer.gpuSpec != gpuSpec) return differs(offer.gpuSpec, gpuSpec);
        if (!spec.regions.empty() && !holds(spec.regions, offer.region))
            return differs("region " + offer.region.value, "the chosen regions");
        if (!holds(regions, offer.region)) regions.push_back(offer.region);
    }
    spec.gpuSpec = std::move(gpuSpec);
    spec.regions = std::move(regions);
    return order;
}

}  // namespace berth::sim::deployments
