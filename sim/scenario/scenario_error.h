// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"

namespace berth::sim::scenario {

// One thing that is wrong with a scenario file, for the person who wrote it.
struct ScenarioError {
    int line = 0;         // from 1; 0: about the file as a whole
    int column = 0;       // from 1, in characters (code points)
    std::string path;     // "deployments[0].ports[1].port"; empty for the document itself
    std::string message;  // English: what is wrong and how to mend it; may quote the file

    friend bool operator==(const ScenarioError&, const ScenarioError&) = default;
};
using ScenarioErrors = std::vector<ScenarioError>;

// No more than this many are reported for one file.
inline constexpr std::size_t kMaxScenarioErrors = 20;

// "FILE:LINE:COLUMN: path: message", as compilers write it. Control characters become "?".
[[nodiscard]] std::string toText(const ScenarioError& error, std::string_view file);

// All of them as one error: Malformed, the field of the first, one line each.
[[nodiscard]] domain::Error toDomainError(const ScenarioErrors& errors, std::string_view file);

}  // namespace berth::sim::scenario
