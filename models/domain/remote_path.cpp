// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/remote_path.h"

#include <vector>

namespace berth::domain {

namespace {

// Its parts as they stand, without empty ones.
std::vector<std::string_view> partsOf(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::string_view part = path.substr(0, path.find('/'));
        if (!part.empty()) parts.push_back(part);
        path.remove_prefix(part.size() == path.size() ? part.size() : part.size() + 1);
    }
    return parts;
}

std::string absolute(const std::vector<std::string_view>& parts) {
    std::string path;
    for (const std::string_view part : parts)
        (path += '/') += part;
    return path.empty() ? "/" : path;
}

}  // namespace

std::string joinPath(std::string_view folder, std::string_view name) {
    std::string path(folder);
    if (!path.ends_with('/')) path += '/';
    return path += name;
}

std::string_view lastPart(std::string_view path) {
    while (path.ends_with('/'))
        path.remove_suffix(1);
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string folderAbove(std::string_view path) {
    auto parts = partsOf(path);
    if (!parts.empty()) parts.pop_back();
    return absolute(parts);
}

bool liesIn(std::string_view path, std::string_view folder) {
    if (folder.ends_with('/')) return path.starts_with(folder);
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string plainFolder(std::string_view path) {
    std::vector<std::string_view> plain;
    for (const std::string_view part : partsOf(path)) {
        if (part == ".") continue;
        if (part != "..") {
            plain.push_back(part);
        } else if (!plain.empty()) {
            plain.pop_back();
        }
    }
    return absolute(plain);
}

}  // namespace berth::domain
