// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives and alarms of the scenario: where their figures come from, and what is done about
// them.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/platform/simulation_state.h"
#include "sim/scenario/report.h"

namespace berth::sim::platform {

namespace {

using domain::AlarmAction;
using domain::AlarmFigure;

constexpr double kMillisecondsOf = 1000;  // a second

std::string figureText(AlarmFigure figure, double value) {
    switch (figure) {
        case AlarmFigure::Availability:
        case AlarmFigure::Answered:
        case AlarmFigure::GpuUse:
        case AlarmFigure::DiskUse:
            return fmt::format("{:.3f} %", value * 100);
        case AlarmFigure::P95:
            return fmt::format("{:.0f} ms", value);
        case AlarmFigure::BurnRate:
            return fmt::format("{:.1f} times as fast as allowed", value);
    }
    return {};
}

}  // namespace

// What the watch asks, answered by the rooms of the simulation.
class StateFigures final : public objectives::Figures {
  public:
    StateFigures(const deployments::Deployments& deployments, const serving::Serving& serving,
                 const std::map<serving::DeploymentKey, DeploymentStats>& stats,
                 const cluster::NodeLife& life, const Billing& billing, engine::Time now)
        : m_deployments(deployments),
          m_serving(serving),
          m_stats(stats),
          m_life(life),
          m_billing(billing),
          m_now(now) {}

    std::optional<double> readySeconds(const std::string& name) const override {
        const auto* deployment = find(name);
        if (deployment == nullptr) return std::nullopt;
        return m_stats.at(deployment->key).availableSeconds(m_now);
    }
    std::optional<objectives::Tally> requests(const std::string& name, int port) const override {
        const auto link = linkOf(name, port);
        if (!link) return std::nullopt;
        const serving::LinkTotals totals = m_serving.report(*link).totals;
        return objectives::Tally{
            static_cast<double>(totals.completed),
            static_cast<double>(totals.failed + totals.rejected + totals.timedOut)};
    }
    std::optional<double> p95(const std::string& name, int port, engine::Time span) const override {
        const auto link = linkOf(name, port);
        if (!link) return std::nullopt;
        const engine::Time from = std::max<engine::Time>(0, m_now - span);
        const domain::Metrics metrics =
            m_serving.metrics(link->deployment, link->port, from, m_now, 1);
        if (metrics.points.empty() || metrics.points.back().completed == 0) return std::nullopt;
        return metrics.points.back().p95 * kMillisecondsOf;
    }
    std::optional<double> gpuUse(const std::string& name, engine::Time span) const override {
        const auto* deployment = find(name);
        if (deployment == nullptr) return std::nullopt;
        double sum = 0;
        int samples = 0;
        for (const DeploymentStats::Sample& sample : m_stats.at(deployment->key).history()) {
            if (sample.at <= m_now - span) continue;
            sum += sample.gpuUse;
            ++samples;
        }
        if (samples == 0) return std::nullopt;
        return sum / samples;
    }
    std::optional<double> diskUse(const std::string& name) const override {
        const auto* deployment = find(name);
        if (deployment == nullptr) return std::nullopt;
        std::optional<double> fullest;
        for (const serving::NodeKey key : deployment->nodes) {
            const cluster::NodeRecord& node = *m_life.nodes().at(key);
            if (!node.disk || node.disk->capacity() <= 0) continue;
            const double share = static_cast<double>(node.disk->bytes()) /
                                 static_cast<double>(node.disk->capacity());
            fullest = std::max(fullest.value_or(0), share);
        }
        return fullest;
    }
    std::optional<double> valueOf(const scenario::ObjectiveConfig& objective) const override {
        const auto* deployment = find(objective.deployment);
        if (deployment == nullptr) return std::nullopt;
        const DeploymentStats& stats = m_stats.at(deployment->key);
        scenario::DeploymentOutcome outcome;
        outcome.nodesReadyMean = stats.readyMean(m_now);
        outcome.availability = stats.availability(m_now);
        outcome.restarts = stats.restarts();
        outcome.cost = m_billing.costOfDeployment(deployment->key);
        if (const auto link = linkOf(objective.deployment, objective.port)) {
            const serving::LinkReport report = m_serving.report(*link);
            outcome.ports.push_back(
                {objective.port, report.totals, report.latency, report.wait, {}});
        }
        return scenario::valueOf(objective, outcome);
    }

  private:
    const deployments::DeploymentRecord* find(const std::string& name) const {
        const auto* deployment = m_deployments.findByName(name);
        return deployment == nullptr || !m_stats.contains(deployment->key) ? nullptr : deployment;
    }
    std::optional<serving::LinkKey> linkOf(const std::string& name, int port) const {
        const auto* deployment = find(name);
        if (deployment == nullptr || !deployment->linksOpen) return std::nullopt;
        for (const domain::PortSpec& spec : deployment->spec->ports) {
            if (spec.port == port)
                return serving::LinkKey{deployment->key, static_cast<std::uint16_t>(port)};
        }
        return std::nullopt;
    }

    const deployments::Deployments& m_deployments;
    const serving::Serving& m_serving;
    const std::map<serving::DeploymentKey, DeploymentStats>& m_stats;
    const cluster::NodeLife& m_life;
    const Billing& m_billing;
    engine::Time m_now;
};

void Simulation::State::lookAtLevels() {
    const engine::Time now = engine.now();
    if (!levelWatch.isDue(now)) return;
    const StateFigures figures(deployments, serving, stats, life, billing, now);
    for (const objectives::Happening& happening : levelWatch.look(now, figures)) {
        tellLevel(happening);
        if (happening.kind != objectives::Happening::Kind::AlarmRaised) continue;
        levelWatch.acted(happening.index, actOn(scenario.alarms[happening.index]));
    }
    levels = std::make_shared<const domain::ServiceLevels>(levelWatch.levels(now, figures));
}

void Simulation::State::tellLevel(const objectives::Happening& happening) {
    using Kind = objectives::Happening::Kind;
    const bool ofBudget = happening.kind == Kind::BudgetExhausted;
    const std::string& name = ofBudget ? scenario.objectives[happening.index].deployment
                                       : scenario.alarms[happening.index].deployment;
    domain::Event event;
    event.deploymentName = name;
    if (const auto* deployment = deployments.findByName(name)) event.deployment = deployment->id;
    if (ofBudget) {
        const scenario::ObjectiveConfig& objective = scenario.objectives[happening.index];
        event.kind = domain::EventKind::BudgetExhausted;
        event.severity = domain::Severity::Error;
        event.subject = objective.name;
        event.detail = fmt::format("more than {:.1f} {}", happening.value,
                                   objective.kind == scenario::ObjectiveKind::AvailabilityAtLeast
                                       ? "seconds without a ready node"
                                       : "requests that were not answered");
    } else {
        const scenario::AlarmConfig& alarm = scenario.alarms[happening.index];
        const bool raised = happening.kind == Kind::AlarmRaised;
        event.kind = raised ? domain::EventKind::AlarmRaised : domain::EventKind::AlarmCleared;
        event.severity = raised ? domain::Severity::Warning : domain::Severity::Info;
        event.subject = alarm.name;
        event.detail = fmt::format(
            "{}; {} at {}", figureText(alarm.figure, happening.value), raised ? "raised" : "over",
            figureText(alarm.figure, raised ? alarm.threshold : alarm.clearAt));
    }
    emit(std::move(event));
}

bool Simulation::State::actOn(const scenario::AlarmConfig& alarm) {
    if (alarm.action == AlarmAction::Notice) return true;
    const deployments::DeploymentRecord* deployment = deployments.findByName(alarm.deployment);
    if (deployment == nullptr || deployment->deleting) return false;
    const domain::DeploymentId id = deployment->id;
    switch (alarm.action) {
        case AlarmAction::Notice:
            return true;
        case AlarmAction::Scale: {
            const int nodes = std::min(deployment->spec->nodes + alarm.addNodes, alarm.mostNodes);
            if (nodes <= deployment->spec->nodes) return false;
            return perform(domain::ScaleDeployment{id, nodes}, {}).has_value();
        }
        case AlarmAction::StopLoad: {
            const auto link = findLink(id, alarm.port);
            if (!link || !load.stop(*link)) return false;
            onDeploymentEvent(*deployment, domain::EventKind::LoadStopped, alarm.port, {}, {});
            return true;
        }
        case AlarmAction::Restart:
            return perform(domain::RestartDeployment{id}, {}).has_value();
        case AlarmAction::Pause:
            return perform(domain::PauseDeployment{id}, {}).has_value();
    }
    return false;
}

domain::ServiceLevelsPtr Simulation::serviceLevels() const {
    return m_state->levels;
}

domain::ServiceLevels Simulation::serviceLevelsNow() const {
    const State& s = *m_state;
    if (!s.levelWatch.isNeeded()) return {};
    const StateFigures figures(s.deployments, s.serving, s.stats, s.life, s.billing,
                               s.engine.now());
    return s.levelWatch.levels(s.engine.now(), figures);
}

}  // namespace berth::sim::platform
