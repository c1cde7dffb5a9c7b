// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace berth::app {

// Whether two paths name one file, however each of them is written, also one that is not there yet.
[[nodiscard]] bool isSameFile(const std::string& one, const std::string& other);

}  // namespace berth::app
