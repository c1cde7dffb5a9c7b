// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/scenario/scenario_parser.h"

namespace berth::sim::scenario {
namespace {

int nodesOnMachine(const PoolConfig& pool) {
    const domain::GpuSpec& spec = pool.spec;
    int nodes = spec.cards > 0 ? pool.cardsPerMachine / spec.cards : 0;
    if (spec.cpuCores > 0) nodes = std::min(nodes, pool.cpuCores / spec.cpuCores);
    if (spec.memory.count > 0) {
        nodes = static_cast<int>(std::min<std::int64_t>(nodes, pool.memory / spec.memory.count));
    }
    return nodes;
}

}  // namespace

domain::Catalogue catalogueOf(const ClusterConfig& cluster,
                              const std::vector<images::ImageModel>& images) {
    domain::Catalogue catalogue;
    for (const RegionConfig& region : cluster.regions)
        catalogue.regions.push_back(region.region);
    for (const PoolConfig& pool : cluster.pools) {
        if (!catalogue.findSpec(pool.spec.name)) catalogue.gpuSpecs.push_back(pool.spec);
        const int nodes = nodesOnMachine(pool) * pool.machines;
        catalogue.pools.push_back({pool.region, pool.spec.name, pool.price, nodes, nodes});
    }
    for (const images::ImageModel& image : images)
        catalogue.presets.push_back(image.preset);
    return catalogue;
}

}  // namespace berth::sim::scenario
