// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "models/domain/error.h"

struct sqlite3;

namespace berth::store {

// Whether the code says that the content of the file is wrong, rather than that the disk, the
// permissions or another program stand in the way. Extended codes are understood.
[[nodiscard]] bool meansDamage(int sqliteCode);

// StorageFailed (PermissionDenied where the file may not be written) in words that say how to mend
// it. `doing` is what was attempted: "open the profile".
[[nodiscard]] domain::Error sqliteError(int sqliteCode, std::string_view message,
                                        std::string_view doing);
[[nodiscard]] domain::Error sqliteError(sqlite3* connection, std::string_view doing);

}  // namespace berth::store
