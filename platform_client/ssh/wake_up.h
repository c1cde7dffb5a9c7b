// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform_client/ssh/local_file.h"

namespace berth::platform_client::ssh {

// Ends the waiting of a thread that polls fd() for input. Thread-safe.
class WakeUp {
  public:
    WakeUp();

    void ring() const;
    void clear() const;
    [[nodiscard]] int fd() const { return m_fd.get(); }

  private:
    Descriptor m_fd;
};

}  // namespace berth::platform_client::ssh
