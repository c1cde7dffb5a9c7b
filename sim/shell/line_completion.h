// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/shell/file_tree.h"
#include "sim/shell/line_editor.h"

namespace berth::sim::shell {

// Commands for the first word, paths for all others.
[[nodiscard]] Completion completeLine(const FileTree& tree, std::string_view folder,
                                      std::string_view upToCursor);

}  // namespace berth::sim::shell
