// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "platform_client/inspector/nvidia_reading.h"

namespace berth::platform_client::inspector {

// The output of `nvidia-smi --query-gpu=… --format=csv`: a line of names ("memory.used [MiB]"),
// then a line for each GPU. Columns are found by their names, so their order and number are free. A
// line with another number of columns is left out and told as a problem.
[[nodiscard]] NvidiaReading readNvidiaCsv(std::string_view text);

// Adds the processes that `nvidia-smi --query-compute-apps=gpu_uuid,pid,process_name,used_memory
// --format=csv` tells to the GPUs that they run on. A name may hold commas.
void addComputeApps(std::string_view text, std::vector<domain::GpuState>& gpus);

// The output of `nvidia-smi nvlink --status`.
[[nodiscard]] std::vector<domain::NvLink> readNvLinks(std::string_view text);

// What kept nvidia-smi from giving values, by its message.
[[nodiscard]] domain::DriverTrouble troubleOf(std::string_view message);

// The GPUs that nvidia-smi says it cannot reach: "Unable to determine the device handle for GPU
// 0000:3B:00.0: GPU is lost." Their bus ids.
[[nodiscard]] std::vector<std::string> lostGpus(std::string_view message);

}  // namespace berth::platform_client::inspector
