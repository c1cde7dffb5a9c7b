// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "models/domain/error.h"
#include "models/domain/file_fate.h"

// Which files of a node go with it, found out by walking its own disk.

namespace berth::platform_client::inspector {

inline constexpr std::size_t kMostUnkeptFiles = 100'000;
inline constexpr int kNothingTold = 3;  // how the script ends where it cannot find out
inline constexpr std::size_t kMostUnkeptBytes = 16 * 1024 * 1024;  // that are read of its output

// A script for a POSIX shell with GNU's or BusyBox's find, for its standard input. It prints the
// regular files of the file system that `folder` is on whose status changed since process 1 began,
// "SIZE SECONDS\nPATH\0" each; BusyBox knows no such time to compare with, so there it is their
// content, by the minute. `folder` is absolute,
// of letters, digits and "/._-".
[[nodiscard]] std::string unkeptScript(std::string_view folder = "/");

// Of what it printed; `cut`: the end is missing. Errors: Malformed.
[[nodiscard]] domain::Result<domain::UnkeptFiles> readUnkept(std::string_view output, bool cut);

}  // namespace berth::platform_client::inspector
