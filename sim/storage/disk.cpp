// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/storage/disk.h"

#include <map>
#include <utility>

#include "sim/storage/file_store.h"

namespace berth::sim::storage {

namespace {

using domain::ErrorCode;

struct Entry {
    FileStore::BlobId blob = 0;
    std::int64_t size = 0;
    engine::Time modified = 0;
};

using Files = std::map<std::string, Entry, std::less<>>;

// What one name costs in memory beside its characters: the nodes of the map and the blob table.
constexpr std::int64_t kEntryOverhead = 192;

std::int64_t nameCost(const std::string& path) {
    return static_cast<std::int64_t>(path.size()) + kEntryOverhead;
}

bool isDirectory(const Files& files, const std::string& path) {
    if (path == "/") return true;
    const std::string prefix = path + "/";
    const auto it = files.lower_bound(prefix);
    return it != files.end() && it->first.starts_with(prefix);
}

bool hasFileAbove(const Files& files, const std::string& path) {
    for (std::size_t end = path.rfind('/'); end != 0 && end != std::string::npos;
         end = path.rfind('/', end - 1)) {
        if (files.contains(std::string_view(path).substr(0, end))) return true;
    }
    return false;
}

// A path that a file may have: normalised, and not in the way of, or below, another file.
domain::Result<std::string> filePath(const Files& files, std::string_view path) {
    auto normal = normalisePath(path);
    if (!normal) {
        return domain::fail(ErrorCode::InvalidArgument, std::move(normal.error().detail), "path");
    }
    if (isDirectory(files, *normal))
        return domain::fail(ErrorCode::InvalidArgument, "the path is a folder", "path");
    if (hasFileAbove(files, *normal)) {
        return domain::fail(ErrorCode::InvalidArgument, "a part of the path is a file", "path");
    }
    return normal;
}

}  // namespace

struct Disk::State {
    State(FileStore& fileStore, std::int64_t capacityBytes)
        : store(&fileStore), capacity(capacityBytes) {}
    ~State() { wipe(); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    FileStore* store;
    std::int64_t capacity;
    std::int64_t bytes = 0;
    Files files;
    std::optional<engine::Time> lastWrite;
    bool full = false;

    [[nodiscard]] domain::Result<void> room(std::int64_t more, std::int64_t less) const {
        if (full && more > 0)
            return domain::fail(ErrorCode::LimitExceeded, "no space left on the disk");
        if (more > capacity - (bytes - less)) {
            return domain::fail(ErrorCode::LimitExceeded, "no space left on the disk");
        }
        return {};
    }

    void wipe() {
        for (const auto& [path, entry] : files) {
            store->release(entry.blob);
            store->releaseNames(nameCost(path));
        }
        files.clear();
        bytes = 0;
        lastWrite.reset();
    }
};

Disk::Disk(FileStore& store, std::int64_t capacity)
    : m_state(std::make_unique<State>(store, capacity)) {}
Disk::~Disk() = default;
Disk::Disk(Disk&&) noexcept = default;
Disk& Disk::operator=(Disk&&) noexcept = default;

domain::Result<void> Disk::write(std::string_view path, std::string_view content,
                                 engine::Time now) {
    State& s = *m_state;
    auto normal = filePath(s.files, path);
    if (!normal) return tl::unexpected(std::move(normal.error()));
    const auto size = static_cast<std::int64_t>(content.size());
    const auto found = s.files.find(*normal);
    const std::int64_t before = found == s.files.end() ? 0 : found->second.size;
    if (auto fits = s.room(size, before); !fits) return fits;
    const bool isNew = found == s.files.end();
    if (isNew) {
        if (auto named = s.store->reserveNames(nameCost(*normal)); !named) return named;
    }
    // The old content is given back only once the new one is safe.
    auto blob = s.store->put(content);
    if (!blob) {
        if (isNew) s.store->releaseNames(nameCost(*normal));
        return tl::unexpected(std::move(blob.error()));
    }
    if (!isNew) s.store->release(found->second.blob);
    s.files[std::move(*normal)] = Entry{*blob, size, now};
    s.bytes += size - before;
    s.lastWrite = now;
    return {};
}

domain::Result<void> Disk::append(std::string_view path, std::string_view content,
                                  engine::Time now) {
    State& s = *m_state;
    auto normal = filePath(s.files, path);
    if (!normal) return tl::unexpected(std::move(normal.error()));
    const auto found = s.files.find(*normal);
    if (found == s.files.end()) return write(path, content, now);
    const auto size = static_cast<std::int64_t>(content.size());
    if (auto fits = s.room(size, 0); !fits) return fits;
    if (auto done = s.store->append(found->second.blob, content); !done) return done;
    found->second.size += size;
    found->second.modified = now;
    s.bytes += size;
    s.lastWrite = now;
    return {};
}

domain::Result<std::string> Disk::read(std::string_view path) const {
    auto normal = normalisePath(path);
    if (!normal) {
        return domain::fail(ErrorCode::InvalidArgument, std::move(normal.error().detail), "path");
    }
    const auto found = m_state->files.find(*normal);
    if (found == m_state->files.end()) return domain::fail(ErrorCode::NotFound, "no such file");
    return m_state->store->get(found->second.blob);
}

domain::Result<void> Disk::remove(std::string_view path) {
    State& s = *m_state;
    auto normal = normalisePath(path);
    if (!normal) {
        return domain::fail(ErrorCode::InvalidArgument, std::move(normal.error().detail), "path");
    }
    const auto found = s.files.find(*normal);
    if (found == s.files.end()) return domain::fail(ErrorCode::NotFound, "no such file");
    s.store->release(found->second.blob);
    s.store->releaseNames(nameCost(found->first));
    s.bytes -= found->second.size;
    s.files.erase(found);
    return {};
}

std::vector<FileInfo> Disk::list(std::string_view prefix) const {
    std::vector<FileInfo> out;
    for (auto it = m_state->files.lower_bound(prefix);
         it != m_state->files.end() && it->first.starts_with(prefix); ++it) {
        out.push_back({it->first, it->second.size, it->second.modified});
    }
    return out;
}

std::int64_t Disk::bytes() const {
    return m_state->bytes;
}

std::int64_t Disk::capacity() const {
    return m_state->capacity;
}

int Disk::files() const {
    return static_cast<int>(m_state->files.size());
}

std::optional<engine::Time> Disk::lastWrite() const {
    return m_state->lastWrite;
}

void Disk::setFull(bool full) {
    m_state->full = full;
}

bool Disk::full() const {
    return m_state->full;
}

void Disk::wipe() {
    m_state->wipe();
}

}  // namespace berth::sim::storage
