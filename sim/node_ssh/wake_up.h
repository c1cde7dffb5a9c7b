// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/node_ssh/descriptor.h"

namespace berth::sim::node_ssh {

// Something that a poll() waits for and that any thread can set off.
class WakeUp {
  public:
    WakeUp();

    // −1 where the system gave none.
    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    void set() const;    // any thread
    void clear() const;  // whoever polls

  private:
    Descriptor m_descriptor;
};

}  // namespace berth::sim::node_ssh
