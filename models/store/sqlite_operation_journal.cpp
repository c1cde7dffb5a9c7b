// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlite_operation_journal.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace berth::store {

using domain::OperationRecord;
using domain::OperationState;
using domain::Result;

namespace {

using Records = std::vector<OperationRecord>;

// Stored numbers; append only.
constexpr std::int64_t numberOf(OperationState state) {
    switch (state) {
        case OperationState::Planned:
            return 0;
        case OperationState::Sent:
            return 1;
        case OperationState::Acknowledged:
            return 2;
        case OperationState::Refused:
            return 3;
        case OperationState::Unknown:
            return 4;
    }
    return 4;
}

constexpr OperationState stateOf(std::int64_t number) {
    for (const OperationState state : {OperationState::Planned, OperationState::Sent,
                                       OperationState::Acknowledged, OperationState::Refused}) {
        if (numberOf(state) == number) return state;
    }
    return OperationState::Unknown;
}

constexpr bool isFinished(OperationState state) {
    return state == OperationState::Acknowledged || state == OperationState::Refused;
}

// Of the finished ones. The one just recorded stays even if a clock that was set back makes it the
// oldest.
Result<void> dropOldest(Database& database, const domain::OperationId& recorded, std::size_t kept) {
    auto drop = database.prepare(
        "DELETE FROM operation WHERE state IN (?1, ?2) AND id IN (SELECT id FROM operation "
        "WHERE state IN (?1, ?2) AND id <> ?3 ORDER BY created_ms DESC, id DESC "
        "LIMIT -1 OFFSET ?4)");
    if (!drop) return tl::unexpected(drop.error());
    drop->bind(1, numberOf(OperationState::Acknowledged));
    drop->bind(2, numberOf(OperationState::Refused)).bind(3, recorded.value);
    drop->bind(4, static_cast<std::int64_t>(kept) - 1);
    return drop->run();
}

constexpr const char* kColumns =
    "SELECT id, connection, summary, state, change, detail, created_ms, updated_ms FROM operation ";

Result<Records> readRecords(Statement& query) {
    Records records;
    for (;;) {
        const auto row = query.step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return records;
        records.push_back({{query.text(0)},
                           query.text(1),
                           query.text(2),
                           stateOf(query.integer(3)),
                           query.text(4),
                           query.text(5),
                           query.integer(6),
                           query.integer(7)});
    }
}

}  // namespace

SqliteOperationJournal::SqliteOperationJournal(std::shared_ptr<StoreThread> store,
                                               std::size_t finishedKept)
    : m_store(std::move(store)), m_finishedKept(finishedKept) {}

void SqliteOperationJournal::record(OperationRecord record,
                                    std::function<void(Result<void>)> reply) {
    m_store->request<void>(
        [record = std::move(record), kept = m_finishedKept](Database& database) -> Result<void> {
            auto insert = database.prepare(
                "INSERT OR REPLACE INTO operation (id, connection, summary, state, change, detail, "
                "created_ms, updated_ms, chk) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
                "berth_check(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))");
            if (!insert) return tl::unexpected(insert.error());
            insert->bind(1, record.operation.value).bind(2, record.connection);
            insert->bind(3, record.summary).bind(4, numberOf(record.state));
            insert->bind(5, record.changeJson).bind(6, record.detail);
            insert->bind(7, record.createdUnixMs).bind(8, record.updatedUnixMs);
            return database.transaction([&]() -> Result<void> {
                if (auto done = insert->run(); !done) return done;
                if (!isFinished(record.state)) return {};
                return dropOldest(database, record.operation, kept);
            });
        },
        std::move(reply));
}

void SqliteOperationJournal::unfinished(std::string connection,
                                        std::function<void(Result<Records>)> reply) {
    m_store->request<Records>(
        [connection = std::move(connection)](Database& database) -> Result<Records> {
            auto query = database.prepare(std::string(kColumns) +
                                          "WHERE connection = ?1 AND state NOT IN (?2, ?3) "
                                          "ORDER BY created_ms, id");
            if (!query) return tl::unexpected(query.error());
            query->bind(1, connection);
            query->bind(2, numberOf(OperationState::Acknowledged));
            query->bind(3, numberOf(OperationState::Refused));
            return readRecords(*query);
        },
        std::move(reply));
}

void SqliteOperationJournal::recent(std::size_t limit, std::function<void(Result<Records>)> reply) {
    m_store->request<Records>(
        [limit](Database& database) -> Result<Records> {
            auto query = database.prepare(std::string(kColumns) +
                                          "ORDER BY created_ms DESC, id DESC LIMIT ?1");
            if (!query) return tl::unexpected(query.error());
            constexpr std::size_t kMost = std::numeric_limits<int>::max();
            query->bind(1, static_cast<std::int64_t>(std::min(limit, kMost)));
            return readRecords(*query);
        },
        std::move(reply));
}

}  // namespace berth::store
