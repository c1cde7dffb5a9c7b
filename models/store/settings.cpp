// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/settings.h"

#include <utility>

namespace berth::store {

using domain::Result;

namespace {

Result<Settings::Values> allValues(Database& database) {
    auto query = database.prepare("SELECT key, value FROM setting");
    if (!query) return tl::unexpected(query.error());
    Settings::Values values;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return values;
        values.emplace(query->text(0), query->text(1));
    }
}

}  // namespace

Settings::Settings(std::shared_ptr<StoreThread> store) : m_store(std::move(store)) {}

void Settings::read(std::string key,
                    std::function<void(Result<std::optional<std::string>>)> reply) {
    using Value = std::optional<std::string>;
    m_store->request<Value>(
        [key = std::move(key)](Database& database) -> Result<Value> {
            auto query = database.prepare("SELECT value FROM setting WHERE key = ?1");
            if (!query) return tl::unexpected(query.error());
            const auto row = query->bind(1, key).step();
            if (!row) return tl::unexpected(row.error());
            return *row ? Value(query->text(0)) : Value();
        },
        std::move(reply));
}

void Settings::readAll(std::function<void(Result<Values>)> reply) {
    m_store->request<Values>(allValues, std::move(reply));
}

Result<Settings::Values> Settings::readAllNow() {
    return m_store->call<Values>(allValues);
}

void Settings::write(Values values, std::function<void(Result<void>)> reply) {
    m_store->request<void>(
        [values = std::move(values)](Database& database) -> Result<void> {
            auto insert = database.prepare(
                "INSERT OR REPLACE INTO setting (key, value, chk) "
                "VALUES (?1, ?2, berth_check(?1, ?2))");
            if (!insert) return tl::unexpected(insert.error());
            return database.transaction([&]() -> Result<void> {
                for (const auto& [key, value] : values) {
                    if (auto done = insert->bind(1, key).bind(2, value).run(); !done) return done;
                }
                return {};
            });
        },
        std::move(reply));
}

void Settings::remove(std::string key, std::function<void(Result<void>)> reply) {
    m_store->request<void>(
        [key = std::move(key)](Database& database) -> Result<void> {
            auto query = database.prepare("DELETE FROM setting WHERE key = ?1");
            if (!query) return tl::unexpected(query.error());
            query->bind(1, key);
            return database.transaction([&] { return query->run(); });
        },
        std::move(reply));
}

}  // namespace berth::store
