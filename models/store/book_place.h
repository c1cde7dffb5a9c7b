// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "models/store/database.h"

namespace berth::store {

// Where an id stands in a table of things that a person keeps in order (columns id, position,
// gone). What is gone keeps its row, so that its id is not given to another.
struct BookPlace {
    std::int64_t position = 0;
    bool gone = false;
};

// Of a new id: behind all others. `table` is a name of the schema. Errors: StorageFailed.
[[nodiscard]] domain::Result<BookPlace> bookPlace(Database& database, const std::string& table,
                                                  const std::string& id);

}  // namespace berth::store
