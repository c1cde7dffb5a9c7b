// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/operation_runner.h"

#include <QRandomGenerator>
#include <algorithm>
#include <array>
#include <utility>

#include "models/domain/codec.h"

namespace berth::bridge {

using domain::ChangeOutcome;
using domain::Error;
using domain::ErrorCode;
using domain::OperationId;
using domain::OperationRecord;
using domain::OperationState;
using domain::Result;

namespace {

constexpr std::chrono::milliseconds kLongestLookUp{60'000};

OperationId randomId() {
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    constexpr char kDigits[] = "0123456789abcdef";
    OperationId id;
    for (const quint32 word : words) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            id.value += kDigits[(word >> static_cast<unsigned>(shift)) & 0xFU];
        }
    }
    return id;
}

// Whether this answer leaves open if the change took effect. A look-up that was not let through
// says nothing about the attempt before it.
bool leavesOpen(const Error& error, bool lookUp) {
    switch (error.code) {
        case ErrorCode::TimedOut:
        case ErrorCode::Unavailable:
            return true;
        case ErrorCode::ShuttingDown:
        case ErrorCode::PermissionDenied:
        case ErrorCode::StorageFailed:
            return lookUp;
        default:
            return false;
    }
}

}  // namespace

OperationRunner::OperationRunner(domain::Platform& platform, domain::OperationJournal& journal,
                                 const domain::Clock& clock, Options options, QObject* parent)
    : QObject(parent),
      m_platform(platform),
      m_journal(journal),
      m_clock(clock),
      m_options(std::move(options)),
      m_nextLookUp(m_options.firstLookUp) {
    m_lookUp.setSingleShot(true);
    connect(&m_lookUp, &QTimer::timeout, this, &OperationRunner::lookUp);
    recover();
}

OperationId OperationRunner::run(domain::Change change, std::uint64_t basis, std::string summary,
                                 QObject* context, Answer answer) {
    const OperationId id = m_options.newId ? m_options.newId() : randomId();
    Run run;
    run.operation.id = id;
    run.operation.change = std::move(change);
    run.operation.basis = basis;
    run.operation.summary = QString::fromStdString(summary);
    run.order = ++m_lastOrder;
    run.createdUnixMs = m_clock.unixMilliseconds();
    run.inFlight = true;
    run.context = context;
    run.answer = std::move(answer);
    const Operation shown = run.operation;
    const auto [position, added] = m_runs.emplace(id, std::move(run));
    Q_ASSERT(added);
    journal(position->second, [this, id](Result<void> durable) {
        if (durable) {
            markSent(id);
        } else {
            finish(id, tl::unexpected<Error>(durable.error()));
        }
    });
    Q_EMIT started(shown);
    return id;
}

void OperationRunner::lookUp() {
    m_lookUp.stop();
    std::vector<OperationId> unknown;
    for (const auto& [id, run] : m_runs) {
        if (run.operation.state == OperationState::Unknown && !run.inFlight) unknown.push_back(id);
    }
    for (const OperationId& id : unknown)
        send(id);
}

std::vector<Operation> OperationRunner::operations() const {
    std::vector<const Run*> ordered;
    for (const auto& [id, run] : m_runs)
        ordered.push_back(&run);
    std::ranges::sort(ordered, {}, &Run::order);
    std::vector<Operation> made;
    for (const Run* run : ordered)
        made.push_back(run->operation);
    return made;
}

void OperationRunner::recover() {
    m_journal.unfinished(
        m_options.connection,
        m_desk.expect<std::vector<OperationRecord>>(
            this, [this](Result<std::vector<OperationRecord>> left) {
                if (!left) return;  // the store has said so; what it kept stays for the next start
                for (const OperationRecord& record : *left)
                    recoverOne(record);
                lookUp();
            }));
}

void OperationRunner::recoverOne(const OperationRecord& record) {
    if (m_runs.contains(record.operation)) return;  // begun meanwhile, by this run of the console
    Run run;
    run.operation.id = record.operation;
    run.operation.summary = QString::fromStdString(record.summary);
    run.operation.state = record.state;
    run.operation.recovered = true;
    run.order = ++m_lastOrder;
    run.createdUnixMs = record.createdUnixMs;
    std::optional<Error> refusal;
    if (auto request = domain::changeRequestFromJson(record.changeJson)) {
        run.operation.change = std::move(request->change);
        run.operation.basis = request->basis;
    } else {
        refusal = request.error();
    }
    if (record.state == OperationState::Planned) {
        refusal = Error{ErrorCode::ShuttingDown, "the console ended before it was sent", true, {}};
    }
    if (!refusal) run.operation.state = OperationState::Unknown;
    const Operation shown = run.operation;
    m_runs.emplace(record.operation, std::move(run));
    Q_EMIT started(shown);
    if (refusal) finish(record.operation, tl::unexpected<Error>(*refusal));
}

void OperationRunner::journal(const Run& run, Step then) {
    OperationRecord record;
    record.operation = run.operation.id;
    record.connection = m_options.connection;
    record.summary = run.operation.summary.toStdString();
    record.state = run.operation.state;
    record.changeJson =
        domain::toJson({run.operation.id, run.operation.change, run.operation.basis});
    if (run.operation.error) record.detail = run.operation.error->detail;
    record.createdUnixMs = run.createdUnixMs;
    record.updatedUnixMs = m_clock.unixMilliseconds();
    m_journal.record(std::move(record), m_desk.expect<void>(this, std::move(then)));
}

void OperationRunner::markSent(const OperationId& id) {
    Run& run = m_runs.at(id);
    run.operation.state = OperationState::Sent;
    journal(run, [this, id](Result<void> durable) {
        if (durable) {
            send(id);
        } else {
            finish(id, tl::unexpected<Error>(durable.error()));
        }
    });
}

void OperationRunner::send(const OperationId& id) {
    Run& run = m_runs.at(id);
    run.inFlight = true;
    run.lookedUp = run.operation.state == OperationState::Unknown;
    m_platform.apply({id, run.operation.change, run.operation.basis, run.lookedUp},
                     m_desk.expect<ChangeOutcome>(this, [this, id](Result<ChangeOutcome> result) {
                         settle(id, std::move(result));
                     }));
}

void OperationRunner::settle(const OperationId& id, Result<ChangeOutcome> result) {
    Run& run = m_runs.at(id);
    run.inFlight = false;
    if (!result && leavesOpen(result.error(), run.lookedUp)) {
        becomeUnknown(run, result.error());
        return;
    }
    finish(id, std::move(result));
}

void OperationRunner::becomeUnknown(Run& run, const Error& error) {
    const bool news = run.operation.state != OperationState::Unknown;
    run.operation.state = OperationState::Unknown;
    run.operation.error = error;
    m_lookUp.start(m_nextLookUp);
    m_nextLookUp = std::min(2 * m_nextLookUp, kLongestLookUp);
    if (!news) return;
    journal(run, [](const Result<void>&) {});  // Sent in the journal means the same
    const Operation shown = run.operation;
    const QPointer<QObject> context = std::exchange(run.context, nullptr);
    const Answer answer = std::exchange(run.answer, nullptr);
    const QPointer<OperationRunner> alive(this);
    Q_EMIT changed(shown);
    if (alive && context && answer) answer(tl::unexpected<Error>(error));
}

void OperationRunner::finish(const OperationId& id, Result<ChangeOutcome> result) {
    const auto found = m_runs.find(id);
    Run run = std::move(found->second);
    m_runs.erase(found);
    if (result) {
        run.operation.state = OperationState::Acknowledged;
        run.operation.deployment = result->deployment;
        run.operation.repeated = result->repeated;
        run.operation.error.reset();
        m_nextLookUp = m_options.firstLookUp;
    } else {
        run.operation.state = OperationState::Refused;
        run.operation.error = result.error();
    }
    // Should this not reach the disk, the next start looks the operation up and learns the same.
    journal(run, [](const Result<void>&) {});
    const QPointer<OperationRunner> alive(this);
    Q_EMIT finished(run.operation);
    if (alive && run.context && run.answer) run.answer(std::move(result));
}

}  // namespace berth::bridge
