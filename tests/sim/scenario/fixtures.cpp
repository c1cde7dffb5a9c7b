// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/scenario/fixtures.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>

namespace berth::sim::scenario::testing {

const Known& known() {
    static const Known kKnown = [] {
        Known known = builtinKnown();
        known.files = std::make_shared<FolderFiles>(fixtureFolder("good").string());
        return known;
    }();
    return kKnown;
}

std::string readAll(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<std::filesystem::path> yamlFiles(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::filesystem::path fixtureFolder(const std::string& name) {
    return std::filesystem::path{BERTH_SCENARIO_FIXTURES} / name;
}

std::filesystem::path sampleFolder() {
    return BERTH_SCENARIOS;
}

std::string listed(const ScenarioErrors& errors) {
    std::string text;
    for (const ScenarioError& error : errors)
        text += toText(error, "file") + "\n";
    return text;
}

}  // namespace berth::sim::scenario::testing
