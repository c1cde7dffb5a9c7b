// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace berth::sim::shell::testing {

struct RealResult {
    int status = 0;
    std::string out;
};

// Runs the script with the dash of this machine, in a new empty folder that is gone afterwards,
// with a bare environment and nothing to read.
[[nodiscard]] RealResult runWithDash(const std::string& script);

// Scripts whose output depends on nothing but themselves.
[[nodiscard]] const std::vector<std::string>& scriptTable();

// A script by a grammar: the same for the same seed, and always one that ends.
[[nodiscard]] std::string randomScript(unsigned seed);

}  // namespace berth::sim::shell::testing
