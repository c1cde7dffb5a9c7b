// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/publisher.h"

#include <algorithm>
#include <utility>

namespace berth::sim::platform {

namespace {

using std::chrono::milliseconds;

constexpr domain::Duration kStateEvery = milliseconds(250);
// An unchanged state goes out now and then too: its instant has moved on.
constexpr domain::Duration kUnchangedStateEvery = milliseconds(2000);
// Of a large cluster a state takes long to draw: at most a tenth of the time goes into that.
constexpr int kShare = 10;
constexpr domain::Duration kStatusEvery = milliseconds(1000);
constexpr domain::Duration kFastStatusEvery = milliseconds(100);
constexpr std::size_t kEventsKept = 10'000;
constexpr std::size_t kEventsAtFirst = 1'000;
// So many wait at most for the next state: none may be dropped before it was delivered.
constexpr std::size_t kEventsBetweenDeliveries = 1'000;
constexpr std::size_t kLinesBetweenDeliveries = 20'000;

bool wants(const domain::LogFilter& filter, const domain::DeploymentId& deployment,
           const domain::NodeId& node) {
    return (filter.deployment.empty() || filter.deployment == deployment) &&
           (filter.node.empty() || filter.node == node);
}

}  // namespace

Publisher::Publisher(const domain::Clock& clock) : m_clock(clock) {}

std::unique_ptr<domain::Subscription> Publisher::watch(domain::WatchCallbacks callbacks) {
    return m_watchers.add({std::move(callbacks)});
}

std::unique_ptr<domain::Subscription> Publisher::watchSimulator(
    domain::SimulatorCallbacks callbacks) {
    return m_simulatorWatchers.add({std::move(callbacks)});
}

std::unique_ptr<domain::Subscription> Publisher::followLogs(domain::LogFilter filter,
                                                            domain::LogCallback callback) {
    return m_logWatchers.add({std::move(filter), std::move(callback)});
}

domain::SnapshotPtr Publisher::snapshot() const {
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

domain::ClusterMapPtr Publisher::map() const {
    const std::lock_guard lock(m_mutex);
    return m_map;
}

domain::SimulatorStatus Publisher::status() const {
    const std::lock_guard lock(m_mutex);
    return m_status;
}

std::vector<domain::ActiveFault> Publisher::faults() const {
    const std::lock_guard lock(m_mutex);
    return m_faults;
}

std::vector<domain::LoadSpec> Publisher::loads() const {
    const std::lock_guard lock(m_mutex);
    return m_loads;
}

EndedDeployments Publisher::endedDeployments() const {
    const std::lock_guard lock(m_mutex);
    return m_ended;
}

void Publisher::onEvent(const domain::Event& event) {
    m_events.push_back(event);
    m_events.back().sequence = m_nextEvent++;
    ++m_undelivered;
    if (m_events.size() > kEventsKept) {
        m_events.pop_front();
        m_undelivered = std::min(m_undelivered, m_events.size());
    }
}

void Publisher::onLogLine(const domain::DeploymentId& deployment, const domain::LogLine& line) {
    if (m_logWatchers.empty()) return;
    if (m_newLines.size() >= kLinesBetweenDeliveries) {
        ++m_droppedLines;
        return;
    }
    m_newLines.push_back({deployment, line});
}

void Publisher::setConnection(domain::ConnectionState state) {
    m_connection = state;
    m_watchers.forEach([](Watcher& watcher) { watcher.knowsConnection = false; });
    tellConnection();
}

void Publisher::tellConnection() {
    m_watchers.forEach([this](Watcher& watcher) {
        if (std::exchange(watcher.knowsConnection, true)) return;
        if (watcher.callbacks.onConnection) watcher.callbacks.onConnection(m_connection);
    });
}

void Publisher::startOver() {
    m_events.clear();
    m_undelivered = 0;
    m_newLines.clear();
    m_droppedLines = 0;
    m_eventsAtLastState = UINT64_MAX;
}

void Publisher::publish(const SimulationRun& run, const domain::SimulatorStatus& status, bool now) {
    const domain::Duration wall = m_clock.monotonic();
    const std::uint64_t events = run.simulation().processed();
    const domain::Duration every = std::max(
        events == m_eventsAtLastState ? kUnchangedStateEvery : kStateEvery, m_stateTook * kShare);
    bool unprimed = false;
    m_watchers.forEach([&](const Watcher& watcher) { unprimed |= !watcher.primed; });
    m_simulatorWatchers.forEach(
        [&](const SimulatorWatcher& watcher) { unprimed |= !watcher.primed; });
    if (now || unprimed || wall - m_lastState >= every) {
        publishState(run);
        m_eventsAtLastState = events;
        m_lastState = wall;
        m_stateTook = m_clock.monotonic() - wall;
    }
    if (m_undelivered >= kEventsBetweenDeliveries) deliverEvents();
    deliverLogs(run.simulation());
    publishStatus(status);
}

void Publisher::publishState(const SimulationRun& run) {
    domain::Snapshot state = run.snapshot();
    state.version = ++m_version;
    auto snapshot = std::make_shared<const domain::Snapshot>(std::move(state));
    domain::ClusterMapPtr map;
    if (!m_simulatorWatchers.empty()) {
        domain::ClusterMap drawn = run.simulation().map();
        drawn.version = m_version;
        map = std::make_shared<const domain::ClusterMap>(std::move(drawn));
    }
    // With the state, so that a deployment is always in one of the two.
    EndedDeployments ended = run.simulation().endedDeployments();
    {
        const std::lock_guard lock(m_mutex);
        m_snapshot = snapshot;
        m_ended = std::move(ended);
        if (map) m_map = map;
        m_faults = run.simulation().faults();
        m_loads = run.simulation().loads();
    }
    deliverEvents();
    m_watchers.forEach([&](Watcher& watcher) {
        if (watcher.callbacks.onSnapshot) watcher.callbacks.onSnapshot(snapshot);
    });
    m_simulatorWatchers.forEach([&](SimulatorWatcher& watcher) {
        if (watcher.callbacks.onMap && map) watcher.callbacks.onMap(map);
    });
}

void Publisher::deliverEvents() {
    std::vector<domain::Event> fresh(m_events.end() - static_cast<std::ptrdiff_t>(m_undelivered),
                                     m_events.end());
    m_undelivered = 0;
    tellConnection();
    m_watchers.forEach([&](Watcher& watcher) {
        if (!watcher.primed) {
            watcher.primed = true;
            if (!watcher.callbacks.onEvents) return;
            const std::size_t count = std::min(kEventsAtFirst, m_events.size());
            watcher.callbacks.onEvents(std::vector<domain::Event>(
                m_events.end() - static_cast<std::ptrdiff_t>(count), m_events.end()));
            return;
        }
        if (watcher.callbacks.onEvents && !fresh.empty()) watcher.callbacks.onEvents(fresh);
    });
}

void Publisher::deliverLogs(const Simulation& simulation) {
    const std::vector<NewLine> fresh = std::exchange(m_newLines, {});
    const std::uint64_t dropped = std::exchange(m_droppedLines, 0);
    m_logWatchers.forEach([&](LogWatcher& watcher) {
        domain::LogBatch batch;
        if (!watcher.primed) {
            // What the node's rings hold includes the fresh lines.
            watcher.primed = true;
            batch = simulation.logs(watcher.filter);
        } else {
            for (const NewLine& line : fresh) {
                if (wants(watcher.filter, line.deployment, line.line.node)) {
                    batch.lines.push_back(line.line);
                }
            }
            batch.missing = dropped;
            if (batch.lines.empty() && batch.missing == 0) return;
        }
        watcher.callback(batch);
    });
}

void Publisher::publishStatus(const domain::SimulatorStatus& status) {
    bool changed = false;
    {
        const std::lock_guard lock(m_mutex);
        changed = m_status.pace != status.pace || m_status.restoring != status.restoring ||
                  m_status.jumpTarget != status.jumpTarget ||
                  m_status.scenario != status.scenario || m_status.seed != status.seed;
        m_status = status;
    }
    deliverStatus(status, changed);
}

void Publisher::deliverStatus(const domain::SimulatorStatus& status, bool changed) {
    const domain::Duration wall = m_clock.monotonic();
    const bool fast = status.restoring < 1 || status.jumpTarget.has_value() ||
                      (!status.pace.paused && status.pace.speed != 1);
    const bool due = changed || wall - m_lastStatus >= (fast ? kFastStatusEvery : kStatusEvery);
    if (due) m_lastStatus = wall;
    m_simulatorWatchers.forEach([&](SimulatorWatcher& watcher) {
        if (!watcher.callbacks.onStatus || (watcher.primed && !due)) return;
        watcher.primed = true;
        watcher.callbacks.onStatus(status);
    });
}

domain::Duration Publisher::untilDue(bool running) const {
    if (!running) return std::chrono::seconds(5);
    const domain::Duration wall = m_clock.monotonic();
    domain::Duration due = m_lastStatus + kStatusEvery - wall;
    if (m_undelivered > 0 || !m_newLines.empty())
        due = std::min(due, m_lastState + std::max(kStateEvery, m_stateTook * kShare) - wall);
    return std::max(due, domain::Duration(milliseconds(1)));
}

}  // namespace berth::sim::platform
