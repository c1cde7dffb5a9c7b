// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/storage/disk.h"

#include <algorithm>
#include <utility>

#include "sim/storage/disk_state.h"

namespace berth::sim::storage {

using domain::ErrorCode;

domain::Result<std::string> diskPath(std::string_view path) {
    auto normal = normalisePath(path);
    if (!normal) {
        return domain::fail(ErrorCode::InvalidArgument, std::move(normal.error().detail), "path");
    }
    return normal;
}

domain::Result<void> Disk::State::room(std::int64_t more, std::int64_t less) const {
    if (full && more > 0)
        return domain::fail(ErrorCode::LimitExceeded, "no space left on the disk");
    if (more > capacity - (bytes - less)) {
        return domain::fail(ErrorCode::LimitExceeded, "no space left on the disk");
    }
    return {};
}

bool Disk::State::hasFileAbove(std::string_view path) const {
    for (std::size_t end = path.rfind('/'); end != 0 && end != std::string_view::npos;
         end = path.rfind('/', end - 1)) {
        if (files.contains(path.substr(0, end))) return true;
    }
    return false;
}

domain::Result<std::string> Disk::State::filePath(std::string_view path) const {
    auto normal = diskPath(path);
    if (!normal) return normal;
    if (isFolder(*normal))
        return domain::fail(ErrorCode::InvalidArgument, "the path is a folder", "path");
    if (hasFileAbove(*normal)) {
        return domain::fail(ErrorCode::InvalidArgument, "a part of the path is a file", "path");
    }
    return normal;
}

domain::Result<Disk::State::File*> Disk::State::fileAt(std::string_view path, engine::Time now) {
    auto normal = filePath(path);
    if (!normal) return tl::unexpected(std::move(normal.error()));
    if (const auto found = files.find(*normal); found != files.end()) return &found->second;
    if (auto named = store->reserveNames(nameCost(*normal)); !named)
        return tl::unexpected(std::move(named.error()));
    auto blob = store->put({});
    if (!blob) {
        store->releaseNames(nameCost(*normal));
        return tl::unexpected(std::move(blob.error()));
    }
    return &files.emplace(std::move(*normal), File{*blob, 0, now}).first->second;
}

void Disk::State::dropFile(std::map<std::string, File, std::less<>>::iterator file) {
    note(file->first);
    store->release(file->second.blob);
    store->releaseNames(nameCost(file->first));
    bytes -= file->second.size;
    files.erase(file);
}

void Disk::State::wipe() {
    while (!files.empty())
        dropFile(files.begin());
    for (const auto& [path, made] : folders)
        store->releaseNames(nameCost(path));
    folders.clear();
    lastWrite.reset();
}

Disk::Disk(FileStore& store, std::int64_t capacity)
    : m_state(std::make_unique<State>(store, capacity)) {}
Disk::~Disk() = default;
Disk::Disk(Disk&&) noexcept = default;
Disk& Disk::operator=(Disk&&) noexcept = default;

domain::Result<void> Disk::write(std::string_view path, std::string_view content,
                                 engine::Time now) {
    State& s = *m_state;
    auto normal = s.filePath(path);
    if (!normal) return tl::unexpected(std::move(normal.error()));
    const auto size = static_cast<std::int64_t>(content.size());
    const auto found = s.files.find(*normal);
    const std::int64_t before = found == s.files.end() ? 0 : found->second.size;
    if (auto fits = s.room(size, before); !fits) return fits;
    const bool isNew = found == s.files.end();
    if (isNew) {
        if (auto named = s.store->reserveNames(State::nameCost(*normal)); !named) return named;
    }
    // The old content is given back only once the new one is safe.
    auto blob = s.store->put(content);
    if (!blob) {
        if (isNew) s.store->releaseNames(State::nameCost(*normal));
        return tl::unexpected(std::move(blob.error()));
    }
    if (!isNew) s.store->release(found->second.blob);
    s.note(*normal);
    s.files[std::move(*normal)] = State::File{*blob, size, now};
    s.bytes += size - before;
    s.lastWrite = now;
    return {};
}

domain::Result<void> Disk::append(std::string_view path, std::string_view content,
                                  engine::Time now) {
    State& s = *m_state;
    auto normal = s.filePath(path);
    if (!normal) return tl::unexpected(std::move(normal.error()));
    const auto found = s.files.find(*normal);
    if (found == s.files.end()) return write(path, content, now);
    const auto size = static_cast<std::int64_t>(content.size());
    if (auto fits = s.room(size, 0); !fits) return fits;
    if (auto done = s.store->append(found->second.blob, content); !done) return done;
    found->second.size += size;
    found->second.modified = now;
    s.note(*normal);
    s.bytes += size;
    s.lastWrite = now;
    return {};
}

domain::Result<void> Disk::writeAt(std::string_view path, std::int64_t offset,
                                   std::string_view content, engine::Time now) {
    State& s = *m_state;
    const auto size = static_cast<std::int64_t>(content.size());
    if (offset < 0 || offset > s.capacity)
        return domain::fail(ErrorCode::LimitExceeded, "no space left on the disk");
    const auto known = status(path);
    const std::int64_t before = known && !known->folder ? known->size : 0;
    if (offset - before > kMostZeros)
        return domain::fail(ErrorCode::LimitExceeded, "the gap in the file is too large");
    const std::int64_t growth = std::max<std::int64_t>(offset + size - before, 0);
    if (auto fits = s.room(growth, 0); !fits) return fits;
    auto file = s.fileAt(path, now);
    if (!file) return tl::unexpected(std::move(file.error()));
    if (size > 0) {
        if (auto done = s.store->write((*file)->blob, offset, content); !done) return done;
        (*file)->size += growth;
        s.bytes += growth;
    }
    (*file)->modified = now;
    s.lastWrite = now;
    s.noteFile(path);
    return {};
}

domain::Result<void> Disk::resize(std::string_view path, std::int64_t size, engine::Time now) {
    State& s = *m_state;
    if (size < 0) return domain::fail(ErrorCode::InvalidArgument, "a size is not negative", "size");
    const auto known = status(path);
    const std::int64_t growth = size - (known && !known->folder ? known->size : 0);
    if (auto fits = s.room(growth, 0); !fits) return fits;
    if (growth > kMostZeros)
        return domain::fail(ErrorCode::LimitExceeded, "a file cannot be grown by so much at once");
    auto file = s.fileAt(path, now);
    if (!file) return tl::unexpected(std::move(file.error()));
    if (auto done = s.store->resize((*file)->blob, size); !done) return done;
    (*file)->size = size;
    s.bytes += growth;
    (*file)->modified = now;
    s.lastWrite = now;
    s.noteFile(path);
    return {};
}

domain::Result<std::string> Disk::read(std::string_view path) const {
    return read(path, 0, m_state->capacity);
}

domain::Result<std::string> Disk::read(std::string_view path, std::int64_t offset,
                                       std::int64_t length) const {
    auto normal = diskPath(path);
    if (!normal) return normal;
    const auto found = m_state->files.find(*normal);
    if (found == m_state->files.end()) return domain::fail(ErrorCode::NotFound, "no such file");
    if (offset < 0 || length < 0)
        return domain::fail(ErrorCode::InvalidArgument, "a range is not negative", "offset");
    return m_state->store->get(found->second.blob, offset, length);
}

domain::Result<void> Disk::remove(std::string_view path) {
    auto normal = diskPath(path);
    if (!normal) return tl::unexpected(std::move(normal.error()));
    const auto found = m_state->files.find(*normal);
    if (found == m_state->files.end()) return domain::fail(ErrorCode::NotFound, "no such file");
    m_state->dropFile(found);
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

void Disk::noteChanges() {
    m_state->notes = true;
}

std::vector<std::string> Disk::takeChanges() {
    std::vector<std::string> taken(m_state->changes.begin(), m_state->changes.end());
    m_state->changes.clear();
    return taken;
}

}  // namespace berth::sim::storage
