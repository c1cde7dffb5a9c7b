// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::sim::node_ssh {

// Something that a poll() waits for and that any thread can set off.
class WakeUp {
  public:
    WakeUp();
    ~WakeUp();
    WakeUp(const WakeUp&) = delete;
    WakeUp& operator=(const WakeUp&) = delete;

    // −1 where the system gave none.
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    void set() const;    // any thread
    void clear() const;  // whoever polls

  private:
    int m_descriptor;
};

}  // namespace berth::sim::node_ssh
