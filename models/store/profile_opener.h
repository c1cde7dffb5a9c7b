// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/store/database.h"
#include "models/store/schema.h"

namespace berth::store {

// What became of a profile when it was opened.
struct OpenOutcome {
    enum class Kind {
        Ok,
        RestoredFromBackup,  // damaged: kept aside as `damagedFile`, `backup` took its place
        FreshAfterDamage,    // damaged: kept aside, no good backup, so it starts empty
        LostNewest,          // whole, but the newest acknowledged changes are missing: goes on
                             // without them, what was found is kept as `damagedFile`
        ReadOnly,            // written by a newer version: can be looked at, nothing is changed
    };
    Kind kind = Kind::Ok;
    std::string damagedFile;        // path; empty when there was nothing left to keep
    std::string backup;             // path of the backup that was used
    std::int64_t backupUnixMs = 0;  // when it was made
    std::uint64_t lostChanges = 0;  // LostNewest: how many
    int newerVersion = 0;           // ReadOnly: schema version of the file
    std::string detail;             // English: what happened; empty for Ok
};

struct OpenedProfile {
    std::unique_ptr<Database> database;
    OpenOutcome outcome;
};

// Opens `folder`/berth.db: creates it, brings it up to the schema (after a backup), or puts a
// damaged one aside (berth.db.damaged-<UTC time>) and restores the newest good backup. A log that
// is damaged and no longer holds what was acknowledged is told, never passed over (commit_mark.h).
// What was there is never deleted, and being killed at any point loses nothing: the next call goes
// on. Store thread. Errors: PermissionDenied, StorageFailed.
[[nodiscard]] domain::Result<OpenedProfile> openProfile(const std::string& folder,
                                                        const domain::Clock& clock,
                                                        const Schema& schema);

}  // namespace berth::store
