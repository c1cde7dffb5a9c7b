// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlite_host_book.h"

#include <algorithm>
#include <utility>

#include "models/domain/codec.h"
#include "models/domain/given_name.h"
#include "models/store/book_place.h"

namespace berth::store {

using domain::ErrorCode;
using domain::fail;
using domain::HostFindingKind;
using domain::HostProfile;
using domain::Result;

namespace {

using Profiles = std::vector<HostProfile>;

constexpr const char* kHostTable = "host";

Result<HostProfile> readProfile(const Statement& query) {
    auto profile = domain::profileFromStopsJson(query.text(2));
    if (!profile) {
        return fail(ErrorCode::StorageFailed,
                    "the profile holds a computer that cannot be read: " + profile.error().detail);
    }
    profile->id = {query.text(0)};
    profile->name = query.text(1);
    profile->createdUnixMs = query.integer(3);
    return profile;
}

Result<Profiles> keptProfiles(Database& database) {
    auto query = database.prepare(
        "SELECT id, name, stops, created_ms FROM host WHERE gone = 0 ORDER BY position");
    if (!query) return tl::unexpected(query.error());
    Profiles all;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return all;
        auto profile = readProfile(*query);
        if (!profile) return tl::unexpected(profile.error());
        all.push_back(std::move(*profile));
    }
}

Result<void> writeProfile(Database& database, const BookPlace& place, const std::string& id,
                          const std::string& name, const std::string& stops, std::int64_t created) {
    auto insert = database.prepare(
        "INSERT OR REPLACE INTO host (id, position, gone, name, stops, created_ms, chk) VALUES "
        "(?1, ?2, ?3, ?4, ?5, ?6, berth_check(?1, ?2, ?3, ?4, ?5, ?6))");
    if (!insert) return tl::unexpected(insert.error());
    insert->bind(1, id).bind(2, place.position).bind(3, std::int64_t{place.gone});
    insert->bind(4, name).bind(5, stops).bind(6, created);
    return insert->run();
}

Result<void> mayBeKept(Database& database, const HostProfile& profile, const BookPlace& place) {
    if (place.gone) {
        return fail(ErrorCode::AlreadyExists,
                    "this id was that of a computer that is gone: choose a new one", "id");
    }
    const auto others = keptProfiles(database);
    if (!others) return tl::unexpected(others.error());
    const auto found = domain::checkHostProfile(profile, *others);
    if (!found) return {};
    return fail(found->kind == HostFindingKind::NameTaken ? ErrorCode::AlreadyExists
                                                          : ErrorCode::InvalidArgument,
                domain::toText(found->kind), found->field);
}

}  // namespace

SqliteHostBook::SqliteHostBook(std::shared_ptr<StoreThread> store) : m_store(std::move(store)) {}

void SqliteHostBook::list(std::function<void(Result<Profiles>)> reply) {
    m_store->request<Profiles>(keptProfiles, std::move(reply));
}

void SqliteHostBook::keep(HostProfile profile, std::function<void(Result<void>)> reply) {
    profile.name = domain::normalisedGivenName(profile.name);
    m_store->request<void>(
        [profile = std::move(profile)](Database& database) -> Result<void> {
            return database.transaction([&]() -> Result<void> {
                const auto place = bookPlace(database, kHostTable, profile.id.value);
                if (!place) return tl::unexpected(place.error());
                if (auto right = mayBeKept(database, profile, *place); !right) return right;
                return writeProfile(database, *place, profile.id.value, profile.name,
                                    domain::stopsToJson(profile), profile.createdUnixMs);
            });
        },
        std::move(reply));
}

void SqliteHostBook::remove(domain::HostProfileId id, std::function<void(Result<void>)> reply) {
    m_store->request<void>(
        [id = std::move(id)](Database& database) -> Result<void> {
            return database.transaction([&]() -> Result<void> {
                const auto all = keptProfiles(database);
                if (!all) return tl::unexpected(all.error());
                if (std::ranges::find(*all, id, &HostProfile::id) == all->end())
                    return fail(ErrorCode::NotFound, "there is no such computer", "id");
                const auto place = bookPlace(database, kHostTable, id.value);
                if (!place) return tl::unexpected(place.error());
                return writeProfile(database, {place->position, true}, id.value, "", "", 0);
            });
        },
        std::move(reply));
}

}  // namespace berth::store
