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

// Files of one writable layer or one volume. Contents are real; they are held by the FileStore,
// which keeps a bounded part in memory and spills the rest. Destroying the Disk gives everything
// back.
class Disk {
  public:
    Disk(FileStore& store, std::int64_t capacity);
    ~Disk();
    Disk(Disk&&) noexcept;
    Disk& operator=(Disk&&) noexcept;

    // Errors: InvalidArgument (path), LimitExceeded (does not fit, or full by fault),
    // StorageFailed.
    domain::Result<void> write(std::string_view path, std::string_view content, engine::Time now);
    domain::Result<void> append(std::string_view path, std::string_view content, engine::Time now);
    [[nodiscard]] domain::Result<std::string> read(std::string_view path) const;
    domain::Result<void> remove(std::string_view path);
    [[nodiscard]] std::vector<FileInfo> list(std::string_view prefix = "/") const;  // by path

    [[nodiscard]] std::int64_t bytes() const;
    [[nodiscard]] std::int64_t capacity() const;
    [[nodiscard]] int files() const;
    [[nodiscard]] std::optional<engine::Time> lastWrite() const;
    // The fault "disk full": every further byte is refused until it is lifted.
    void setFull(bool full);
    [[nodiscard]] bool full() const;
    void wipe();

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

// Normalises an absolute path; Malformed for relative ones, "..", NUL, control characters, more
// than 4096 bytes.
[[nodiscard]] domain::Result<std::string> normalisePath(std::string_view path);

}  // namespace berth::sim::storage
