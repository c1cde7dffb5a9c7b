// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/domain/host_profile.h"
#include "tests/platform_client/ssh/child_process.h"
#include "tests/platform_client/ssh/run_program.h"

namespace berth::platform_client::ssh::testing {

// A server of asyncssh's on a free port of 127.0.0.1, as packet_server.py has it: lets everybody
// in, and announces a size of packets of its own. A command says how many bytes it was given.
class PacketServer {
  public:
    // `again`: what it announces once more for a channel that is open already.
    explicit PacketServer(unsigned most, std::optional<unsigned> again = std::nullopt);

    [[nodiscard]] domain::HostStop stop() const;
    // What it has logged.
    [[nodiscard]] std::string log() const { return m_folder.read("log"); }

  private:
    ScratchFolder m_folder;
    const int m_port;
    ChildProcess m_server;
};

}  // namespace berth::platform_client::ssh::testing
