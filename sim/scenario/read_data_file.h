// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <istream>
#include <memory>
#include <optional>

#include "models/domain/csv_reader.h"
#include "sim/scenario/data_files.h"
#include "sim/scenario/map_reader.h"

namespace berth::sim::scenario {

// The file that stands under `key`, opened. Nothing: reported, with what to do about it. `files`:
// null for a scenario that is text without a folder.
[[nodiscard]] std::unique_ptr<std::istream> openDataFile(const MapReader& map, std::string_view key,
                                                         const DataFiles* files);

// Reports what is wrong in the file, at the place that names it.
void reportIn(const MapReader& map, std::string_view key, const domain::CsvFault& fault);

}  // namespace berth::sim::scenario
