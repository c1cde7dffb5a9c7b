// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "models/domain/clock.h"
#include "sim/node_ssh/ssh_server.h"
#include "sim/platform/simulated_platform.h"
#include "tests/support/running_program.h"

namespace berth::sim::node_ssh::testing {

using support::ProgramEnd;
using support::RunningProgram;
using support::ScratchFolder;

[[nodiscard]] inline bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// A simulation with a deployment "web" of two nodes on a thread of its own, SSH into them, and
// OpenSSH's own clients.
class SshRoom {
  public:
    explicit SshRoom(ConnectionLimits limits = {});
    ~SshRoom();
    SshRoom(const SshRoom&) = delete;
    SshRoom& operator=(const SshRoom&) = delete;

    static constexpr const char* kToken = "0123abcd-token-of-the-test";

    [[nodiscard]] std::uint16_t port() const { return m_server->port(); }
    [[nodiscard]] platform::SimulatedPlatform& platform() { return *m_platform; }
    [[nodiscard]] const ScratchFolder& folder() const { return m_folder; }
    void inject(domain::FaultKind kind, const std::string& target);
    [[nodiscard]] domain::Node node(const std::string& name);
    // Waits until the condition holds; false: a minute was not enough.
    [[nodiscard]] bool await(const std::function<bool()>& condition);

    // The words of `ssh` up to the node; more options may follow.
    [[nodiscard]] std::vector<std::string> options() const;
    // Starts `ssh OPTIONS NODE@127.0.0.1 COMMAND…` with the token as password.
    [[nodiscard]] std::unique_ptr<RunningProgram> start(const std::string& node,
                                                        std::vector<std::string> more = {},
                                                        std::vector<std::string> command = {});
    [[nodiscard]] ProgramEnd ssh(const std::string& node, const std::string& command,
                                 std::vector<std::string> more = {});
    // Runs `sftp` or `scp` with these words after its options.
    [[nodiscard]] ProgramEnd files(const std::string& program, std::vector<std::string> words,
                                   const std::string& input = {});
    // What the client says when it is asked for a password.
    void usePassword(const std::string& password);
    // A new key of the client's; its path. The server knows the one made by the room.
    [[nodiscard]] std::string knownKey() const { return m_folder.at("known"); }
    [[nodiscard]] std::string strangeKey() const { return m_folder.at("strange"); }

  private:
    class Nodes;
    [[nodiscard]] std::vector<std::string> environment() const;

    domain::SystemClock m_clock;
    ScratchFolder m_folder;
    std::unique_ptr<platform::SimulatedPlatform> m_platform;
    std::unique_ptr<Nodes> m_nodes;
    std::unique_ptr<SshServer> m_server;
};

}  // namespace berth::sim::node_ssh::testing
