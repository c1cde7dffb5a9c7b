// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of a disk: folders, names, and what lies where.
#include <algorithm>
#include <utility>

#include "sim/storage/disk_state.h"

namespace berth::sim::storage {

namespace {

using domain::ErrorCode;

template <class Map>
bool hasKeyBelow(const Map& map, const std::string& prefix) {
    const auto it = map.lower_bound(prefix);
    return it != map.end() && it->first.starts_with(prefix);
}

// What stands before the names of what lies in a folder.
std::string prefixOf(std::string_view folder) {
    return folder == "/" ? "/" : std::string(folder) + "/";
}

// The first path behind everything that lies at or below `path`: "0" follows "/".
std::string behind(std::string_view path) {
    return std::string(path) + '0';
}

}  // namespace

bool Disk::State::hasBelow(std::string_view path) const {
    const std::string prefix = prefixOf(path);
    return hasKeyBelow(files, prefix) || hasKeyBelow(folders, prefix);
}

bool Disk::State::isFolder(std::string_view path) const {
    return path == "/" || folders.contains(path) || hasBelow(path);
}

domain::Result<void> Disk::makeFolder(std::string_view path, engine::Time now) {
    State& s = *m_state;
    auto normal = diskPath(path);
    if (!normal) return tl::unexpected(std::move(normal.error()));
    if (s.files.contains(*normal) || s.isFolder(*normal))
        return domain::fail(ErrorCode::AlreadyExists, "there is something of that name", "path");
    if (s.hasFileAbove(*normal))
        return domain::fail(ErrorCode::InvalidArgument, "a part of the path is a file", "path");
    if (auto named = s.store->reserveNames(State::nameCost(*normal)); !named) return named;
    s.folders.emplace(std::move(*normal), now);
    return {};
}

domain::Result<void> Disk::removeFolder(std::string_view path) {
    State& s = *m_state;
    auto normal = diskPath(path);
    if (!normal) return tl::unexpected(std::move(normal.error()));
    if (s.files.contains(*normal))
        return domain::fail(ErrorCode::InvalidArgument, "the path is a file", "path");
    if (*normal == "/") return domain::fail(ErrorCode::InvalidArgument, "the root stays", "path");
    if (s.hasBelow(*normal))
        return domain::fail(ErrorCode::InvalidArgument, "the folder is not empty", "path");
    if (s.folders.erase(*normal) == 0) return domain::fail(ErrorCode::NotFound, "no such folder");
    s.store->releaseNames(State::nameCost(*normal));
    return {};
}

domain::Result<void> Disk::rename(std::string_view from, std::string_view to, engine::Time now) {
    State& s = *m_state;
    const auto source = diskPath(from);
    const auto target = diskPath(to);
    if (!source) return tl::unexpected(source.error());
    if (!target) return tl::unexpected(target.error());
    if (*source == *target) {
        const auto there = status(*source);
        return there ? domain::Result<void>{} : tl::unexpected(there.error());
    }
    if (s.hasFileAbove(*target))
        return domain::fail(ErrorCode::InvalidArgument, "a part of the path is a file", "path");
    if (const auto file = s.files.find(*source); file != s.files.end()) {
        if (s.isFolder(*target))
            return domain::fail(ErrorCode::InvalidArgument, "the path is a folder", "path");
        if (auto named = s.store->reserveNames(State::nameCost(*target)); !named) return named;
        const State::File moved = file->second;
        s.store->releaseNames(State::nameCost(*source));
        s.files.erase(file);
        if (const auto replaced = s.files.find(*target); replaced != s.files.end())
            s.dropFile(replaced);
        s.files.emplace(*target, moved);
        s.note(*source);
        s.note(*target);
        return {};
    }
    if (!s.isFolder(*source)) return domain::fail(ErrorCode::NotFound, "no such file or folder");
    if (*source == "/" || target->starts_with(prefixOf(*source)))
        return domain::fail(ErrorCode::InvalidArgument, "a folder does not go into itself", "path");
    if (s.files.contains(*target) || s.isFolder(*target))
        return domain::fail(ErrorCode::AlreadyExists, "there is something of that name", "path");

    // Everything below gets a new name; the names are paid for before any is changed.
    const std::string prefix = prefixOf(*source);
    const auto renamed = [&](const std::string& path) {
        return *target + path.substr(source->size());
    };
    std::int64_t cost = s.folders.contains(*source) ? 0 : State::nameCost(*target);
    std::size_t longest = target->size();
    const auto count = [&](const auto& map) {
        for (auto it = map.lower_bound(prefix); it != map.end() && it->first.starts_with(prefix);
             ++it) {
            longest = std::max(longest, it->first.size() - source->size() + target->size());
            cost += static_cast<std::int64_t>(target->size()) -
                    static_cast<std::int64_t>(source->size());
        }
    };
    count(s.files);
    count(s.folders);
    if (s.folders.contains(*source))
        cost +=
            static_cast<std::int64_t>(target->size()) - static_cast<std::int64_t>(source->size());
    if (longest > kLongestPath)
        return domain::fail(ErrorCode::InvalidArgument, "a path would become too long", "path");
    if (cost > 0) {
        if (auto named = s.store->reserveNames(cost); !named) return named;
    } else {
        s.store->releaseNames(-cost);
    }
    for (auto it = s.files.lower_bound(prefix);
         it != s.files.end() && it->first.starts_with(prefix); ++it) {
        s.note(it->first);
        s.note(renamed(it->first));
    }
    const auto move = [&](auto& map) {
        for (auto it = map.lower_bound(prefix); it != map.end() && it->first.starts_with(prefix);) {
            auto node = map.extract(it++);
            node.key() = renamed(node.key());
            map.insert(std::move(node));
        }
    };
    move(s.files);
    move(s.folders);
    const auto made = s.folders.find(*source);
    const engine::Time since = made == s.folders.end() ? now : made->second;
    if (made != s.folders.end()) s.folders.erase(made);
    s.folders.emplace(*target, since);
    return {};
}

domain::Result<DiskEntry> Disk::status(std::string_view path) const {
    const State& s = *m_state;
    auto normal = diskPath(path);
    if (!normal) return tl::unexpected(std::move(normal.error()));
    if (const auto file = s.files.find(*normal); file != s.files.end())
        return DiskEntry{*normal, false, file->second.size, file->second.modified};
    if (const auto folder = s.folders.find(*normal); folder != s.folders.end())
        return DiskEntry{*normal, true, 0, folder->second};
    if (!s.isFolder(*normal)) return domain::fail(ErrorCode::NotFound, "no such file or folder");
    return DiskEntry{*normal, true, 0, 0};
}

domain::Result<std::vector<DiskEntry>> Disk::entries(std::string_view folder) const {
    const State& s = *m_state;
    const auto there = status(folder);
    if (!there) return tl::unexpected(there.error());
    if (!there->folder)
        return domain::fail(ErrorCode::InvalidArgument, "the path is a file", "path");
    const std::string prefix = prefixOf(there->path);
    std::map<std::string, DiskEntry> found;
    const auto gather = [&](const auto& map) {
        for (auto it = map.lower_bound(prefix); it != map.end() && it->first.starts_with(prefix);) {
            const std::string path = it->first.substr(0, it->first.find('/', prefix.size()));
            if (const auto entry = status(path)) found.emplace(path, *entry);
            // A file and what lies below a folder of the same name cannot both be there.
            it = path.size() == it->first.size() ? std::next(it) : map.lower_bound(behind(path));
        }
    };
    gather(s.files);
    gather(s.folders);
    std::vector<DiskEntry> out;
    out.reserve(found.size());
    for (auto& [path, entry] : found)
        out.push_back(std::move(entry));
    return out;
}

}  // namespace berth::sim::storage
