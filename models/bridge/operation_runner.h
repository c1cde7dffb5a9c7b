// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "models/bridge/operation.h"
#include "models/bridge/reply_desk.h"
#include "models/domain/clock.h"
#include "models/domain/journal.h"
#include "models/domain/platform.h"

namespace berth::bridge {

// Carries changes out so that none is sent twice and none is forgotten.
//
// A change is journalled as Planned, then as Sent, and only when that is durable it is sent. An
// answer settles it: Acknowledged or Refused. Without an answer (TimedOut, Unavailable) it is
// Unknown and is looked up: the same operation id is applied again, and the platform says
// `repeated` when it had taken effect. What an earlier run left behind is treated alike: Sent and
// Unknown are looked up; Planned was never sent and is refused.
//
// Lives on the GUI thread. Platform, journal and clock must outlive it.
class OperationRunner final : public QObject {
    Q_OBJECT
  public:
    using Answer = std::function<void(domain::Result<domain::ChangeOutcome>)>;
    struct Options {
        std::string connection;                        // names the platform in the journal
        std::chrono::milliseconds firstLookUp{1000};   // doubles up to a minute
        std::function<domain::OperationId()> newId{};  // empty: 128 random bits
    };

    OperationRunner(domain::Platform& platform, domain::OperationJournal& journal,
                    const domain::Clock& clock, Options options, QObject* parent = nullptr);

    // `answer` gets the first outcome: also an Unknown one, as TimedOut or Unavailable.
    domain::OperationId run(domain::Change change, std::uint64_t basis, std::string summary,
                            QObject* context, Answer answer);
    // Looks up what is Unknown, now: the connection is back.
    void lookUp();
    // On their way or unknown, oldest first.
    [[nodiscard]] std::vector<Operation> operations() const;

  Q_SIGNALS:
    void started(const berth::bridge::Operation& operation);
    void changed(const berth::bridge::Operation& operation);   // it became Unknown
    void finished(const berth::bridge::Operation& operation);  // Acknowledged or Refused

  private:
    struct Run {
        Operation operation;
        std::uint64_t order = 0;
        std::int64_t createdUnixMs = 0;
        bool inFlight = false;
        bool lookedUp = false;  // what is in flight is a look-up, not the first attempt
        QPointer<QObject> context;
        Answer answer;
    };
    using Step = std::function<void(domain::Result<void>)>;

    void recover();
    void recoverOne(const domain::OperationRecord& record);
    void journal(const Run& run, Step then);
    void markSent(const domain::OperationId& id);
    void send(const domain::OperationId& id);
    void settle(const domain::OperationId& id, domain::Result<domain::ChangeOutcome> result);
    void becomeUnknown(Run& run, const domain::Error& error);
    void finish(const domain::OperationId& id, domain::Result<domain::ChangeOutcome> result);

    domain::Platform& m_platform;
    domain::OperationJournal& m_journal;
    const domain::Clock& m_clock;
    const Options m_options;
    std::map<domain::OperationId, Run> m_runs;
    std::uint64_t m_lastOrder = 0;
    QTimer m_lookUp;
    std::chrono::milliseconds m_nextLookUp;
    ReplyDesk m_desk{this};
};

}  // namespace berth::bridge
