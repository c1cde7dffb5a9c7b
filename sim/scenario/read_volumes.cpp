// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/section_readers.h"
#include "sim/scenario/suggest.h"

namespace berth::sim::scenario {

namespace {

constexpr double kSlowestUpload = 1000;  // bytes per second

void readBucket(const MapReader& map, VolumeConfig& volume) {
    if (volume.kind != domain::VolumeKind::Bucket) {
        for (const char* key : {"upload_after", "upload_rate", "seen_after"})
            map.refuse(key, "only a volume of kind bucket is uploaded to");
        return;
    }
    map.span("upload_after", 0, engine::kHour, volume.uploadAfter);
    map.span("seen_after", 0, engine::kHour, volume.seenAfter);
    if (map.bytesPerSecond("upload_rate", volume.uploadBytesPerSecond) &&
        volume.uploadBytesPerSecond < kSlowestUpload) {
        map.errors().add(*map.find("upload_rate"), map.pathOf("upload_rate"),
                         "an upload is at least 1KB/s fast");
    }
}

void readNas(const MapReader& map, const ClusterConfig& cluster, VolumeConfig& volume) {
    if (volume.kind != domain::VolumeKind::Nas)
        return map.refuse("region", "only a volume of kind nas has a region");
    map.require("region",
                cluster.regions.empty() ? "beijing" : cluster.regions.front().region.id.value);
    if (!map.text("region", volume.region.value)) return;
    std::vector<std::string_view> ids;
    for (const RegionConfig& region : cluster.regions)
        ids.push_back(region.region.id.value);
    if (std::find(ids.begin(), ids.end(), volume.region.value) != ids.end()) return;
    map.errors().add(*map.find("region"), map.pathOf("region"),
                     fmt::format("there is no region {}{}", describe(*map.find("region")),
                                 didYouMean(volume.region.value, ids)));
}

}  // namespace

void readVolumes(const MapReader& root, Scenario& scenario) {
    root.list("volumes", [&](const YamlNode& item, const std::string& path) {
        const MapReader map{item, path, sections::kVolume, root.errors()};
        VolumeConfig volume;
        map.require("id", "models");
        map.text("id", volume.id.value);
        checkIdentifier(map, "id", volume.id.value);
        volume.name = volume.id.value;
        map.text("name", volume.name);
        map.require("capacity", "100GiB");
        map.bytes("capacity", 1, 1024 * domain::kTiB, volume.capacity);
        constexpr std::pair<std::string_view, domain::VolumeKind> kKinds[] = {
            {"shared", domain::VolumeKind::Shared},
            {"bucket", domain::VolumeKind::Bucket},
            {"nas", domain::VolumeKind::Nas}};
        map.choice("kind", kKinds, volume.kind);
        readBucket(map, volume);
        readNas(map, scenario.cluster, volume);
        for (const VolumeConfig& other : scenario.volumes) {
            if (other.id != volume.id || !map.has("id")) continue;
            root.errors().add(
                *map.find("id"), map.pathOf("id"),
                fmt::format("volume \"{}\" is defined twice: rename one", volume.id.value));
        }
        scenario.volumes.push_back(std::move(volume));
    });
}

}  // namespace berth::sim::scenario
