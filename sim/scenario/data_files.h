// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::sim::scenario {

// The files that a scenario names. It is a stranger's text, so a name must not reach what the
// stranger could not have put beside it.
class DataFiles {
  public:
    DataFiles() = default;
    DataFiles(const DataFiles&) = delete;
    DataFiles& operator=(const DataFiles&) = delete;
    virtual ~DataFiles() = default;

    // Errors: InvalidArgument (no name of a file here), NotFound, PermissionDenied, LimitExceeded,
    // StorageFailed; the detail says what to do and does not repeat the name.
    [[nodiscard]] virtual domain::Result<std::unique_ptr<std::istream>> open(
        std::string_view name) const = 0;
};

// Those in a folder and the folders in it. Names are relative; ".." and symbolic links are refused
// at every step, while it is opened, so nobody can slip one in between. Regular files of at most
// 1 GiB. Blocks on the disk.
class FolderFiles final : public DataFiles {
  public:
    static constexpr std::int64_t kLargest = std::int64_t{1} << 30;

    explicit FolderFiles(std::string folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] domain::Result<std::unique_ptr<std::istream>> open(
        std::string_view name) const override;

  private:
    std::string m_folder;
};

}  // namespace berth::sim::scenario
