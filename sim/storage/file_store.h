// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "models/domain/error.h"
#include "models/domain/units.h"

namespace berth::sim::storage {

// Holds the contents of all files of one simulation. At most `memoryLimit` bytes are kept in
// memory; what comes beyond goes to one nameless temporary file in `spillDirectory`, or is refused
// with LimitExceeded when no directory is given. Not thread-safe. Must outlive its Disks.
class FileStore {
  public:
    static constexpr std::int64_t kDefaultMemory = 64 * domain::kMiB;

    explicit FileStore(std::string spillDirectory = {}, std::int64_t memoryLimit = kDefaultMemory);
    ~FileStore();
    FileStore(const FileStore&) = delete;
    FileStore& operator=(const FileStore&) = delete;

    using BlobId = std::uint32_t;

    // Errors of these: LimitExceeded, StorageFailed; then nothing that can be read has changed,
    // except that a write over old content may have got half through when the disk failed.
    domain::Result<BlobId> put(std::string_view content);
    domain::Result<void> append(BlobId blob, std::string_view content);
    // Over what is there, growing it; a gap before `offset` is filled with zeros.
    domain::Result<void> write(BlobId blob, std::int64_t offset, std::string_view content);
    // Cuts, or grows with zeros.
    domain::Result<void> resize(BlobId blob, std::int64_t length);
    // Errors: StorageFailed.
    [[nodiscard]] domain::Result<std::string> get(BlobId blob) const;
    // At most `length` bytes from `offset`; none behind the end.
    [[nodiscard]] domain::Result<std::string> get(BlobId blob, std::int64_t offset,
                                                  std::int64_t length) const;
    void release(BlobId blob);

    // Names and bookkeeping of files live in memory whatever their size; together they may take a
    // quarter of `memoryLimit`, so that empty files cannot fill the memory. Errors: LimitExceeded.
    domain::Result<void> reserveNames(std::int64_t bytes);
    void releaseNames(std::int64_t bytes);

    [[nodiscard]] std::int64_t bytesInMemory() const;
    [[nodiscard]] std::int64_t bytesSpilled() const;  // contents, without slack
    [[nodiscard]] std::int64_t spillFileSize() const;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace berth::sim::storage
