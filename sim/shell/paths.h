// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::sim::shell {

// The absolute path, without "." and "..", double slashes and one at the end; "" is the folder.
[[nodiscard]] std::string absolutePath(std::string_view folder, std::string_view path);
// "/a/b" → "/a", "/a" → "/", "/" → "/".
[[nodiscard]] std::string folderOf(std::string_view path);
// "/a/b" → "b", "/" → "/".
[[nodiscard]] std::string nameOf(std::string_view path);
// A name in a folder.
[[nodiscard]] std::string joined(std::string_view folder, std::string_view name);

// What the C library would say of such a failure.
[[nodiscard]] std::string reasonOf(const domain::Error& error);

}  // namespace berth::sim::shell
