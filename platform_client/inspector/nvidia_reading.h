// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/inspection_gpu.h"

namespace berth::platform_client::inspector {

// As many as are kept of what one machine shows; more are left out.
inline constexpr std::size_t kMaxGpus = 64;
inline constexpr std::size_t kMaxMigDevices = 16;
inline constexpr std::size_t kMaxGpuProcesses = 512;
inline constexpr std::size_t kMaxNvLinks = kMaxGpus * 32;

// What nvidia-smi said, in whichever form.
struct NvidiaReading {
    domain::GpuDriver driver;
    std::vector<domain::GpuState> gpus;
    std::string problem;  // English: why it could not be read to its end; empty: it could
};

}  // namespace berth::platform_client::inspector
