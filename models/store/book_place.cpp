// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/book_place.h"

namespace berth::store {

domain::Result<BookPlace> bookPlace(Database& database, const std::string& table,
                                    const std::string& id) {
    auto known = database.prepare("SELECT position, gone FROM " + table + " WHERE id = ?1");
    if (!known) return tl::unexpected(known.error());
    const auto row = known->bind(1, id).step();
    if (!row) return tl::unexpected(row.error());
    if (*row) return BookPlace{known->integer(0), known->integer(1) != 0};
    auto last = database.prepare("SELECT ifnull(max(position), 0) FROM " + table);
    if (!last) return tl::unexpected(last.error());
    if (const auto there = last->step(); !there) return tl::unexpected(there.error());
    return BookPlace{last->integer(0) + 1, false};
}

}  // namespace berth::store
