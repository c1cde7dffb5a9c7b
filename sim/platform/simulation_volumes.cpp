// SPDX-License-Identifier: GPL-3.0-or-later
// Volumes: what nodes see of them, and what becomes of what they write.
#include <fmt/format.h>

#include <algorithm>

#include "sim/platform/simulation_state.h"

namespace berth::sim::platform {

void Simulation::State::makeVolumes() {
    for (const scenario::VolumeConfig& config : scenario.volumes) {
        VolumeState& made = volumes.emplace_back();
        made.config = config;
        if (config.kind != domain::VolumeKind::Bucket) {
            made.disk = std::make_unique<storage::Disk>(files, config.capacity);
            continue;
        }
        made.bucket = std::make_unique<storage::BucketVolume>(
            engine, files, config.capacity,
            static_cast<storage::BucketVolume::Region>(cluster.regions().size()),
            storage::BucketOptions{config.uploadAfter, config.uploadBytesPerSecond,
                                   config.seenAfter},
            static_cast<std::uint32_t>(volumes.size() - 1));
    }
}

const VolumeState* Simulation::State::findVolume(const domain::VolumeId& id) const {
    const auto found = std::find_if(volumes.begin(), volumes.end(), [&id](const VolumeState& each) {
        return each.config.id == id;
    });
    return found == volumes.end() ? nullptr : &*found;
}

storage::Disk* Simulation::State::seenBy(const cluster::NodeRecord& node,
                                         const domain::VolumeId& id) const {
    const VolumeState* const volume = findVolume(id);
    return volume == nullptr || !node.machine ? nullptr
                                              : volume->in(cluster.regionOf(*node.machine));
}

void Simulation::State::volumesWritten(serving::NodeKey key) {
    const cluster::NodeRecord* const node = life.find(key);
    if (node == nullptr || !node->machine) return;
    for (const domain::VolumeMount& mount : node->spec->mounts) {
        const VolumeState* const volume = findVolume(mount.volume);
        if (volume != nullptr && volume->bucket)
            volume->bucket->written(cluster.regionOf(*node->machine), *node->machine);
    }
}

void Simulation::State::volumesLose(const std::string& machine) {
    for (const VolumeState& volume : volumes) {
        if (!volume.bucket) continue;
        const auto lost = volume.bucket->machineLost(*cluster.findMachine({machine}));
        if (lost.files == 0) continue;
        domain::Event event;
        event.kind = domain::EventKind::VolumeWritesLost;
        event.severity = domain::Severity::Error;
        event.subject = volume.config.name;
        event.value = lost.bytes;
        event.detail =
            fmt::format("{} file{} written on {}", lost.files, lost.files == 1 ? "" : "s", machine);
        emit(std::move(event));
    }
}

std::vector<domain::Volume> Simulation::State::volumesView() const {
    std::vector<domain::Volume> view;
    for (const VolumeState& volume : volumes) {
        const storage::Disk& safe = volume.safe();
        domain::Volume& each = view.emplace_back(domain::Volume{volume.config.id,
                                                                volume.config.name,
                                                                {safe.bytes()},
                                                                {safe.capacity()},
                                                                safe.files(),
                                                                volume.config.kind});
        if (volume.config.kind == domain::VolumeKind::Nas) each.region = volume.config.region;
        if (!volume.bucket) continue;
        const auto waiting = volume.bucket->waiting();
        each.filesWaiting = static_cast<int>(waiting.files);
        each.bytesWaiting = {waiting.bytes};
    }
    return view;
}

}  // namespace berth::sim::platform
