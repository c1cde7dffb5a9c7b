// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "models/domain/units.h"
#include "sim/engine/time.h"

namespace berth::sim::storage {

class FileStore;

struct FileInfo {
    std::string path;  // absolute, normalised: no "..", no "//"
    std::int64_t size = 0;
    engine::Time modified = 0;
};

// What lies at a path.
struct DiskEntry {
    std::string path;  // as in FileInfo
    bool folder = false;
    std::int64_t size = 0;  // folders: 0
    engine::Time modified = 0;
};

// Files of one writable layer or one volume. Contents are real; they are held by the FileStore,
// which keeps a bounded part in memory and spills the rest. Destroying the Disk gives everything
// back.
//
// A folder is there because it was made, or because something lies below it; the latter goes with
// the last thing in it.
class Disk {
  public:
    // Zeros that one call may fill a gap or the end of a file with.
    static constexpr std::int64_t kMostZeros = 64 * domain::kMiB;

    Disk(FileStore& store, std::int64_t capacity);
    ~Disk();
    Disk(Disk&&) noexcept;
    Disk& operator=(Disk&&) noexcept;

    // Errors: InvalidArgument (path), LimitExceeded (does not fit, or full by fault),
    // StorageFailed.
    domain::Result<void> write(std::string_view path, std::string_view content, engine::Time now);
    domain::Result<void> append(std::string_view path, std::string_view content, engine::Time now);
    [[nodiscard]] domain::Result<std::string> read(std::string_view path) const;
    // Over what is there, growing it, a gap filled with zeros; makes the file.
    domain::Result<void> writeAt(std::string_view path, std::int64_t offset,
                                 std::string_view content, engine::Time now);
    // Cuts, or grows with zeros; makes the file.
    domain::Result<void> resize(std::string_view path, std::int64_t size, engine::Time now);
    // At most `length` bytes from `offset`; none behind the end. Errors: InvalidArgument, NotFound.
    [[nodiscard]] domain::Result<std::string> read(std::string_view path, std::int64_t offset,
                                                   std::int64_t length) const;
    domain::Result<void> remove(std::string_view path);

    // With the folders above it. Errors: as write(); AlreadyExists.
    domain::Result<void> makeFolder(std::string_view path, engine::Time now);
    // Errors: NotFound; InvalidArgument (a file, the root, not empty).
    domain::Result<void> removeFolder(std::string_view path);
    // A file takes the place of a file. Errors: NotFound; InvalidArgument (a file onto a folder, a
    // folder into itself); AlreadyExists (a folder onto anything); LimitExceeded.
    domain::Result<void> rename(std::string_view from, std::string_view to, engine::Time now);
    // Errors: InvalidArgument, NotFound.
    [[nodiscard]] domain::Result<DiskEntry> status(std::string_view path) const;
    // What lies directly in a folder, by name. Errors: InvalidArgument (a file), NotFound.
    [[nodiscard]] domain::Result<std::vector<DiskEntry>> entries(std::string_view folder) const;

    // All files whose path begins so.
    [[nodiscard]] std::vector<FileInfo> list(std::string_view prefix = "/") const;  // by path

    [[nodiscard]] std::int64_t bytes() const;
    [[nodiscard]] std::int64_t capacity() const;
    [[nodiscard]] int files() const;
    [[nodiscard]] std::optional<engine::Time> lastWrite() const;
    // The fault "disk full": every further byte is refused until it is lifted.
    void setFull(bool full);
    [[nodiscard]] bool full() const;
    void wipe();

    // From now on the paths of files that are written, cut, removed or renamed are noted.
    void noteChanges();
    // Those since the last call, by path; none without noteChanges().
    [[nodiscard]] std::vector<std::string> takeChanges();

  private:
    struct State;  // disk_state.h, for the sources of this class
    std::unique_ptr<State> m_state;
};

inline constexpr std::size_t kLongestPath = 4096;  // PATH_MAX of Linux

// Normalises an absolute path; Malformed for relative ones, "..", NUL, control characters, more
// than 4096 bytes.
[[nodiscard]] domain::Result<std::string> normalisePath(std::string_view path);

}  // namespace berth::sim::storage
