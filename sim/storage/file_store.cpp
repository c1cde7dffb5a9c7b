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

constexpr std::int64_t kPiece = 256 * 1024;  // what is moved or filled at once
constexpr std::int64_t kBlock = SpillFile::kBlock;

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

    // A new extent of at least `room` bytes.
    domain::Result<Extent> newExtent(std::int64_t room) {
        if (!maySpill) {
            return domain::fail(ErrorCode::LimitExceeded,
                                "the simulated files need more memory than allowed");
        }
        return spill.allocate(room);
    }

    // Makes room for `length` bytes; the content stays as it is.
    domain::Result<void> reserve(Blob& blob, std::int64_t length) {
        return blob.spilled ? reserveSpilled(blob, length) : reserveInMemory(blob, length);
    }

    domain::Result<void> reserveInMemory(Blob& blob, std::int64_t length) {
        std::int64_t room = charge(blob.text);
        if (length <= room) return {};
        // Room grows by half, so that many small appends cost no more than one large one.
        room = length + length / 2;
        if (inMemory - charge(blob.text) + room > memoryLimit) room = length;
        if (inMemory - charge(blob.text) + room <= memoryLimit) {
            // A new string: reserve() of an old one may take twice what it is asked for.
            std::string grown;
            grown.reserve(static_cast<std::size_t>(room));
            grown += blob.text;
            inMemory += charge(grown) - charge(blob.text);
            blob.text = std::move(grown);
            return {};
        }
        auto extent = newExtent(length + length / 2);
        if (!extent) return tl::unexpected(std::move(extent.error()));
        if (auto written = spill.write(extent->offset, blob.text); !written) {
            spill.release(*extent);
            return written;
        }
        inMemory -= charge(blob.text);
        std::string().swap(blob.text);
        blob.extent = *extent;
        blob.spilled = true;
        spilled += blob.length;
        return {};
    }

    domain::Result<void> reserveSpilled(Blob& blob, std::int64_t length) {
        if (length <= blob.extent.length) return {};
        auto extent = newExtent(length + length / 2);
        if (!extent) return tl::unexpected(std::move(extent.error()));
        for (std::int64_t done = 0; done < blob.length;) {
            const std::int64_t piece = std::min(kPiece, blob.length - done);
            const auto old = spill.read(blob.extent.offset + done, piece);
            auto moved =
                old ? spill.write(extent->offset + done, *old) : tl::unexpected(old.error());
            if (!moved) {
                spill.release(*extent);
                return moved;
            }
            done += piece;
        }
        spill.release(blob.extent);
        blob.extent = *extent;
        return {};
    }

    // Into the room that the blob has. Its length is the caller's to change.
    domain::Result<void> place(Blob& blob, std::int64_t offset, std::string_view content) {
        if (blob.spilled) return spill.write(blob.extent.offset + offset, content);
        const auto end = static_cast<std::size_t>(offset) + content.size();
        if (end > blob.text.size()) blob.text.resize(end);
        blob.text.replace(static_cast<std::size_t>(offset), content.size(), content);
        return {};
    }

    void setLength(Blob& blob, std::int64_t length) {
        if (blob.spilled) spilled += length - blob.length;
        blob.length = length;
    }

    domain::Result<void> growWithZeros(Blob& blob, std::int64_t length) {
        if (auto room = reserve(blob, length); !room) return room;
        if (!blob.spilled) {
            blob.text.resize(static_cast<std::size_t>(length));
        } else {
            const std::string zeros(static_cast<std::size_t>(std::min(kPiece, length)), '\0');
            for (std::int64_t at = blob.length; at < length;) {
                const std::int64_t piece = std::min(kPiece, length - at);
                const std::string_view part(zeros.data(), static_cast<std::size_t>(piece));
                if (auto done = place(blob, at, part); !done) return done;
                at += piece;
            }
        }
        setLength(blob, length);
        return {};
    }

    void cut(Blob& blob, std::int64_t length) {
        setLength(blob, length);
        if (!blob.spilled) {
            std::string kept = blob.text.substr(0, static_cast<std::size_t>(length));
            inMemory += charge(kept) - charge(blob.text);
            blob.text = std::move(kept);
            return;
        }
        const std::int64_t kept = (length + kBlock - 1) / kBlock * kBlock;
        spill.release({blob.extent.offset + kept, blob.extent.length - kept});
        blob.extent.length = kept;
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
        auto extent = s.newExtent(bytes);
        if (!extent) return tl::unexpected(std::move(extent.error()));
        if (auto written = s.spill.write(extent->offset, content); !written) {
            s.spill.release(*extent);
            return tl::unexpected(std::move(written.error()));
        }
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
    return write(id, m_state->blobs[id].length, content);
}

domain::Result<void> FileStore::write(BlobId id, std::int64_t offset, std::string_view content) {
    State& s = *m_state;
    Blob& blob = s.blobs[id];
    const std::int64_t end = offset + static_cast<std::int64_t>(content.size());
    if (auto room = s.reserve(blob, std::max(end, blob.length)); !room) return room;
    const std::int64_t before = blob.length;
    if (offset > before) {
        if (auto filled = s.growWithZeros(blob, offset); !filled) return filled;
    }
    if (auto placed = s.place(blob, offset, content); !placed) {
        if (blob.length > before) s.cut(blob, before);
        return placed;
    }
    s.setLength(blob, std::max(end, blob.length));
    return {};
}

domain::Result<void> FileStore::resize(BlobId id, std::int64_t length) {
    Blob& blob = m_state->blobs[id];
    if (length > blob.length) return m_state->growWithZeros(blob, length);
    if (length < blob.length) m_state->cut(blob, length);
    return {};
}

domain::Result<std::string> FileStore::get(BlobId id) const {
    return get(id, 0, m_state->blobs[id].length);
}

domain::Result<std::string> FileStore::get(BlobId id, std::int64_t offset,
                                           std::int64_t length) const {
    const Blob& blob = m_state->blobs[id];
    if (offset >= blob.length) return std::string();
    length = std::min(length, blob.length - offset);
    if (blob.spilled) return m_state->spill.read(blob.extent.offset + offset, length);
    return blob.text.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
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
