// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libssh/libssh.h>

#include <cstdint>

namespace berth::platform_client::ssh {

// Hears what servers announce as the most that they take at once on a channel (RFC 4254, section
// 5.1). libssh 0.10 takes off 10 bytes for a header: of 10 it then writes nothing for ever, of
// fewer as much as it likes, and of a few more single bytes. It gives the number to nobody, and
// tells it only in its log, of which each thread has one.
//
// Made and destroyed on the thread whose sessions it listens to; one at a time there.
class PacketWatch {
  public:
    // Less than any server has a reason for: 32,768 is what every one must be able to take.
    static constexpr std::uint32_t kSmallest = 256;

    PacketWatch();
    ~PacketWatch();
    PacketWatch(const PacketWatch&) = delete;
    PacketWatch& operator=(const PacketWatch&) = delete;

    // A server has announced less than kSmallest, or what the library complains of: nothing at all,
    // upon which it waits on, or a number for a channel that is open already, which it takes first.
    // From then on.
    [[nodiscard]] bool unsound() const { return m_unsound; }

  private:
    static void hear(int priority, const char* function, const char* text, void* watch);

    bool m_unsound = false;
    int m_levelBefore;
    void* m_dataBefore;
};

}  // namespace berth::platform_client::ssh
