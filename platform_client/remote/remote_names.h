// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace berth::platform_client::remote {

// How deep folders may lie in each other, and how many entries one walk meets at most.
inline constexpr int kMaxDepth = 64;
inline constexpr std::size_t kMaxEntries = 100'000;

// Why a name that a server gave must not become a file here, in English; empty: it may. One part of
// a path: not empty, "." or "..", no slash of either kind, no control character, at most 255 bytes;
// and none that is a device on another system that the folder may be carried to (CON, NUL, COM1 …,
// with any ending).
[[nodiscard]] std::string unfitName(std::string_view name);

}  // namespace berth::platform_client::remote
