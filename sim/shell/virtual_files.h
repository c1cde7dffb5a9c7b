// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "sim/shell/node_host.h"

// The files that a kernel and an image would show, made of a node's facts. Formats: proc(5), the
// kernel's admin-guide/cgroup-v2.rst, os-release(5). A value that the facts do not hold makes no
// line, or the file is missing, as it is on machines that lack it.

namespace berth::sim::shell {

// Whether it lies where the kernel or the image has its files: /proc, /sys, /dev, and those of /etc
// that stand here.
[[nodiscard]] bool isVirtualPath(std::string_view path);

// Nothing: no such file, or a folder.
[[nodiscard]] std::optional<std::string> virtualContent(const NodeFacts& facts,
                                                        std::string_view path);
// Errors: NotFound.
[[nodiscard]] domain::Result<FileStatus> virtualStatus(const NodeFacts& facts,
                                                       std::string_view path);
[[nodiscard]] std::vector<FileStatus> virtualChildren(const NodeFacts& facts,
                                                      std::string_view folder);

using MakeText = std::string (*)(const NodeFacts& facts);
struct VirtualFile {
    std::string_view path;
    MakeText make;
};
[[nodiscard]] const std::vector<VirtualFile>& kernelFiles();
[[nodiscard]] const std::vector<VirtualFile>& groupFiles();
[[nodiscard]] const std::vector<VirtualFile>& imageFiles();

// /proc/PID/NAME; nothing: there is no such file.
[[nodiscard]] std::optional<std::string> processFile(const NodeFacts& facts,
                                                     const ProcessFacts& process,
                                                     std::string_view name);
inline constexpr std::string_view kProcessFiles[] = {"cmdline", "comm", "environ", "stat",
                                                     "status"};

// The name of a process as the kernel keeps it: that of its program, at most 15 bytes.
[[nodiscard]] std::string shortName(const ProcessFacts& process);
// What it has computed so far, in seconds.
[[nodiscard]] double secondsUsed(const NodeFacts& facts, const ProcessFacts& process);
[[nodiscard]] double secondsUsed(const NodeFacts& facts);

inline constexpr std::int64_t kPageBytes = 4096;
inline constexpr double kTicksPerSecond = 100;
inline constexpr std::string_view kKernelRelease = "6.1.0-berth";

}  // namespace berth::sim::shell
