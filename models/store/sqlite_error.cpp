// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlite_error.h"

#include <fmt/core.h>
#include <sqlite3.h>

namespace berth::store {

using domain::Error;
using domain::ErrorCode;

bool meansDamage(int sqliteCode) {
    switch (sqliteCode & 0xFF) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_FORMAT:
        // A changed byte of the schema or header also shows as "no such table", "unsupported file
        // format", a type that does not fit or a broken constraint.
        case SQLITE_ERROR:
        case SQLITE_SCHEMA:
        case SQLITE_MISMATCH:
        case SQLITE_CONSTRAINT:
        case SQLITE_TOOBIG:
            return true;
        default:
            return false;
    }
}

Error sqliteError(int sqliteCode, std::string_view message, std::string_view doing) {
    const auto error = [&](ErrorCode code, std::string_view advice, bool retryCanHelp) {
        return Error{
            code, fmt::format("cannot {}: {}{}", doing, message, advice), retryCanHelp, {}};
    };
    switch (sqliteCode & 0xFF) {
        case SQLITE_FULL:
            return error(ErrorCode::StorageFailed, "; free some space on the disk", true);
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
            return error(ErrorCode::PermissionDenied,
                         "; make the profile folder writable, or choose another one", false);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return error(ErrorCode::StorageFailed, "; another program uses the file", true);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return error(ErrorCode::StorageFailed,
                         "; the file is damaged, the next start restores a backup", false);
        case SQLITE_NOMEM:
            return error(ErrorCode::StorageFailed, "; out of memory", true);
        default:
            return error(ErrorCode::StorageFailed, "", false);
    }
}

Error sqliteError(sqlite3* connection, std::string_view doing) {
    return sqliteError(sqlite3_extended_errcode(connection), sqlite3_errmsg(connection), doing);
}

}  // namespace berth::store
