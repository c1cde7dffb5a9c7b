// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "models/domain/error.h"
#include "models/store/commit_mark.h"
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
    // One that changed rows is counted, and noted in the mark.
    [[nodiscard]] domain::Result<void> transaction(
        const std::function<domain::Result<void>()>& body);
    [[nodiscard]] domain::Result<std::string> singleText(const std::string& sql);

    // How many transactions have changed rows since the profile was made.
    [[nodiscard]] domain::Result<std::uint64_t> commits();
    // From now on `<path>-mark` says what has been acknowledged (commit_mark.h). `known` is what
    // stands there already, `log` what was found in the log at opening.
    void keepMark(const Mark& known, const LogState& log);

    // Moves the log into the file and empties it: what lies in no log cannot be lost with it.
    [[nodiscard]] domain::Result<void> checkpoint();
    [[nodiscard]] std::uint64_t pagesInLog() const { return m_pagesInLog; }
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
    Database(sqlite3* connection, OpenMode mode, std::string path)
        : m_connection(connection), m_mode(mode), m_path(std::move(path)) {}
    [[nodiscard]] domain::Result<void> configure();
    [[nodiscard]] domain::Result<std::uint64_t> countCommit();
    void markBackfill();
    void markBackfilled();
    static int onCommit(void* self, sqlite3*, const char*, int pages);

    sqlite3* m_connection;
    OpenMode m_mode;
    std::string m_path;
    bool m_keepsLog = false;
    std::uint64_t m_pagesInLog = 0;
    std::optional<CommitMark> m_markFile;
    Mark m_mark;
};

}  // namespace berth::store
