// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"

#include <fmt/core.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <charconv>
#include <cstdio>
#include <utility>

#include "models/store/files.h"
#include "models/store/row_check.h"
#include "models/store/sqlite_error.h"

namespace berth::store {

using domain::Result;

namespace {

constexpr int kBusyMilliseconds = 5000;
// No value is larger: scenario texts are at most 1 MiB, payloads a few kilobytes.
constexpr int kMaxValueBytes = 256 * 1024 * 1024;

// A path as a file: URI, every byte that means something there escaped.
std::string uriOf(const std::string& path, std::string_view query) {
    std::string uri = "file:";
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' || c == '_';
        if (plain) {
            uri += c;
        } else {
            char escaped[4];
            std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned char>(c));
            uri += escaped;
        }
    }
    return uri.append("?").append(query);
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& path, OpenMode mode,
                                                 const std::string& vfs, int* failure) {
    const bool immutable = mode == OpenMode::Immutable;
    const std::string name = immutable ? uriOf(path, "immutable=1") : path;
    const int access = immutable ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE;
    if (!immutable) ::chmod(path.c_str(), S_IRUSR | S_IWUSR);
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &connection, access | SQLITE_OPEN_NOMUTEX,
                                     vfs.empty() ? nullptr : vfs.c_str());
    std::unique_ptr<Database> database(new Database(connection, mode, path));
    if (failure != nullptr) *failure = code;
    if (code != SQLITE_OK) {
        return tl::unexpected(connection == nullptr
                                  ? sqliteError(code, sqlite3_errstr(code), "open the profile")
                                  : sqliteError(connection, "open the profile"));
    }
    if (auto configured = database->configure(); !configured) {
        if (failure != nullptr) *failure = database->lastCode();
        return tl::unexpected(configured.error());
    }
    return database;
}

Result<std::unique_ptr<Database>> Database::openInMemory() {
    sqlite3* connection = nullptr;
    const int code =
        sqlite3_open_v2(":memory:", &connection,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<Database> database(new Database(connection, OpenMode::Immutable, {}));
    if (code != SQLITE_OK) {
        return tl::unexpected(sqliteError(code, sqlite3_errstr(code), "open a database"));
    }
    if (auto configured = database->configure(); !configured) {
        return tl::unexpected(configured.error());
    }
    return database;
}

Database::~Database() {
    if (m_connection == nullptr) return;
    const bool empties = m_markFile && !m_keepsLog;
    if (empties) markBackfill();
    sqlite3_close_v2(m_connection);
    if (empties && !exists(m_path + "-wal")) markBackfilled();
}

Result<void> Database::configure() {
    sqlite3_extended_result_codes(m_connection, 1);
    sqlite3_busy_timeout(m_connection, kBusyMilliseconds);
    sqlite3_limit(m_connection, SQLITE_LIMIT_LENGTH, kMaxValueBytes);
    // The file may be hostile: its schema must not call functions, and no SQL may poke into it.
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    if (auto registered = registerRowCheck(m_connection); !registered) return registered;
    // Exclusive before the first access: the index of the log stays in memory, so that no shared
    // memory file can be left behind or hit a full disk as a signal.
    if (m_mode != OpenMode::Immutable) {
        if (auto done = execute("PRAGMA locking_mode=EXCLUSIVE"); !done) return done;
        sqlite3_wal_hook(m_connection, &Database::onCommit, this);
    }
    if (m_mode == OpenMode::QueryOnly) {
        if (auto done = execute("PRAGMA query_only=ON"); !done) return done;
    }
    // Until it is known to be a database, closing must not touch what is there.
    keepLogOnClose(true);
    // mmap off: a read error must be an error, not a signal.
    auto done = execute(
        "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
        "PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL;");
    if (done) keepLogOnClose(m_mode == OpenMode::QueryOnly);
    return done;
}

void Database::keepLogOnClose(bool keep) {
    m_keepsLog = keep;
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

int Database::onCommit(void* self, sqlite3*, const char*, int pages) {
    static_cast<Database*>(self)->m_pagesInLog = static_cast<std::uint64_t>(pages);
    return SQLITE_OK;
}

Result<Statement> Database::prepare(std::string_view sql) {
    return Statement::prepare(m_connection, sql);
}

Result<void> Database::execute(const std::string& sql) {
    if (sqlite3_exec(m_connection, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return tl::unexpected(sqliteError(m_connection, "use the profile"));
    }
    return {};
}

Result<void> Database::transaction(const std::function<Result<void>()>& body) {
    if (m_mode != OpenMode::ReadWrite) {
        return domain::fail(domain::ErrorCode::PermissionDenied,
                            "the profile was written by a newer Berth and is only read here: "
                            "install the newer Berth, or choose another profile");
    }
    if (auto begun = execute("BEGIN IMMEDIATE"); !begun) return begun;
    const std::int64_t before = changes();
    auto done = body();
    std::uint64_t number = 0;
    if (done && changes() != before) {
        const auto counted = countCommit();
        if (counted) {
            number = *counted;
        } else {
            done = tl::unexpected(counted.error());
        }
    }
    if (done) done = execute("COMMIT");
    if (done && number > 0 && m_markFile) {
        m_mark.commits = number;
        m_markFile->write(m_mark);
    }
    // SQLite has rolled back by itself after some errors.
    if (!done && sqlite3_get_autocommit(m_connection) == 0) {
        sqlite3_exec(m_connection, "ROLLBACK", nullptr, nullptr, nullptr);
    }
    return done;
}

Result<std::string> Database::singleText(const std::string& sql) {
    auto query = prepare(sql);
    if (!query) return tl::unexpected(query.error());
    const auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    return *row ? query->text(0) : std::string();
}

Result<std::uint64_t> Database::commits() {
    const auto text = singleText("SELECT value FROM meta WHERE key = 'commits'");
    if (!text) return tl::unexpected(text.error());
    std::uint64_t number = 0;
    std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

Result<std::uint64_t> Database::countCommit() {
    const auto known = commits();
    if (!known) return known;
    const std::uint64_t number = *known + 1;
    const auto done = execute(
        fmt::format("INSERT OR REPLACE INTO meta (key, value, chk) VALUES ('commits', '{0}', "
                    "berth_check('commits', '{0}'))",
                    number));
    if (!done) return tl::unexpected(done.error());
    return number;
}

void Database::keepMark(const Mark& known, const LogState& log) {
    m_markFile.emplace(markOf(m_path));
    m_mark = known;
    m_pagesInLog = log.frames;
}

// Before the first page of the log goes into the database.
void Database::markBackfill() {
    if (m_pagesInLog == 0) return;
    m_mark.backfilling = m_pagesInLog;
    m_mark.salts = readLogSalts(m_path + "-wal").value_or(0);
    m_markFile->write(m_mark, true);
}

void Database::markBackfilled() {
    m_mark.backfilling = 0;
    m_markFile->write(m_mark);
}

Result<void> Database::checkpoint() {
    if (m_markFile) markBackfill();
    const int code = sqlite3_wal_checkpoint_v2(m_connection, nullptr, SQLITE_CHECKPOINT_TRUNCATE,
                                               nullptr, nullptr);
    if (code != SQLITE_OK) return tl::unexpected(sqliteError(m_connection, "tidy the profile"));
    m_pagesInLog = 0;
    if (m_markFile) markBackfilled();
    return {};
}

Result<void> Database::copyTo(const std::string& path) {
    sqlite3* target = nullptr;
    const char* vfs = nullptr;
    int code =
        sqlite3_open_v2(path.c_str(), &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, vfs);
    if (code == SQLITE_OK) {
        sqlite3_backup* backup = sqlite3_backup_init(target, "main", m_connection, "main");
        if (backup != nullptr) {
            sqlite3_backup_step(backup, -1);
            sqlite3_backup_finish(backup);
        }
        code = sqlite3_extended_errcode(target);
    }
    auto result = code == SQLITE_OK ? Result<void>{}
                                    : tl::unexpected(sqliteError(code, sqlite3_errstr(code),
                                                                 "write a backup of the profile"));
    sqlite3_close_v2(target);
    return result;
}

int Database::lastCode() const {
    return sqlite3_extended_errcode(m_connection);
}

std::int64_t Database::changes() const {
    return sqlite3_total_changes64(m_connection);
}

}  // namespace berth::store
