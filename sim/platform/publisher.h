// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "models/domain/clock.h"
#include "models/domain/platform.h"
#include "models/domain/simulator_control.h"
#include "sim/platform/callback_list.h"
#include "sim/platform/ended_list.h"
#include "sim/platform/simulation_run.h"

namespace berth::sim::platform {

// Turns what a run does into snapshots, events, log lines and status for whoever watches, at a
// pace that people can follow. The newest values can be read from any thread; everything else
// happens on the simulation's thread.
class Publisher final : public RunListener {
  public:
    explicit Publisher(const domain::Clock& clock);

    // Any thread.
    [[nodiscard]] std::unique_ptr<domain::Subscription> watch(domain::WatchCallbacks callbacks);
    [[nodiscard]] std::unique_ptr<domain::Subscription> watchSimulator(
        domain::SimulatorCallbacks callbacks);
    [[nodiscard]] std::unique_ptr<domain::Subscription> followLogs(domain::LogFilter filter,
                                                                   domain::LogCallback callback);
    [[nodiscard]] domain::SnapshotPtr snapshot() const;
    [[nodiscard]] domain::ClusterMapPtr map() const;
    [[nodiscard]] domain::SimulatorStatus status() const;
    [[nodiscard]] std::vector<domain::ActiveFault> faults() const;
    [[nodiscard]] std::vector<domain::LoadSpec> loads() const;
    [[nodiscard]] EndedDeployments endedDeployments() const;

    // Simulation's thread.
    void onEvent(const domain::Event& event) override;
    void onLogLine(const domain::DeploymentId& deployment, const domain::LogLine& line) override;
    void setConnection(domain::ConnectionState state);
    // To watchers who have not heard it yet.
    void tellConnection();
    // What is due goes out; with `now`, the state goes out whether it is due or not.
    void publish(const SimulationRun& run, const domain::SimulatorStatus& status, bool now);
    void publishStatus(const domain::SimulatorStatus& status);
    // Real time until something has to go out again.
    [[nodiscard]] domain::Duration untilDue(bool running) const;
    // Forgets events and lines of the run before.
    void startOver();

  private:
    struct Watcher {
        domain::WatchCallbacks callbacks;
        bool primed = false;
        bool knowsConnection = false;
    };
    struct SimulatorWatcher {
        domain::SimulatorCallbacks callbacks;
        bool primed = false;
    };
    struct LogWatcher {
        domain::LogFilter filter;
        domain::LogCallback callback;
        bool primed = false;
    };
    struct NewLine {
        domain::DeploymentId deployment;
        domain::LogLine line;
    };

    void publishState(const SimulationRun& run);
    void deliverEvents();
    void deliverLogs(const Simulation& simulation);
    void deliverStatus(const domain::SimulatorStatus& status, bool changed);

    const domain::Clock& m_clock;
    CallbackList<Watcher> m_watchers;
    CallbackList<SimulatorWatcher> m_simulatorWatchers;
    CallbackList<LogWatcher> m_logWatchers;

    mutable std::mutex m_mutex;  // guards what can be read from any thread
    domain::SnapshotPtr m_snapshot = std::make_shared<domain::Snapshot>();
    domain::ClusterMapPtr m_map = std::make_shared<domain::ClusterMap>();
    domain::SimulatorStatus m_status;
    std::vector<domain::ActiveFault> m_faults;
    std::vector<domain::LoadSpec> m_loads;
    EndedDeployments m_ended = std::make_shared<const std::vector<EndedDeployment>>();

    domain::ConnectionState m_connection = domain::ConnectionState::Connecting;
    std::deque<domain::Event> m_events;
    std::size_t m_undelivered = 0;  // newest events not yet delivered
    std::uint64_t m_nextEvent = 1;
    std::vector<NewLine> m_newLines;
    std::uint64_t m_droppedLines = 0;
    std::uint64_t m_version = 0;
    std::uint64_t m_eventsAtLastState = 0;
    domain::Duration m_lastState{0}, m_lastStatus{0};
    domain::Duration m_stateTook{0};
};

}  // namespace berth::sim::platform
