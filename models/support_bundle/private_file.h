// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::support_bundle {

// Writes a file that only its owner can read (0600), replacing what is there: to a new file beside
// it, which takes its place once it is on disk. When that fails nothing is left behind, and what
// was there stays. Blocks. Errors name the path: PermissionDenied, NotFound (no such folder),
// StorageFailed (no space, a folder of that name …), InvalidArgument (no name).
[[nodiscard]] domain::Result<void> writePrivateFile(const std::string& path,
                                                    std::string_view bytes);

}  // namespace berth::support_bundle
