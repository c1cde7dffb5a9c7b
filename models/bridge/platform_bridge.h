// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/bridge/event_history.h"
#include "models/bridge/operation.h"
#include "models/bridge/operation_runner.h"
#include "models/bridge/reply_desk.h"
#include "models/bridge/throttle.h"
#include "models/domain/clock.h"
#include "models/domain/journal.h"
#include "models/domain/platform.h"

namespace berth::bridge {

// The one translator between a platform and the interface. Signals and answers come on the thread
// the bridge lives on (the GUI thread), never inside the call that asks, never to a context that is
// gone. Destroy it before the platform, the journal and the clock.
class PlatformBridge final : public QObject {
    Q_OBJECT
  public:
    template <class T>
    using Answer = std::function<void(domain::Result<T>)>;
    struct Options {
        QString connection = QStringLiteral("simulator");  // names the platform in the journal
        std::chrono::milliseconds snapshotInterval{250};   // at most one snapshotChanged per this
        std::chrono::milliseconds eventInterval{100};
        std::chrono::milliseconds ageInterval{1000};
        std::chrono::milliseconds firstLookUp{1000};
        std::function<domain::OperationId()> newOperationId{};  // empty: random
    };

    PlatformBridge(domain::Platform& platform, domain::OperationJournal& journal,
                   const domain::Clock& clock, Options options, QObject* parent = nullptr);
    ~PlatformBridge() override;

    [[nodiscard]] const QString& connectionName() const { return m_options.connection; }
    [[nodiscard]] domain::Capabilities capabilities() const { return m_platform.capabilities(); }
    // The state that is shown; never null.
    [[nodiscard]] const domain::SnapshotPtr& snapshot() const { return m_snapshot; }
    // The newest 10,000.
    [[nodiscard]] const EventHistory& events() const { return m_events; }
    [[nodiscard]] domain::ConnectionState connectionState() const { return m_connection; }
    // When the connection got into its state, milliseconds of Unix time.
    [[nodiscard]] std::int64_t connectionSinceUnixMs() const { return m_connectionSince; }
    // How long ago the state that is shown came in: never less than it is.
    [[nodiscard]] domain::Duration age() const;

    void plan(domain::Change change, QObject* context, Answer<domain::Plan> answer);
    // Journals, sends, answers; see OperationRunner. `basis` is the basis of the plan that was
    // confirmed: what has moved since is refused with StateMoved. TimedOut and Unavailable mean
    // that the outcome is not known yet: it is looked up, and operationFinished tells.
    domain::OperationId apply(domain::Change change, std::uint64_t basis, QObject* context,
                              Answer<domain::ChangeOutcome> answer);
    // On their way or unknown, oldest first.
    [[nodiscard]] std::vector<Operation> operations() const { return m_runner->operations(); }

    void readMetrics(domain::MetricsQuery query, QObject* context, Answer<domain::Metrics> answer);
    void listFiles(const domain::NodeId& node, QObject* context,
                   Answer<std::vector<domain::FileEntry>> answer);
    void readFile(const domain::NodeId& node, std::string path, QObject* context,
                  Answer<std::string> answer);
    void readBilling(domain::BillingQuery query, QObject* context, Answer<domain::Billing> answer);
    // What the platform can do has changed, by the choice of whoever holds it: snapshotChanged is
    // emitted with the state that is shown already, so that pages look at capabilities() anew.
    void showAgain();
    // The callback comes on a thread of the platform's; LogFeed is what pages use.
    [[nodiscard]] std::unique_ptr<domain::Subscription> followLogs(domain::LogFilter filter,
                                                                   domain::LogCallback callback);

  Q_SIGNALS:
    // Time went back: the platform has begun anew and what was shown before is of another world.
    // Comes before snapshotChanged.
    void startedOver();
    void snapshotChanged(const berth::domain::SnapshotPtr& snapshot);
    // In order, none skipped as long as the interface is not 10,000 behind; already in events().
    void eventsArrived(const std::vector<berth::domain::Event>& events);
    void connectionChanged(berth::domain::ConnectionState state);
    // Once a second while something is connected to it.
    void ageChanged(std::chrono::milliseconds age);
    void operationStarted(const berth::bridge::Operation& operation);
    void operationChanged(const berth::bridge::Operation& operation);   // it became Unknown
    void operationFinished(const berth::bridge::Operation& operation);  // Acknowledged or Refused

  protected:
    void connectNotify(const QMetaMethod& signal) override;

  private:
    struct Inbox;

    void collect();
    void showSnapshot();
    void showEvents();
    void tick();

    domain::Platform& m_platform;
    const domain::Clock& m_clock;
    const Options m_options;
    domain::SnapshotPtr m_snapshot;
    domain::Duration m_arrived{0};
    EventHistory m_events;
    domain::ConnectionState m_connection = domain::ConnectionState::Connecting;
    std::int64_t m_connectionSince = 0;
    QTimer m_ageTimer;
    Throttle m_snapshots;
    Throttle m_eventBatches;
    std::unique_ptr<OperationRunner> m_runner;
    ReplyDesk m_desk{this};
    std::shared_ptr<Inbox> m_inbox;
    std::unique_ptr<domain::Subscription> m_watch;
};

}  // namespace berth::bridge
