// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "models/domain/error.h"

namespace berth::app {

// A file that appears under its name only when it is whole: written beside it, then renamed. One
// that is never finished leaves what was there before.
class OutputFile {
  public:
    // Errors: PermissionDenied, StorageFailed, InvalidArgument (a directory has the name).
    [[nodiscard]] static domain::Result<OutputFile> create(const std::string& path);
    OutputFile(OutputFile&& other) noexcept = default;
    OutputFile& operator=(OutputFile&&) = delete;
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile();

    void write(std::string_view text);  // a failure is told by finish()
    [[nodiscard]] domain::Result<void> finish();

  private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    OutputFile(std::string path, std::string partial, std::FILE* file)
        : m_path(std::move(path)), m_partial(std::move(partial)), m_file(file) {}

    std::string m_path, m_partial;
    std::unique_ptr<std::FILE, Closer> m_file;
};

// Whether two paths name one file, however each of them is written, be it there or not.
[[nodiscard]] bool areOneFile(const std::string& one, const std::string& other);

}  // namespace berth::app
