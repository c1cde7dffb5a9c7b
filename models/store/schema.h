// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/error.h"

namespace berth::store {

class Database;

// The tables of a profile, as the steps that lead there: step i makes version i+1 out of version i.
// Released steps never change. Rules for tables: STRICT, no secondary index (a quick check does not
// compare one with its table), a last column `chk` (row_check.h).
struct Schema {
    std::vector<std::string> steps;

    [[nodiscard]] int version() const { return static_cast<int>(steps.size()); }
};

[[nodiscard]] const Schema& currentSchema();

// What a file says about itself: `user_version`, and the same number once more in a checked row.
struct SchemaState {
    int version = 0;
    bool consistent = false;
};
[[nodiscard]] domain::Result<SchemaState> schemaState(Database& database);

// Takes the file from its version to the schema's in one transaction: all or nothing.
[[nodiscard]] domain::Result<void> migrate(Database& database, const Schema& schema);

// Whether the file has exactly the tables that the first `version` steps make.
[[nodiscard]] domain::Result<bool> hasTablesOf(Database& database, const Schema& schema,
                                               int version);

}  // namespace berth::store
