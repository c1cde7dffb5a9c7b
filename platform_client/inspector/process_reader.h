// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "models/domain/inspection_host.h"

namespace berth::platform_client::inspector {

inline constexpr std::size_t kMaxProcesses = 20'000;

// The /proc/PID/stat of all processes, one behind the other (proc(5)). The name may hold anything,
// brackets and line ends too; it ends with the last bracket that is followed by the other fields.
[[nodiscard]] std::vector<domain::HostProcess> readProcesses(std::string_view text,
                                                             std::int64_t pageBytes);

}  // namespace berth::platform_client::inspector
