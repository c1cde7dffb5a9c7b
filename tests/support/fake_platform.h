// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/platform.h"
#include "models/domain/simulator_control.h"
#include "tests/support/listeners.h"

namespace berth::support {

// A platform that does what the test says. Callbacks come inside the call that causes them, on that
// call's thread. Unless held, every request is answered inside the call. Thread-safe.
//
// Without a script of its own, plan() computes what ends and what is lost from the snapshot, and
// apply() acknowledges: the same operation id again gives the first outcome with `repeated`.
class FakePlatform final : public domain::Platform, public domain::SimulatorControl {
  public:
    explicit FakePlatform(domain::SnapshotPtr snapshot = nullptr);
    ~FakePlatform() override;

    // --- the script
    void setCapabilities(domain::Capabilities capabilities);
    void publish(domain::SnapshotPtr snapshot);
    void publishEvents(std::vector<domain::Event> events);
    void setConnection(domain::ConnectionState state);
    void pushLogs(domain::LogBatch batch);
    void publishStatus(domain::SimulatorStatus status);
    void publishMap(domain::ClusterMapPtr map);
    // Delivered to every watcher at once when it starts to watch.
    void setPastEvents(std::vector<domain::Event> events);
    // Delivered to every log follower at once when it starts.
    void setPastLogs(domain::LogBatch batch);

    void onPlan(std::function<domain::Result<domain::Plan>(const domain::Change&)> answer);
    void onApply(
        std::function<domain::Result<domain::ChangeOutcome>(const domain::ChangeRequest&)> answer);
    void onMetrics(
        std::function<domain::Result<domain::Metrics>(const domain::MetricsQuery&)> answer);
    void setFiles(const domain::NodeId& node, std::vector<domain::FileEntry> files);
    // Until it is set, billing is not supported.
    void setBilling(domain::Billing billing);
    // In its place.
    void onBilling(
        std::function<domain::Result<domain::Billing>(const domain::BillingQuery&)> answer);
    void setFileText(const domain::NodeId& node, const std::string& path, std::string text);
    // Every further request to inject or clear a fault, or to start or stop a load, fails with
    // this, until they are accepted again.
    void failFaults(domain::Error error);
    void acceptFaults();

    // --- replies
    // While held, answers are worked out at once but wait until they are released, in any order.
    void hold(bool held);
    [[nodiscard]] std::size_t waiting() const;
    void release(std::size_t index);
    void releaseAll();

    // --- what was asked
    [[nodiscard]] std::vector<domain::ChangeRequest> applied() const;
    [[nodiscard]] std::vector<domain::LogFilter> followed() const;
    [[nodiscard]] std::vector<domain::MetricsQuery> metricsAsked() const;
    [[nodiscard]] std::vector<domain::BillingQuery> billingAsked() const;
    [[nodiscard]] std::vector<domain::Pace> paces() const;
    [[nodiscard]] int steps() const;
    [[nodiscard]] std::vector<std::pair<std::string, std::uint64_t>> startsOver() const;
    [[nodiscard]] std::vector<domain::Instant> jumps() const;
    [[nodiscard]] int watchers() const { return m_watchers.count(); }
    [[nodiscard]] int logFollowers() const { return m_followers.count(); }

    // --- domain::Platform
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

    // --- domain::SimulatorControl
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
    void comparePolicies(domain::DeploymentId deployment, int port,
                         domain::Reply<domain::PolicyComparison> reply) override;
    void stopLoad(domain::DeploymentId deployment, int port,
                  domain::Reply<domain::LoadSpec> reply) override;
    void startOver(std::string scenarioText, std::uint64_t seed,
                   domain::Reply<std::uint64_t> reply) override;

  private:
    struct Held {
        std::function<void()> deliver;
        std::function<void()> shutDown;
    };
    template <class T>
    void answer(domain::Reply<T> reply, domain::Result<T> result);
    [[nodiscard]] domain::Result<domain::ChangeOutcome> outcomeOf(
        const domain::ChangeRequest& request);

    mutable std::mutex m_mutex;
    domain::Capabilities m_capabilities;
    domain::SnapshotPtr m_snapshot;
    domain::ConnectionState m_connection = domain::ConnectionState::Connected;
    std::vector<domain::Event> m_pastEvents;
    domain::LogBatch m_pastLogs;
    domain::SimulatorStatus m_status;
    domain::ClusterMapPtr m_map;
    std::vector<domain::ActiveFault> m_faults;
    std::vector<domain::LoadSpec> m_loads;
    std::function<domain::Result<domain::Plan>(const domain::Change&)> m_plan;
    std::function<domain::Result<domain::ChangeOutcome>(const domain::ChangeRequest&)> m_apply;
    std::function<domain::Result<domain::Metrics>(const domain::MetricsQuery&)> m_metrics;
    std::map<domain::NodeId, std::vector<domain::FileEntry>> m_files;
    std::map<std::pair<domain::NodeId, std::string>, std::string> m_fileTexts;
    std::function<domain::Result<domain::Billing>(const domain::BillingQuery&)> m_billing;
    std::vector<domain::Error> m_faultError;
    std::map<domain::OperationId, domain::ChangeOutcome> m_outcomes;
    std::vector<domain::ChangeRequest> m_applied;
    std::vector<domain::LogFilter> m_followed;
    std::vector<domain::MetricsQuery> m_metricsAsked;
    std::vector<domain::BillingQuery> m_billingAsked;
    std::vector<domain::Pace> m_paces;
    std::vector<domain::Instant> m_jumps;
    std::vector<std::pair<std::string, std::uint64_t>> m_startsOver;
    int m_steps = 0;
    std::uint64_t m_lastFault = 0;
    bool m_hold = false;
    std::vector<Held> m_held;
    Listeners<domain::WatchCallbacks> m_watchers;
    Listeners<std::pair<domain::LogFilter, domain::LogCallback>> m_followers;
    Listeners<domain::SimulatorCallbacks> m_simulatorWatchers;
};

template <class T>
void FakePlatform::answer(domain::Reply<T> reply, domain::Result<T> result) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_hold) {
            m_held.push_back(
                {[reply, result] { reply(result); },
                 [reply] {
                     reply(domain::fail(domain::ErrorCode::ShuttingDown, "the platform goes away"));
                 }});
            return;
        }
    }
    reply(std::move(result));
}

// domain::planFromSnapshot(), with the version of the snapshot + 1 as its basis and a file in each
// line of the ledger. Errors: NotFound.
[[nodiscard]] domain::Result<domain::Plan> planFromSnapshot(const domain::Snapshot& snapshot,
                                                            const domain::Change& change);

}  // namespace berth::support
