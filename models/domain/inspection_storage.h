// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/domain/units.h"

namespace berth::domain {

// Whether what is written there outlives the container or the machine's next start.
enum class Persistence {
    Lost,     // overlay, tmpfs: gone with the container
    Disk,     // a file system on a block device of the machine
    Network,  // NFS, SMB, Ceph, FUSE (object storage)
    None,     // the kernel's own: proc, sysfs, cgroup; holds no data
};

// A mounted file system, with its sizes where `df` gave them.
struct Filesystem {
    std::string device, path, type;
    bool readOnly = false;
    Persistence persistence = Persistence::None;
    std::optional<Bytes> size, used, available;
    std::optional<std::int64_t> inodes, inodesUsed;

    friend bool operator==(const Filesystem&, const Filesystem&) = default;
};

}  // namespace berth::domain
