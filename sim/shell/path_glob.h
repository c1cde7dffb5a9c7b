// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "sim/shell/file_tree.h"

namespace berth::sim::shell {

inline constexpr std::size_t kMostPaths = 20'000;

// The paths that a pattern stands for, by name; none: no file fits. A name that begins with a dot
// has to be asked for with one. At most kMostPaths.
[[nodiscard]] std::vector<std::string> expandPath(const FileTree& tree, std::string_view folder,
                                                  std::string_view pattern,
                                                  const std::stop_token& stop);

}  // namespace berth::sim::shell
