// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

#include "models/domain/clock.h"
#include "models/domain/front_control.h"
#include "models/domain/platform.h"
#include "models/domain/simulator_control.h"
#include "sim/platform/inbox.h"
#include "sim/platform/pacer.h"
#include "sim/platform/policy_comparer.h"
#include "sim/platform/publisher.h"
#include "sim/platform/simulation_run.h"
#include "sim/shell/node_host.h"

namespace berth::sim::platform {

struct SimulatedPlatformSetup {
    RunSetup run;
    // Used when the command log is empty.
    std::string scenarioText;
    // Absent: the scenario's own seed.
    std::optional<std::uint64_t> seed;
    domain::Pace pace;  // of a simulation that has none saved
    // Told once, on the simulation's thread: it runs, or why it does not (the platform then answers
    // everything with that error until startOver()).
    std::function<void(domain::Result<void>)> onStarted;
    // Told on destruction, on the simulation's thread: whether the last moments could be saved.
    std::function<void(domain::Result<void>)> onEnded;
};

// The simulator as a platform: one simulation on a thread of its own, paced with the wall clock.
// Threads and replies as domain::Platform says. Destruction saves and joins.
class SimulatedPlatform final : public domain::Platform,
                                public domain::SimulatorControl,
                                public domain::FrontControl {
  public:
    SimulatedPlatform(SimulatedPlatformSetup setup, const domain::Clock& clock);
    ~SimulatedPlatform() override;

    // For the gateway: any thread. The ticket is for abandon().
    std::uint64_t submit(serving::LinkKey link, serving::HttpRequest request,
                         std::shared_ptr<serving::ResponseSink> sink);
    void abandon(std::uint64_t ticket);
    // The newest 10,000 deployments that have been deleted, oldest first; never null. Any thread.
    // Whatever snapshot() does not show any more is in the list that is asked for after it.
    [[nodiscard]] EndedDeployments endedDeployments() const;

    // For a session in a node, which is found by its name ("echo-1") or its id; it may have ended
    // or not run yet, as what is asked of it says. Waits for the simulation's thread, as all that
    // the host does; it must not outlive this. Errors: NotFound, ShuttingDown, Unavailable (it
    // is still starting: nobody waits for that), and why the simulation does not run. Any thread
    // but the simulation's.
    [[nodiscard]] domain::Result<std::unique_ptr<shell::NodeHost>> openNode(
        const std::string& name);

    [[nodiscard]] domain::Capabilities capabilities() const override;
    [[nodiscard]] domain::SnapshotPtr snapshot() const override;
    [[nodiscard]] std::unique_ptr<domain::Subscription> watch(
        domain::WatchCallbacks callbacks) override;
    void plan(domain::Change change, domain::Reply<domain::Plan> reply) override;
    void apply(domain::ChangeRequest request, domain::Reply<domain::ChangeOutcome> reply) override;
    [[nodiscard]] std::unique_ptr<domain::Subscription> followLogs(
        domain::LogFilter filter, domain::LogCallback callback) override;
    void readMetrics(domain::MetricsQuery query, domain::Reply<domain::Metrics> reply) override;
    void listFiles(domain::NodeId node,
                   domain::Reply<std::vector<domain::FileEntry>> reply) override;
    void readFile(domain::NodeId node, std::string path, domain::Reply<std::string> reply) override;
    void readBilling(domain::BillingQuery query, domain::Reply<domain::Billing> reply) override;

    void setFront(domain::FrontSpec front, domain::Reply<domain::FrontSpec> reply) override;
    void removeFront(std::string name, domain::Reply<domain::FrontSpec> reply) override;

    [[nodiscard]] domain::SimulatorStatus status() const override;
    [[nodiscard]] domain::ClusterMapPtr map() const override;
    [[nodiscard]] std::vector<domain::ActiveFault> faults() const override;
    [[nodiscard]] std::vector<domain::LoadSpec> loads() const override;
    [[nodiscard]] std::unique_ptr<domain::Subscription> watchSimulator(
        domain::SimulatorCallbacks callbacks) override;
    void setPace(domain::Pace pace) override;
    void step() override;
    void jumpTo(domain::Instant target) override;
    void inject(domain::Fault fault, domain::Reply<std::uint64_t> reply) override;
    void clearFault(std::uint64_t id, domain::Reply<std::uint64_t> reply) override;
    void startLoad(domain::LoadSpec load, domain::Reply<domain::LoadSpec> reply) override;
    void stopLoad(domain::DeploymentId deployment, int port,
                  domain::Reply<domain::LoadSpec> reply) override;
    void comparePolicies(domain::DeploymentId deployment, int port,
                         domain::Reply<domain::PolicyComparison> reply) override;
    void startOver(std::string scenarioText, std::uint64_t seed,
                   domain::Reply<std::uint64_t> reply) override;

  private:
    // Rates over the last second of real time.
    struct Speedometer {
        domain::Duration wall{0};
        engine::Time now = 0;
        std::uint64_t events = 0;
        double achievedSpeed = 0, eventsPerSecond = 0;
    };

    template <class T, class Function>
    void ask(domain::Reply<T> reply, bool changes, Function function);
    void post(Job job);
    void live(const std::stop_token& stop);
    domain::Result<std::unique_ptr<SimulationRun>> start(const std::stop_token& stop);
    domain::Result<std::unique_ptr<SimulationRun>> startFresh(const std::string& text,
                                                              std::optional<std::uint64_t> seed);
    void adopt(domain::Result<std::unique_ptr<SimulationRun>> run);
    void turn();
    void runTowards(engine::Time target);
    void doJobs(Inbox::Content content);
    void saveNowAndThen();
    void measure();
    [[nodiscard]] domain::SimulatorStatus makeStatus() const;
    [[nodiscard]] domain::Duration idleFor() const;
    [[nodiscard]] domain::Result<SimulationRun*> current();
    void refuse(const Inbox::Content& content, const domain::Error& why);

    SimulatedPlatformSetup m_setup;
    const domain::Clock& m_clock;
    Publisher m_publisher;
    Inbox m_inbox;
    std::atomic<std::uint64_t> m_nextTicket{1};
    std::atomic<bool> m_hasStarted = false;  // or has failed to

    // Below: the simulation's thread only.
    std::unique_ptr<SimulationRun> m_run;
    domain::Error m_whyNot;
    Pacer m_pacer;
    Speedometer m_speedometer;
    domain::Duration m_lastSave{0};
    engine::Time m_savedAt = -1;
    std::uint64_t m_runs = 0;  // adopted so far: nodes belong to one of them
    bool m_behind = false;
    bool m_stateChanged = true;
    PolicyComparer m_comparer;

    std::jthread m_thread;  // last: starts when everything else exists
};

}  // namespace berth::sim::platform
