// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>

#include "sim/sweep/seed_tree.h"

namespace berth::sim::sweep {

// A sweep, or what has been done of it.
struct Sweep {
    std::string scenario;            // its name
    std::uint64_t scenarioHash = 0;  // XXH64 of the file's text: parts of one sweep have one
    SeedTree runs;
};

// As JSON, indented, with a line end; described in resources/help/en/scenario-files.md. The same
// runs give the same bytes. Where seeds are missing it also has what mergeSweeps() needs.
[[nodiscard]] std::string sweepJson(const Sweep& sweep);

// What sweepJson() wrote of a sweep with missing seeds. The error is one English sentence; of a
// whole sweep it says that there is nothing to merge.
[[nodiscard]] tl::expected<Sweep, std::string> readSweep(const std::string& text);

// Adds the runs of `more`. The error says why they do not belong together; then `sweep` is as it
// was or has a part of them, and is of no use.
[[nodiscard]] tl::expected<void, std::string> mergeSweeps(Sweep& sweep, const Sweep& more);

}  // namespace berth::sim::sweep
