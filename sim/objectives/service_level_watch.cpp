// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/objectives/service_level_watch.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/scenario/objective_rules.h"

namespace berth::sim::objectives {
namespace {

using domain::AlarmFigure;
using domain::ObjectiveFigure;

// The short window of a burn rate alarm, by which it is over soon after its cause is: a twelfth of
// the long one ("The Site Reliability Workbook", chapter 5, alert 6).
constexpr int kShortWindow = 12;

std::optional<double> shareOf(const Tally& tally) {
    if (tally.all() <= 0) return std::nullopt;
    return tally.good / tally.all();
}

}  // namespace

Tally ServiceLevelWatch::Since::take(const std::string& key, const Tally& sum) {
    Tally& before = m_before[key];
    // A deployment that was made anew counts from nothing. Sums of seconds are rounded, so one that
    // stands still may come out a little less than it was.
    constexpr double kRounding = 1e-6;
    const bool anew = sum.good < before.good - kRounding || sum.bad < before.bad - kRounding;
    const Tally since =
        anew ? sum
             : Tally{std::max(0.0, sum.good - before.good), std::max(0.0, sum.bad - before.bad)};
    before = sum;
    return since;
}

ServiceLevelWatch::ServiceLevelWatch(const scenario::Scenario& scenario)
    : m_from(scenario.warmUp), m_next(scenario.warmUp + kEvery) {
    const engine::Time period = scenario.duration - scenario.warmUp;
    for (const scenario::ObjectiveConfig& config : scenario.objectives) {
        Objective& objective = m_objectives.emplace_back();
        objective.config = &config;
        if (config.kind == scenario::ObjectiveKind::AvailabilityAtLeast)
            objective.budget.emplace(domain::BudgetUnit::Seconds, config.target, m_from, period);
        if (config.kind == scenario::ObjectiveKind::AnsweredAtLeast)
            objective.budget.emplace(domain::BudgetUnit::Requests, config.target, m_from, period);
    }
    for (const scenario::AlarmConfig& config : scenario.alarms)
        m_alarms.push_back({&config, AlarmRule(config), {}});
}

std::optional<Tally> ServiceLevelWatch::timeSince(engine::Time now, const std::string& key,
                                                  const std::string& deployment,
                                                  const Figures& figures) {
    const auto ready = figures.readySeconds(deployment);
    if (!ready) return std::nullopt;
    const double all = engine::toSeconds(now - m_from);
    return m_since.take(key, {*ready, std::max(0.0, all - *ready)});
}

std::optional<Tally> ServiceLevelWatch::requestsSince(const std::string& key,
                                                      const std::string& deployment, int port,
                                                      const Figures& figures) {
    const auto sum = figures.requests(deployment, port);
    if (!sum) return std::nullopt;
    return m_since.take(key, *sum);
}

void ServiceLevelWatch::lookAtBudget(engine::Time now, std::size_t index, const Figures& figures,
                                     std::vector<Happening>& happened) {
    Objective& objective = m_objectives[index];
    if (!objective.budget) return;
    const scenario::ObjectiveConfig& config = *objective.config;
    const std::string key = fmt::format("objective {}", index);
    const bool ofTime = config.kind == scenario::ObjectiveKind::AvailabilityAtLeast;
    const auto since = ofTime ? timeSince(now, key, config.deployment, figures)
                              : requestsSince(key, config.deployment, config.port, figures);
    if (!since || !objective.budget->look(now, *since)) return;
    happened.push_back(
        {Happening::Kind::BudgetExhausted, index, objective.budget->status(now).allowed});
}

std::optional<double> ServiceLevelWatch::valueOf(engine::Time now, std::size_t index,
                                                 const Figures& figures) {
    Alarm& alarm = m_alarms[index];
    const scenario::AlarmConfig& config = *alarm.config;
    const std::string key = fmt::format("alarm {}", index);
    switch (config.figure) {
        case AlarmFigure::P95:
            return figures.p95(config.deployment, config.port, config.window);
        case AlarmFigure::GpuUse:
            return figures.gpuUse(config.deployment, config.window);
        case AlarmFigure::DiskUse:
            return figures.diskUse(config.deployment);
        case AlarmFigure::Availability:
        case AlarmFigure::Answered:
        case AlarmFigure::BurnRate:
            break;
    }
    const auto since = config.figure == AlarmFigure::Availability
                           ? timeSince(now, key, config.deployment, figures)
                           : requestsSince(key, config.deployment, config.port, figures);
    if (!since) return std::nullopt;
    alarm.history.add(now, *since);
    const Tally window = alarm.history.over(now, config.window);
    if (config.figure != AlarmFigure::BurnRate) return shareOf(window);
    const Tally recent = alarm.history.over(now, std::max(kEvery, config.window / kShortWindow));
    return std::min(burnRate(window, config.target), burnRate(recent, config.target));
}

void ServiceLevelWatch::lookAtAlarm(engine::Time now, std::size_t index, const Figures& figures,
                                    std::vector<Happening>& happened) {
    Alarm& alarm = m_alarms[index];
    const scenario::AlarmConfig& config = *alarm.config;
    const auto value = valueOf(now, index, figures);
    switch (alarm.rule.look(now, value)) {
        case AlarmStep::Nothing:
            return;
        case AlarmStep::Raised:
            m_history.push_back({config.name,
                                 config.deployment,
                                 engine::toInstant(now),
                                 {},
                                 *value,
                                 config.action,
                                 false});
            if (m_history.size() > kMostEpisodes) m_history.erase(m_history.begin());
            happened.push_back({Happening::Kind::AlarmRaised, index, *value});
            return;
        case AlarmStep::Cleared:
            for (auto episode = m_history.rbegin(); episode != m_history.rend(); ++episode) {
                if (episode->alarm != config.name) continue;
                episode->cleared = engine::toInstant(now);
                break;
            }
            happened.push_back({Happening::Kind::AlarmCleared, index, *value});
            return;
    }
}

std::vector<Happening> ServiceLevelWatch::look(engine::Time now, const Figures& figures) {
    m_next = now + kEvery;
    std::vector<Happening> happened;
    for (std::size_t i = 0; i < m_objectives.size(); ++i)
        lookAtBudget(now, i, figures, happened);
    for (std::size_t i = 0; i < m_alarms.size(); ++i)
        lookAtAlarm(now, i, figures, happened);
    return happened;
}

void ServiceLevelWatch::acted(std::size_t alarm, bool done) {
    const std::string& name = m_alarms[alarm].config->name;
    for (auto episode = m_history.rbegin(); episode != m_history.rend(); ++episode) {
        if (episode->alarm != name) continue;
        episode->acted = done;
        return;
    }
}

domain::ServiceLevels ServiceLevelWatch::levels(engine::Time now, const Figures& figures) const {
    domain::ServiceLevels levels;
    levels.at = engine::toInstant(now);
    for (const Objective& objective : m_objectives) {
        const scenario::ObjectiveConfig& config = *objective.config;
        domain::ObjectiveStatus& status = levels.objectives.emplace_back();
        status.name = config.name;
        status.figure = static_cast<ObjectiveFigure>(config.kind);
        status.deployment = config.deployment;
        status.port = config.port;
        status.target = config.target;
        status.value = figures.valueOf(config);
        status.met = status.value && scenario::isMet(config.kind, *status.value, config.target);
        if (objective.budget) status.budget = objective.budget->status(now);
    }
    for (const Alarm& alarm : m_alarms) {
        const scenario::AlarmConfig& config = *alarm.config;
        levels.alarms.push_back({config.name, config.figure, config.deployment, config.port,
                                 config.threshold, alarm.rule.value(), alarm.rule.raised()});
    }
    levels.history = m_history;
    return levels;
}

}  // namespace berth::sim::objectives
