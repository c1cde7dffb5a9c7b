// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"

struct sqlite3;

namespace berth::store {

class Database;

// SQLite's own checks see a broken structure, not a changed byte inside a value. So every table
// ends in a column `chk` that holds berth_check(all other columns in the order of their
// declaration), a 64-bit FNV-1a (fnv.h) over type, length and bytes of each value.

// Makes the SQL function known to the connection.
[[nodiscard]] domain::Result<void> registerRowCheck(sqlite3* connection);

// Compares every row of every table with its check. False: some row is not as it was written.
[[nodiscard]] domain::Result<bool> allRowsAsWritten(Database& database);

}  // namespace berth::store
