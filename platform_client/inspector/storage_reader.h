// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "models/domain/inspection_storage.h"
#include "platform_client/inspector/file_lines.h"

namespace berth::platform_client::inspector {

inline constexpr std::size_t kMaxFilesystems = 1024;

// What is mounted, by /proc/mounts, without what the kernel keeps for itself (proc, sysfs …) and
// without single files that a container runtime mounts into it.
[[nodiscard]] std::vector<domain::Filesystem> readMounts(const FileLines& files);

// Adds the sizes that `df -P -k`, and the inodes that `df -P -i` give, by the path.
void addSizes(std::string_view df, std::vector<domain::Filesystem>& filesystems);
void addInodes(std::string_view df, std::vector<domain::Filesystem>& filesystems);

// Of a file system of that type.
[[nodiscard]] domain::Persistence persistenceOf(std::string_view type);

}  // namespace berth::platform_client::inspector
