// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/profile_store.h"

#include <utility>

#include "models/store/backups.h"
#include "models/store/files.h"

namespace berth::store {

using domain::Clock;
using domain::Result;

Result<std::unique_ptr<ProfileStore>> ProfileStore::start(const std::string& folder,
                                                          const Clock& clock,
                                                          const Schema& schema) {
    if (auto made = makeFolder(folder); !made) return tl::unexpected(made.error());
    auto lock = ProfileLock::take(folder);
    if (!lock) return tl::unexpected(lock.error());
    auto opening = std::make_shared<Opening>();
    auto store = std::make_shared<StoreThread>(
        [folder, &clock, &schema, opening]() -> Result<std::unique_ptr<Database>> {
            auto opened = openProfile(folder, clock, schema);
            if (!opened) return tl::unexpected(opened.error());
            opening->outcome = std::move(opened->outcome);
            return std::move(opened->database);
        },
        [folder, &clock, &schema](Database& database) {
            if (database.mode() != OpenMode::ReadWrite || database.changes() == 0) return;
            // Without a backup, say on a full disk, closing is still right: the file is whole.
            static_cast<void>(Backups(folder, clock, schema).take(database));
        });
    return std::unique_ptr<ProfileStore>(
        new ProfileStore(std::move(*lock), std::move(opening), std::move(store)));
}

ProfileStore::ProfileStore(ProfileLock lock, std::shared_ptr<Opening> opening,
                           std::shared_ptr<StoreThread> store)
    : m_opening(std::move(opening)),
      m_store(std::move(store)),
      m_journal(m_store),
      m_settings(m_store),
      m_drafts(m_store),
      m_connections(m_store),
      m_hosts(m_store),
      m_lock(std::make_unique<ProfileLock>(std::move(lock))) {}

ProfileStore::~ProfileStore() {
    close();
}

void ProfileStore::whenOpen(std::function<void(Result<OpenOutcome>)> reply) {
    m_store->request<OpenOutcome>(
        [opening = m_opening](Database&) -> Result<OpenOutcome> { return opening->outcome; },
        std::move(reply));
}

Result<OpenOutcome> ProfileStore::waitUntilOpen() {
    return m_store->call<OpenOutcome>(
        [this](Database&) -> Result<OpenOutcome> { return m_opening->outcome; });
}

std::unique_ptr<domain::CommandLog> ProfileStore::commandLog(std::string connection) const {
    return std::make_unique<SqliteCommandLog>(m_store, std::move(connection));
}

void ProfileStore::close() {
    m_store->stop();
    m_lock.reset();
}

}  // namespace berth::store
