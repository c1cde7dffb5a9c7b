// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/read_data_file.h"

#include <fmt/core.h>

namespace berth::sim::scenario {

std::unique_ptr<std::istream> openDataFile(const MapReader& map, std::string_view key,
                                           const DataFiles* files) {
    std::string name;
    if (!map.text(key, name)) return nullptr;
    const YamlNode& node = *map.find(key);
    if (files == nullptr) {
        map.errors().add(node, map.pathOf(key),
                         fmt::format("{} is a file, and this scenario is text without a folder to "
                                     "look in: run it as a file with berth-sim run",
                                     describe(node)));
        return nullptr;
    }
    auto opened = files->open(name);
    if (opened) return std::move(*opened);
    map.errors().add(node, map.pathOf(key),
                     fmt::format("{} {}", describe(node), opened.error().detail));
    return nullptr;
}

void reportIn(const MapReader& map, std::string_view key, const domain::CsvFault& fault) {
    const YamlNode& node = *map.find(key);
    map.errors().add(
        node, map.pathOf(key),
        fmt::format("{}{} {}", describe(node), fault.line > 0 ? "," : "", domain::toText(fault)));
}

}  // namespace berth::sim::scenario
