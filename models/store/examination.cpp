// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/examination.h"

#include <fmt/core.h>

#include "models/store/row_check.h"
#include "models/store/sqlite_error.h"

namespace berth::store {

using domain::Error;
using domain::Result;

Result<Verdict> examine(Database& database, const Schema& schema) {
    Verdict verdict;
    // An error on the way is evidence as well, when it is about the content.
    const auto evidence = [&](const Error& error) -> Result<Verdict> {
        if (!meansDamage(database.lastCode())) return tl::unexpected(error);
        verdict.damage = error.detail;
        return verdict;
    };
    const auto quick = database.singleText("PRAGMA quick_check(1)");
    if (!quick) return evidence(quick.error());
    if (*quick != "ok") {
        verdict.damage = "quick_check: " + *quick;
        return verdict;
    }
    const auto state = schemaState(database);
    if (!state) return evidence(state.error());
    verdict.version = state->version;
    if (!state->consistent) {
        verdict.damage = fmt::format("its version {} is not what its content says", state->version);
        return verdict;
    }
    const auto rows = allRowsAsWritten(database);
    if (!rows) return evidence(rows.error());
    if (!*rows) {
        verdict.damage = "a row is not as it was written";
        return verdict;
    }
    if (state->version > schema.version()) {
        verdict.newerVersion = state->version;
        return verdict;
    }
    const auto tables = hasTablesOf(database, schema, state->version);
    if (!tables) return evidence(tables.error());
    if (!*tables) verdict.damage = "its tables are not those of its version";
    return verdict;
}

}  // namespace berth::store
