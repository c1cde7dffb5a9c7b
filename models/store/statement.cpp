// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/statement.h"

#include <sqlite3.h>

#include "models/store/sqlite_error.h"

namespace berth::store {

using domain::Result;

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Result<Statement> Statement::prepare(sqlite3* connection, std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()),
                                        &statement, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(sqliteError(connection, "prepare a query"));
    return Statement(statement);
}

Statement& Statement::bind(int index, std::int64_t value) {
    if (const int code = sqlite3_bind_int64(m_statement.get(), index, value)) m_bindError = code;
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    // A null pointer would bind NULL instead of an empty text.
    const char* data = text.data() == nullptr ? "" : text.data();
    if (const int code = sqlite3_bind_text64(m_statement.get(), index, data, text.size(),
                                             SQLITE_TRANSIENT, SQLITE_UTF8)) {
        m_bindError = code;
    }
    return *this;
}

Statement& Statement::bindBlob(int index, std::string_view bytes) {
    const char* data = bytes.data() == nullptr ? "" : bytes.data();
    if (const int code =
            sqlite3_bind_blob64(m_statement.get(), index, data, bytes.size(), SQLITE_TRANSIENT)) {
        m_bindError = code;
    }
    return *this;
}

Result<bool> Statement::step() {
    if (m_bindError != SQLITE_OK) {
        return tl::unexpected(
            sqliteError(m_bindError, sqlite3_errstr(m_bindError), "pass a value"));
    }
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return tl::unexpected(sqliteError(sqlite3_db_handle(m_statement.get()), "use the profile"));
}

Result<void> Statement::run() {
    for (;;) {
        const auto row = step();
        if (!row) {
            reset();
            return tl::unexpected(row.error());
        }
        if (!*row) break;
    }
    reset();
    return {};
}

void Statement::reset() {
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
    m_bindError = SQLITE_OK;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string Statement::text(int column) const {
    // The pointer first: asking for it may convert, and the length counts what it points at.
    const void* data = sqlite3_column_blob(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    if (data == nullptr || size <= 0) return {};
    return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

}  // namespace berth::store
