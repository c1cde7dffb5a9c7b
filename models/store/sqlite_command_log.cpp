// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlite_command_log.h"

#include <algorithm>
#include <utility>

namespace berth::store {

using domain::CommandRecord;
using domain::ErrorCode;
using domain::fail;
using domain::Instant;
using domain::Result;
using domain::SimulationHead;

namespace {

// One portion of readAll: enough to make the hand-over between the threads cheap.
constexpr std::size_t kPortionRecords = 256;
constexpr std::size_t kPortionBytes = 1024 * 1024;

struct Progress {
    std::int64_t reachedNs = 0;
    std::int64_t lastSequence = 0;
};

Result<Progress> readProgress(Database& database, const std::string& connection) {
    auto query = database.prepare(
        "SELECT reached_ns, last_sequence FROM simulation_progress WHERE connection = ?1");
    if (!query) return tl::unexpected(query.error());
    const auto row = query->bind(1, connection).step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) {
        return fail(ErrorCode::WrongState,
                    "no simulation is kept under \"" + connection + "\": start one first");
    }
    return Progress{query->integer(0), query->integer(1)};
}

Result<void> writeProgress(Database& database, const std::string& connection,
                           const Progress& progress) {
    auto query = database.prepare(
        "INSERT OR REPLACE INTO simulation_progress (connection, reached_ns, last_sequence, chk) "
        "VALUES (?1, ?2, ?3, berth_check(?1, ?2, ?3))");
    if (!query) return tl::unexpected(query.error());
    return query->bind(1, connection)
        .bind(2, progress.reachedNs)
        .bind(3, progress.lastSequence)
        .run();
}

Result<void> appendAll(Database& database, const std::string& connection,
                       const std::vector<CommandRecord>& records) {
    auto progress = readProgress(database, connection);
    if (!progress) return tl::unexpected(progress.error());
    auto insert = database.prepare(
        "INSERT INTO command (connection, sequence, at_ns, kind, payload, chk) "
        "VALUES (?1, ?2, ?3, ?4, ?5, berth_check(?1, ?2, ?3, ?4, ?5))");
    if (!insert) return tl::unexpected(insert.error());
    for (const CommandRecord& record : records) {
        insert->bind(1, connection).bind(2, ++progress->lastSequence).bind(3, record.at.ns);
        insert->bind(4, record.kind).bindBlob(5, record.payload);
        if (auto done = insert->run(); !done) return done;
        progress->reachedNs = std::max(progress->reachedNs, record.at.ns);
    }
    return writeProgress(database, connection, *progress);
}

Result<std::vector<CommandRecord>> readPortion(Database& database, const std::string& connection,
                                               std::uint64_t after) {
    auto query = database.prepare(
        "SELECT sequence, at_ns, kind, payload, "
        "chk = berth_check(connection, sequence, at_ns, kind, payload) "
        "FROM command WHERE connection = ?1 AND sequence > ?2 ORDER BY sequence");
    if (!query) return tl::unexpected(query.error());
    query->bind(1, connection).bind(2, static_cast<std::int64_t>(after));
    std::vector<CommandRecord> records;
    std::size_t bytes = 0;
    while (records.size() < kPortionRecords && bytes < kPortionBytes) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) break;
        CommandRecord record{static_cast<std::uint64_t>(query->integer(0)),
                             Instant{query->integer(1)}, query->text(2), query->text(3)};
        if (query->integer(4) != 1 || record.sequence != after + records.size() + 1) {
            return fail(ErrorCode::StorageFailed, "the command log is damaged after record " +
                                                      std::to_string(after + records.size()));
        }
        bytes += record.payload.size();
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace

SqliteCommandLog::SqliteCommandLog(std::shared_ptr<StoreThread> store, std::string connection)
    : m_store(std::move(store)), m_connection(std::move(connection)) {}

Result<std::optional<SimulationHead>> SqliteCommandLog::head() {
    using Head = std::optional<SimulationHead>;
    return m_store->call<Head>([this](Database& database) -> Result<Head> {
        auto query = database.prepare(
            "SELECT s.scenario, s.seed, p.reached_ns FROM simulation s "
            "JOIN simulation_progress p ON p.connection = s.connection WHERE s.connection = ?1");
        if (!query) return tl::unexpected(query.error());
        const auto row = query->bind(1, m_connection).step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return Head{};
        return Head{SimulationHead{query->text(0), static_cast<std::uint64_t>(query->integer(1)),
                                   Instant{query->integer(2)}}};
    });
}

Result<void> SqliteCommandLog::reset(const SimulationHead& head) {
    return m_store->call<void>([&](Database& database) -> Result<void> {
        return database.transaction([&]() -> Result<void> {
            auto clear = database.prepare("DELETE FROM command WHERE connection = ?1");
            if (!clear) return tl::unexpected(clear.error());
            if (auto done = clear->bind(1, m_connection).run(); !done) return done;
            auto insert = database.prepare(
                "INSERT OR REPLACE INTO simulation (connection, scenario, seed, chk) "
                "VALUES (?1, ?2, ?3, berth_check(?1, ?2, ?3))");
            if (!insert) return tl::unexpected(insert.error());
            insert->bind(1, m_connection).bindBlob(2, head.scenario);
            insert->bind(3, static_cast<std::int64_t>(head.seed));
            if (auto done = insert->run(); !done) return done;
            return writeProgress(database, m_connection, {head.reached.ns, 0});
        });
    });
}

Result<void> SqliteCommandLog::append(std::vector<CommandRecord> records) {
    return m_store->call<void>([&](Database& database) -> Result<void> {
        return database.transaction([&] { return appendAll(database, m_connection, records); });
    });
}

Result<void> SqliteCommandLog::setReached(Instant reached) {
    return m_store->call<void>([&](Database& database) -> Result<void> {
        return database.transaction([&]() -> Result<void> {
            auto progress = readProgress(database, m_connection);
            if (!progress) return tl::unexpected(progress.error());
            if (reached.ns <= progress->reachedNs) return {};
            progress->reachedNs = reached.ns;
            return writeProgress(database, m_connection, *progress);
        });
    });
}

Result<void> SqliteCommandLog::readAll(const std::function<bool(const CommandRecord&)>& visit) {
    std::uint64_t last = 0;
    for (;;) {
        const auto portion = m_store->call<std::vector<CommandRecord>>(
            [&](Database& database) { return readPortion(database, m_connection, last); });
        if (!portion) return tl::unexpected(portion.error());
        if (portion->empty()) return {};
        for (const CommandRecord& record : *portion) {
            if (!visit(record)) return {};
        }
        last = portion->back().sequence;
    }
}

}  // namespace berth::store
