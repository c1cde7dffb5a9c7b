// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include "models/domain/remote_host.h"
#include "platform_client/ssh/agent_relay.h"
#include "platform_client/ssh/link.h"
#include "platform_client/ssh/login_memory.h"
#include "platform_client/ssh/ssh_options.h"
#include "platform_client/ssh/waiting.h"

namespace berth::platform_client::ssh {

// The relay to the ssh-agent that a login waits for just now, so that another thread can end that.
class AgentStop {
  public:
    void watch(AgentRelay* relay) {
        const std::lock_guard lock(m_mutex);
        m_relay = relay;
        if (m_stopped && m_relay != nullptr) m_relay->stop();
    }
    void stop() {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
        if (m_relay != nullptr) m_relay->stop();
    }

  private:
    std::mutex m_mutex;
    AgentRelay* m_relay = nullptr;
    bool m_stopped = false;
};

// What checking a server and logging in at it needs to know. All of it outlives the call.
struct LoginScene {
    const domain::HostProfile& profile;
    const domain::HostStop& stop;
    std::size_t index = 0;  // of the stop
    const SshOptions& options;
    const domain::RemoteCallbacks& callbacks;
    LoginMemory& memory;
    Link& link;
    Waiting& waiting;
    std::shared_ptr<WakeUp> wakeUp;
    AgentStop& agentStop;

    // Waits for an answer of somebody's, for as long as it takes, while the connection lives.
    template <class T>
    [[nodiscard]] Attempt<std::optional<T>> wait(PendingAnswer<T>& pending) const {
        while (!pending.settled()) {
            if (!link.alive())
                return failed(domain::RemoteTrouble::ConnectionLost, link.lastError());
            if (!waiting.turn(std::chrono::steady_clock::now() + std::chrono::seconds(5)))
                return failed(domain::RemoteTrouble::ShuttingDown, "");
        }
        return pending.take();
    }
};

}  // namespace berth::platform_client::ssh
