// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/scenario/builtin_known.h"

namespace berth::sim::scenario::testing {

[[nodiscard]] const Known& known();  // the built-in one and the files of "good"
[[nodiscard]] std::string readAll(const std::filesystem::path& path);
// The .yaml files of a folder, by name.
[[nodiscard]] std::vector<std::filesystem::path> yamlFiles(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path fixtureFolder(const std::string& name);
[[nodiscard]] std::filesystem::path sampleFolder();
// One line each, for messages of failed tests.
[[nodiscard]] std::string listed(const ScenarioErrors& errors);

}  // namespace berth::sim::scenario::testing
