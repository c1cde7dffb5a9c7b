// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::sim::storage {

// A place in the spill file, in bytes.
struct Extent {
    std::int64_t offset = 0;
    std::int64_t length = 0;
};

// One temporary file, opened with the first allocation and without a name from then on: nothing is
// left behind however the process ends. Extents are whole blocks of 4 KiB, taken first fit; a
// part of whole blocks may be given back alone. The file shrinks when its end is given back.
// Errors: StorageFailed.
class SpillFile {
  public:
    static constexpr std::int64_t kBlock = 4096;

    explicit SpillFile(std::string directory);
    ~SpillFile();
    SpillFile(const SpillFile&) = delete;
    SpillFile& operator=(const SpillFile&) = delete;

    domain::Result<Extent> allocate(std::int64_t bytes);
    void release(Extent extent);
    domain::Result<void> write(std::int64_t offset, std::string_view data);
    [[nodiscard]] domain::Result<std::string> read(std::int64_t offset, std::int64_t bytes) const;

    [[nodiscard]] std::int64_t size() const { return m_end; }

  private:
    domain::Result<void> open();

    std::string m_directory;
    int m_descriptor = -1;
    std::int64_t m_end = 0;
    std::map<std::int64_t, std::int64_t> m_free;  // offset → length, neighbours joined
};

}  // namespace berth::sim::storage
