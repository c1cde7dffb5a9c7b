// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/catalogue_view.h"

#include <algorithm>

namespace berth::sim::cluster {

domain::Catalogue catalogueOf(const Cluster& cluster, std::span<const images::ImageModel> images) {
    domain::Catalogue catalogue;
    catalogue.regions = cluster.regions();
    for (std::size_t i = 0; i < cluster.pools().size(); ++i) {
        const PoolInfo& pool = cluster.pools()[i];
        if (catalogue.findSpec(pool.spec.name) == nullptr) catalogue.gpuSpecs.push_back(pool.spec);
        const domain::RegionId& region = cluster.regions()[pool.region].id;
        const auto [free, total] = cluster.stock(static_cast<PoolIndex>(i));
        const auto same = std::find_if(
            catalogue.pools.begin(), catalogue.pools.end(), [&](const domain::Pool& other) {
                return other.region == region && other.gpuSpec == pool.spec.name;
            });
        if (same != catalogue.pools.end()) {  // machines of two kinds behind one offer
            same->free += free;
            same->total += total;
            continue;
        }
        catalogue.pools.push_back({region, pool.spec.name, pool.price, free, total});
    }
    for (const images::ImageModel& image : images)
        catalogue.presets.push_back(image.preset);
    return catalogue;
}

}  // namespace berth::sim::cluster
