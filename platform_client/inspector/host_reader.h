// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "models/domain/inspection_host.h"
#include "platform_client/inspector/file_lines.h"

// What the kernel tells of a machine, from the section "files". Formats: proc(5), the kernel's
// Documentation/filesystems/proc.rst, accounting/psi.rst and admin-guide/cgroup-v2.rst.

namespace berth::platform_client::inspector {

[[nodiscard]] domain::HostState readHost(const FileLines& files);

// The limits of the control group, of version 2 or 1.
[[nodiscard]] domain::GroupLimits readGroup(const FileLines& files);

// The section "clock": the Unix time, and the size of a page.
struct ClockReading {
    std::optional<std::int64_t> unixSeconds;
    std::int64_t pageBytes = 4096;
};
[[nodiscard]] ClockReading readClock(std::string_view text);

// The section "time_sync": of systemd, or of chrony.
[[nodiscard]] std::optional<bool> readTimeSync(std::string_view text);

}  // namespace berth::platform_client::inspector
