// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "platform_client/ssh/failure.h"
#include "platform_client/ssh/known_hosts.h"
#include "platform_client/ssh/local_file.h"
#include "platform_client/ssh/packet_watch.h"
#include "platform_client/ssh/ssh_handles.h"
#include "platform_client/ssh/ssh_options.h"
#include "platform_client/ssh/waiting.h"

namespace berth::platform_client::ssh {

struct ServerKey {
    std::string typeName, blob;
};

// One libssh session over a socket that is there already; no file of the person's or the
// computer's configuration is read by the library. Used on one thread only.
class Link {
  public:
    // Greeting and exchange of keys, with the host keys of known types asked for first. `packets`
    // outlives it and listens to the thread.
    [[nodiscard]] static Attempt<std::unique_ptr<Link>> open(
        Descriptor socket, const std::string& user, const std::vector<KeyType>& known,
        const Patience& patience, Waiting& waiting, const PacketWatch& packets, Link*& current);
    ~Link();
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;

    [[nodiscard]] ssh_session session() const { return m_session.get(); }
    [[nodiscard]] Attempt<ServerKey> serverKey() const;
    // The socket and what to wait for on it, as of poll(2); -1 once it is closed.
    [[nodiscard]] int fd() const { return ssh_get_fd(m_session.get()); }
    [[nodiscard]] short events() const;
    // Reads and writes what can be, without waiting.
    void process();
    [[nodiscard]] bool alive() const;
    // Why it is not alive, or what failed; plain.
    [[nodiscard]] std::string lastError() const;
    // What the server had to say to whoever logs in (RFC 4252, section 5.4), the last of it; plain.
    [[nodiscard]] std::string banner() const;
    // All that has come, in bytes.
    [[nodiscard]] std::uint64_t received() const { return m_counter.in_bytes; }
    // The server asked for more than a server may, said more than it was let, or takes next to
    // nothing.
    [[nodiscard]] bool misbehaved() const;
    void noteFlood() { m_flood = true; }

  private:
    Link(SessionHandle session, const PacketWatch& packets);
    [[nodiscard]] Attempt<void> handshake(const Patience& patience, Waiting& waiting);
    [[nodiscard]] Failure handshakeFailure() const;
    static int refuse(ssh_session session, ssh_message message, void* link);

    const PacketWatch& m_packets;
    struct ssh_counter_struct m_counter {};
    SessionHandle m_session;
    EventHandle m_event;  // after the handshake
    int m_refused = 0;
    bool m_flood = false;
};

}  // namespace berth::platform_client::ssh
