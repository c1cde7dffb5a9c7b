// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/sftp_text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

namespace berth::sim::node_ssh {

namespace {

// As POSIX has them.
constexpr std::uint32_t kFolderType = 0040000;
constexpr std::uint32_t kFileType = 0100000;

SftpStatus statusOf(domain::ErrorCode code) {
    switch (code) {
        case domain::ErrorCode::NotFound:
            return SftpStatus::NoSuchFile;
        case domain::ErrorCode::PermissionDenied:
            return SftpStatus::PermissionDenied;
        case domain::ErrorCode::NotSupported:
            return SftpStatus::NotSupported;
        default:
            return SftpStatus::Failure;
    }
}

std::uint32_t modeOf(const shell::FileStatus& file) {
    if (file.folder) return kFolderType | (file.writable ? 0755U : 0555U);
    return kFileType | (file.writable ? 0644U : 0444U);
}

}  // namespace

SftpAttributes attributesOf(const shell::FileStatus& file) {
    SftpAttributes out;
    out.size = static_cast<std::uint64_t>(std::max<std::int64_t>(file.size, 0));
    out.permissions = modeOf(file);
    out.modified = static_cast<std::uint32_t>(std::clamp(file.modified, 0.0, 4294967295.0));
    return out;
}

std::string longName(const shell::FileStatus& file, std::string_view name) {
    const std::chrono::sys_seconds at{
        std::chrono::seconds(static_cast<std::int64_t>(std::floor(file.modified)))};
    const std::uint32_t mode = modeOf(file);
    std::string flags = file.folder ? "d" : "-";
    for (int bit = 8; bit >= 0; --bit)
        flags += (mode >> static_cast<unsigned>(bit)) & 1U ? "xwr"[bit % 3] : '-';
    return fmt::format("{} {:4} {:<8} {:<8} {:>8} {:%b %d %H:%M} {}", flags, 1, "root", "root",
                       file.size, fmt::gmtime(std::chrono::system_clock::to_time_t(at)), name);
}

std::string statusPacket(std::uint32_t request, SftpStatus status, std::string_view text) {
    return SftpWriter(SftpType::Status, request)
        .number(static_cast<std::uint32_t>(status))
        .text(text)
        .text("en")
        .packet();
}

std::string okPacket(std::uint32_t request) {
    return statusPacket(request, SftpStatus::Ok, "Success");
}

std::string errorPacket(std::uint32_t request, const domain::Error& error) {
    return statusPacket(request, statusOf(error.code), error.detail);
}

std::uint64_t handleOf(SftpReader& reader) {
    const std::string_view text = reader.text();
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

std::string badHandle(std::uint32_t request) {
    return statusPacket(request, SftpStatus::Failure, "no such handle");
}

std::string badMessage(std::uint32_t request) {
    return statusPacket(request, SftpStatus::BadMessage, "the request is damaged");
}

std::string absolutePath(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (part.empty() || part == ".") continue;
        if (part != "..")
            parts.push_back(part);
        else if (!parts.empty())
            parts.pop_back();
    }
    std::string out;
    for (const std::string_view part : parts)
        out.append("/").append(part);
    return out.empty() ? "/" : out;
}

}  // namespace berth::sim::node_ssh
