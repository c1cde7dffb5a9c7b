// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/profile_opener.h"

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "models/store/backups.h"
#include "models/store/commit_mark.h"
#include "models/store/examination.h"
#include "models/store/files.h"
#include "models/store/sqlite_error.h"
#include "models/store/write_ahead_log.h"

namespace berth::store {

using domain::Clock;
using domain::Error;
using domain::Result;

namespace {

class Opener {
  public:
    Opener(std::string folder, const Clock& clock, const Schema& schema)
        : m_folder(std::move(folder)),
          m_path(m_folder + "/berth.db"),
          m_clock(clock),
          m_schema(schema),
          m_backups(m_folder, clock, schema) {}

    Result<OpenedProfile> open() {
        if (!exists(m_path)) return openMissing();
        std::string damage;
        auto opened = openExisting(damage);
        if (!opened || opened->database) return opened;
        return replaceDamaged(damage);
    }

  private:
    // Without database and error: the file is so damaged that it cannot be opened.
    static Result<std::unique_ptr<Database>> openOrDamage(const std::string& path,
                                                          std::string& damage) {
        // SQLite would take an empty file for a new database and delete its log.
        std::error_code error;
        if (std::filesystem::file_size(path, error) == 0 && !error) {
            damage = "it is empty";
            return std::unique_ptr<Database>();
        }
        int code = SQLITE_OK;
        auto database = Database::open(path, OpenMode::ReadWrite, {}, &code);
        if (database || !meansDamage(code)) return database;
        damage = database.error().detail;
        return std::unique_ptr<Database>();
    }

    // What the mark and the log say about a database that is whole in itself.
    struct Acknowledged {
        Mark mark;  // what the database itself counts, for going on
        LogState log;
        std::uint64_t lost = 0;
        std::string damage;
    };

    Result<Acknowledged> compareWithMark(Database& database, const LogState& log) const {
        const auto commits = database.commits();
        if (!commits) return tl::unexpected(commits.error());
        Acknowledged found{{*commits, 0, 0}, log, 0, {}};
        const auto mark = CommitMark(markOf(m_path)).read();
        if (!mark) return found;
        if (*commits < mark->commits) found.lost = mark->commits - *commits;
        // Salts of another log: the one that was on its way had been emptied.
        const bool onItsWay =
            mark->backfilling > 0 && log.isThere && (!log.salts || *log.salts == mark->salts);
        if (onItsWay && log.frames < mark->backfilling) {
            found.damage = fmt::format(
                "its log was being moved into the file, and only {} of {} parts are intact",
                log.frames, mark->backfilling);
        } else if (onItsWay) {
            found.mark = {*commits, mark->backfilling, mark->salts};
        } else if (mark->backfilling > 0 && !log.isThere && found.lost > 0) {
            found.damage = "its log is missing, which was being moved into the file";
        }
        return found;
    }

    // Without database and error: the file is damaged.
    Result<OpenedProfile> openExisting(std::string& damage) {
        OpenedProfile opened;
        Verdict verdict;
        Acknowledged acknowledged;
        {
            const auto log = readLog(m_path + "-wal");
            if (!log) return tl::unexpected(log.error());
            auto database = openOrDamage(m_path, damage);
            if (!database) return tl::unexpected(database.error());
            if (*database == nullptr) return opened;
            // A damaged file and its log are evidence, and a newer one is not ours to tidy.
            (*database)->keepLogOnClose(true);
            const auto mode = (*database)->singleText("PRAGMA journal_mode");
            const auto examined = examine(**database, m_schema);
            if (!examined) return tl::unexpected(examined.error());
            verdict = *examined;
            // A changed header can switch the log off, or writing: its content would be ignored.
            if (verdict.damage.empty() && (!mode || *mode != "wal")) {
                verdict.damage = "its header names another kind of log";
            }
            if (verdict.damage.empty() && sqlite3_db_readonly((*database)->handle(), "main") != 0) {
                verdict.damage = "its header forbids writing";
            }
            if (verdict.damage.empty() && verdict.newerVersion == 0) {
                auto compared = compareWithMark(**database, *log);
                if (!compared) return tl::unexpected(compared.error());
                acknowledged = std::move(*compared);
                verdict.damage = acknowledged.damage;
            }
            if (!verdict.damage.empty()) {
                damage = verdict.damage;
                return opened;
            }
            opened.database = std::move(*database);
        }
        if (verdict.newerVersion > 0) return openNewer(std::move(opened), verdict.newerVersion);
        if (acknowledged.lost > 0) {
            if (auto kept = keepAsFound(opened, acknowledged); !kept) {
                return tl::unexpected(kept.error());
            }
        }
        opened.database->keepLogOnClose(false);
        opened.database->keepMark(acknowledged.mark, acknowledged.log);
        return bringUpToDate(std::move(opened), verdict.version < m_schema.version());
    }

    Result<OpenedProfile> bringUpToDate(OpenedProfile opened, bool upgrade) {
        if (upgrade || m_backups.due()) {
            // Before an upgrade the backup is a must; else a full disk must not keep anyone out.
            auto taken = m_backups.take(*opened.database);
            if (!taken && upgrade) return tl::unexpected(taken.error());
        }
        if (upgrade) {
            if (auto done = migrate(*opened.database, m_schema); !done) {
                return tl::unexpected(done.error());
            }
        }
        return opened;
    }

    // A beginning of what was written, whole in itself. It goes on; file and log are kept as they
    // were found, because the log may still hold what SQLite no longer reads. The old claim stands
    // until the next change or an orderly end, so being killed before anybody was told hides
    // nothing.
    Result<void> keepAsFound(OpenedProfile& opened, const Acknowledged& acknowledged) {
        // Closed meanwhile: closing any other handle of the file would drop SQLite's locks.
        opened.database.reset();
        const std::string name = freeName();
        const std::string copy = m_path + ".keeping";
        if (auto copied = copyFile(m_path, copy); !copied) return copied;
        // The log first: where the file is, its log is too.
        if (acknowledged.log.isThere) {
            if (auto copied = copyFile(m_path + "-wal", copy + "-wal"); !copied) return copied;
            if (auto moved = moveFile(copy + "-wal", name + "-wal"); !moved) return moved;
        }
        if (auto moved = moveFile(copy, name); !moved) return moved;
        if (auto synced = syncFolder(m_folder); !synced) return synced;
        auto database = Database::open(m_path, OpenMode::ReadWrite);
        if (!database) return tl::unexpected(database.error());
        opened.database = std::move(*database);
        opened.outcome.kind = OpenOutcome::Kind::LostNewest;
        opened.outcome.damagedFile = name;
        opened.outcome.lostChanges = acknowledged.lost;
        opened.outcome.detail = fmt::format(
            "the newest {} change(s) that had been confirmed are missing from the profile: its log "
            "is damaged or was taken away; all changes before them are there, and the file is kept "
            "as it was found as {}",
            acknowledged.lost, name);
        return {};
    }

    Result<OpenedProfile> openNewer(OpenedProfile opened, int version) {
        opened.database.reset();
        // Looking at it has made an empty log. One with content belongs to the profile.
        const std::string log = m_path + "-wal";
        std::error_code error;
        const bool logInUse = std::filesystem::file_size(log, error) > 0 && !error;
        if (!logInUse) {
            if (auto removed = removeFile(log); !removed) return tl::unexpected(removed.error());
        }
        auto database =
            Database::open(m_path, logInUse ? OpenMode::QueryOnly : OpenMode::Immutable);
        if (!database) return tl::unexpected(database.error());
        opened.database = std::move(*database);
        opened.outcome.kind = OpenOutcome::Kind::ReadOnly;
        opened.outcome.newerVersion = version;
        opened.outcome.detail = fmt::format(
            "the profile {} was written by a newer Berth (version {} of its form, this one knows "
            "{}): nothing is changed; install the newer Berth, or choose another profile",
            m_folder, version, m_schema.version());
        return opened;
    }

    // No file: a new profile, unless something speaks of an earlier one that a killed start has
    // moved aside.
    Result<OpenedProfile> openMissing() {
        const bool earlier =
            exists(m_path + "-wal") || !m_backups.newestFirst().empty() || !newestDamaged().empty();
        if (earlier) return replaceDamaged("its file is missing");
        const std::string made = m_path + ".creating";
        if (auto created = createEmpty(made); !created) return tl::unexpected(created.error());
        if (auto placed = place(made); !placed) return tl::unexpected(placed.error());
        return openPlaced({});
    }

    Result<OpenedProfile> replaceDamaged(const std::string& damage) {
        OpenOutcome outcome;
        outcome.kind = OpenOutcome::Kind::FreshAfterDamage;
        const std::string ready = m_path + ".restoring";
        for (const std::string& backup : m_backups.newestFirst()) {
            if (auto copied = copyFile(backup, ready); !copied) {
                return tl::unexpected(copied.error());
            }
            auto good = prepareRestored(ready);
            if (!good) return tl::unexpected(good.error());
            if (!*good) continue;
            outcome.kind = OpenOutcome::Kind::RestoredFromBackup;
            outcome.backup = backup;
            outcome.backupUnixMs = changedUnixMs(backup);
            break;
        }
        if (outcome.kind == OpenOutcome::Kind::FreshAfterDamage) {
            if (auto created = createEmpty(ready); !created) {
                return tl::unexpected(created.error());
            }
        }
        // Only now, with the replacement on disk, the damaged one moves.
        auto aside = moveAside();
        if (!aside) return tl::unexpected(aside.error());
        outcome.damagedFile = *aside;
        if (auto placed = place(ready); !placed) return tl::unexpected(placed.error());
        outcome.detail = fmt::format(
            "the profile was damaged ({}); {}{}", damage,
            outcome.backup.empty() ? std::string("no good backup was found, so it starts empty")
                                   : "the backup " + outcome.backup + " was restored",
            outcome.damagedFile.empty() ? "" : ", the damaged file is kept as " + *aside);
        return openPlaced(std::move(outcome));
    }

    Result<OpenedProfile> openPlaced(OpenOutcome outcome) {
        std::string damage;
        auto opened = openExisting(damage);
        if (!opened) return opened;
        if (!opened->database) {
            return tl::unexpected(Error{domain::ErrorCode::StorageFailed,
                                        "the disk does not keep what is written: " + damage,
                                        false,
                                        {}});
        }
        // An older backup can be of an older form; that it was brought up to date is no news.
        if (opened->outcome.kind == OpenOutcome::Kind::Ok) opened->outcome = std::move(outcome);
        return opened;
    }

    Result<void> createEmpty(const std::string& path) {
        if (auto removed = removeSideFiles(path); !removed) return removed;
        if (auto made = makeEmptyFile(path); !made) return made;
        auto database = Database::open(path, OpenMode::ReadWrite);
        if (!database) return tl::unexpected(database.error());
        if (auto mode = (*database)->singleText("PRAGMA journal_mode=WAL"); !mode) {
            return tl::unexpected(mode.error());
        }
        if (auto done = migrate(**database, m_schema); !done) return done;
        return (*database)->checkpoint();
    }

    // Whether the copy is good; makes it one that is used with a log.
    Result<bool> prepareRestored(const std::string& path) {
        if (auto removed = removeSideFiles(path); !removed) return tl::unexpected(removed.error());
        std::string damage;
        auto database = openOrDamage(path, damage);
        if (!database) return tl::unexpected(database.error());
        if (*database == nullptr) return false;
        const auto verdict = examine(**database, m_schema);
        if (!verdict) return tl::unexpected(verdict.error());
        if (!verdict->damage.empty()) return false;
        if (auto mode = (*database)->singleText("PRAGMA journal_mode=WAL"); !mode) {
            return tl::unexpected(mode.error());
        }
        return true;
    }

    // The database first: a log without its database is put aside by the next start, a database
    // without its log would look whole and be older.
    Result<std::string> moveAside() {
        const std::string name = freeName();
        const bool there = exists(m_path);
        if (there) {
            if (auto moved = moveFile(m_path, name); !moved) return tl::unexpected(moved.error());
        }
        if (exists(m_path + "-wal")) {
            if (auto moved = moveFile(m_path + "-wal", name + "-wal"); !moved) {
                return tl::unexpected(moved.error());
            }
        }
        if (auto synced = syncFolder(m_folder); !synced) return tl::unexpected(synced.error());
        return there ? name : newestDamaged();
    }

    // For what is set aside.
    [[nodiscard]] std::string freeName() const {
        const std::string base = m_path + ".damaged-" + utcStamp(m_clock.unixMilliseconds());
        std::string name = base;
        for (int number = 2; exists(name) || exists(name + "-wal"); ++number) {
            name = fmt::format("{}-{}", base, number);
        }
        return name;
    }

    // The mark speaks of what was there before.
    Result<void> place(const std::string& ready) {
        if (auto removed = removeSideFiles(m_path); !removed) return removed;
        if (auto removed = removeFile(markOf(m_path)); !removed) return removed;
        if (auto moved = moveFile(ready, m_path); !moved) return moved;
        return syncFolder(m_folder);
    }

    static Result<void> removeSideFiles(const std::string& path) {
        for (const char* suffix : {"-wal", "-shm", "-journal"}) {
            if (auto removed = removeFile(path + suffix); !removed) return removed;
        }
        return {};
    }

    // The last by its stamp; empty when there is none.
    [[nodiscard]] std::string newestDamaged() const {
        std::string newest;
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder, error)) {
            const std::string path = m_folder + "/" + entry.path().filename().string();
            if (path.starts_with(m_path + ".damaged-") && !path.ends_with("-wal")) {
                newest = std::max(newest, path);
            }
        }
        return newest;
    }

    std::string m_folder;
    std::string m_path;
    const Clock& m_clock;
    const Schema& m_schema;
    Backups m_backups;
};

}  // namespace

Result<OpenedProfile> openProfile(const std::string& folder, const Clock& clock,
                                  const Schema& schema) {
    return Opener(folder, clock, schema).open();
}

}  // namespace berth::store
