// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/virtual_files.h"

#include <algorithm>
#include <array>
#include <set>

#include "sim/shell/arithmetic.h"
#include "sim/shell/paths.h"

namespace berth::sim::shell {
namespace {

const VirtualFile* find(std::string_view path) {
    for (const auto* const table : {&kernelFiles(), &groupFiles(), &imageFiles()})
        for (const VirtualFile& each : *table)
            if (each.path == path) return &each;
    return nullptr;
}

bool isUnder(std::string_view path, std::string_view folder) {
    return path.starts_with(folder) &&
           (path.size() == folder.size() || path[folder.size()] == '/' || folder == "/");
}

// A folder that some of the files lie in.
bool isFolder(std::string_view path) {
    if (path == "/dev" || path == "/proc") return true;
    for (const auto* const table : {&kernelFiles(), &groupFiles()})
        for (const VirtualFile& each : *table)
            if (each.path.size() > path.size() && isUnder(each.path, path)) return true;
    return false;
}

// "/proc/12/stat" → the process, and "stat"; "/proc/12" → the process, and "".
const ProcessFacts* processAt(const NodeFacts& facts, std::string_view path,
                              std::string_view& name) {
    constexpr std::string_view kFolder = "/proc/";
    if (!path.starts_with(kFolder)) return nullptr;
    path.remove_prefix(kFolder.size());
    const std::string_view number = path.substr(0, path.find('/'));
    name = number.size() == path.size() ? std::string_view() : path.substr(number.size() + 1);
    for (const ProcessFacts& each : facts.processes)
        if (std::to_string(each.pid) == number) return &each;
    return nullptr;
}

FileStatus made(std::string path, bool folder, double at) {
    FileStatus status;
    status.path = std::move(path);
    status.folder = folder;
    status.modified = at;
    status.writable = false;
    return status;
}

}  // namespace

bool isVirtualPath(std::string_view path) {
    for (const std::string_view folder : {"/proc", "/sys", "/dev"})
        if (isUnder(path, folder)) return true;
    return std::ranges::find(imageFiles(), path, &VirtualFile::path) != imageFiles().end();
}

std::optional<std::string> virtualContent(const NodeFacts& facts, std::string_view path) {
    std::string_view name;
    if (const ProcessFacts* const process = processAt(facts, path, name))
        return processFile(facts, *process, name);
    const VirtualFile* const file = find(path);
    if (file == nullptr) return std::nullopt;
    std::string text = file->make(facts);
    // Files that a machine lacks: no GPU, no driver.
    if (text.empty() && path == "/proc/driver/nvidia/version") return std::nullopt;
    return text;
}

domain::Result<FileStatus> virtualStatus(const NodeFacts& facts, std::string_view path) {
    std::string_view name;
    if (processAt(facts, path, name) != nullptr && name.empty())
        return made(std::string(path), true, facts.now);
    if (path == "/dev/null" || path == "/dev/zero") {
        FileStatus status = made(std::string(path), false, facts.created);
        status.writable = true;
        return status;
    }
    if (const auto content = virtualContent(facts, path)) {
        FileStatus status = made(std::string(path), false, facts.now);
        // As the kernel says of its own: it is not known before they are read.
        const bool kernel = path.starts_with("/proc") || path.starts_with("/sys");
        status.size = kernel ? 0 : static_cast<std::int64_t>(content->size());
        if (!kernel) status.modified = facts.created;
        return status;
    }
    if (isFolder(path)) return made(std::string(path), true, facts.now);
    return domain::fail(domain::ErrorCode::NotFound, std::string(path) + " is not there");
}

std::vector<FileStatus> virtualChildren(const NodeFacts& facts, std::string_view folder) {
    std::set<std::string> paths;
    const std::string prefix = folder == "/" ? "/" : std::string(folder) + '/';
    const auto add = [&](std::string_view path) {
        if (!path.starts_with(prefix)) return;
        const std::size_t end = path.find('/', prefix.size());
        paths.emplace(path.substr(0, end));
    };
    for (const auto* const table : {&kernelFiles(), &groupFiles(), &imageFiles()})
        for (const VirtualFile& each : *table)
            add(each.path);
    for (const std::string_view each : {"/dev/null", "/dev/zero"})
        add(each);
    std::string_view name;
    if (processAt(facts, folder, name) != nullptr && name.empty())
        for (const std::string_view each : kProcessFiles)
            paths.insert(prefix + std::string(each));
    if (folder == "/proc")
        for (const ProcessFacts& each : facts.processes)
            paths.insert(prefix + std::to_string(each.pid));
    std::vector<FileStatus> children;
    for (const std::string& path : paths)
        if (auto status = virtualStatus(facts, path)) children.push_back(std::move(*status));
    return children;
}

}  // namespace berth::sim::shell
