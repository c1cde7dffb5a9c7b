// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/read_resources.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace berth::sim::open_api {

namespace {

using domain::ObjectReader;
using nlohmann::json;

constexpr std::size_t kMostResources = 64;
constexpr std::size_t kLongestMark = 4096;

// What of an entry is given back as it was sent.
json keptOf(const json& entry) {
    json kept = json::object();
    for (const char* key : {"resource", "region_name", "weight"}) {
        if (entry.is_object() && entry.contains(key) && !entry[key].is_null())
            kept[key] = entry[key];
    }
    return kept;
}

// Says in the spec what the marks are for, where the catalogue tells. Otherwise the platform below
// decides: it knows marks that are good and not listed any more.
void settle(ObjectReader& body, const std::vector<OrderedResource>& resources,
            domain::DeploymentSpec& spec) {
    for (const OrderedResource& each : resources) {
        if (each.gpuSpec.empty()) return;
    }
    for (const OrderedResource& each : resources) {
        if (each.gpuSpec != resources.front().gpuSpec) {
            return body.status().malformed(
                "resources", "所选资源的设备型号与卡数必须一致 (one kind of device for a task)");
        }
        const domain::RegionId region{each.region};
        if (std::find(spec.regions.begin(), spec.regions.end(), region) == spec.regions.end())
            spec.regions.push_back(region);
    }
    if (!resources.empty()) spec.gpuSpec = resources.front().gpuSpec;
}

}  // namespace

void readResources(ObjectReader& body, const StateIndex& state, const domain::Deployment* editing,
                   domain::DeploymentSpec& spec, TaskExtras& extras) {
    const json* const list = body.need("resources").list("resources");
    if (list == nullptr) return;
    if (list->empty() || list->size() > kMostResources)
        return body.status().malformed("resources", "1 to 64 resources are expected");
    body.readList("resources", extras.resources, [&](ObjectReader& entry) {
        OrderedResource ordered;
        entry.need("mark").read("mark", ordered.mark);
        if (ordered.mark.empty() || ordered.mark.size() > kLongestMark)
            body.status().malformed(entry.pathOf("mark"), "a mark is 1 to 4096 bytes");
        ordered.sent = keptOf(entry.object());
        if (const domain::Pool* pool = state.poolOfOffer(ordered.mark)) {
            ordered.gpuSpec = pool->gpuSpec;
            ordered.region = pool->region.value;
        }
        return ordered;
    });
    for (const OrderedResource& each : extras.resources)
        spec.offers.push_back(each.mark);
    if (editing == nullptr || editing->spec.offers != spec.offers)
        return settle(body, extras.resources, spec);
    spec.gpuSpec = editing->spec.gpuSpec;
    spec.regions = editing->spec.regions;
    // Marks that are not listed any more stand for what they stood for.
    auto before = TaskExtras::of(editing->spec).resources;
    for (std::size_t i = 0; i < std::min(before.size(), extras.resources.size()); ++i) {
        extras.resources[i].gpuSpec = before[i].gpuSpec;
        extras.resources[i].region = before[i].region;
    }
}

}  // namespace berth::sim::open_api
