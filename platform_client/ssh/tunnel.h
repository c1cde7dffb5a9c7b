// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "platform_client/ssh/link.h"

namespace berth::platform_client::ssh {

// Carries the connection to a further stop through a server: a direct-tcpip channel (RFC 4254,
// section 7.2) on one side, a socket for the next session on the other. Used on one thread only.
class Tunnel {
  public:
    [[nodiscard]] static Attempt<std::unique_ptr<Tunnel>> open(Link& through,
                                                               const std::string& host, int port,
                                                               const Patience& patience,
                                                               Waiting& waiting);
    // The end for the next session, once.
    [[nodiscard]] Descriptor takeEnd() { return std::move(m_theirs); }

    [[nodiscard]] int fd() const { return m_ours.get(); }
    [[nodiscard]] short events() const;
    // Moves what can be moved; closes the socket once either side has ended.
    void pump();

  private:
    Tunnel(Link& through, ChannelHandle channel, Descriptor ours, Descriptor theirs);
    void upwards();
    void downwards();
    [[nodiscard]] bool sendDown();

    Link& m_link;
    ChannelHandle m_channel;
    Descriptor m_ours, m_theirs;
    std::string m_upward;    // from the server, not yet taken by the socket
    std::string m_downward;  // from the socket, not yet taken by the channel
};

}  // namespace berth::platform_client::ssh
