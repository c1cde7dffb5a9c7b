// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/packet_server.h"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace berth::platform_client::ssh::testing {

PacketServer::PacketServer(const std::vector<Sizes>& ports) {
    const std::string key = m_folder / "host";
    const ProgramEnd end =
        runProgram({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key});
    if (end.status != 0) throw std::runtime_error("ssh-keygen: " + end.output);
    // It ends with the test, however that ends.
    std::vector<std::string> command{"setpriv",    "--pdeathsig",       "TERM",
                                     BERTH_PYTHON, BERTH_PACKET_SERVER, key};
    for (const Sizes& each : ports) {
        m_ports.push_back(freePort());
        command.push_back(std::to_string(m_ports.back()) + ":" + std::to_string(each.most));
        if (each.again) command.back() += ":" + std::to_string(*each.again);
    }
    m_server = ChildProcess(std::move(command), m_folder / "log");
    while (!listens(m_ports.back())) {
        if (m_server.ended()) throw std::runtime_error("asyncssh does not start: " + log());
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
}

// It asks for nothing, so that nothing is given.
domain::HostStop PacketServer::stop(std::size_t port) const {
    return {"127.0.0.1", m_ports.at(port), "anybody", {domain::HostLoginKind::Password, {}}};
}

}  // namespace berth::platform_client::ssh::testing
