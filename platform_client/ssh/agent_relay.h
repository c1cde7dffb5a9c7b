// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <thread>

#include "platform_client/ssh/failure.h"
#include "platform_client/ssh/local_file.h"
#include "platform_client/ssh/wake_up.h"

namespace berth::platform_client::ssh {

// Stands between libssh and a person's ssh-agent (draft-miller-ssh-agent): libssh would try every
// key there is and wait for an agent for ever. This shows at most kMaxAgentKeys keys, of accepted
// types only, passes on requests to sign, and nothing else; and it gives up when the agent does not
// answer in time.
class AgentRelay {
  public:
    static constexpr std::size_t kMaxAgentKeys = 6;

    // Connects. Errors: AgentUnavailable (no such socket, or no fitting key).
    [[nodiscard]] static Attempt<std::unique_ptr<AgentRelay>> open(const std::string& socketPath);
    ~AgentRelay();
    AgentRelay(const AgentRelay&) = delete;
    AgentRelay& operator=(const AgentRelay&) = delete;

    // libssh's end. It is libssh's to close once handed over.
    [[nodiscard]] int takeEnd() { return m_theirs.release(); }
    // From any thread: whoever waits for the agent is let go.
    void stop();

  private:
    AgentRelay(Descriptor agent, Descriptor ours, Descriptor theirs, std::string keys);
    void run();

    Descriptor m_agent, m_ours, m_theirs;
    std::string m_keys;  // the reply that lists them
    std::thread m_thread;
};

}  // namespace berth::platform_client::ssh
