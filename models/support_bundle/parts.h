// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/support_bundle/bundle.h"
#include "models/support_bundle/material.h"
#include "models/support_bundle/part_writer.h"

namespace berth::support_bundle {

// Parts with whatever secrets the values hold: makeBundle() takes them out.
[[nodiscard]] std::vector<Part> inspectionParts(const InspectedComputer& computer,
                                                const ValueTexts& texts);
[[nodiscard]] std::vector<Part> programParts(const ProgramState& program, const ValueTexts& texts);

// One look as JSON, version 1. A value that the machine did not give is absent; sizes are in bytes,
// durations in seconds, shares from 0 to 1. Where `most` bytes are not enough, lists are cut, and
// "leftOut" says how many entries they lack.
[[nodiscard]] std::string inspectionJson(const InspectedComputer& computer, const ValueTexts& texts,
                                         std::size_t most);
// Deployments without the values of their variables, nodes, volumes; cut in the same way.
[[nodiscard]] std::string platformJson(const domain::Snapshot& snapshot, const ValueTexts& texts,
                                       std::size_t most);

}  // namespace berth::support_bundle
