// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "models/support_bundle/bundle.h"

namespace berth::support_bundle {

// Whether a path may stand in an archive: parts of letters, digits, "_", "-", "." and what is
// beyond ASCII, with single "/" between them; none is "." or "..", begins with "-" or ends in ".",
// and none is a name that Windows keeps for devices. UTF-8, at most 200 bytes.
[[nodiscard]] bool isSafePath(std::string_view path);

// The bytes of a ZIP archive with all parts of the bundle, in a folder of the bundle's name.
// Deflated, names in UTF-8, every file from the moment the bundle was made (UTC) and private: the
// same bundle gives the same bytes. Errors: InvalidArgument (no parts, a path that is not safe or
// that is there twice), Internal.
[[nodiscard]] domain::Result<std::string> zipArchive(const Bundle& bundle);

}  // namespace berth::support_bundle
