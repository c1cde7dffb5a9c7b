// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/scenario_parser.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "sim/scenario/section_readers.h"

namespace berth::sim::scenario {
namespace {

constexpr std::size_t kLongestName = 200;

void readHead(const MapReader& root, Scenario& scenario) {
    root.require("scenario", "An evening rush");
    root.text("scenario", scenario.name);
    const YamlNode* name = root.find("scenario");
    if (name && name->kind == YamlNode::Kind::Scalar &&
        (scenario.name.empty() || scenario.name.size() > kLongestName)) {
        root.errors().add(*name, "scenario",
                          fmt::format("the name must be 1 to {} bytes long", kLongestName));
    }
    root.seed("seed", scenario.seed);
    root.span("duration", engine::kSecond, kLongestSpan, scenario.duration);
    root.span("warm_up", 0, kLongestSpan, scenario.warmUp);
    if (scenario.warmUp >= scenario.duration && root.has("warm_up")) {
        root.errors().add(*root.find("warm_up"), "warm_up",
                          fmt::format("must be shorter than the duration ({})",
                                      domain::toText(domain::Duration{scenario.duration})));
    }
}

}  // namespace

ScenarioResult parseScenario(std::string_view text, const Known& known) {
    const auto document = parseYaml(text);
    if (!document) return tl::unexpected(ScenarioErrors{document.error()});
    ErrorList errors;
    if (document->kind == YamlNode::Kind::Null) {
        return tl::unexpected(ScenarioErrors{
            {1, 1, {}, "the file is empty: begin with a line such as \"scenario: My first one\""}});
    }
    Scenario scenario;
    scenario.images = known.images;
    scenario.cluster = known.sampleCluster;
    const MapReader root{*document, {}, sections::kScenario, errors};
    readHead(root, scenario);
    if (const YamlNode* cluster = root.find("cluster")) {
        readCluster(*cluster, "cluster", scenario.cluster, errors);
    }
    readNoise(root, scenario);
    readImages(root, scenario, known.files.get());
    checkWarmImages(root, scenario);
    readVolumes(root, scenario);
    readDeployments(root, scenario);
    readFronts(root, scenario);
    readWorkloads(root, scenario, known.files.get());
    readFaults(root, scenario);
    readChanges(root, scenario);
    readObjectives(root, scenario);
    readAlarms(root, scenario);
    if (errors.empty()) return scenario;
    ScenarioErrors found = errors.take();
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return tl::unexpected(std::move(found));
}

ScenarioResult loadScenarioFile(const std::string& path, const Known& known) {
    const auto text = readScenarioText(path);
    if (!text) return tl::unexpected(ScenarioErrors{{0, 0, {}, text.error().detail}});
    Known beside = known;
    beside.files = std::make_shared<FolderFiles>(std::filesystem::path(path).parent_path());
    return parseScenario(*text, beside);
}

}  // namespace berth::sim::scenario
