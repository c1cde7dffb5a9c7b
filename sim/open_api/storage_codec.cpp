// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/storage_codec.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "sim/open_api/catalogue_codec.h"
#include "sim/open_api/ids.h"
#include "sim/open_api/json_writer.h"
#include "sim/open_api/task_view.h"

namespace berth::sim::open_api {

namespace {

void writeRegions(JsonWriter& out, const domain::Catalogue& catalogue) {
    out.beginArray();
    for (const domain::Region& region : catalogue.regions)
        out.beginObject().text("tag", region.id.value).text("name", regionName(region)).endObject();
    out.endArray();
}

// Who mounts it.
void writeUsers(JsonWriter& out, const StateIndex& state, const domain::VolumeId& volume) {
    out.beginArray();
    for (const TaskRef& task : state.tasks()) {
        if (statusOf(task) == "End") continue;
        const domain::DeploymentSpec& spec = task.deployment->spec;
        for (const domain::VolumeMount& mount : spec.mounts) {
            if (mount.volume != volume) continue;
            out.beginObject().number("deployment_id", task.id).text("deployment_name", spec.name);
            out.text("target_dir", mount.path).text("task_type", typeText(kindOf(task)));
            out.key("regions").beginArray();
            for (const domain::RegionId& region : spec.regions)
                out.text(region.value);
            out.endArray().endObject();
        }
    }
    out.endArray();
}

void writeStorage(JsonWriter& out, const StateIndex& state, std::size_t index,
                  const WallTime& wall) {
    const domain::Snapshot& snapshot = state.snapshot();
    const domain::Volume& volume = snapshot.volumes[index];
    out.beginObject().number("storage_id", storageIdOf(index)).text("storage_type", "ShareStorage");
    out.null("juicefs_region_id").text("storage_name", volume.name);
    out.null("k3s_cloud_name").null("k3s_region_name").key("regions");
    writeRegions(out, snapshot.catalogue);
    out.key("activate_regions");
    writeRegions(out, snapshot.catalogue);
    out.null("bucket").number("size", volume.capacity.count).text("dir", "/").null("endpoint");
    out.text("status", "Activate").null("last_sync_time").key("deployments");
    writeUsers(out, state, volume.id);
    out.null("remark").number("use_size", volume.used.count);
    out.text("create_time", wall.text({})).text("share_storage_type", "Multiple");
    out.key("syncing_regions").beginArray().endArray().endObject();
}

std::string listData(const StateIndex& state, const std::vector<std::size_t>& found,
                     const Page& page, const WallTime& wall) {
    JsonWriter out;
    out.beginObject().number("count", static_cast<std::int64_t>(found.size()));
    out.key("results").beginArray();
    for (std::size_t i = page.begin(found.size()); i < page.end(found.size()); ++i)
        writeStorage(out, state, found[i], wall);
    return out.endArray().endObject().take();
}

// Nothing when there is no such storage.
std::optional<std::size_t> indexOf(const StateIndex& state, std::int64_t id) {
    for (std::size_t i = 0; i < state.snapshot().volumes.size(); ++i) {
        if (storageIdOf(i) == id) return i;
    }
    return std::nullopt;
}

}  // namespace

ApiResult<std::string> storagesData(const StateIndex& state, const Query& query,
                                    const WallTime& wall) {
    for (const char* needed : {"storage_type", "status"}) {
        if (const auto text = query.needText(needed); !text) return tl::unexpected(text.error());
    }
    const auto page = query.page();
    if (!page) return tl::unexpected(page.error());
    const auto asks = [&](std::string_view name, std::string_view value) {
        const auto wanted = query.list(name);
        return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
    };
    std::vector<std::size_t> found;
    if (asks("storage_type", "ShareStorage") && asks("status", "Activate")) {
        for (std::size_t i = 0; i < state.snapshot().volumes.size(); ++i)
            found.push_back(i);
    }
    return listData(state, found, *page, wall);
}

ApiResult<std::string> storagesByIdData(const StateIndex& state, const Query& query,
                                        const WallTime& wall) {
    if (const auto text = query.needText("storage_ids"); !text) return tl::unexpected(text.error());
    std::vector<std::size_t> found;
    for (const std::string_view text : query.list("storage_ids")) {
        std::int64_t id = 0;
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), id);
        if (error != std::errc() || stop != text.data() + text.size())
            return refuse("参数错误: storage_ids 必须为以逗号分隔的整数");
        if (const auto index = indexOf(state, id)) found.push_back(*index);
    }
    return listData(state, found, {0, found.size()}, wall);
}

ApiResult<std::string> storageData(const StateIndex& state, const Query& query,
                                   const WallTime& wall) {
    const auto id = query.needNumber("storage_id");
    if (!id) return tl::unexpected(id.error());
    const auto index = indexOf(state, *id);
    if (!index) return refuse(fmt::format("存储不存在: {}", *id));
    JsonWriter out;
    writeStorage(out, state, *index, wall);
    return out.take();
}

std::string storageRegionsData(const StateIndex& state) {
    const domain::Catalogue& catalogue = state.snapshot().catalogue;
    JsonWriter out;
    out.beginObject().number("count", static_cast<std::int64_t>(catalogue.regions.size()));
    out.key("results");
    writeRegions(out, catalogue);
    return out.endObject().take();
}

std::string nasListData() {
    JsonWriter out;
    return out.beginObject()
        .number("count", 0)
        .key("results")
        .beginArray()
        .endArray()
        .endObject()
        .take();
}

std::string nasSummaryData() {
    JsonWriter out;
    out.beginObject().number("count", 0).number("total_size", 0).number("used_size", 0);
    return out.endObject().take();
}

}  // namespace berth::sim::open_api
