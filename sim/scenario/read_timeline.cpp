// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <string>

#include "sim/images/builtin_images.h"
#include "sim/scenario/section_readers.h"
#include "sim/scenario/suggest.h"

namespace berth::sim::scenario {

void readDifference(const MapReader& map, const Scenario& scenario, ChangeConfig& change) {
    change.environment = readEnvironment(map);
    if (!map.has("environment") && !map.has("image")) {
        map.errors().add(map.node(), map.path(),
                         fmt::format("{} changes \"image\" or \"environment\": give one of them",
                                     change.verb == ChangeVerb::Canary ? "a canary" : "an edit"));
    }
    if (!map.text("image", change.image)) return;
    if (images::findImage(scenario.images, change.image)) return;
    std::vector<std::string_view> names;
    for (const images::ImageModel& image : scenario.images)
        names.push_back(image.preset.name);
    map.errors().add(*map.find("image"), map.pathOf("image"),
                     fmt::format("there is no image {}{}", describe(*map.find("image")),
                                 didYouMean(change.image, names)));
}

namespace {

void readChange(const MapReader& map, const Scenario& scenario, ChangeConfig& change) {
    constexpr std::pair<std::string_view, ChangeVerb> kVerbs[] = {
        {"scale", ChangeVerb::Scale},       {"edit", ChangeVerb::Edit},
        {"pause", ChangeVerb::Pause},       {"resume", ChangeVerb::Resume},
        {"restart", ChangeVerb::Restart},   {"delete", ChangeVerb::Delete},
        {"canary", ChangeVerb::Canary},     {"promote", ChangeVerb::Promote},
        {"roll_back", ChangeVerb::RollBack}};
    map.require("at", "20m");
    readInstant(map, "at", scenario, change.at);
    if (const auto* deployment = readDeploymentName(map, scenario)) {
        change.deployment = deployment->name;
    }
    map.require("change", "scale");
    if (!map.choice("change", kVerbs, change.verb)) return;
    if (change.verb == ChangeVerb::Scale) {
        map.require("nodes", "5");
        map.integer("nodes", 0, kMostNodes, change.nodes);
    } else {
        map.refuse("nodes", "only scale changes the number of nodes");
    }
    if (change.verb == ChangeVerb::Canary)
        readCanary(map, scenario, change);
    else
        map.refuse("canary", "it belongs to \"change: canary\"");
    if (change.verb == ChangeVerb::Edit) return readDifference(map, scenario, change);
    map.refuse("environment", "only edit changes it");
    map.refuse("image", "only edit changes it");
}

}  // namespace

void readChanges(const MapReader& root, Scenario& scenario) {
    root.list("changes", [&](const YamlNode& item, const std::string& path) {
        ChangeConfig change;
        readChange({item, path, sections::kChange, root.errors()}, scenario, change);
        scenario.changes.push_back(std::move(change));
    });
}

}  // namespace berth::sim::scenario
