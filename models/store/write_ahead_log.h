// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/domain/error.h"

namespace berth::store {

// SQLite's write-ahead log as it lies on the disk (sqlite.org/walformat.html). SQLite reads it up
// to the first frame that is not as it was written and is silent about the rest; these functions
// say how far that is.

// What tells one log from the next in the same file; both salts as one number.
using LogSalts = std::uint64_t;

struct LogState {
    bool isThere = false;           // the file has content
    std::optional<LogSalts> salts;  // nothing: its header is not as it was written
    std::uint64_t frames = 0;       // up to the last commit before any damage: what SQLite will use
};

// Reads all of it. A file that is not there is no error. Errors: PermissionDenied, StorageFailed.
[[nodiscard]] domain::Result<LogState> readLog(const std::string& path);
// Its header only.
[[nodiscard]] std::optional<LogSalts> readLogSalts(const std::string& path);

}  // namespace berth::store
