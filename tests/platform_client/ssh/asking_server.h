// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "tests/platform_client/ssh/raw_server.h"
#include "tests/platform_client/ssh/run_program.h"

namespace berth::platform_client::ssh::testing {

// What a server wants of whoever logs in.
struct AskingRules {
    bool password = false;   // "password" is offered
    bool questions = false;  // "keyboard-interactive" is offered
    bool both = false;       // first the one, then the other
    std::string secret = "secret";
    struct Prompt {
        std::string text;
        bool echo = false;
        std::string answer;
    };
    std::vector<std::vector<Prompt>> rounds;
    bool floods = false;  // opens channels to whoever has logged in, without end
    bool silentAfterwards = false;
};

// A server of libssh's, in this process, that asks what no sshd can be made to ask without an
// account of its own. It runs one command a channel: it says "done" and ends.
class AskingServer {
  public:
    explicit AskingServer(AskingRules rules);

    [[nodiscard]] int port() const { return m_server.port(); }
    [[nodiscard]] int passwordsTried() const { return m_passwords; }
    [[nodiscard]] int roundsAsked() const { return m_rounds; }

  private:
    void serve(RawServer::Peer& peer);

    const AskingRules m_rules;
    ScratchFolder m_folder;
    std::string m_hostKey;
    std::atomic<int> m_passwords = 0, m_rounds = 0;
    RawServer m_server;
};

}  // namespace berth::platform_client::ssh::testing
