// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/store/drafts.h"
#include "models/store/profile_lock.h"
#include "models/store/profile_opener.h"
#include "models/store/settings.h"
#include "models/store/sqlite_command_log.h"
#include "models/store/sqlite_connection_book.h"
#include "models/store/sqlite_host_book.h"
#include "models/store/sqlite_operation_journal.h"
#include "models/store/store_thread.h"

namespace berth::store {

// Everything a person's Berth keeps, in one folder: berth.db, its backups and the lock. Safe to use
// from any thread. What it hands out stays valid after it is closed, and then answers ShuttingDown.
class ProfileStore {
  public:
    // Takes the lock, then opens and checks on the store's own thread: returns at once, whatever is
    // asked meanwhile waits there. `clock` must outlive the store.
    // Errors: Unavailable (another program uses the profile), PermissionDenied, StorageFailed.
    [[nodiscard]] static domain::Result<std::unique_ptr<ProfileStore>> start(
        const std::string& folder, const domain::Clock& clock,
        const Schema& schema = currentSchema());
    ProfileStore(const ProfileStore&) = delete;
    ProfileStore& operator=(const ProfileStore&) = delete;
    // close().
    ~ProfileStore();

    // What opening led to, on the store's thread. Errors are those of every later request as well.
    void whenOpen(std::function<void(domain::Result<OpenOutcome>)> reply);
    // Blocks. For tools without a window.
    [[nodiscard]] domain::Result<OpenOutcome> waitUntilOpen();

    [[nodiscard]] std::unique_ptr<domain::CommandLog> commandLog(std::string connection) const;
    [[nodiscard]] domain::OperationJournal& journal() { return m_journal; }
    [[nodiscard]] Settings& settings() { return m_settings; }
    [[nodiscard]] Drafts& drafts() { return m_drafts; }
    [[nodiscard]] domain::ConnectionBook& connections() { return m_connections; }
    [[nodiscard]] domain::HostBook& hosts() { return m_hosts; }

    // Answers what was asked, takes a backup if anything changed, closes the file and gives the
    // lock back. Blocks. Not from a reply.
    void close();

  private:
    struct Opening {
        OpenOutcome outcome;  // the store's thread only
    };

    ProfileStore(ProfileLock lock, std::shared_ptr<Opening> opening,
                 std::shared_ptr<StoreThread> store);

    std::shared_ptr<Opening> m_opening;
    std::shared_ptr<StoreThread> m_store;
    SqliteOperationJournal m_journal;
    Settings m_settings;
    Drafts m_drafts;
    SqliteConnectionBook m_connections;
    SqliteHostBook m_hosts;
    std::unique_ptr<ProfileLock> m_lock;
};

}  // namespace berth::store
