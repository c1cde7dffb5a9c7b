// SPDX-License-Identifier: GPL-3.0-or-later
// What faults mean to containers, clocks and the nodes of a machine that is drained.
#include <fmt/format.h>

#include "models/domain/fault_traits.h"
#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

using domain::FaultKind;

serving::Impairment Simulation::State::impairmentOf(const cluster::NodeRecord& node) const {
    serving::Impairment impairment;
    if (!node.onMachine) return impairment;
    const cluster::MachineEffects& effects = life.effects().machine(*node.machine);
    impairment.unreachable = effects.cutFromClients;
    impairment.loss = effects.loss;
    impairment.delay = effects.delay;
    impairment.writeSpeed = effects.diskSpeed;
    impairment.clockAhead = effects.clockAhead;
    impairment.errors = life.effects().version(node.deployment, node.revision).errors;
    return impairment;
}

engine::Time Simulation::State::clockOf(const cluster::NodeRecord& node) const {
    if (!node.onMachine) return engine.now();
    return engine.now() + life.effects().machine(*node.machine).clockAhead;
}

void Simulation::State::onEffectsChanged() {
    for (const auto& [key, node] : life.nodes()) {
        if (node->listening) serving.setImpairment(key, impairmentOf(*node));
    }
}

void Simulation::State::onImpaired(serving::NodeKey /*node*/, serving::ImpairmentHit hit) {
    switch (hit) {
        case serving::ImpairmentHit::Unreachable:
            return life.effects().count(FaultKind::Partition);
        case serving::ImpairmentHit::Lost:
            return life.effects().count(FaultKind::NetworkLoss);
        case serving::ImpairmentHit::Delayed:
            return life.effects().count(FaultKind::NetworkDelay);
        case serving::ImpairmentHit::Error:
            return life.effects().count(FaultKind::VersionErrors);
        case serving::ImpairmentHit::SlowWrite:
            return life.effects().count(FaultKind::SlowDisk);
    }
}

void Simulation::State::onDrain(cluster::MachineIndex machine) {
    std::vector<serving::NodeKey> leaving;
    for (const auto& [key, node] : life.nodes()) {
        const bool stays = !node->active() || !node->onMachine || node->spec->job.has_value();
        if (!stays && *node->machine == machine) leaving.push_back(key);
    }
    for (const serving::NodeKey key : leaving) {
        const cluster::NodeRecord* node = life.find(key);
        if (node->active() && node->replaceCause == cluster::ReplaceCause::None)
            deployments.replaceNode(key);
        life.effects().count(FaultKind::Drain);
    }
}

// Which nodes move, and which cannot: those for which no other machine has room now, and those of
// jobs, whose runs go on to their end.
std::string Simulation::State::drainWords(const std::string& machine) const {
    const cluster::MachineIndex index = *cluster.findMachine({machine});
    int moving = 0;
    std::string stuck;
    std::string jobs;
    for (const auto& [key, node] : life.nodes()) {
        if (!node->active() || !node->onMachine || *node->machine != index) continue;
        if (node->spec->job) {
            jobs += (jobs.empty() ? "" : ", ") + node->name;
            continue;
        }
        ++moving;
        if (!placer.fitsElsewhere(*node)) stuck += (stuck.empty() ? "" : ", ") + node->name;
    }
    std::string words = fmt::format("{} node{} to move", moving, moving == 1 ? "" : "s");
    if (!stuck.empty()) words += fmt::format("; no room elsewhere now for {}", stuck);
    if (!jobs.empty()) words += fmt::format("; {} stay until their runs are done", jobs);
    return words;
}

std::vector<Simulation::FaultReport> Simulation::faultReports() const {
    std::vector<FaultReport> reports;
    for (const domain::FaultTraits& traits : domain::faultTraits()) {
        const FaultReport report{traits.kind, m_state->injector.struck(traits.kind),
                                 m_state->injector.hits(traits.kind)};
        if (report.struck > 0) reports.push_back(report);
    }
    return reports;
}

}  // namespace berth::sim::platform
