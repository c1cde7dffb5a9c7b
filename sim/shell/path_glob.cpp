// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/path_glob.h"

#include <algorithm>

#include "sim/shell/paths.h"
#include "sim/shell/pattern.h"

namespace berth::sim::shell {

std::vector<std::string> expandPath(const FileTree& tree, std::string_view folder,
                                    std::string_view pattern, const std::stop_token& stop) {
    std::vector<std::string> paths{""};
    bool checked = true;
    while (!pattern.empty() && !paths.empty() && !stop.stop_requested()) {
        const std::size_t slashes = std::min(pattern.find_first_not_of('/'), pattern.size());
        if (slashes > 0) {
            for (std::string& path : paths)
                path += pattern.substr(0, slashes);
            pattern.remove_prefix(slashes);
            checked = false;
            continue;
        }
        const std::string_view part = pattern.substr(0, pattern.find('/'));
        pattern.remove_prefix(part.size());
        if (!isPattern(part)) {
            for (std::string& path : paths)
                path += withoutEscapes(part);
            checked = false;
            continue;
        }
        std::vector<std::string> found;
        for (const std::string& path : paths) {
            const auto files = tree.list(absolutePath(folder, path));
            if (!files || stop.stop_requested()) continue;
            for (const FileStatus& file : *files) {
                const std::string name = nameOf(file.path);
                if (name.starts_with('.') && !part.starts_with('.')) continue;
                if (!pattern.empty() && !file.folder) continue;
                if (found.size() < kMostPaths && matchesPattern(part, name))
                    found.push_back(path + name);
            }
        }
        paths = std::move(found);
        checked = true;
    }
    if (!checked) {
        std::erase_if(paths, [&](const std::string& path) {
            return !tree.status(absolutePath(folder, path));
        });
    }
    std::ranges::sort(paths);
    return paths;
}

}  // namespace berth::sim::shell
