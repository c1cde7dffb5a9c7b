// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simtool/same_file.h"

#include <filesystem>
#include <system_error>

namespace berth::app {

bool isSameFile(const std::string& one, const std::string& other) {
    std::error_code ec;
    if (std::filesystem::equivalent(one, other, ec)) return true;
    const auto whole = [](const std::string& path) {
        std::error_code ignored;
        const auto absolute = std::filesystem::absolute(path, ignored);
        const auto canonical = std::filesystem::weakly_canonical(absolute, ignored);
        return canonical.empty() ? std::filesystem::path{path} : canonical;
    };
    return whole(one) == whole(other);
}

}  // namespace berth::app
