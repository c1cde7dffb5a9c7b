// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace berth::app {

// The content of a file of tables, 1 GiB at most. The error is one English sentence that begins
// with the path.
[[nodiscard]] tl::expected<std::string, std::string> tableFile(const std::string& path);

}  // namespace berth::app
