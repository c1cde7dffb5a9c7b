// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/cluster/prober.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/cluster/event_kinds.h"

namespace berth::sim::cluster {

ProbeAnswer answerProbe(const domain::Probe& probe, const images::ImageModel& image, bool listening,
                        bool diskFull) {
    const bool open = listening && image.listensOn(probe.port);
    if (probe.kind == domain::ProbeKind::Tcp) {
        return {open, open ? fmt::format("TCP {}: open", probe.port)
                           : fmt::format("TCP {}: connection refused", probe.port)};
    }
    if (!open)
        return {false, fmt::format("GET {} on {}: connection refused", probe.path, probe.port)};
    int status = 404;
    const std::string& health = image.preset.healthPath;
    if (probe.path == "/" || (!health.empty() && probe.path == health)) status = 200;
    if (status == 200 && diskFull && image.behaviour == images::Behaviour::Files &&
        probe.path == health)
        status = 507;
    return {status == 200, fmt::format("GET {} on {}: {}", probe.path, probe.port, status)};
}

void Prober::start(serving::NodeKey node, const domain::HealthChecks& checks) {
    stop(node);
    if (!checks.startup && !checks.liveness && !checks.readiness) return;
    Container& container = m_containers[node];
    container.since = m_engine.now();
    container.checks[0].probe = checks.startup;
    container.checks[1].probe = checks.liveness;
    container.checks[2].probe = checks.readiness;
    if (checks.startup) {
        plan(node, container, ProbeRole::Startup,
             container.since + engine::toTime(checks.startup->initialDelay));
    } else {
        beginOthers(node, container);
    }
}

void Prober::stop(serving::NodeKey node) {
    const auto found = m_containers.find(node);
    if (found == m_containers.end()) return;
    for (const Check& check : found->second.checks)
        m_engine.cancel(check.tick);
    m_containers.erase(found);
}

void Prober::plan(serving::NodeKey node, Container& container, ProbeRole role, engine::Time at) {
    const auto index = static_cast<std::size_t>(role);
    container.checks[index].tick = m_engine.schedule(at, {kProbeTick, node, index});
}

void Prober::beginOthers(serving::NodeKey node, Container& container) {
    for (const ProbeRole role : {ProbeRole::Liveness, ProbeRole::Readiness}) {
        const Check& check = container.checks[static_cast<std::size_t>(role)];
        if (!check.probe) continue;
        const engine::Time first = container.since + engine::toTime(check.probe->initialDelay);
        plan(node, container, role, std::max(first, m_engine.now()));
    }
}

void Prober::onEvent(const engine::EventRecord& event) {
    const serving::NodeKey node = event.a;
    const auto role = static_cast<ProbeRole>(event.b);
    Container& container = m_containers.at(node);
    Check& check = container.checks[event.b];
    const domain::Probe probe = *check.probe;
    plan(node, container, role, m_engine.now() + engine::toTime(probe.period));
    const ProbeAnswer answer = m_target.probe(node, probe);
    if (answer.passed) {
        check.failures = 0;
        if (role == ProbeRole::Startup) {
            m_engine.cancel(check.tick);
            check.tick = {};
            beginOthers(node, container);
            m_target.onStartupPassed(node);
        } else if (role == ProbeRole::Readiness && container.ready != true) {
            container.ready = true;
            m_target.onReadiness(node, true, answer.evidence);
        }
        return;
    }
    ++check.failures;
    if (role == ProbeRole::Readiness) {
        const bool over = check.failures >= probe.failureThreshold;
        const bool verdict = !container.ready || (*container.ready && over);
        if (verdict || (!*container.ready && answer.evidence != container.notReadyWhy)) {
            container.ready = false;
            container.notReadyWhy = answer.evidence;
            m_target.onReadiness(node, false, answer.evidence);
        }
    } else if (check.failures >= probe.failureThreshold) {
        m_target.onProbeGaveUp(node, role, answer.evidence);  // stops this container's checks
    }
}

}  // namespace berth::sim::cluster
