// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "models/domain/ids.h"
#include "models/domain/units.h"

namespace berth::domain {

// How storage that outlives nodes is reached.
enum class VolumeKind {
    Shared,  // one file system for all regions: what is written is there for everybody at once
    Bucket,  // object storage behind a cache of each region: other regions see a change later
    Nas,     // a file server of one region, for nodes of that region
};
inline constexpr VolumeKind kLastVolumeKind = VolumeKind::Nas;

struct Volume {
    VolumeId id;
    std::string name;
    Bytes used, capacity;
    int files = 0;
    VolumeKind kind{VolumeKind::Shared};
    std::optional<RegionId> region{};  // of a Nas, where that is known
    // Of a Bucket: changes that are not in it yet. What a machine has not uploaded is lost with it.
    int filesWaiting{0};
    Bytes bytesWaiting{};

    friend bool operator==(const Volume&, const Volume&) = default;
};

[[nodiscard]] const char* toText(VolumeKind kind);  // "shared" …

}  // namespace berth::domain
