// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "sim/scenario/data_files.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/scenario_error.h"

namespace berth::sim::scenario {

// What a scenario file may refer to without defining it.
struct Known {
    std::vector<images::ImageModel> images;  // come first in Scenario::images
    ClusterConfig sampleCluster;             // of "cluster: sample", also when no cluster is given
    // What it may name as files; null: none, it is text without a folder.
    std::shared_ptr<const DataFiles> files = nullptr;
};

using ScenarioResult = tl::expected<Scenario, ScenarioErrors>;

// Reads and checks the text of a scenario file; the format is described in
// resources/help/en/scenario-files.md. On failure up to kMaxScenarioErrors errors in the order of
// the file, at least one. Pure; time and memory in proportion to the text, which is refused above
// 8 MiB.
[[nodiscard]] ScenarioResult parseScenario(std::string_view text, const Known& known);

// The whole text of a scenario file. Refused: what is no regular file, and files above 8 MiB, which
// are not read. Blocks on the disk. Errors: NotFound, PermissionDenied, InvalidArgument,
// LimitExceeded, StorageFailed; the detail does not repeat the path.
[[nodiscard]] domain::Result<std::string> readScenarioText(const std::string& path);

// Both; a file that cannot be read gives one error on line 0. It may name files in its own folder
// and below (see FolderFiles).
[[nodiscard]] ScenarioResult loadScenarioFile(const std::string& path, const Known& known);

// What users see of a scenario's cluster and images before anything runs: every pool wholly free.
[[nodiscard]] domain::Catalogue catalogueOf(const ClusterConfig& cluster,
                                            const std::vector<images::ImageModel>& images);

}  // namespace berth::sim::scenario
