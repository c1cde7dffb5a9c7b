// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/faults/failure_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "models/domain/fault_traits.h"

namespace berth::sim::faults {

using domain::FaultKind;

FailureModel::FailureModel(engine::Engine& engine, std::uint64_t seed,
                           const scenario::ClusterConfig& config, const cluster::Cluster& cluster,
                           FaultInjector& injector)
    : m_engine(engine), m_seed(seed), m_injector(injector) {
    std::set<std::string> racks;  // one may hold machines of two pools
    for (std::size_t i = 0; i < config.pools.size(); ++i) {
        const scenario::FailureConfig& failures = config.pools[i].failures;
        if (!failures.any()) continue;
        const cluster::PoolInfo& pool = cluster.pools()[i];
        for (std::uint32_t n = 0; n < pool.machines; ++n) {
            const cluster::MachineInfo& machine = cluster.machine(pool.firstMachine + n);
            const std::string& id = machine.id.value;
            if (failures.machine) add(FaultKind::MachineDown, id, 0, *failures.machine);
            if (failures.rack && racks.insert(machine.rack).second)
                add(FaultKind::RackDown, machine.rack, 0, *failures.rack);
            for (int card = 0; card < pool.cardsPerMachine; ++card) {
                if (failures.cardLost) add(FaultKind::GpuLost, id, card, *failures.cardLost);
                if (failures.cardXid)
                    add(FaultKind::GpuXid, id, card, *failures.cardXid, failures.xid);
            }
        }
    }
}

void FailureModel::add(FaultKind kind, const std::string& target, int card,
                       const scenario::FailureRate& rate, int xid) {
    const std::string name =
        fmt::format("failure/{}/{}/{}", domain::traitsOf(kind).word, target, card);
    m_sources.push_back({kind, target, card, xid, rate, engine::RandomStream(m_seed, name)});
    planNext(m_sources.size() - 1, m_engine.now());
}

void FailureModel::planNext(std::size_t index, engine::Time after) {
    Source& source = m_sources[index];
    // However short what is drawn: time goes on.
    const engine::Time wait = std::max(source.rate.every.draw(source.random), engine::kSecond);
    m_engine.schedule(after + wait, {kFailureDue, static_cast<std::uint32_t>(index), 0});
}

void FailureModel::onEvent(const engine::EventRecord& event) {
    const std::size_t index = event.a;
    Source& source = m_sources[index];
    domain::Fault fault = domain::usualFault(source.kind);
    fault.target = source.target;
    fault.card = source.card;
    fault.xid = source.xid;
    engine::Time repair = 0;
    if (lasts(source.kind)) {
        repair = std::max(source.rate.repair.draw(source.random), engine::kSecond);
        fault.duration = domain::Duration{repair};
    }
    (void)m_injector.inject(fault);  // a card of a machine that is off breaks another time
    planNext(index, m_engine.now() + repair);
}

}  // namespace berth::sim::faults
