// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <utility>

#include "tests/support/sample_snapshot.h"

namespace berth::support {

using namespace domain;

namespace {

MapMachine machine(const std::string& region, const GpuSpec& spec, int index) {
    MapMachine made;
    std::string number = std::to_string(index + 1);
    number.insert(0, 3 - number.size(), '0');
    std::string gpu = spec.gpuModel + (spec.cards > 1 ? "x" + std::to_string(spec.cards) : "");
    std::erase(gpu, ' ');
    made.id = MachineId{region + "-" + gpu + "-" + number};
    made.rack = std::string("Rack ") + static_cast<char>('A' + index / 12);
    made.gpuSpec = spec.name;
    made.cards.resize(static_cast<std::size_t>(spec.cards));
    made.cacheCapacity = {200 * kGiB};
    made.cacheUsed = {(index * 37 % 200) * kGiB};
    return made;
}

}  // namespace

ClusterMapPtr sampleMap() {
    auto made = std::make_shared<ClusterMap>();
    const SnapshotPtr snapshot = sampleSnapshot();
    made->version = 3;
    made->at = snapshot->at;
    for (const Region& region : snapshot->catalogue.regions) {
        MapRegion drawn;
        drawn.region = region;
        drawn.registryRate = 400e6;
        drawn.registrySlow = region.id.value == "hebei-1";
        for (const Pool& pool : snapshot->catalogue.pools) {
            if (pool.region != region.id) continue;
            for (const GpuSpec& spec : snapshot->catalogue.gpuSpecs) {
                if (spec.name != pool.gpuSpec) continue;
                for (int i = 0; i < pool.total; ++i) {
                    drawn.machines.push_back(machine(region.id.value, spec, i));
                }
            }
        }
        if (region.id.value == "guangdong-1") {
            for (MapMachine& one : drawn.machines)
                one.down = one.rack == "Rack B";
        }
        if (!drawn.machines.empty()) drawn.machines.back().cordoned = true;
        for (const Node& node : snapshot->nodes) {
            if (node.region != region.id || !node.alive()) continue;
            for (MapMachine& one : drawn.machines) {
                if (one.gpuSpec != node.gpuSpec || one.cards.front().state != CardState::Free) {
                    continue;
                }
                for (MapCard& card : one.cards) {
                    card.state = node.state == NodeState::Pulling ? CardState::Pulling
                                 : one.down                       ? CardState::Lost
                                                                  : CardState::Busy;
                    card.deployment = node.deployment;
                    card.node = node.id;
                }
                break;
            }
        }
        made->regions.push_back(std::move(drawn));
    }
    return made;
}

}  // namespace berth::support
