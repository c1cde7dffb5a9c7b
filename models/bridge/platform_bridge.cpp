// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/platform_bridge.h"

#include <QMetaMethod>
#include <QPointer>
#include <mutex>
#include <utility>

#include "models/bridge/operation_summary.h"

namespace berth::bridge {

using domain::ConnectionState;
using domain::Event;
using domain::SnapshotPtr;

// What the platform's thread leaves for the GUI thread. At most one letter is under way.
struct PlatformBridge::Inbox {
    std::mutex mutex;
    SnapshotPtr snapshot;
    domain::Duration arrived{0};
    std::vector<Event> events;
    std::vector<ConnectionState> connections;
    bool called = false;

    // With the mutex held: whether the GUI thread is still to be called.
    [[nodiscard]] bool call() { return !std::exchange(called, true); }
};

PlatformBridge::PlatformBridge(domain::Platform& platform, domain::OperationJournal& journal,
                               const domain::Clock& clock, Options options, QObject* parent)
    : QObject(parent),
      m_platform(platform),
      m_clock(clock),
      m_options(std::move(options)),
      m_snapshot(platform.snapshot()),
      m_arrived(clock.monotonic()),
      m_connectionSince(clock.unixMilliseconds()),
      m_snapshots(clock, m_options.snapshotInterval, [this] { showSnapshot(); }),
      m_eventBatches(clock, m_options.eventInterval, [this] { showEvents(); }),
      m_runner(std::make_unique<OperationRunner>(
          platform, journal, clock,
          OperationRunner::Options{m_options.connection.toStdString(), m_options.firstLookUp,
                                   m_options.newOperationId})),
      m_inbox(std::make_shared<Inbox>()) {
    m_ageTimer.setInterval(m_options.ageInterval);
    connect(&m_ageTimer, &QTimer::timeout, this, &PlatformBridge::tick);
    connect(m_runner.get(), &OperationRunner::started, this, &PlatformBridge::operationStarted);
    connect(m_runner.get(), &OperationRunner::changed, this, &PlatformBridge::operationChanged);
    connect(m_runner.get(), &OperationRunner::finished, this, &PlatformBridge::operationFinished);

    const auto call = [this, mailbox = m_desk.mailbox()] {
        // Opened only while this bridge is alive.
        mailbox->post([this] { collect(); });
    };
    domain::WatchCallbacks callbacks;
    callbacks.onSnapshot = [inbox = m_inbox, call, &clock](SnapshotPtr snapshot) {
        if (!snapshot) return;
        const std::lock_guard lock(inbox->mutex);
        inbox->snapshot = std::move(snapshot);
        inbox->arrived = clock.monotonic();
        if (inbox->call()) call();
    };
    callbacks.onEvents = [inbox = m_inbox, call](const std::vector<Event>& events) {
        const std::lock_guard lock(inbox->mutex);
        inbox->events.insert(inbox->events.end(), events.begin(), events.end());
        // Older ones would fall out of the history anyway.
        if (inbox->events.size() > 2 * EventHistory::kCapacity) {
            inbox->events.erase(
                inbox->events.begin(),
                inbox->events.end() - static_cast<std::ptrdiff_t>(EventHistory::kCapacity));
        }
        if (inbox->call()) call();
    };
    callbacks.onConnection = [inbox = m_inbox, call](ConnectionState state) {
        const std::lock_guard lock(inbox->mutex);
        inbox->connections.push_back(state);
        if (inbox->call()) call();
    };
    m_watch = m_platform.watch(std::move(callbacks));
}

PlatformBridge::~PlatformBridge() {
    m_desk.mailbox()->close();
    m_watch.reset();
}

domain::Duration PlatformBridge::age() const {
    return m_clock.monotonic() - m_arrived;
}

void PlatformBridge::plan(domain::Change change, QObject* context, Answer<domain::Plan> answer) {
    m_platform.plan(std::move(change), m_desk.expect<domain::Plan>(context, std::move(answer)));
}

domain::OperationId PlatformBridge::apply(domain::Change change, std::uint64_t basis,
                                          QObject* context, Answer<domain::ChangeOutcome> answer) {
    std::string summary = summarize(change, *m_snapshot);
    return m_runner->run(std::move(change), basis, std::move(summary), context, std::move(answer));
}

void PlatformBridge::readMetrics(domain::MetricsQuery query, QObject* context,
                                 Answer<domain::Metrics> answer) {
    m_platform.readMetrics(std::move(query),
                           m_desk.expect<domain::Metrics>(context, std::move(answer)));
}

void PlatformBridge::listFiles(const domain::NodeId& node, QObject* context,
                               Answer<std::vector<domain::FileEntry>> answer) {
    m_platform.listFiles(node,
                         m_desk.expect<std::vector<domain::FileEntry>>(context, std::move(answer)));
}

void PlatformBridge::readFile(const domain::NodeId& node, std::string path, QObject* context,
                              Answer<std::string> answer) {
    m_platform.readFile(node, std::move(path),
                        m_desk.expect<std::string>(context, std::move(answer)));
}

void PlatformBridge::readBilling(domain::BillingQuery query, QObject* context,
                                 Answer<domain::Billing> answer) {
    m_platform.readBilling(std::move(query),
                           m_desk.expect<domain::Billing>(context, std::move(answer)));
}

std::unique_ptr<domain::Subscription> PlatformBridge::followLogs(domain::LogFilter filter,
                                                                 domain::LogCallback callback) {
    return m_platform.followLogs(std::move(filter), std::move(callback));
}

void PlatformBridge::showAgain() {
    const SnapshotPtr shown = m_snapshot;
    Q_EMIT snapshotChanged(shown);
}

void PlatformBridge::connectNotify(const QMetaMethod& signal) {
    if (signal == QMetaMethod::fromSignal(&PlatformBridge::ageChanged)) m_ageTimer.start();
}

void PlatformBridge::collect() {
    std::vector<ConnectionState> connections;
    bool snapshot = false;
    bool events = false;
    {
        const std::lock_guard lock(m_inbox->mutex);
        m_inbox->called = false;
        connections.swap(m_inbox->connections);
        snapshot = m_inbox->snapshot != nullptr;
        events = !m_inbox->events.empty();
    }
    const QPointer<PlatformBridge> alive(this);
    for (const ConnectionState state : connections) {
        if (state == m_connection) continue;
        m_connection = state;
        m_connectionSince = m_clock.unixMilliseconds();
        if (state == ConnectionState::Connected) m_runner->lookUp();
        Q_EMIT connectionChanged(state);
        if (!alive) return;
    }
    if (snapshot) m_snapshots.request();
    if (alive && events) m_eventBatches.request();
}

void PlatformBridge::showSnapshot() {
    const domain::Instant before = m_snapshot->at;
    {
        const std::lock_guard lock(m_inbox->mutex);
        if (!m_inbox->snapshot) return;
        m_snapshot = std::exchange(m_inbox->snapshot, nullptr);
        m_arrived = m_inbox->arrived;
    }
    // A copy: a slot that brings about the next one must not pull this from under the others.
    const SnapshotPtr shown = m_snapshot;
    const QPointer<PlatformBridge> alive(this);
    if (shown->at < before) Q_EMIT startedOver();
    if (alive) Q_EMIT snapshotChanged(shown);
}

void PlatformBridge::showEvents() {
    std::vector<Event> events;
    {
        const std::lock_guard lock(m_inbox->mutex);
        events.swap(m_inbox->events);
    }
    if (events.empty()) return;
    m_events.append(events);
    Q_EMIT eventsArrived(events);
}

void PlatformBridge::tick() {
    if (!isSignalConnected(QMetaMethod::fromSignal(&PlatformBridge::ageChanged))) {
        m_ageTimer.stop();
        return;
    }
    Q_EMIT ageChanged(std::chrono::floor<std::chrono::milliseconds>(age()));
}

}  // namespace berth::bridge
