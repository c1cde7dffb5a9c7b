// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/backups.h"

#include "models/store/database.h"
#include "models/store/examination.h"
#include "models/store/files.h"

namespace berth::store {

using domain::ErrorCode;
using domain::fail;
using domain::Result;

namespace {

std::int64_t dayOf(std::int64_t unixMs) {
    return unixMs / (24LL * 3600 * 1000);
}

}  // namespace

Backups::Backups(std::string profileFolder, const domain::Clock& clock, const Schema& schema)
    : m_folder(std::move(profileFolder) + "/backups"), m_clock(clock), m_schema(schema) {}

std::string Backups::pathOf(int number) const {
    return m_folder + "/berth-" + std::to_string(number) + ".db";
}

bool Backups::due() const {
    const std::int64_t newest = changedUnixMs(pathOf(1));
    return newest < 0 || dayOf(newest) != dayOf(m_clock.unixMilliseconds());
}

Result<void> Backups::take(Database& database) {
    if (auto made = makeFolder(m_folder); !made) return made;
    const std::string fresh = m_folder + "/new.db";
    if (auto made = makeEmptyFile(fresh); !made) return made;
    auto copied = database.copyTo(fresh);
    if (copied) {
        auto copy = Database::open(fresh, OpenMode::Immutable);
        const auto verdict =
            copy ? examine(**copy, m_schema) : Result<Verdict>(tl::unexpected(copy.error()));
        if (!verdict) {
            copied = tl::unexpected(verdict.error());
        } else if (!verdict->damage.empty()) {
            copied = fail(ErrorCode::StorageFailed, "the backup is damaged: " + verdict->damage);
        }
    }
    if (!copied) {
        if (auto removed = removeFile(fresh); !removed) return removed;
        return copied;
    }
    if (due()) {
        for (int number = kKept - 1; number >= 1; --number) {
            if (!exists(pathOf(number))) continue;
            if (auto moved = moveFile(pathOf(number), pathOf(number + 1)); !moved) return moved;
        }
    }
    setChanged(fresh, m_clock.unixMilliseconds());
    if (auto moved = moveFile(fresh, pathOf(1)); !moved) return moved;
    return syncFolder(m_folder);
}

std::vector<std::string> Backups::newestFirst() const {
    std::vector<std::string> found;
    for (int number = 1; number <= kKept; ++number) {
        if (exists(pathOf(number))) found.push_back(pathOf(number));
    }
    return found;
}

}  // namespace berth::store
