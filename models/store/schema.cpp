// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"

#include <fmt/core.h>

#include <charconv>

#include "models/store/database.h"

namespace berth::store {
namespace {

using domain::Result;

// Times are Unix milliseconds, except simulated ones: nanoseconds since the start. `seed` holds the
// bits of an unsigned number.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, chk INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE simulation (
  connection TEXT NOT NULL PRIMARY KEY, scenario BLOB NOT NULL, seed INTEGER NOT NULL,
  chk INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE simulation_progress (
  connection TEXT NOT NULL PRIMARY KEY, reached_ns INTEGER NOT NULL,
  last_sequence INTEGER NOT NULL, chk INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE command (
  connection TEXT NOT NULL, sequence INTEGER NOT NULL, at_ns INTEGER NOT NULL,
  kind TEXT NOT NULL, payload BLOB NOT NULL, chk INTEGER NOT NULL,
  PRIMARY KEY (connection, sequence)
) STRICT, WITHOUT ROWID;
CREATE TABLE operation (
  id TEXT NOT NULL PRIMARY KEY, connection TEXT NOT NULL, summary TEXT NOT NULL,
  state INTEGER NOT NULL, change TEXT NOT NULL, detail TEXT NOT NULL,
  created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL, chk INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, chk INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
  name TEXT NOT NULL PRIMARY KEY, json TEXT NOT NULL, updated_ms INTEGER NOT NULL,
  chk INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// A connection that is gone keeps its row, so that its id is not given to another one, and nothing
// else: the rest is emptied. No secrets.
constexpr const char* kVersion2 = R"sql(
CREATE TABLE connection (
  id TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, gone INTEGER NOT NULL,
  name TEXT NOT NULL, kind INTEGER NOT NULL, base_url TEXT NOT NULL, key_mode INTEGER NOT NULL,
  public_key TEXT NOT NULL, read_only INTEGER NOT NULL, pinned_certificate TEXT NOT NULL,
  created_ms INTEGER NOT NULL, chk INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// Computers reached over SSH, with rows that stay as those of connections do. `stops`: JSON of the
// target and the computers on the way (codec_host.cpp). No secrets.
constexpr const char* kVersion3 = R"sql(
CREATE TABLE host (
  id TEXT NOT NULL PRIMARY KEY, position INTEGER NOT NULL, gone INTEGER NOT NULL,
  name TEXT NOT NULL, stops TEXT NOT NULL, created_ms INTEGER NOT NULL, chk INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

Result<std::string> tablesOf(Database& database) {
    auto query = database.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name");
    if (!query) return tl::unexpected(query.error());
    std::string all;
    for (;;) {
        const auto row = query->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) return all;
        all += query->text(0) + '\0' + query->text(1) + '\0' + query->text(2) + '\0';
    }
}

}  // namespace

const Schema& currentSchema() {
    static const Schema kSchema{{kVersion1, kVersion2, kVersion3}};
    return kSchema;
}

Result<SchemaState> schemaState(Database& database) {
    const auto text = database.singleText("PRAGMA user_version");
    if (!text) return tl::unexpected(text.error());
    SchemaState state;
    std::from_chars(text->data(), text->data() + text->size(), state.version);
    const auto known = database.singleText("SELECT value FROM meta WHERE key = 'schema_version'");
    state.consistent = known.has_value() && state.version > 0 && *known == *text;
    return state;
}

Result<void> migrate(Database& database, const Schema& schema) {
    return database.transaction([&]() -> Result<void> {
        const auto text = database.singleText("PRAGMA user_version");
        if (!text) return tl::unexpected(text.error());
        int version = 0;
        std::from_chars(text->data(), text->data() + text->size(), version);
        for (; version < schema.version(); ++version) {
            const std::string& step = schema.steps[static_cast<std::size_t>(version)];
            if (auto done = database.execute(step); !done) return done;
        }
        return database.execute(fmt::format(
            "INSERT OR REPLACE INTO meta (key, value, chk) VALUES ('schema_version', '{0}', "
            "berth_check('schema_version', '{0}')); PRAGMA user_version = {0};",
            schema.version()));
    });
}

Result<bool> hasTablesOf(Database& database, const Schema& schema, int version) {
    auto model = Database::openInMemory();
    if (!model) return tl::unexpected(model.error());
    for (int i = 0; i < version; ++i) {
        if (auto done = (*model)->execute(schema.steps[static_cast<std::size_t>(i)]); !done) {
            return tl::unexpected(done.error());
        }
    }
    const auto expected = tablesOf(**model);
    if (!expected) return tl::unexpected(expected.error());
    const auto actual = tablesOf(database);
    if (!actual) return tl::unexpected(actual.error());
    return *expected == *actual;
}

}  // namespace berth::store
