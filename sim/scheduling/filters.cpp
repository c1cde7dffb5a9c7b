// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scheduling/filters.h"

namespace berth::sim::scheduling {
namespace {

bool isAmong(const std::vector<bool>& allowed, std::uint32_t index) {
    return allowed.empty() || (index < allowed.size() && allowed[index]);
}

bool hasItsLike(const PlacementQuery& query, MachineIndex machine, const PlacementFacts& facts) {
    switch (query.apart) {
        case Apart::Nowhere:
            return false;
        case Apart::Machine:
            return facts.nodesOn(machine, query.deployment) > 0;
        case Apart::Rack:
            return facts.nodesInRackOf(machine, query.deployment) > 0;
    }
    return false;
}

}  // namespace

std::optional<domain::PlacementRejection::Filter> firstRejection(const PlacementQuery& query,
                                                                 const MachineTable& table,
                                                                 MachineIndex machine,
                                                                 const PlacementFacts* facts) {
    using Filter = domain::PlacementRejection::Filter;
    const MachineState& state = table[machine];
    if (!isAmong(query.kinds, state.kind)) return Filter::GpuModel;
    if (!isAmong(query.groups, state.group)) return Filter::Region;
    if (state.closed) return state.closed;
    if (query.apart != Apart::Nowhere && facts != nullptr && hasItsLike(query, machine, *facts))
        return Filter::AntiAffinity;
    if (!state.fitsCards(query.demand)) return Filter::GpuBusy;
    if (state.cpuMilliLeft < query.demand.cpuMilli) return Filter::Cores;
    if (state.memoryLeft < query.demand.memory) return Filter::Memory;
    return std::nullopt;
}

}  // namespace berth::sim::scheduling
