// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sim/storage/disk.h"
#include "sim/storage/utf8.h"

namespace berth::sim::storage {

domain::Result<std::string> normalisePath(std::string_view path) {
    using domain::ErrorCode;
    if (path.empty() || path.front() != '/')
        return domain::fail(ErrorCode::Malformed, "a path must begin with \"/\"", "path");
    if (path.size() > kLongestPath)
        return domain::fail(ErrorCode::Malformed, "the path is longer than 4096 bytes", "path");
    for (std::size_t at = 0; at < path.size();) {
        const std::optional<CodePoint> point = decodeUtf8(path, at);
        if (!point) return domain::fail(ErrorCode::Malformed, "the path is not UTF-8", "path");
        if (isControl(point->value)) {
            return domain::fail(ErrorCode::Malformed, "the path holds a control character", "path");
        }
        at += point->length;
    }
    std::string out;
    out.reserve(path.size());
    while (!path.empty()) {
        path.remove_prefix(1);  // the "/" before the part
        const std::size_t end = path.find('/');
        const std::string_view part = path.substr(0, end);
        if (part == "..")
            return domain::fail(ErrorCode::Malformed, "\"..\" is not allowed in a path", "path");
        if (!part.empty() && part != ".") {
            out += '/';
            out += part;
        }
        path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
    }
    if (out.empty()) out = "/";
    return out;
}

}  // namespace berth::sim::storage
