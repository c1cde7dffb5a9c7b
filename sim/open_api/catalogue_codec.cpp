// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/catalogue_codec.h"

#include <algorithm>

namespace berth::sim::open_api {

namespace {

using domain::kMiB;

bool asksFor(const Query& query, std::string_view name, std::string_view value) {
    const auto wanted = query.list(name);
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

bool hasPool(const domain::Catalogue& catalogue, const domain::GpuSpec& spec) {
    return std::any_of(catalogue.pools.begin(), catalogue.pools.end(),
                       [&](const domain::Pool& pool) { return pool.gpuSpec == spec.name; });
}

void writeSpec(JsonWriter& out, const domain::GpuSpec& spec) {
    out.text("gpu_name", spec.gpuModel).number("gpu_count", spec.cards);
    out.number("gpu_memory", spec.gpuMemory.count / kMiB);
    out.number("memory", spec.memory.count / kMiB).number("cpu_cores", spec.cpuCores);
}

void writeRegion(JsonWriter& out, const domain::Catalogue& catalogue, const domain::GpuSpec& spec,
                 const domain::Pool& pool) {
    const domain::Region* region = catalogue.findRegion(pool.region);
    out.beginObject();
    out.text("region", pool.region.value);
    out.text("region_name", region == nullptr ? pool.region.value : regionName(*region));
    out.key("mark").beginObject().key("resource");
    writeResource(out, spec, pool.region);
    out.null("region_name").text("mark", pool.offer).endObject();
    out.number("price", pool.price.pointsPerSecond);
    out.number("discount_price", pool.price.pointsPerSecond);
    out.number("inventory", pool.free);
    out.endObject();
}

}  // namespace

const std::string& regionName(const domain::Region& region) {
    return region.nameZh.empty() ? region.name : region.nameZh;
}

void writeResource(JsonWriter& out, const domain::GpuSpec& spec, const domain::RegionId& region) {
    out.beginObject();
    out.text("device_name", spec.name).text("region", region.value);
    writeSpec(out, spec);
    out.endObject();
}

std::string catalogueData(const domain::Catalogue& catalogue, const Query& query) {
    const bool wanted =
        asksFor(query, "task_type", "Deployment") || asksFor(query, "task_type", "Job");
    const bool any = wanted && asksFor(query, "device_type", "GpuDevice");
    std::int64_t count = 0;
    JsonWriter results;
    results.beginArray();
    for (const domain::GpuSpec& spec : catalogue.gpuSpecs) {
        if (!any || !hasPool(catalogue, spec)) continue;
        ++count;
        results.beginObject().text("device_name", spec.name);
        writeSpec(results, spec);
        results.number("disk_size", spec.disk.count / kMiB).text("disk_type", "HDD");
        results.key("regions").beginArray();
        for (const domain::Pool& pool : catalogue.pools) {
            if (pool.gpuSpec == spec.name) writeRegion(results, catalogue, spec, pool);
        }
        results.endArray().endObject();
    }
    results.endArray();
    JsonWriter out;
    out.beginObject().number("count", count).raw("results", results.take());
    return out.endObject().take();
}

}  // namespace berth::sim::open_api
