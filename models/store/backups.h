// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/clock.h"
#include "models/domain/error.h"
#include "models/store/schema.h"

namespace berth::store {

class Database;

// The five newest backups of a profile, `backups/berth-1.db` (newest) … `berth-5.db`. One a day is
// kept: a second one of the same UTC day takes the place of the first. Store thread.
class Backups {
  public:
    static constexpr int kKept = 5;

    Backups(std::string profileFolder, const domain::Clock& clock, const Schema& schema);

    // Whether the newest is of an earlier day than today, or there is none.
    [[nodiscard]] bool due() const;
    // Copies the database, opens the copy and checks it, then puts it first. A copy that does not
    // stand the check is thrown away and an error: the older ones stay.
    [[nodiscard]] domain::Result<void> take(Database& database);
    // Paths of those that exist, newest first.
    [[nodiscard]] std::vector<std::string> newestFirst() const;

  private:
    [[nodiscard]] std::string pathOf(int number) const;

    std::string m_folder;
    const domain::Clock& m_clock;
    const Schema& m_schema;
};

}  // namespace berth::store
