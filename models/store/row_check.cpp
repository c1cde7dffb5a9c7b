// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/row_check.h"

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <vector>

#include "models/store/database.h"
#include "models/store/fnv.h"
#include "models/store/sqlite_error.h"

namespace berth::store {
namespace {

using domain::Result;

extern "C" void berthCheck(sqlite3_context* context, int count, sqlite3_value** values) {
    Fnv hash;
    for (int i = 0; i < count; ++i) {
        const int type = sqlite3_value_type(values[i]);
        hash.add(static_cast<std::uint64_t>(type));
        if (type == SQLITE_INTEGER) {
            hash.add(static_cast<std::uint64_t>(sqlite3_value_int64(values[i])));
        } else if (type != SQLITE_NULL) {
            const void* data = sqlite3_value_blob(values[i]);
            const int size = sqlite3_value_bytes(values[i]);
            hash.add(static_cast<std::uint64_t>(size));
            if (data != nullptr) hash.add(data, static_cast<std::size_t>(size));
        }
    }
    sqlite3_result_int64(context, static_cast<sqlite3_int64>(hash.value()));
}

std::string quoted(const std::string& name, char mark = '"') {
    std::string text(1, mark);
    for (const char c : name) {
        text += c;
        if (c == mark) text += c;
    }
    return text + mark;
}

Result<std::vector<std::string>> firstColumn(Database& database, const std::string& sql) {
    auto query = database.prepare(sql);
    if (!query) return tl::unexpected(query.error());
    std::vector<std::string> values;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return values;
        values.push_back(query->text(0));
    }
}

}  // namespace

Result<void> registerRowCheck(sqlite3* connection) {
    const int code = sqlite3_create_function_v2(connection, "berth_check", -1,
                                                SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                                                berthCheck, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(sqliteError(connection, "prepare the profile"));
    return {};
}

Result<bool> allRowsAsWritten(Database& database) {
    const auto tables =
        firstColumn(database, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    if (!tables) return tl::unexpected(tables.error());
    for (const std::string& table : *tables) {
        const auto columns =
            firstColumn(database, "SELECT name FROM pragma_table_info(" + quoted(table, '\'') +
                                      ") WHERE name <> 'chk'");
        if (!columns) return tl::unexpected(columns.error());
        std::string list;
        for (const std::string& column : *columns) {
            list += (list.empty() ? "" : ",") + quoted(column);
        }
        auto query = database.prepare("SELECT count(*) FROM " + quoted(table) +
                                      " WHERE chk IS NOT berth_check(" + list + ")");
        if (!query) return tl::unexpected(query.error());
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (query->integer(0) != 0) return false;
    }
    return true;
}

}  // namespace berth::store
