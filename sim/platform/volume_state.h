// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "sim/scenario/scenario.h"
#include "sim/storage/bucket_volume.h"
#include "sim/storage/disk.h"

namespace berth::sim::platform {

// One volume of the simulation.
struct VolumeState {
    scenario::VolumeConfig config;
    std::unique_ptr<storage::Disk> disk;            // of all kinds but a bucket
    std::unique_ptr<storage::BucketVolume> bucket;  // of a bucket

    // What a node in that region sees.
    [[nodiscard]] storage::Disk* in(storage::BucketVolume::Region region) const {
        return bucket ? &bucket->view(region) : disk.get();
    }
    // What is safe: of a bucket what has been uploaded.
    [[nodiscard]] const storage::Disk& safe() const { return bucket ? bucket->bucket() : *disk; }
};

}  // namespace berth::sim::platform
