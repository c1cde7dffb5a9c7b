// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "models/domain/inspection_kernel.h"

namespace berth::platform_client::inspector {

inline constexpr std::size_t kMaxKernelMessages = 4000;
inline constexpr std::size_t kMaxServiceMessages = 400;

// The kernel's log as dmesg or `journalctl -o short-monotonic` prints it. A text without a single
// time stamp is a refusal, not a log.
[[nodiscard]] domain::KernelLog readKernelLog(std::string_view text);

// An error of NVIDIA's driver in a message: "NVRM: Xid (PCI:0000:3b:00): 79, pid=1234, name=python,
// GPU has fallen off the bus."
[[nodiscard]] std::optional<domain::XidEvent> xidOf(const domain::KernelMessage& message);

// Lines of the services' journal, without times.
[[nodiscard]] std::vector<domain::KernelMessage> readServiceLog(std::string_view text);

}  // namespace berth::platform_client::inspector
