// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// Paths of other computers: bytes, '/' between their parts.

namespace berth::domain {

// "folder/name" without doubling the slash.
[[nodiscard]] std::string joinPath(std::string_view folder, std::string_view name);
// The last part: "c" of "/a/b/c/"; empty of "/".
[[nodiscard]] std::string_view lastPart(std::string_view path);
// The folder that an absolute path lies in: "/a" of "/a/b"; "/" of "/" and "/a".
[[nodiscard]] std::string folderAbove(std::string_view path);
// Whether an absolute path is the folder or lies in it.
[[nodiscard]] bool liesIn(std::string_view path, std::string_view folder);
// An absolute path without empty parts, "." and "..", which goes up by name: "/a/c" of
// "//a/b/../c/". What is not absolute is taken from "/".
[[nodiscard]] std::string plainFolder(std::string_view path);

}  // namespace berth::domain
