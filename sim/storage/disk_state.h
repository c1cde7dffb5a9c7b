// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "sim/storage/disk.h"
#include "sim/storage/file_store.h"

namespace berth::sim::storage {

// Normalised; InvalidArgument where normalisePath() says Malformed.
[[nodiscard]] domain::Result<std::string> diskPath(std::string_view path);

// The inside of a Disk, for its own two sources.
struct Disk::State {
    struct File {
        FileStore::BlobId blob = 0;
        std::int64_t size = 0;
        engine::Time modified = 0;
    };

    State(FileStore& fileStore, std::int64_t capacityBytes)
        : store(&fileStore), capacity(capacityBytes) {}
    ~State() { wipe(); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    FileStore* store;
    std::int64_t capacity;
    std::int64_t bytes = 0;
    std::map<std::string, File, std::less<>> files;
    std::map<std::string, engine::Time, std::less<>> folders;  // made ones → when
    std::optional<engine::Time> lastWrite;
    bool full = false;
    bool notes = false;
    std::set<std::string, std::less<>> changes;  // of files; noted on request

    // What one name costs in memory beside its characters: the nodes of the map and the blob table.
    static constexpr std::int64_t kEntryOverhead = 192;
    [[nodiscard]] static std::int64_t nameCost(std::string_view path) {
        return static_cast<std::int64_t>(path.size()) + kEntryOverhead;
    }

    [[nodiscard]] domain::Result<void> room(std::int64_t more, std::int64_t less) const;
    // Whether anything lies below the path.
    [[nodiscard]] bool hasBelow(std::string_view path) const;
    [[nodiscard]] bool isFolder(std::string_view path) const;
    [[nodiscard]] bool hasFileAbove(std::string_view path) const;
    // A path that a file may have: normalised, and not in the way of, or below, another file.
    [[nodiscard]] domain::Result<std::string> filePath(std::string_view path) const;
    // The file there, made empty where there is none; its name is then paid for.
    domain::Result<File*> fileAt(std::string_view path, engine::Time now);
    void dropFile(std::map<std::string, File, std::less<>>::iterator file);
    void wipe();
    void note(std::string_view path) {
        if (notes) changes.emplace(path);
    }
    // The same of a path that need not be normal, and is a good one.
    void noteFile(std::string_view path) {
        if (notes) changes.insert(*diskPath(path));
    }
};

}  // namespace berth::sim::storage
