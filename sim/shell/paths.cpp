// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/paths.h"

#include <vector>

namespace berth::sim::shell {

std::string absolutePath(std::string_view folder, std::string_view path) {
    std::string whole(path.starts_with('/') ? std::string_view() : folder);
    whole += '/';
    whole += path;
    std::vector<std::string_view> parts;
    std::string_view rest = whole;
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        const std::string_view part = rest.substr(0, slash);
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
        if (part == "..") {
            if (!parts.empty()) parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    std::string result;
    for (const std::string_view part : parts) {
        result += '/';
        result += part;
    }
    return result.empty() ? "/" : result;
}

std::string folderOf(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos || slash == 0) return "/";
    return std::string(path.substr(0, slash));
}

std::string nameOf(std::string_view path) {
    if (path == "/") return "/";
    return std::string(path.substr(path.rfind('/') + 1));
}

std::string joined(std::string_view folder, std::string_view name) {
    std::string path(folder);
    if (!path.ends_with('/')) path += '/';
    path += name;
    return path;
}

std::string reasonOf(const domain::Error& error) {
    using domain::ErrorCode;
    switch (error.code) {
        case ErrorCode::NotFound:
            return "No such file or directory";
        case ErrorCode::AlreadyExists:
            return "File exists";
        case ErrorCode::LimitExceeded:
            return "No space left on device";
        case ErrorCode::PermissionDenied:
            return "Permission denied";
        case ErrorCode::InvalidArgument:
            return "Not a directory";
        case ErrorCode::WrongState:
            return "Directory not empty";
        case ErrorCode::Malformed:
            return "Invalid argument";
        case ErrorCode::NotSupported:
            return "Operation not supported";
        case ErrorCode::TimedOut:
            return "Connection timed out";
        case ErrorCode::ShuttingDown:
            return "The simulation has ended";
        default:
            return "Input/output error";
    }
}

}  // namespace berth::sim::shell
