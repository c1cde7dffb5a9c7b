// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/packet_server.h"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace berth::platform_client::ssh::testing {

PacketServer::PacketServer(unsigned most, std::optional<unsigned> again) : m_port(freePort()) {
    const std::string key = m_folder / "host";
    const ProgramEnd end =
        runProgram({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key});
    if (end.status != 0) throw std::runtime_error("ssh-keygen: " + end.output);
    std::vector<std::string> command{BERTH_PYTHON, BERTH_PACKET_SERVER, std::to_string(m_port), key,
                                     std::to_string(most)};
    if (again) command.push_back(std::to_string(*again));
    m_server = ChildProcess(std::move(command), m_folder / "log");
    while (!listens(m_port)) {
        if (m_server.ended()) throw std::runtime_error("asyncssh does not start: " + log());
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

// It asks for nothing, so that nothing is given.
domain::HostStop PacketServer::stop() const {
    return {"127.0.0.1", m_port, "anybody", {domain::HostLoginKind::Password, {}}};
}

}  // namespace berth::platform_client::ssh::testing
