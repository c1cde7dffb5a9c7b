// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_platform.h"

#include <algorithm>
#include <utility>

namespace berth::support {

using namespace domain;

FakePlatform::FakePlatform(SnapshotPtr snapshot)
    : m_snapshot(snapshot ? std::move(snapshot) : std::make_shared<const Snapshot>()),
      m_map(std::make_shared<const ClusterMap>()) {
    m_capabilities.live = false;
    m_capabilities.pause = true;
    m_capabilities.editInPlace = true;
    m_capabilities.replaceNode = true;
    m_capabilities.restart = true;
    m_capabilities.volumes = true;
    m_capabilities.nodeFiles = true;
    m_capabilities.dataLossLedger = true;
    m_capabilities.metrics = true;
    m_capabilities.followLogs = true;
    m_capabilities.stopAfter = true;
    m_capabilities.balancing = {BalancingPolicy::RoundRobin, BalancingPolicy::Random,
                                BalancingPolicy::LeastConnections};
    m_status.scenario = "sample";
    m_status.seed = 42;
}

FakePlatform::~FakePlatform() {
    for (const Held& held : m_held)
        held.shutDown();
}

void FakePlatform::setCapabilities(Capabilities capabilities) {
    const std::lock_guard lock(m_mutex);
    m_capabilities = std::move(capabilities);
}

void FakePlatform::publish(SnapshotPtr snapshot) {
    {
        const std::lock_guard lock(m_mutex);
        m_snapshot = snapshot;
    }
    m_watchers.each([&](const WatchCallbacks& to) {
        if (to.onSnapshot) to.onSnapshot(snapshot);
    });
}

void FakePlatform::publishEvents(std::vector<Event> events) {
    m_watchers.each([&](const WatchCallbacks& to) {
        if (to.onEvents) to.onEvents(events);
    });
}

void FakePlatform::setConnection(ConnectionState state) {
    {
        const std::lock_guard lock(m_mutex);
        m_connection = state;
    }
    m_watchers.each([&](const WatchCallbacks& to) {
        if (to.onConnection) to.onConnection(state);
    });
}

void FakePlatform::pushLogs(LogBatch batch) {
    m_followers.each([&](const auto& follower) { follower.second(batch); });
}

void FakePlatform::publishStatus(SimulatorStatus status) {
    {
        const std::lock_guard lock(m_mutex);
        m_status = status;
    }
    m_simulatorWatchers.each([&](const SimulatorCallbacks& to) {
        if (to.onStatus) to.onStatus(status);
    });
}

void FakePlatform::publishMap(ClusterMapPtr map) {
    {
        const std::lock_guard lock(m_mutex);
        m_map = map;
    }
    m_simulatorWatchers.each([&](const SimulatorCallbacks& to) {
        if (to.onMap) to.onMap(map);
    });
}

void FakePlatform::setPastEvents(std::vector<Event> events) {
    const std::lock_guard lock(m_mutex);
    m_pastEvents = std::move(events);
}

void FakePlatform::setPastLogs(LogBatch batch) {
    const std::lock_guard lock(m_mutex);
    m_pastLogs = std::move(batch);
}

void FakePlatform::onPlan(std::function<Result<Plan>(const Change&)> answer) {
    const std::lock_guard lock(m_mutex);
    m_plan = std::move(answer);
}

void FakePlatform::onApply(std::function<Result<ChangeOutcome>(const ChangeRequest&)> answer) {
    const std::lock_guard lock(m_mutex);
    m_apply = std::move(answer);
}

void FakePlatform::onMetrics(std::function<Result<Metrics>(const MetricsQuery&)> answer) {
    const std::lock_guard lock(m_mutex);
    m_metrics = std::move(answer);
}

void FakePlatform::setFiles(const NodeId& node, std::vector<FileEntry> files) {
    const std::lock_guard lock(m_mutex);
    m_files[node] = std::move(files);
}

void FakePlatform::setFileText(const NodeId& node, const std::string& path, std::string text) {
    const std::lock_guard lock(m_mutex);
    m_fileTexts[{node, path}] = std::move(text);
}

void FakePlatform::failFaults(Error error) {
    const std::lock_guard lock(m_mutex);
    m_faultError = {std::move(error)};
}

void FakePlatform::acceptFaults() {
    const std::lock_guard lock(m_mutex);
    m_faultError.clear();
}

void FakePlatform::hold(bool held) {
    const std::lock_guard lock(m_mutex);
    m_hold = held;
}

std::size_t FakePlatform::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_held.size();
}

void FakePlatform::release(std::size_t index) {
    Held held;
    {
        const std::lock_guard lock(m_mutex);
        held = std::move(m_held.at(index));
        m_held.erase(m_held.begin() + static_cast<std::ptrdiff_t>(index));
    }
    held.deliver();
}

void FakePlatform::releaseAll() {
    std::vector<Held> held;
    {
        const std::lock_guard lock(m_mutex);
        held.swap(m_held);
    }
    for (const Held& one : held)
        one.deliver();
}

std::vector<ChangeRequest> FakePlatform::applied() const {
    const std::lock_guard lock(m_mutex);
    return m_applied;
}

std::vector<LogFilter> FakePlatform::followed() const {
    const std::lock_guard lock(m_mutex);
    return m_followed;
}

std::vector<MetricsQuery> FakePlatform::metricsAsked() const {
    const std::lock_guard lock(m_mutex);
    return m_metricsAsked;
}

std::vector<Pace> FakePlatform::paces() const {
    const std::lock_guard lock(m_mutex);
    return m_paces;
}

int FakePlatform::steps() const {
    const std::lock_guard lock(m_mutex);
    return m_steps;
}

std::vector<std::pair<std::string, std::uint64_t>> FakePlatform::startsOver() const {
    const std::lock_guard lock(m_mutex);
    return m_startsOver;
}

std::vector<Instant> FakePlatform::jumps() const {
    const std::lock_guard lock(m_mutex);
    return m_jumps;
}

Capabilities FakePlatform::capabilities() const {
    const std::lock_guard lock(m_mutex);
    return m_capabilities;
}

SnapshotPtr FakePlatform::snapshot() const {
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

std::unique_ptr<Subscription> FakePlatform::watch(WatchCallbacks callbacks) {
    return m_watchers.add(std::move(callbacks), [this](const WatchCallbacks& to) {
        SnapshotPtr newest;
        std::vector<Event> past;
        ConnectionState connection{};
        {
            const std::lock_guard lock(m_mutex);
            newest = m_snapshot;
            past = m_pastEvents;
            connection = m_connection;
        }
        if (to.onConnection) to.onConnection(connection);
        if (to.onSnapshot) to.onSnapshot(newest);
        if (to.onEvents && !past.empty()) to.onEvents(past);
    });
}

void FakePlatform::plan(Change change, Reply<Plan> reply) {
    std::function<Result<Plan>(const Change&)> script;
    SnapshotPtr newest;
    {
        const std::lock_guard lock(m_mutex);
        script = m_plan;
        newest = m_snapshot;
    }
    answer(std::move(reply), script ? script(change) : planFromSnapshot(*newest, change));
}

Result<ChangeOutcome> FakePlatform::outcomeOf(const ChangeRequest& request) {
    std::function<Result<ChangeOutcome>(const ChangeRequest&)> script;
    {
        const std::lock_guard lock(m_mutex);
        m_applied.push_back(request);
        script = m_apply;
    }
    if (script) return script(request);
    const std::lock_guard lock(m_mutex);
    const auto known = m_outcomes.find(request.operation);
    if (known != m_outcomes.end()) {
        ChangeOutcome again = known->second;
        again.repeated = true;
        return again;
    }
    ChangeOutcome outcome;
    outcome.operation = request.operation;
    if (const auto* scale = std::get_if<ScaleDeployment>(&request.change)) {
        outcome.deployment = scale->deployment;
    }
    m_outcomes[request.operation] = outcome;
    return outcome;
}

void FakePlatform::apply(ChangeRequest request, Reply<ChangeOutcome> reply) {
    answer(std::move(reply), outcomeOf(request));
}

std::unique_ptr<Subscription> FakePlatform::followLogs(LogFilter filter, LogCallback callback) {
    LogBatch past;
    {
        const std::lock_guard lock(m_mutex);
        m_followed.push_back(filter);
        past = m_pastLogs;
    }
    return m_followers.add({std::move(filter), std::move(callback)}, [&past](const auto& to) {
        if (!past.lines.empty()) to.second(past);
    });
}

void FakePlatform::readMetrics(MetricsQuery query, Reply<Metrics> reply) {
    std::function<Result<Metrics>(const MetricsQuery&)> script;
    {
        const std::lock_guard lock(m_mutex);
        m_metricsAsked.push_back(query);
        script = m_metrics;
    }
    answer(std::move(reply), script ? script(query) : Result<Metrics>(Metrics{}));
}

void FakePlatform::listFiles(NodeId node, Reply<std::vector<FileEntry>> reply) {
    std::vector<FileEntry> files;
    {
        const std::lock_guard lock(m_mutex);
        files = m_files[node];
    }
    answer<std::vector<FileEntry>>(std::move(reply), std::move(files));
}

void FakePlatform::readFile(NodeId node, std::string path, Reply<std::string> reply) {
    Result<std::string> text = fail(ErrorCode::NotFound, "no such file: " + path);
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_fileTexts.find({node, path});
        if (found != m_fileTexts.end()) text = found->second;
    }
    answer(std::move(reply), std::move(text));
}

void FakePlatform::setBilling(Billing billing) {
    onBilling([billing = std::move(billing)](const BillingQuery&) { return billing; });
}

void FakePlatform::onBilling(std::function<Result<Billing>(const BillingQuery&)> answer) {
    const std::lock_guard lock(m_mutex);
    m_billing = std::move(answer);
}

std::vector<BillingQuery> FakePlatform::billingAsked() const {
    const std::lock_guard lock(m_mutex);
    return m_billingAsked;
}

void FakePlatform::readBilling(BillingQuery query, Reply<Billing> reply) {
    Result<Billing> billing = fail(ErrorCode::NotSupported, "this platform tells no bills");
    {
        const std::lock_guard lock(m_mutex);
        m_billingAsked.push_back(query);
        if (m_billing) billing = m_billing(query);
    }
    answer(std::move(reply), std::move(billing));
}

}  // namespace berth::support
