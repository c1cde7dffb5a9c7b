// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace berth::sim::faults {

inline constexpr int kFellOffTheBus = 79;

// A process as the driver names it.
struct XidProcess {
    std::int64_t pid = 0;
    std::string name;
};

// The line by which NVIDIA's driver (550) reports an Xid, in its own form:
// "NVRM: Xid (PCI:0000:3b:00): 31, pid=412, name=python3, Ch 00000008, …". `pciAddress` is
// "0000:3b:00.0". Of codes that the simulator does not know only the head.
[[nodiscard]] std::string xidLine(std::string_view pciAddress, int code,
                                  const std::optional<XidProcess>& process);
// What a CUDA program writes when such an error ends it; empty: it ends none.
[[nodiscard]] std::string_view lastWords(int code);

}  // namespace berth::sim::faults
