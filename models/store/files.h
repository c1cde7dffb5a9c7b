// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "models/domain/error.h"

namespace berth::store {

// Small file operations with errors as values that name the path. Errors: PermissionDenied,
// StorageFailed.

[[nodiscard]] domain::Error fileError(const std::string& doing, const std::string& path,
                                      int number);
[[nodiscard]] bool exists(const std::string& path);
// Creates it (0700) with its parents when missing; an existing one keeps its permissions.
[[nodiscard]] domain::Result<void> makeFolder(const std::string& path);
// An empty private file (0600); replaces what is there.
[[nodiscard]] domain::Result<void> makeEmptyFile(const std::string& path);
// The first bytes of the file, created (0600) when missing. Up to a block of the disk they are the
// old ones or the new ones, wherever the program is killed. `durable`: on disk when it returns.
[[nodiscard]] domain::Result<void> writeInPlace(const std::string& path, const std::string& bytes,
                                                bool durable);
// A private copy, on disk when it returns; replaces what is there.
[[nodiscard]] domain::Result<void> copyFile(const std::string& from, const std::string& to);
// Atomic; replaces what is there.
[[nodiscard]] domain::Result<void> moveFile(const std::string& from, const std::string& to);
// Removing what is not there succeeds.
[[nodiscard]] domain::Result<void> removeFile(const std::string& path);
// After creating, moving or removing: makes the folder's entries durable.
[[nodiscard]] domain::Result<void> syncFolder(const std::string& path);

// Last change in Unix milliseconds; -1 when the file is not there.
[[nodiscard]] std::int64_t changedUnixMs(const std::string& path);
void setChanged(const std::string& path, std::int64_t unixMs);
// "20260131T235959Z".
[[nodiscard]] std::string utcStamp(std::int64_t unixMs);

}  // namespace berth::store
