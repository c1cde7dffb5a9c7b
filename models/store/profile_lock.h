// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/error.h"

namespace berth::store {

// One program at a time on a profile folder: an advisory lock (flock) on its file `lock`, which
// holds the process number. The kernel releases it when the process ends, however it ends.
class ProfileLock {
  public:
    // Errors: Unavailable (another program has it; the detail says which process),
    // PermissionDenied, StorageFailed.
    [[nodiscard]] static domain::Result<ProfileLock> take(const std::string& folder);
    ProfileLock(ProfileLock&& other) noexcept;
    ProfileLock& operator=(ProfileLock&& other) noexcept;
    ProfileLock(const ProfileLock&) = delete;
    ProfileLock& operator=(const ProfileLock&) = delete;
    ~ProfileLock();

  private:
    explicit ProfileLock(int file) : m_file(file) {}

    int m_file = -1;
};

}  // namespace berth::store
