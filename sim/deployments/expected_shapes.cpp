// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/deployments/expected_shapes.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "sim/scheduling/fgd/typical_shapes.h"

namespace berth::sim::deployments {

std::vector<scheduling::TypicalShape> expectedShapes(
    const cluster::Cluster& cluster, std::span<const domain::DeploymentSpec> deployments) {
    std::map<std::string, std::int64_t> wanted;  // nodes of each spec
    for (const domain::DeploymentSpec& spec : deployments)
        wanted[spec.gpuSpec] += spec.nodesAtOnce();
    if (wanted.empty()) {
        for (std::size_t pool = 0; pool < cluster.pools().size(); ++pool) {
            const auto index = static_cast<cluster::PoolIndex>(pool);
            wanted[cluster.pools()[pool].spec.name] += cluster.stock(index).second;
        }
    }
    std::vector<scheduling::NamedShape> shapes;
    for (const auto& [name, nodes] : wanted) {
        domain::DeploymentSpec spec;
        spec.gpuSpec = name;
        const auto demand = cluster.demandOf(spec, 0);
        if (!demand || nodes == 0) continue;
        scheduling::PlacementQuery query = cluster.queryOf(*demand);
        shapes.push_back({{query.demand, std::move(query.kinds), nodes}, name});
    }
    return scheduling::typicalShapes(std::move(shapes));
}

}  // namespace berth::sim::deployments
