// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/engine/engine.h"
#include "sim/storage/disk.h"

namespace berth::sim::storage {

inline constexpr std::uint32_t kVolumeDue = 0x2001;  // a: the volume, b: the region

// How a bucket is mounted.
struct BucketOptions {
    engine::Time uploadAfter = 5 * engine::kSecond;  // from the first change of a file that waits
    double uploadBytesPerSecond = 50e6;              // of each region
    engine::Time seenAfter = 5 * engine::kSecond;    // in other regions, once it is in the bucket
};

// A volume kept in an object store and mounted with a write-back cache, as JuiceFS does it. The
// machines of a region share their caches, peer to peer: what a node writes is there for its whole
// region at once. It gets into the bucket later, file by file, the one that has waited longest
// first, and from there into the other regions; of two regions that change the same file the one
// that uploads last wins. What a machine has written and not uploaded is lost with it.
//
// As in a bucket there are files only: a folder that is made and stays empty is known to its region
// alone, and gives way to a file of its name. Uploading that fails because the bucket is full is
// tried again every minute; what cannot be there beside what another region has uploaded (a file
// where there is a folder) is undone.
class BucketVolume {
  public:
    using Region = std::uint32_t;
    using Machine = std::uint32_t;
    struct Amount {
        std::int64_t files = 0, bytes = 0;
    };

    // `number` comes back in its events. The engine and the store must outlive it.
    BucketVolume(engine::Engine& engine, FileStore& store, std::int64_t capacity, Region regions,
                 BucketOptions options, std::uint32_t number);

    // What the nodes of a region see. Its owner writes to it, and calls written() afterwards.
    [[nodiscard]] Disk& view(Region region) { return m_regions[region]->view; }
    [[nodiscard]] const Disk& view(Region region) const { return m_regions[region]->view; }
    [[nodiscard]] const Disk& bucket() const { return m_bucket; }
    // What has changed in the view since the last call was written on this machine.
    void written(Region region, Machine machine);
    // Its changes that are not in the bucket are undone. How much that was.
    Amount machineLost(Machine machine);
    // What is not in the bucket yet.
    [[nodiscard]] Amount waiting() const;

    void onEvent(const engine::EventRecord& event);

    static constexpr engine::Time kTryAgainAfter = engine::kMinute;

  private:
    struct Change {
        Machine writer = 0;
        engine::Time since = 0;
        std::uint64_t stamp = 0;  // another one after each further change
    };
    struct Upload {
        std::string path;
        std::uint64_t stamp = 0;
        engine::Time ends = 0;
    };
    struct RegionState {
        RegionState(FileStore& store, std::int64_t capacity) : view(store, capacity) {}
        Disk view;
        std::map<std::string, Change> changes;         // not in the bucket yet
        std::map<std::string, engine::Time> arrivals;  // in the bucket, from elsewhere; when seen
        std::optional<Upload> upload;
        engine::Time pausedUntil = 0;
        engine::EventHandle due;
    };

    void startUpload(RegionState& region);
    void finishUpload(Region at);
    void takeArrivals(RegionState& region);
    void plan(Region at);
    // The file becomes what the bucket has, now or once there is room for it.
    void restore(RegionState& region, const std::string& path);
    // A change that cannot be in the bucket beside what is there is undone.
    void giveUp(RegionState& region, const std::string& path);
    static void removeEmptyFolder(Disk& disk, const std::string& path);
    // The file as it is in `from`, or its absence. Errors: as Disk::write().
    static domain::Result<void> copy(const Disk& from, Disk& to, const std::string& path);

    engine::Engine& m_engine;
    BucketOptions m_options;
    std::uint32_t m_number;
    Disk m_bucket;
    std::vector<std::unique_ptr<RegionState>> m_regions;
    std::uint64_t m_lastStamp = 0;
};

}  // namespace berth::sim::storage
