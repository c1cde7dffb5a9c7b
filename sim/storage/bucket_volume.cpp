// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/storage/bucket_volume.h"

#include <algorithm>
#include <utility>

namespace berth::sim::storage {

namespace {

// Whether the same may work later. Else the names of two regions are in each other's way.
bool mayHelpToWait(const domain::Error& error) {
    return error.code == domain::ErrorCode::LimitExceeded ||
           error.code == domain::ErrorCode::StorageFailed;
}

engine::Time transferTime(double bytes, double bytesPerSecond) {
    constexpr double kLongest = 1e9;  // seconds; what is above would not fit into a Time
    return static_cast<engine::Time>(std::min(bytes / bytesPerSecond, kLongest) * engine::kSecond);
}

}  // namespace

BucketVolume::BucketVolume(engine::Engine& engine, FileStore& store, std::int64_t capacity,
                           Region regions, BucketOptions options, std::uint32_t number)
    : m_engine(engine), m_options(options), m_number(number), m_bucket(store, capacity) {
    for (Region i = 0; i < regions; ++i) {
        m_regions.push_back(std::make_unique<RegionState>(store, capacity));
        m_regions.back()->view.noteChanges();
    }
}

// With those in it; not when there is any file.
void BucketVolume::removeEmptyFolder(Disk& disk, const std::string& path) {
    const auto entry = disk.status(path);
    if (!entry || !entry->folder || !disk.list(path + "/").empty()) return;
    if (const auto below = disk.entries(path)) {
        for (const DiskEntry& each : *below)
            removeEmptyFolder(disk, each.path);
    }
    (void)disk.removeFolder(path);
}

domain::Result<void> BucketVolume::copy(const Disk& from, Disk& to, const std::string& path) {
    const auto entry = from.status(path);
    if (!entry || entry->folder) {
        (void)to.remove(path);  // where it is not, nothing is to be done
        return {};
    }
    const auto content = from.read(path);
    if (!content) return tl::unexpected(content.error());
    removeEmptyFolder(to, path);
    return to.write(path, *content, entry->modified);
}

void BucketVolume::written(Region at, Machine machine) {
    RegionState& region = *m_regions[at];
    for (std::string& path : region.view.takeChanges()) {
        Change& change = region.changes[std::move(path)];
        if (change.stamp == 0) change.since = m_engine.now();
        change.writer = machine;
        change.stamp = ++m_lastStamp;
    }
    plan(at);
}

BucketVolume::Amount BucketVolume::machineLost(Machine machine) {
    Amount lost;
    for (Region at = 0; at < m_regions.size(); ++at) {
        RegionState& region = *m_regions[at];
        for (auto it = region.changes.begin(); it != region.changes.end();) {
            if (it->second.writer != machine) {
                ++it;
                continue;
            }
            const auto entry = region.view.status(it->first);
            ++lost.files;
            if (entry && !entry->folder) lost.bytes += entry->size;
            restore(region, it->first);
            if (region.upload && region.upload->path == it->first) region.upload.reset();
            it = region.changes.erase(it);
        }
        (void)region.view.takeChanges();
        plan(at);
    }
    return lost;
}

BucketVolume::Amount BucketVolume::waiting() const {
    Amount amount;
    for (const auto& region : m_regions) {
        for (const auto& [path, change] : region->changes) {
            ++amount.files;
            const auto entry = region->view.status(path);
            if (entry && !entry->folder) amount.bytes += entry->size;
        }
    }
    return amount;
}

void BucketVolume::onEvent(const engine::EventRecord& event) {
    const auto at = static_cast<Region>(event.b);
    RegionState& region = *m_regions[at];
    region.due = {};
    takeArrivals(region);
    if (region.upload && region.upload->ends <= m_engine.now()) finishUpload(at);
    plan(at);
}

void BucketVolume::takeArrivals(RegionState& region) {
    for (auto it = region.arrivals.begin(); it != region.arrivals.end();) {
        if (it->second > m_engine.now()) {
            ++it;
            continue;
        }
        // A change of its own goes on to the bucket, and is the later one there.
        if (!region.changes.contains(it->first)) {
            // What is in the way may be a change that is not uploaded, or is about to be undone.
            if (!copy(m_bucket, region.view, it->first)) {
                it->second = m_engine.now() + kTryAgainAfter;
                ++it;
                continue;
            }
        }
        it = region.arrivals.erase(it);
    }
    (void)region.view.takeChanges();
}

void BucketVolume::startUpload(RegionState& region) {
    const auto oldest = std::min_element(region.changes.begin(), region.changes.end(),
                                         [](const auto& a, const auto& b) {
                                             return std::pair(a.second.since, a.second.stamp) <
                                                    std::pair(b.second.since, b.second.stamp);
                                         });
    if (oldest == region.changes.end()) return;
    const auto entry = region.view.status(oldest->first);
    const double bytes = entry && !entry->folder ? static_cast<double>(entry->size) : 0;
    const engine::Time begins = std::max(
        {m_engine.now(), region.pausedUntil, oldest->second.since + m_options.uploadAfter});
    region.upload = Upload{oldest->first, oldest->second.stamp,
                           begins + transferTime(bytes, m_options.uploadBytesPerSecond)};
}

void BucketVolume::finishUpload(Region at) {
    RegionState& region = *m_regions[at];
    const Upload upload = std::move(*region.upload);
    region.upload.reset();
    const auto change = region.changes.find(upload.path);
    if (change == region.changes.end()) return;
    if (change->second.stamp != upload.stamp) {
        change->second.since = m_engine.now();  // it was written to meanwhile: once more
        return;
    }
    if (const auto copied = copy(region.view, m_bucket, upload.path); !copied) {
        if (mayHelpToWait(copied.error()))
            region.pausedUntil = m_engine.now() + kTryAgainAfter;
        else
            giveUp(region, upload.path);
        return;
    }
    region.changes.erase(change);
    region.arrivals.erase(upload.path);
    for (Region other = 0; other < m_regions.size(); ++other) {
        if (other == at) continue;
        m_regions[other]->arrivals[upload.path] = m_engine.now() + m_options.seenAfter;
        plan(other);
    }
}

void BucketVolume::restore(RegionState& region, const std::string& path) {
    if (!copy(m_bucket, region.view, path)) region.arrivals[path] = m_engine.now() + kTryAgainAfter;
}

void BucketVolume::giveUp(RegionState& region, const std::string& path) {
    region.changes.erase(path);
    restore(region, path);
    (void)region.view.takeChanges();
    for (auto& [waiting, when] : region.arrivals)
        when = m_engine.now();  // it may have been in their way
}

void BucketVolume::plan(Region at) {
    RegionState& region = *m_regions[at];
    if (!region.upload) startUpload(region);
    std::optional<engine::Time> next;
    if (region.upload) next = region.upload->ends;
    for (const auto& [path, when] : region.arrivals)
        next = std::min(next.value_or(when), when);
    m_engine.cancel(region.due);
    region.due = {};
    if (next) region.due = m_engine.schedule(*next, {kVolumeDue, m_number, at});
}

}  // namespace berth::sim::storage
