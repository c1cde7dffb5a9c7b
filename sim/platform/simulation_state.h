// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sim/cluster/catalogue_view.h"
#include "sim/cluster/node_life.h"
#include "sim/cluster/offers.h"
#include "sim/deployments/autoscaler.h"
#include "sim/deployments/change_check.h"
#include "sim/deployments/deployments.h"
#include "sim/deployments/placer.h"
#include "sim/faults/failure_model.h"
#include "sim/faults/fault_injector.h"
#include "sim/faults/fault_schedule.h"
#include "sim/fronts/fronts.h"
#include "sim/objectives/service_level_watch.h"
#include "sim/platform/ended_list.h"
#include "sim/platform/kernel_log.h"
#include "sim/platform/simulation.h"
#include "sim/platform/simulation_billing.h"
#include "sim/platform/simulation_logs.h"
#include "sim/platform/simulation_stats.h"
#include "sim/platform/volume_state.h"
#include "sim/serving/serving.h"
#include "sim/storage/file_store.h"
#include "sim/workload/load_generator.h"

namespace berth::sim::platform {

// Events of the simulation itself: kind 0x06xx.
enum SimulationEvent : std::uint32_t {
    kSettle = 0x0601,  // a: node
    kSample = 0x0602,  // every five seconds while anything is deployed
    kDeployScenario = 0x0603,
    kScenarioChange = 0x0604,  // a: index
    kWarmUpOver = 0x0605,
    kStatement = 0x0606,  // a: deployment
};

// "/data/" and "/data" are one mount path.
[[nodiscard]] std::string mountFolder(std::string path);

// The rooms of one simulation and the wires between them: what one room reports is handed to those
// it concerns. Decides nothing itself.
struct Simulation::State final : public cluster::NodeLifeListener,
                                 public serving::ServingListener,
                                 public deployments::DeploymentListener,
                                 public BillingListener,
                                 public faults::FaultListener,
                                 public workload::ArrivalSink,
                                 public deployments::ScalingView,
                                 public fronts::FrontsListener {
    State(scenario::Scenario theScenario, std::uint64_t theSeed, SimulationListener& theListener,
          std::string spillDirectory);
    ~State();

    void dispatch(const engine::EventRecord& event);
    void deployScenario();
    void workloadChanges(const engine::EventRecord& event);
    // Where its requests go; without an id for a front. Nothing: it is not there (any more).
    [[nodiscard]] std::optional<std::pair<serving::LinkKey, domain::DeploymentId>> targetOf(
        const scenario::WorkloadConfig& workload) const;
    // What its requests take, if it says so itself.
    [[nodiscard]] std::uint32_t timesOf(const scenario::WorkloadConfig& workload);
    void scenarioChange(const scenario::ChangeConfig& change);
    void sample();
    // Objectives and alarms (simulation_levels.cpp).
    void lookAtLevels();
    void tellLevel(const objectives::Happening& happening);
    [[nodiscard]] bool actOn(const scenario::AlarmConfig& alarm);
    // The state a change is checked and planned against; the parts live as long as the call.
    template <class Use>
    auto withContext(Use use) const {
        const domain::Catalogue sold = catalogue();
        const std::vector<domain::Volume> known = volumesView();
        return use(deployments::ChangeContext{deployments, life, sold, known});
    }
    [[nodiscard]] domain::Result<domain::DeploymentId> perform(
        const domain::Change& change, const domain::OperationId& operation);
    [[nodiscard]] domain::Catalogue catalogue() const;
    [[nodiscard]] std::vector<domain::Volume> volumesView() const;
    [[nodiscard]] domain::Node nodeView(const cluster::NodeRecord& record) const;
    [[nodiscard]] domain::Deployment deploymentView(
        const deployments::DeploymentRecord& record) const;
    // Of the newest canary of the deployment, if it ever had one.
    [[nodiscard]] std::optional<domain::Canary> canaryView(
        const deployments::DeploymentRecord& record) const;
    [[nodiscard]] LinkInfo linkInfo(const deployments::DeploymentRecord& deployment,
                                    int port) const;
    [[nodiscard]] domain::Result<serving::LinkKey> findLink(const domain::DeploymentId& id,
                                                            int port) const;
    [[nodiscard]] domain::Result<const cluster::NodeRecord*> findNode(
        const domain::NodeId& id) const;
    // Also of a node that is gone; empty when there never was one.
    [[nodiscard]] std::string nameOf(serving::NodeKey node) const;
    // A node that somebody can work in now. Errors: NotFound (it has ended), Unavailable (why not).
    [[nodiscard]] domain::Result<const cluster::NodeRecord*> reachable(serving::NodeKey key) const;
    // Where a path of a node lies, that of a volume included. The path is normalised.
    struct Place {
        storage::Disk* disk = nullptr;
        std::string inside;         // the path on that disk
        bool isMountPoint = false;  // the root of a volume
    };
    [[nodiscard]] Place placeOf(const cluster::NodeRecord& node, const std::string& path) const;
    [[nodiscard]] domain::Result<shell::FileStatus> statusOf(const cluster::NodeRecord& node,
                                                             const std::string& path) const;
    domain::Result<void> changeFiles(const FileChange& change);  // as Simulation's
    // simulation_volumes.cpp
    void makeVolumes();
    [[nodiscard]] const VolumeState* findVolume(const domain::VolumeId& id) const;
    // Null where there is no such volume, or the node has no machine yet.
    [[nodiscard]] storage::Disk* seenBy(const cluster::NodeRecord& node,
                                        const domain::VolumeId& id) const;
    // The node may have written to its volumes.
    void volumesWritten(serving::NodeKey node);
    // What a machine that is down had not uploaded.
    void volumesLose(const std::string& machine);
    [[nodiscard]] shell::NodeFacts factsOf(const cluster::NodeRecord& node) const;
    [[nodiscard]] DeploymentReport reportOf(const deployments::DeploymentRecord& deployment) const;
    void emit(domain::Event event);
    // Whom a fault hits: its node, or the one that has its card. Null: nobody.
    [[nodiscard]] const cluster::NodeRecord* hitBy(const domain::Fault& fault) const;
    // simulation_faults.cpp
    [[nodiscard]] serving::Impairment impairmentOf(const cluster::NodeRecord& node) const;
    // What the node takes for the time.
    [[nodiscard]] engine::Time clockOf(const cluster::NodeRecord& node) const;
    [[nodiscard]] std::string drainWords(const std::string& machine) const;
    // Into the kernel logs of the nodes that a full disk concerns.
    void noteFullDisks(const domain::Fault& fault);
    // Of ports that the deployment does not have, or not any more.
    void stopLoadsWithoutLink(const deployments::DeploymentRecord& deployment);

    // cluster::NodeLifeListener
    std::unique_ptr<storage::Disk> makeDisk(const cluster::NodeRecord& node) override;
    void onListens(cluster::NodeRecord& node) override;
    void onContainerGone(cluster::NodeRecord& node) override;
    void onBalancer(cluster::NodeRecord& node, bool in) override;
    void onBilling(cluster::NodeRecord& node, bool billed) override;
    int requestsInProgress(serving::NodeKey node) const override;
    void onStateChanged(cluster::NodeRecord& node, domain::NodeState before) override;
    void onCapacityFreed() override;
    void onNodeEvent(const cluster::NodeRecord& node, domain::EventKind kind,
                     domain::Severity severity, std::int64_t value, std::string detail) override;
    void onNodeLog(const cluster::NodeRecord& node, domain::Severity severity,
                   std::string text) override;
    void onForgotten(const cluster::NodeRecord& node) override;
    void onSpeed(const cluster::NodeRecord& node, double speed) override;
    // serving::ServingListener
    void onLogLine(serving::NodeKey node, domain::Severity severity, std::string text) override;
    void onPortRefused(serving::LinkKey link) override;
    void onDiskChanged(serving::NodeKey node) override;
    void onHeld(serving::LinkKey link) override;
    void onImpaired(serving::NodeKey node, serving::ImpairmentHit hit) override;
    void onEnded(std::uint64_t ticket, int status) override;
    void onTakesRequests(serving::LinkKey link) override;
    // fronts::FrontsListener (simulation_fronts.cpp)
    void onFrontOpened(serving::LinkKey key, const domain::FrontSpec& front) override;
    void onFrontClosed(serving::LinkKey key, const domain::FrontSpec& front) override;
    [[nodiscard]] domain::Result<void> checkFront(const domain::FrontSpec& front) const;
    [[nodiscard]] std::vector<domain::Front> frontsView() const;
    // deployments::DeploymentListener
    void onDeploymentEvent(const deployments::DeploymentRecord& deployment, domain::EventKind kind,
                           std::int64_t value, std::string detail,
                           const domain::OperationId& operation) override;
    void onLinkOpened(const deployments::DeploymentRecord& deployment,
                      const domain::PortSpec& port) override;
    void onLinkPolicy(const deployments::DeploymentRecord& deployment,
                      const domain::PortSpec& port) override;
    void onLinkClosed(const deployments::DeploymentRecord& deployment, int port) override;
    void onNodeReplaced(const cluster::NodeRecord& node, std::string why) override;
    void onRemoved(const deployments::DeploymentRecord& deployment) override;
    // simulation_canary.cpp
    void onCanaryStarted(const deployments::DeploymentRecord& deployment) override;
    void onCanaryWatched(const deployments::DeploymentRecord& deployment) override;
    void onCanaryEnded(const deployments::DeploymentRecord& deployment) override;
    [[nodiscard]] deployments::CanaryEvidence canaryEvidence(
        const deployments::DeploymentRecord& deployment) const override;
    // BillingListener
    void onStatement(serving::DeploymentKey deployment, domain::Money since,
                     domain::Money altogether, bool closed) override;
    // faults::FaultListener
    void onXid(cluster::MachineIndex machine, std::uint16_t card, int code) override;
    void onFault(const domain::Fault& fault, bool begins, std::uint64_t hits) override;
    void onMachineEvent(const std::string& machine, domain::EventKind kind) override;
    void onCapacityChanged() override;
    void onEffectsChanged() override;
    void onDrain(cluster::MachineIndex machine) override;
    // workload::ArrivalSink
    void onArrival(serving::LinkKey link, const serving::GeneratedRequest& request) override;
    // deployments::ScalingView
    autoscaling::ScalingMetrics scalingMetrics(
        const deployments::DeploymentRecord& deployment) const override;
    int mostNodes(const deployments::DeploymentRecord& deployment) const override;
    // After whatever may have changed whether it is autoscaled, and how.
    void autoscalingChanged(const deployments::DeploymentRecord& deployment);

    scenario::Scenario scenario;
    std::uint64_t seed = 0;
    SimulationListener& listener;
    engine::Engine engine;
    storage::FileStore files;
    std::vector<VolumeState> volumes;
    cluster::Cluster cluster;
    cluster::Offers offers;
    cluster::ImageRegistry registry;
    serving::Serving serving;
    fronts::Fronts fronts;
    Billing billing;
    LogBook logs;
    cluster::NodeLife life;
    deployments::Placer placer;
    deployments::Deployments deployments;
    deployments::Autoscaler autoscaler;
    faults::FaultInjector injector;
    faults::FaultSchedule faultSchedule;
    std::vector<std::uint32_t> workloadTimes;  // of the scenario's, see GeneratedRequest
    faults::FailureModel failureModel;
    workload::LoadGenerator load;
    std::map<serving::DeploymentKey, DeploymentStats> stats;
    KernelLog kernelLog;
    std::vector<DeploymentReport> retired;  // of deployments that are gone
    EndedList ended;
    std::map<domain::OperationId, domain::ChangeOutcome> outcomes;
    // Of nodes whose records are gone: what they answered stays in the reports.
    std::unordered_map<serving::NodeKey, std::string> formerNames;
    std::uint64_t lastEvent = 0;
    bool sampling = false;
    objectives::ServiceLevelWatch levelWatch;
    domain::ServiceLevelsPtr levels;
};

}  // namespace berth::sim::platform
