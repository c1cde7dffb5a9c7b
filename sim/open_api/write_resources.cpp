// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/write_resources.h"

#include <algorithm>
#include <string>

#include "models/domain/json_reader.h"
#include "sim/open_api/catalogue_codec.h"

namespace berth::sim::open_api {

namespace {

bool allows(const domain::DeploymentSpec& spec, const domain::RegionId& region) {
    return spec.regions.empty() ||
           std::find(spec.regions.begin(), spec.regions.end(), region) != spec.regions.end();
}

// Whether the spec still says what was ordered.
bool isAsOrdered(const domain::DeploymentSpec& spec, const TaskExtras& extras) {
    if (extras.resources.empty() || extras.resources.size() != spec.offers.size()) return false;
    for (std::size_t i = 0; i < extras.resources.size(); ++i) {
        const OrderedResource& each = extras.resources[i];
        if (each.mark != spec.offers[i]) return false;
        if (each.gpuSpec.empty()) continue;
        if (each.gpuSpec != spec.gpuSpec || !allows(spec, {each.region})) return false;
    }
    return true;
}

void writeEntry(JsonWriter& out, const domain::Catalogue& catalogue, const OrderedResource& entry) {
    const domain::GpuSpec* spec = catalogue.findSpec(entry.gpuSpec);
    const domain::Region* region = catalogue.findRegion({entry.region});
    out.beginObject();
    const auto sent = [&](const char* key) {
        const auto found = entry.sent.find(key);
        return found == entry.sent.end() ? std::string("null") : domain::dumpJson(*found);
    };
    if (spec != nullptr && region != nullptr) {
        out.key("resource");
        writeResource(out, *spec, region->id);
        out.text("region_name", regionName(*region));
    } else {
        out.raw("resource", sent("resource")).raw("region_name", sent("region_name"));
    }
    out.text("mark", entry.mark).raw("weight", sent("weight")).endObject();
}

}  // namespace

void writeResources(JsonWriter& out, const domain::Catalogue& catalogue,
                    const domain::DeploymentSpec& spec, const TaskExtras& extras) {
    out.beginArray();
    if (isAsOrdered(spec, extras)) {
        for (const OrderedResource& each : extras.resources)
            writeEntry(out, catalogue, each);
    } else {
        for (const domain::Pool& pool : catalogue.pools) {
            if (pool.gpuSpec != spec.gpuSpec || !allows(spec, pool.region)) continue;
            writeEntry(out, catalogue, {pool.offer, pool.gpuSpec, pool.region.value, {}});
        }
    }
    out.endArray();
}

}  // namespace berth::sim::open_api
