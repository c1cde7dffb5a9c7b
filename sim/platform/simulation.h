// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/platform.h"
#include "models/domain/simulator_control.h"
#include "sim/comparison/policy_replay.h"
#include "sim/engine/engine.h"
#include "sim/fronts/fronts.h"
#include "sim/platform/ended_list.h"
#include "sim/platform/file_change.h"
#include "sim/scenario/scenario.h"
#include "sim/serving/http_message.h"
#include "sim/serving/link_key.h"
#include "sim/serving/serving.h"
#include "sim/shell/node_facts.h"
#include "sim/shell/node_host.h"

namespace berth::sim::platform {

struct LinkInfo {
    serving::LinkKey key;
    domain::DeploymentId deployment;
    std::string deploymentName;
    images::Behaviour behaviour = images::Behaviour::Plain;
};

// Told while events are handled, on the simulation's thread.
class SimulationListener {
  public:
    virtual void onEvent(const domain::Event& event) = 0;
    virtual void onLogLine(const domain::DeploymentId& deployment, const domain::LogLine& line) = 0;
    // A link exists from the first placement of a node of its deployment until it is deleted; that
    // of a front, which has no deployment and the front's name for one, as long as the front.
    virtual void onLinkOpened(const LinkInfo& link) = 0;
    virtual void onLinkClosed(const LinkInfo& link) = 0;

  protected:
    ~SimulationListener() = default;
};

// One run: the rooms of the simulator wired together. Deterministic: the same scenario, seed and
// sequence of commands at the same simulated instants give the same trace hash. Not thread-safe, no
// wall clock, no thread, no file (except what the FileStore spills to `spillDirectory`).
class Simulation final : public engine::EventSink {
  public:
    Simulation(scenario::Scenario scenario, std::uint64_t seed, SimulationListener& listener,
               std::string spillDirectory = {});
    ~Simulation();

    // Time.
    [[nodiscard]] engine::Time now() const;
    std::uint64_t runUntil(engine::Time until);
    // Handles all events of the next instant; false when nothing is pending.
    bool stepInstant();
    [[nodiscard]] std::optional<engine::Time> nextTime() const;
    [[nodiscard]] std::uint64_t processed() const;
    [[nodiscard]] std::uint64_t traceHash() const;

    // Commands, at now(). Those that are refused change nothing.
    [[nodiscard]] domain::Result<domain::Plan> plan(const domain::Change& change) const;
    [[nodiscard]] domain::Result<domain::ChangeOutcome> apply(const domain::ChangeRequest& request);
    // The outcome of an operation applied before, if there is one.
    [[nodiscard]] std::optional<domain::ChangeOutcome> outcomeOf(
        const domain::OperationId& operation) const;
    [[nodiscard]] domain::Result<std::uint64_t> inject(const domain::Fault& fault);
    [[nodiscard]] domain::Result<std::uint64_t> clearFault(std::uint64_t id);
    [[nodiscard]] domain::Result<domain::LoadSpec> startLoad(const domain::LoadSpec& load);
    // See domain::FrontControl.
    [[nodiscard]] domain::Result<domain::FrontSpec> setFront(const domain::FrontSpec& front);
    [[nodiscard]] domain::Result<domain::FrontSpec> removeFront(const std::string& name);
    // From now on what comes to links can be played again.
    void recordTraffic();
    // The last ten minutes of a link, for its comparison: all but the policies. Errors: NotFound,
    // WrongState (no request came, or no node is ready).
    [[nodiscard]] domain::Result<comparison::ComparisonTask> recordingOf(
        const domain::DeploymentId& deployment, int port) const;
    [[nodiscard]] domain::Result<domain::LoadSpec> stopLoad(const domain::DeploymentId& deployment,
                                                            int port);
    // A request from outside, arriving now. Links are found by links().
    // As Serving::balancingKey().
    [[nodiscard]] std::optional<std::uint64_t> balancingKey(
        serving::LinkKey link, const serving::HttpRequest& request) const;
    // Whether a request to this link or front may change what a node keeps.
    [[nodiscard]] bool changesState(serving::LinkKey link, std::string_view method) const;
    std::uint64_t arrive(serving::LinkKey link, serving::HttpRequest request,
                         std::shared_ptr<serving::ResponseSink> sink);
    void abandon(std::uint64_t exchange);

    // Sessions in nodes (simulation_sessions.cpp). A node is found by its name or id, those that
    // have not ended first. Errors: NotFound.
    [[nodiscard]] domain::Result<serving::NodeKey> findNodeFor(const std::string& name) const;
    // What follows says first when nobody can work in the node: NotFound (it has ended),
    // Unavailable (why not). Files are those of the node's own disk and of its volumes; for the
    // errors see shell::NodeHost.
    [[nodiscard]] domain::Result<shell::NodeFacts> nodeFacts(serving::NodeKey node) const;
    [[nodiscard]] domain::Result<shell::FileStatus> fileStatus(serving::NodeKey node,
                                                               const std::string& path) const;
    [[nodiscard]] domain::Result<std::vector<shell::FileStatus>> folder(
        serving::NodeKey node, const std::string& path) const;
    [[nodiscard]] domain::Result<std::string> readFile(serving::NodeKey node,
                                                       const std::string& path, std::int64_t offset,
                                                       std::int64_t length) const;
    domain::Result<void> changeFiles(const FileChange& change);
    // See Serving::askNode().
    domain::Result<serving::LocalAnswer> askNode(serving::NodeKey node, std::uint16_t port,
                                                 const serving::HttpRequest& request);

    // Views: cost time in proportion to what there is, change nothing.
    [[nodiscard]] domain::Snapshot snapshot() const;  // version 0, links without url
    [[nodiscard]] domain::ClusterMap map() const;
    [[nodiscard]] std::vector<domain::ActiveFault> faults() const;
    [[nodiscard]] std::vector<domain::LoadSpec> loads() const;
    [[nodiscard]] std::vector<LinkInfo> links() const;  // of deployments
    // Of deployments that are gone, oldest first; never null.
    [[nodiscard]] EndedDeployments endedDeployments() const;
    // Kept lines, merged on one clock, at most filter.tail of the newest.
    [[nodiscard]] domain::LogBatch logs(const domain::LogFilter& filter) const;
    [[nodiscard]] domain::Metrics metrics(const domain::MetricsQuery& query) const;
    // What was charged, dated by the quarter of an hour (see metering::BillBook); "Day 1, 00:00" is
    // a midnight at UTC+8 (see metering::billingPeriod). There are no discounts.
    [[nodiscard]] domain::Result<domain::Billing> bills(const domain::BillingQuery& query) const;
    [[nodiscard]] domain::Result<std::vector<domain::FileEntry>> files(
        const domain::NodeId& node) const;
    [[nodiscard]] domain::Result<std::string> readFile(const domain::NodeId& node,
                                                       const std::string& path) const;
    [[nodiscard]] const scenario::Scenario& scenario() const;
    [[nodiscard]] std::uint64_t seed() const;
    // Empty when every invariant holds (no GPU twice, money conserved, legal states …), else one
    // English sentence per breach. Checking builds call it after every event.
    [[nodiscard]] std::vector<std::string> brokenInvariants() const;

    // For reports of headless runs.
    struct DeploymentReport {
        std::string name;
        double nodesReadyMean = 0,
               availability = 0;  // availability: share of time with a ready node
        int restarts = 0;
        domain::Money cost;
        std::vector<std::pair<int, serving::LinkReport>> ports;
        std::optional<domain::Canary> canary;  // the newest
    };
    struct ClusterReport {
        double gpuAllocatedRatio = 0;
        int gpuCapacity = 0, gpuAllocated = 0, pendingNodes = 0, failedNodes = 0;
    };
    [[nodiscard]] std::vector<DeploymentReport> deploymentReports() const;
    [[nodiscard]] ClusterReport clusterReport() const;
    [[nodiscard]] std::vector<fronts::FrontReport> frontReports() const;  // by name
    // Objectives and alarms as they were looked at last, about once a minute; null before that and
    // where the scenario has none.
    [[nodiscard]] domain::ServiceLevelsPtr serviceLevels() const;
    // As they are now; empty where the scenario has none.
    [[nodiscard]] domain::ServiceLevels serviceLevelsNow() const;
    struct FaultReport {
        domain::FaultKind kind = domain::FaultKind::KillNode;
        std::uint64_t struck = 0;  // how often one began
        std::uint64_t hits = 0;    // how often one that lasts was met: a request, a pull …
    };
    // One for each kind that has struck, in the order of the kinds.
    [[nodiscard]] std::vector<FaultReport> faultReports() const;
    // Also of a node that is gone; empty when there never was one.
    [[nodiscard]] std::string nodeName(serving::NodeKey node) const;

    void onEvent(const engine::EventRecord& event) override;
    void onLikelyNext(const engine::EventRecord& event) const override;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace berth::sim::platform
