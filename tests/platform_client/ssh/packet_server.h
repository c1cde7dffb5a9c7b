// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/host_profile.h"
#include "tests/platform_client/ssh/child_process.h"
#include "tests/platform_client/ssh/run_program.h"

namespace berth::platform_client::ssh::testing {

// A server of asyncssh's on free ports of 127.0.0.1, as packet_server.py has it: lets everybody in,
// and announces a size of packets of its own on each port. A command says how many bytes it was
// given.
class PacketServer {
  public:
    struct Sizes {
        unsigned most = 0;
        std::optional<unsigned> again{};  // announced once more for a channel that is open already
    };

    explicit PacketServer(const std::vector<Sizes>& ports);

    [[nodiscard]] domain::HostStop stop(std::size_t port = 0) const;
    // What it has logged.
    [[nodiscard]] std::string log() const { return m_folder.read("log"); }

  private:
    ScratchFolder m_folder;
    std::vector<int> m_ports;
    ChildProcess m_server;
};

}  // namespace berth::platform_client::ssh::testing
