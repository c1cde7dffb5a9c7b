// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "models/domain/error.h"
#include "sim/node_ssh/connection.h"
#include "sim/node_ssh/descriptor.h"
#include "sim/node_ssh/host_key.h"
#include "sim/node_ssh/login.h"
#include "sim/node_ssh/node_directory.h"
#include "sim/node_ssh/wake_up.h"

namespace berth::sim::node_ssh {

struct SshServerSetup {
    std::uint16_t port = 0;  // 0: any free one
    Login login;
    HostKey hostKey;
    ConnectionLimits limits;
    std::size_t connections = 64;  // further ones are hung up on
};

// SSH into every simulated node: the user name is the name of the node. Listens on 127.0.0.1, and
// on ::1 where there is such an address, and on nothing else. One thread accepts, each connection
// has one, and each of its programs.
class SshServer {
  public:
    // Errors: AlreadyExists (the port is taken), Unavailable. `nodes` must outlive it.
    [[nodiscard]] static domain::Result<std::unique_ptr<SshServer>> start(SshServerSetup setup,
                                                                          NodeDirectory& nodes);
    // Hangs up on everybody and waits for all threads.
    ~SshServer();
    SshServer(const SshServer&) = delete;
    SshServer& operator=(const SshServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] const HostKey& hostKey() const { return m_setup.hostKey; }

  private:
    SshServer(SshServerSetup setup, NodeDirectory& nodes);
    [[nodiscard]] domain::Result<void> listen();
    void accept(const std::stop_token& stop);
    void take(int listener);
    void tidy();

    const SshServerSetup m_setup;
    NodeDirectory& m_nodes;
    std::uint16_t m_port = 0;
    const WakeUp m_wakeUp;
    std::vector<Descriptor> m_listeners;
    std::list<Connection> m_connections;  // the accepting thread's, then the destructor's
    std::jthread m_thread;
};

}  // namespace berth::sim::node_ssh
