// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/storage/file_store.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "sim/engine/require.h"
#include "sim/storage/spill_file.h"

namespace berth::sim::storage {

namespace {

using domain::ErrorCode;

// Either `text` holds the content, or `extent` does, of which `length` bytes are used.
struct Blob {
    std::string text;
    Extent extent;
    std::int64_t length = 0;
    bool spilled = false;
};

std::int64_t charge(const std::string& text) {
    return static_cast<std::int64_t>(text.capacity());
}

}  // namespace

struct FileStore::State {
    State(std::string directory, std::int64_t limit)
        : memoryLimit(limit), maySpill(!directory.empty()), spill(std::move(directory)) {}

    std::int64_t memoryLimit;
    bool maySpill;
    SpillFile spill;
    std::vector<Blob> blobs;
    std::vector<BlobId> freeBlobs;
    std::int64_t inMemory = 0;
    std::int64_t spilled = 0;
    std::int64_t names = 0;

    // A new extent of at least `room` bytes that holds `first` and then `second`.
    domain::Result<Extent> spillOut(std::string_view first, std::string_view second,
                                    std::int64_t room) {
        if (!maySpill) {
            return domain::fail(ErrorCode::LimitExceeded,
                                "the simulated files need more memory than allowed");
        }
        auto extent = spill.allocate(room);
        if (!extent) return extent;
        auto written = spill.write(extent->offset, first);
        if (written) {
            written = spill.write(extent->offset + static_cast<std::int64_t>(first.size()), second);
        }
        if (!written) {
            spill.release(*extent);
            return tl::unexpected(std::move(written.error()));
        }
        return extent;
    }
};

FileStore::FileStore(std::string spillDirectory, std::int64_t memoryLimit)
    : m_state(std::make_unique<State>(std::move(spillDirectory), memoryLimit)) {}

FileStore::~FileStore() = default;

domain::Result<FileStore::BlobId> FileStore::put(std::string_view content) {
    State& s = *m_state;
    const auto bytes = static_cast<std::int64_t>(content.size());
    Blob blob;
    blob.length = bytes;
    std::string text;
    if (s.inMemory + bytes <= s.memoryLimit) text = std::string(content);
    if (s.inMemory + bytes <= s.memoryLimit && s.inMemory + charge(text) <= s.memoryLimit) {
        blob.text = std::move(text);
        s.inMemory += charge(blob.text);
    } else {
        auto extent = s.spillOut(content, {}, bytes);
        if (!extent) return tl::unexpected(std::move(extent.error()));
        blob.extent = *extent;
        blob.spilled = true;
        s.spilled += bytes;
    }
    if (!s.freeBlobs.empty()) {
        const BlobId id = s.freeBlobs.back();
        s.freeBlobs.pop_back();
        s.blobs[id] = std::move(blob);
        return id;
    }
    s.blobs.push_back(std::move(blob));
    return static_cast<BlobId>(s.blobs.size() - 1);
}

domain::Result<void> FileStore::append(BlobId id, std::string_view content) {
    State& s = *m_state;
    Blob& blob = s.blobs[id];
    const auto bytes = static_cast<std::int64_t>(content.size());
    const std::int64_t length = blob.length + bytes;
    if (!blob.spilled) {
        std::int64_t room = charge(blob.text);
        // Room grows by half, so that many small appends cost no more than one large one.
        if (length > room) room = length + length / 2;
        if (s.inMemory - charge(blob.text) + room > s.memoryLimit) room = length;
        if (s.inMemory - charge(blob.text) + room <= s.memoryLimit) {
            s.inMemory -= charge(blob.text);
            if (length > static_cast<std::int64_t>(blob.text.capacity())) {
                // A new string: reserve() of an old one may take twice what it is asked for.
                std::string grown;
                grown.reserve(static_cast<std::size_t>(room));
                grown += blob.text;
                blob.text = std::move(grown);
            }
            blob.text += content;
            blob.length = length;
            s.inMemory += charge(blob.text);
            return {};
        }
        auto extent = s.spillOut(blob.text, content, length + length / 2);
        if (!extent) return tl::unexpected(std::move(extent.error()));
        s.inMemory -= charge(blob.text);
        std::string().swap(blob.text);
        blob.extent = *extent;
        blob.spilled = true;
        blob.length = length;
        s.spilled += length;
        return {};
    }
    if (length <= blob.extent.length) {
        auto written = s.spill.write(blob.extent.offset + blob.length, content);
        if (!written) return written;
    } else {
        auto old = s.spill.read(blob.extent.offset, blob.length);
        if (!old) return tl::unexpected(std::move(old.error()));
        auto extent = s.spillOut(*old, content, length + length / 2);
        if (!extent) return tl::unexpected(std::move(extent.error()));
        s.spill.release(blob.extent);
        blob.extent = *extent;
    }
    blob.length = length;
    s.spilled += bytes;
    return {};
}

domain::Result<std::string> FileStore::get(BlobId id) const {
    const Blob& blob = m_state->blobs[id];
    if (!blob.spilled) return blob.text;
    return m_state->spill.read(blob.extent.offset, blob.length);
}

void FileStore::release(BlobId id) {
    State& s = *m_state;
    Blob& blob = s.blobs[id];
    if (blob.spilled) {
        s.spill.release(blob.extent);
        s.spilled -= blob.length;
    } else {
        s.inMemory -= charge(blob.text);
    }
    // By swap: assigning an empty string would keep the memory of the old one.
    std::string().swap(blob.text);
    blob = Blob{};
    s.freeBlobs.push_back(id);
}

domain::Result<void> FileStore::reserveNames(std::int64_t bytes) {
    State& s = *m_state;
    if (s.names + bytes > s.memoryLimit / 4) {
        return domain::fail(ErrorCode::LimitExceeded, "too many files in the simulation");
    }
    s.names += bytes;
    return {};
}

void FileStore::releaseNames(std::int64_t bytes) {
    m_state->names -= bytes;
    engine::require(m_state->names >= 0, "no more names are given back than were taken");
}

std::int64_t FileStore::bytesInMemory() const {
    return m_state->inMemory;
}

std::int64_t FileStore::bytesSpilled() const {
    return m_state->spilled;
}

std::int64_t FileStore::spillFileSize() const {
    return m_state->spill.size();
}

}  // namespace berth::sim::storage
