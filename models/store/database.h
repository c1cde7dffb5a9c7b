// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "models/domain/error.h"
#include "models/store/statement.h"

struct sqlite3;

namespace berth::store {

enum class OpenMode {
    ReadWrite,  // WAL, synchronous FULL, exclusive: nobody else opens the file meanwhile
    QueryOnly,  // as above but every write is refused, and closing leaves the file as it is
    Immutable,  // a file that nobody changes, no side files; for verifying backups
};

// One SQLite connection. One thread: opened, used and closed on it. The file must exist and is made
// private (0600); side files get the same permissions.
// Write-ahead log with synchronous FULL: a committed transaction is on disk. Checkpoints never
// happen by themselves inside a commit: call checkpoint() (SQLite up to 3.51.2 can lose a WAL reset
// made by two connections at once, so exactly one does both).
class Database {
  public:
    // `vfs`: name of a registered SQLite VFS, empty for the default one. `code`: where SQLite's
    // code of a failure goes, for telling a damaged file from a failing disk (sqlite_error.h).
    [[nodiscard]] static domain::Result<std::unique_ptr<Database>> open(const std::string& path,
                                                                        OpenMode mode,
                                                                        const std::string& vfs = {},
                                                                        int* code = nullptr);
    // In memory, for working out what a schema looks like.
    [[nodiscard]] static domain::Result<std::unique_ptr<Database>> openInMemory();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    [[nodiscard]] domain::Result<Statement> prepare(std::string_view sql);
    // Statements without parameters and results, separated by ";".
    [[nodiscard]] domain::Result<void> execute(const std::string& sql);
    // BEGIN IMMEDIATE, `body`, COMMIT; any error rolls everything back. Durable when it returns.
    [[nodiscard]] domain::Result<void> transaction(
        const std::function<domain::Result<void>()>& body);
    [[nodiscard]] domain::Result<std::string> singleText(const std::string& sql);

    // Moves the log into the file, as far as it can.
    [[nodiscard]] domain::Result<void> checkpoint();
    [[nodiscard]] int pagesInLog() const { return m_pagesInLog; }
    // Closing normally empties the log and removes it. Kept, both files stay as they are.
    void keepLogOnClose(bool keep);
    // Copies the whole content into the existing file `path` by SQLite's backup interface.
    [[nodiscard]] domain::Result<void> copyTo(const std::string& path);

    // The extended code of the last failure on this connection.
    [[nodiscard]] int lastCode() const;
    [[nodiscard]] OpenMode mode() const { return m_mode; }
    [[nodiscard]] sqlite3* handle() const { return m_connection; }
    // Rows changed since it was opened.
    [[nodiscard]] std::int64_t changes() const;

  private:
    Database(sqlite3* connection, OpenMode mode) : m_connection(connection), m_mode(mode) {}
    [[nodiscard]] domain::Result<void> configure();
    static int onCommit(void* self, sqlite3*, const char*, int pages);

    sqlite3* m_connection;
    OpenMode m_mode;
    int m_pagesInLog = 0;
};

}  // namespace berth::store
