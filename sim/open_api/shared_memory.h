// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "models/domain/units.h"
#include "sim/open_api/task_extras.h"

namespace berth::sim::open_api {

// The newer paths give shared memory in two places: `share_mem_volumes` of the task are names with
// a size in MiB, `share_mem_config` of a service mounts them. What is mounted at /dev/shm is the
// spec's sharedMemory.

// More is refused, or taken for nothing where it cannot be refused.
inline constexpr std::int64_t kMostSharedMemoryMiB = std::int64_t{1} << 30;

// The size of the volume at /dev/shm of the container that the spec describes; nothing when none is
// mounted there.
[[nodiscard]] std::optional<domain::Bytes> devShmBytes(const TaskExtras& extras);

// Makes the two places say `wanted`, which may have been changed elsewhere since they were sent.
void setDevShm(TaskExtras& extras, domain::Bytes wanted);

}  // namespace berth::sim::open_api
