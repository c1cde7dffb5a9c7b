// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/error.h"
#include "models/store/database.h"
#include "models/store/schema.h"

namespace berth::store {

// What an examination found. Neither: the file is good.
struct Verdict {
    std::string damage;    // English evidence
    int newerVersion = 0;  // larger than the schema's
    int version = 0;
};

// Structure, tables and every row. Errors are those of the disk, not of the content.
[[nodiscard]] domain::Result<Verdict> examine(Database& database, const Schema& schema);

}  // namespace berth::store
