// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "platform_client/ssh/link.h"
#include "platform_client/ssh/login_scene.h"
#include "platform_client/ssh/tunnel.h"

namespace berth::platform_client::ssh {

// All sessions on the way to one computer, each carried by the one before: made one after the
// other, every server's key checked and logged in at. They are served together on the thread that
// made them, by turn().
class Chain final : public Waiting {
  public:
    struct Setting {
        const domain::HostProfile& profile;
        const SshOptions& options;
        const domain::RemoteCallbacks& callbacks;
        LoginMemory& memory;
        std::shared_ptr<WakeUp> wakeUp;
        AgentStop& agentStop;
        const std::atomic<bool>& ending;
        std::function<void(domain::RemoteStage, std::size_t stop)> onStage;
    };

    explicit Chain(Setting setting) : m_setting(std::move(setting)) {}
    ~Chain() override;

    // To the end of the chain, or to the first failure; failedStop() says where.
    [[nodiscard]] Attempt<void> connect();
    [[nodiscard]] std::size_t stop() const { return m_stop; }

    using Waiting::turn;
    [[nodiscard]] bool turn(Moment until, int writable) override;

    // The session with the target; after connect().
    [[nodiscard]] Link& target() { return *m_links.back(); }

  private:
    [[nodiscard]] const domain::HostStop& stopAt(std::size_t index) const;
    [[nodiscard]] Attempt<void> connectStop(std::size_t index);
    [[nodiscard]] Attempt<Descriptor> socketTo(const domain::HostStop& stop, std::size_t index);
    [[nodiscard]] Attempt<void> takeTheDesk();
    [[nodiscard]] std::uint64_t receivedInAll() const;

    const Setting m_setting;
    PacketWatch m_packets;
    std::vector<std::unique_ptr<Link>> m_links;
    std::vector<std::unique_ptr<Tunnel>> m_tunnels;  // [i] goes through m_links[i]
    Link* m_current = nullptr;                       // the one that is being made
    std::size_t m_stop = 0;
    bool m_atDesk = false;
};

}  // namespace berth::platform_client::ssh
