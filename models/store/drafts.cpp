// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/drafts.h"

#include <utility>

namespace berth::store {

using domain::Result;

Drafts::Drafts(std::shared_ptr<StoreThread> store) : m_store(std::move(store)) {}

void Drafts::save(Draft draft, std::function<void(Result<void>)> reply) {
    m_store->request<void>(
        [draft = std::move(draft)](Database& database) -> Result<void> {
            auto insert = database.prepare(
                "INSERT OR REPLACE INTO draft (name, json, updated_ms, chk) "
                "VALUES (?1, ?2, ?3, berth_check(?1, ?2, ?3))");
            if (!insert) return tl::unexpected(insert.error());
            insert->bind(1, draft.name).bind(2, draft.json).bind(3, draft.updatedUnixMs);
            // The one just saved stays even if a clock that was set back makes it the oldest.
            auto drop = database.prepare(
                "DELETE FROM draft WHERE name <> ?1 AND name NOT IN (SELECT name FROM draft "
                "WHERE name <> ?1 ORDER BY updated_ms DESC, name LIMIT ?2)");
            if (!drop) return tl::unexpected(drop.error());
            drop->bind(1, draft.name).bind(2, std::int64_t{kKept - 1});
            return database.transaction([&]() -> Result<void> {
                if (auto done = insert->run(); !done) return done;
                return drop->run();
            });
        },
        std::move(reply));
}

void Drafts::list(std::function<void(Result<std::vector<Draft>>)> reply) {
    using List = std::vector<Draft>;
    m_store->request<List>(
        [](Database& database) -> Result<List> {
            auto query = database.prepare(
                "SELECT name, json, updated_ms FROM draft ORDER BY updated_ms DESC, name");
            if (!query) return tl::unexpected(query.error());
            List drafts;
            for (;;) {
                const auto row = query->step();
                if (!row) return tl::unexpected(row.error());
                if (!*row) return drafts;
                drafts.push_back({query->text(0), query->text(1), query->integer(2)});
            }
        },
        std::move(reply));
}

void Drafts::remove(std::string name, std::function<void(Result<void>)> reply) {
    m_store->request<void>(
        [name = std::move(name)](Database& database) -> Result<void> {
            auto query = database.prepare("DELETE FROM draft WHERE name = ?1");
            if (!query) return tl::unexpected(query.error());
            query->bind(1, name);
            return database.transaction([&] { return query->run(); });
        },
        std::move(reply));
}

}  // namespace berth::store
