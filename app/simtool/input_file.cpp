// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/input_file.h"

#include <fmt/core.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

namespace berth::app {

tl::expected<std::string, std::string> tableFile(const std::string& path) {
    constexpr std::size_t kMostBytes = std::size_t{1} << 30U;
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return tl::unexpected(fmt::format("{}: is a folder, not a file", path));
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                               &std::fclose);
    if (!file) return tl::unexpected(fmt::format("{}: {}", path, std::strerror(errno)));
    std::string content;
    std::string piece(std::size_t{1} << 20U, '\0');
    while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), file.get())) {
        if (content.size() + got > kMostBytes) {
            return tl::unexpected(fmt::format("{}: more than 1 GiB: give a shorter table", path));
        }
        content.append(piece, 0, got);
    }
    if (std::ferror(file.get()) != 0)
        return tl::unexpected(fmt::format("{}: {}", path, std::strerror(errno)));
    return content;
}

}  // namespace berth::app
