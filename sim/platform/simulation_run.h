// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/domain/journal.h"
#include "sim/platform/commands.h"
#include "sim/platform/link_table.h"
#include "sim/platform/outside_request.h"
#include "sim/platform/request_log.h"
#include "sim/platform/simulation.h"

namespace berth::sim::platform {

using ScenarioParser = std::function<domain::Result<scenario::Scenario>(std::string_view)>;

struct RunSetup {
    ScenarioParser parseScenario;
    domain::CommandLog* log = nullptr;  // null: nothing is kept
    LinkHost* host = nullptr;           // null: links have no address
    std::string spillDirectory;
};

// What a run tells while it goes on, on its thread.
class RunListener {
  public:
    virtual void onEvent(const domain::Event& event) = 0;
    virtual void onLogLine(const domain::DeploymentId& deployment, const domain::LogLine& line) = 0;

  protected:
    ~RunListener() = default;
};

// A simulation with a memory: every command is on disk before it takes effect, so that
// scenario + seed + log give the same state again. Belongs to the simulation's thread.
//
// Before each command the events up to now() are handled, live and in replay alike; that makes the
// order of commands and events independent of how they were batched.
class SimulationRun final : public SimulationListener {
  public:
    // Starts anew at 0 and makes the log forget what it held.
    static domain::Result<std::unique_ptr<SimulationRun>> begin(const RunSetup& setup,
                                                                const std::string& scenarioText,
                                                                std::uint64_t seed,
                                                                RunListener& listener);
    // Replays what the log holds. `progress` is told 0 … 1 and answers whether to go on; when it
    // does not, the error is ShuttingDown.
    static domain::Result<std::unique_ptr<SimulationRun>> restore(
        const RunSetup& setup, const domain::SimulationHead& head, RunListener& listener,
        const std::function<bool(double)>& progress);
    ~SimulationRun();

    [[nodiscard]] Simulation& simulation() { return *m_simulation; }
    [[nodiscard]] const Simulation& simulation() const { return *m_simulation; }
    [[nodiscard]] const domain::SimulationHead& head() const { return m_head; }
    [[nodiscard]] domain::Pace pace() const { return m_pace; }

    [[nodiscard]] domain::Result<domain::Plan> plan(const domain::Change& change);
    domain::Result<domain::ChangeOutcome> apply(const domain::ChangeRequest& request);
    domain::Result<std::uint64_t> inject(const domain::Fault& fault);
    domain::Result<std::uint64_t> clearFault(std::uint64_t id);
    domain::Result<domain::LoadSpec> startLoad(const domain::LoadSpec& load);
    domain::Result<domain::LoadSpec> stopLoad(const domain::DeploymentId& deployment, int port);
    domain::Result<domain::FrontSpec> setFront(const domain::FrontSpec& front);
    domain::Result<domain::FrontSpec> removeFront(const std::string& name);
    domain::Result<void> setPace(domain::Pace pace);

    // Requests and departures in the order they came. Requests that may change what a node keeps
    // are on disk before this returns; when that fails they are answered 503 and do not happen. Nor
    // does any other once too much waits for a disk that takes nothing.
    void handle(std::vector<OutsideRequest> requests);
    // What a session in a node does. It is on disk a few seconds later, as what a program writes
    // is; once too much waits for a disk that takes nothing, StorageFailed.
    domain::Result<void> changeFiles(const FileChange& change);
    domain::Result<serving::LocalAnswer> askNode(serving::NodeKey node, std::uint16_t port,
                                                 const serving::HttpRequest& request);
    // Gives addresses to links that appeared; true when there were any.
    bool openLinks();
    // Writes down how far time has come, and what has not been written yet.
    domain::Result<void> save();

    // The state with addresses in its links; version is left 0.
    [[nodiscard]] domain::Snapshot snapshot() const;

  private:
    class TrackedSink;

    // Written without waiting once this much has gathered.
    static constexpr std::size_t kUnwrittenLimit = 256 * 1024;
    // What may wait for a log that cannot be written. What is not in the log must not happen, or a
    // replay would go another way; so beyond this nothing is taken.
    static constexpr std::size_t kBacklogLimit = 16 * 1024 * 1024;

    SimulationRun(const RunSetup& setup, domain::SimulationHead head, RunListener& listener);

    void onEvent(const domain::Event& event) override;
    void onLogLine(const domain::DeploymentId& deployment, const domain::LogLine& line) override;
    void onLinkOpened(const LinkInfo& link) override;
    void onLinkClosed(const LinkInfo& link) override;

    void settle();
    [[nodiscard]] domain::Result<void> record(const Command& command);
    [[nodiscard]] domain::Result<void> writeDown(std::vector<domain::CommandRecord> more);
    void noteAct(const OutsideAct& act);
    [[nodiscard]] domain::Result<void> mayNote() const;
    void arrive(OutsideRequest& request);
    void depart(std::uint64_t ticket);
    [[nodiscard]] bool mustBeDurable(const OutsideRequest& request) const;
    domain::Result<void> replay(const domain::CommandRecord& record);
    void reportLink(const LinkTable::Opened& link);

    domain::CommandLog* m_log;
    RunListener& m_listener;
    domain::SimulationHead m_head;
    LinkTable m_links;
    // Of unfinished requests, ticket → exchange. Outlives the simulation, whose end finishes them.
    std::unordered_map<std::uint64_t, std::uint64_t> m_exchanges;
    std::unique_ptr<Simulation> m_simulation;
    domain::Pace m_pace;
    RequestLogWriter m_unwritten;                  // requests whose loss would not break a promise
    std::vector<domain::CommandRecord> m_backlog;  // of an append that failed
    std::size_t m_backlogBytes = 0;
};

}  // namespace berth::sim::platform
