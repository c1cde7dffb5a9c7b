// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/shared_memory.h"

#include <string>

namespace berth::sim::open_api {

namespace {

using nlohmann::json;

constexpr const char* kPath = "/dev/shm";
constexpr const char* kOwnName = "shm";

const json* findList(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_array() ? &*found : nullptr;
}

std::string wordOf(const json& entry, const char* key) {
    if (!entry.is_object()) return {};
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Where in share_mem_volumes the one is that is mounted at /dev/shm.
std::optional<std::size_t> devShmVolume(const json& task, const json& service) {
    const json* const mounts = findList(service, "share_mem_config");
    const json* const volumes = findList(task, "share_mem_volumes");
    if (mounts == nullptr || volumes == nullptr) return std::nullopt;
    for (const json& mount : *mounts) {
        const std::string name = wordOf(mount, "volume_name");
        if (wordOf(mount, "target_dir") != kPath || name.empty()) continue;
        for (std::size_t i = 0; i < volumes->size(); ++i) {
            if (wordOf((*volumes)[i], "name") == name) return i;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<domain::Bytes> devShmBytes(const TaskExtras& extras) {
    const auto index = devShmVolume(extras.members, extras.services[extras.primary].members);
    if (!index) return std::nullopt;
    const json& volume = extras.members["share_mem_volumes"][*index];
    const auto size = volume.find("size_limit");
    if (size == volume.end() || !size->is_number_unsigned()) return std::nullopt;
    const auto mebibytes = size->get<std::uint64_t>();
    if (mebibytes > static_cast<std::uint64_t>(kMostSharedMemoryMiB)) return std::nullopt;
    return domain::Bytes{static_cast<std::int64_t>(mebibytes) * domain::kMiB};
}

void setDevShm(TaskExtras& extras, domain::Bytes wanted) {
    json& service = extras.services[extras.primary].members;
    if (devShmBytes(extras).value_or(domain::Bytes{}) == wanted) return;
    const std::int64_t mebibytes = wanted.count / domain::kMiB;
    if (const auto index = devShmVolume(extras.members, service)) {
        extras.members["share_mem_volumes"][*index]["size_limit"] = mebibytes;
        return;
    }
    if (findList(extras.members, "share_mem_volumes") == nullptr)
        extras.members["share_mem_volumes"] = json::array();
    if (findList(service, "share_mem_config") == nullptr)
        service["share_mem_config"] = json::array();
    extras.members["share_mem_volumes"].push_back({{"name", kOwnName}, {"size_limit", mebibytes}});
    service["share_mem_config"].push_back({{"target_dir", kPath}, {"volume_name", kOwnName}});
}

}  // namespace berth::sim::open_api
