// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlite_connection_book.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "models/domain/connection_rules.h"
#include "models/domain/given_name.h"
#include "models/store/book_place.h"

namespace berth::store {

using domain::ConnectionFindingKind;
using domain::ConnectionId;
using domain::ConnectionKind;
using domain::ConnectionSettings;
using domain::ErrorCode;
using domain::fail;
using domain::KeyMode;
using domain::Result;

namespace {

using List = std::vector<ConnectionSettings>;

constexpr const char* kTable = "connection";

// Stored numbers; append only.
constexpr std::int64_t numberOf(ConnectionKind kind) {
    switch (kind) {
        case ConnectionKind::Simulator:
            return 0;
        case ConnectionKind::Gongji:
            return 1;
    }
    return 0;
}
constexpr std::int64_t numberOf(KeyMode mode) {
    switch (mode) {
        case KeyMode::Simple:
            return 0;
        case KeyMode::Rsa:
            return 1;
    }
    return 0;
}

template <class Enum>
std::optional<Enum> fromNumber(std::int64_t number, std::initializer_list<Enum> all) {
    for (const Enum each : all) {
        if (numberOf(each) == number) return each;
    }
    return std::nullopt;
}

Result<ConnectionSettings> readRow(const Statement& query) {
    const auto kind = fromNumber(query.integer(2), {ConnectionKind::Gongji});
    const auto mode = fromNumber(query.integer(4), {KeyMode::Simple, KeyMode::Rsa});
    if (!kind || !mode) {
        return fail(ErrorCode::StorageFailed,
                    "the profile holds a connection of a kind that this Berth does not know");
    }
    ConnectionSettings settings;
    settings.id = {query.text(0)};
    settings.name = query.text(1);
    settings.kind = *kind;
    settings.baseUrl = query.text(3);
    settings.keyMode = *mode;
    settings.publicKey = query.text(5);
    settings.readOnly = query.integer(6) != 0;
    settings.pinnedCertificate = query.text(7);
    settings.createdUnixMs = query.integer(8);
    return settings;
}

Result<List> allKept(Database& database) {
    auto query = database.prepare(
        "SELECT id, name, kind, base_url, key_mode, public_key, read_only, pinned_certificate, "
        "created_ms FROM connection WHERE gone = 0 ORDER BY position");
    if (!query) return tl::unexpected(query.error());
    List all;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return all;
        auto settings = readRow(*query);
        if (!settings) return tl::unexpected(settings.error());
        all.push_back(std::move(*settings));
    }
}

Result<void> writeRow(Database& database, const BookPlace& place,
                      const ConnectionSettings& settings) {
    auto insert = database.prepare(
        "INSERT OR REPLACE INTO connection (id, position, gone, name, kind, base_url, key_mode, "
        "public_key, read_only, pinned_certificate, created_ms, chk) VALUES (?1, ?2, ?3, ?4, ?5, "
        "?6, ?7, ?8, ?9, ?10, ?11, berth_check(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))");
    if (!insert) return tl::unexpected(insert.error());
    insert->bind(1, settings.id.value).bind(2, place.position).bind(3, std::int64_t{place.gone});
    insert->bind(4, settings.name).bind(5, numberOf(settings.kind)).bind(6, settings.baseUrl);
    insert->bind(7, numberOf(settings.keyMode)).bind(8, settings.publicKey);
    insert->bind(9, std::int64_t{settings.readOnly}).bind(10, settings.pinnedCertificate);
    insert->bind(11, settings.createdUnixMs);
    return insert->run();
}

Result<void> check(Database& database, const ConnectionSettings& settings, const BookPlace& place) {
    if (place.gone) {
        return fail(ErrorCode::AlreadyExists,
                    "this id was that of a connection that is gone: choose a new one", "id");
    }
    const auto others = allKept(database);
    if (!others) return tl::unexpected(others.error());
    const auto found = domain::checkConnection(settings, *others);
    if (!found) return {};
    return fail(found->kind == ConnectionFindingKind::NameTaken ? ErrorCode::AlreadyExists
                                                                : ErrorCode::InvalidArgument,
                found->detail, found->field);
}

}  // namespace

SqliteConnectionBook::SqliteConnectionBook(std::shared_ptr<StoreThread> store)
    : m_store(std::move(store)) {}

void SqliteConnectionBook::list(std::function<void(Result<List>)> reply) {
    m_store->request<List>(allKept, std::move(reply));
}

void SqliteConnectionBook::keep(ConnectionSettings settings,
                                std::function<void(Result<void>)> reply) {
    settings.name = domain::normalisedGivenName(settings.name);
    settings.baseUrl = domain::normalisedBaseUrl(settings.baseUrl);
    m_store->request<void>(
        [settings = std::move(settings)](Database& database) -> Result<void> {
            return database.transaction([&]() -> Result<void> {
                const auto place = bookPlace(database, kTable, settings.id.value);
                if (!place) return tl::unexpected(place.error());
                if (auto right = check(database, settings, *place); !right) return right;
                return writeRow(database, *place, settings);
            });
        },
        std::move(reply));
}

void SqliteConnectionBook::remove(ConnectionId id, std::function<void(Result<void>)> reply) {
    m_store->request<void>(
        [id = std::move(id)](Database& database) -> Result<void> {
            return database.transaction([&]() -> Result<void> {
                const auto all = allKept(database);
                if (!all) return tl::unexpected(all.error());
                const bool there = std::any_of(all->begin(), all->end(),
                                               [&](const auto& each) { return each.id == id; });
                if (!there) return fail(ErrorCode::NotFound, "there is no such connection", "id");
                const auto place = bookPlace(database, kTable, id.value);
                if (!place) return tl::unexpected(place.error());
                ConnectionSettings emptied;
                emptied.id = id;
                return writeRow(database, {place->position, true}, emptied);
            });
        },
        std::move(reply));
}

}  // namespace berth::store
